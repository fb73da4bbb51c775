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


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(page, path):
    page.goto(path, wait_until="load")
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert {look: faults for look in LOOKS if (faults := serious_faults(page, *look))} == {}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_as_narrow_as_its_window(page, path):
    page.goto(path, wait_until="load")
    for width in (360, 700, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def serious_faults(page, width, colours):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    return [
        (fault["id"], fault["nodes"][0]["html"])
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
