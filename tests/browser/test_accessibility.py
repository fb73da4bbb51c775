"""axe-core finds no serious fault on any page, light or dark, wide or narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

CLAIM = "claim:1c2ae419b867:148-210:recommended"
PAGES = [
    "/",
    "/graph?state=TJK",
    "/v1/questions/bodies-urging",
    "/v1/questions/bodies-urging?state=Tajikstan&topic=refoulement",
    "/v1/questions/claims-about?state=TJK&limit=2",
    f"/v1/questions/claim-trail?claim={CLAIM}",
    "/v1/states?said=true&sort=-asked",
    "/v1/states/TJK",
    "/v1/documents/CAT/C/TJK/CO/3",
    f"/v1/claims/{CLAIM}",
    "/v1/articles/article:1c2ae419b867",
]
LOOKS = [(1280, "light"), (1280, "dark"), (360, "light")]


@pytest.mark.parametrize(("width", "colours"), LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(page, path, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    page.goto(path, wait_until="load")
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    found = Axe().run(page).response["violations"]
    assert [
        (fault["id"], fault["nodes"][0]["html"])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ] == []


@pytest.mark.parametrize("width", [360, 700, 1600])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_narrow_as_its_window(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path, wait_until="load")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
