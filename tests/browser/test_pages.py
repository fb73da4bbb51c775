"""The pages in a real Chromium: nothing from elsewhere, no script out of a document, usable by keyboard."""

import httpx
import pytest

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "{{ 7 * 7 }}",
]
CLAIM = "claim:1c2ae419b867:148-210:recommended"
PAGES = [
    "/",
    "/docs",
    "/graph",
    "/graph?question=most-cited-documents",
    "/v1/questions",
    "/v1/questions/claims-about?state=TJK",
    f"/v1/questions/claim-trail?claim={CLAIM}",
    "/v1/states",
    "/v1/states/TJK",
    "/v1/bodies/tb:CAT/links",
    "/v1/topics/refoulement",
    "/v1/documents/CAT/C/TJK/CO/3",
    f"/v1/claims/{CLAIM}",
    "/v1/citations/cit:1c2ae419b867:504-610",
    "/v1/articles/article:1c2ae419b867",
    "/v1/questions/bodies-urging?state=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&topic=refoulement",
]


def opened(page, path):
    page.goto(path, wait_until="load")
    if path.startswith("/graph"):
        page.wait_for_selector("#picture[data-drawn] canvas")
    return page


@pytest.mark.parametrize("path", PAGES[:-1])
def test_a_page_asks_no_other_host_and_complains_of_nothing(page, address, path):
    opened(page, path)
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []
    assert page.complaints == []


def test_the_docs_show_each_question(page):
    opened(page, "/docs")
    page.wait_for_selector(".opblock")
    assert "/v1/questions/bodies-urging" in page.inner_text("#swagger").replace("\u200b", "")


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_word_of_a_document_is_run(page, load_small_graph, payload):
    load_small_graph(payload)
    try:
        for path in (path for path in PAGES if path != "/docs"):
            opened(page, path)
            for button in page.query_selector_all("button.show:visible"):
                button.click()
            assert page.alerts == []
            assert page.query_selector_all("img[src='x'], a[href^='javascript:']") == []
            assert "49" not in page.title()
    finally:
        load_small_graph()


def test_a_hostile_title_is_shown_as_it_is_written(page, load_small_graph):
    load_small_graph(HOSTILE[0])
    try:
        opened(page, "/v1/questions/most-cited-documents")
        assert f"{HOSTILE[0]}Reply of Tajikistan" in page.inner_text("table")
    finally:
        load_small_graph()


def test_choosing_a_claim_shows_quote_document_paragraph_and_footnotes(page):
    opened(page, "/graph?state=TJK")
    page.click("button.show:has-text('recommended, 2018-06')")
    panel = page.inner_text("#panel")
    assert page.inner_text("#panel mark").startswith("recommended that Tajikistan end the return")
    assert "CAT/C/TJK/CO/3, para. 33-34" in panel
    assert "footnote 2, 3" in panel
    assert "section “Crossings”" in panel


def test_a_claim_read_in_a_footnote_shows_its_number(page):
    opened(page, "/graph?state=TJK")
    page.click("button.show:has-text('requested, 2018-06')")
    assert "Guards at the river, footnote 3" in page.inner_text("#panel")


def test_clicking_a_node_of_the_picture_shows_its_proof(page):
    opened(page, "/graph?state=TJK")
    box = page.locator("#picture canvas").bounding_box()
    for across in range(5, 100, 2):
        page.mouse.click(box["x"] + box["width"] * across / 100, box["y"] + box["height"] / 2)
        if page.query_selector("#panel mark"):
            break
    assert page.inner_text("#panel mark")
    assert "Read in" in page.inner_text("#panel")


def test_the_same_graph_is_the_same_picture(page):
    first = opened(page, "/graph?state=TJK").locator("#picture").screenshot()
    assert opened(page, "/graph?state=TJK").locator("#picture").screenshot() == first


def test_the_legend_names_each_kind_of_the_picture_with_its_shape(page):
    opened(page, "/graph?state=TJK")
    names = page.locator(".legend li").all_inner_texts()
    assert [name.strip() for name in names] == [
        "State", "Body", "Claim", "Topic", "Document", "Article that was read",
    ]  # fmt: skip
    assert page.locator(".legend svg").count() == len(names)


def test_the_keyboard_alone_leads_from_a_question_to_its_trail(page):
    opened(page, "/")
    page.focus("form[action='/v1/questions/bodies-urging'] input[name=state]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Tajikistan")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("refoulement")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "end the return of people" in page.inner_text("table")
    page.focus("table a:has-text('trail')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "para. 33-34" in page.inner_text("ol.trail-steps")


def test_the_answers_can_be_read_without_script(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/graph?state=TJK")
    assert "recommended that Tajikistan end" in page.inner_text("table.proofs")
    page.goto("/v1/questions/claims-about?state=TJK")
    assert page.locator("tbody tr").count() == 5
    context.close()


@pytest.mark.parametrize("path", ["/", "/graph", "/v1/questions/claims-about?state=TJK"])
@pytest.mark.parametrize("width", [360, 1600])
def test_a_page_is_never_wider_than_its_window(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/", "/graph", "/v1/questions/claims-about?state=TJK"])
def test_every_field_has_a_label_and_every_page_one_heading(page, path):
    opened(page, path)
    unlabelled = "[...document.querySelectorAll('input:not([type=hidden]), select')].filter(i => !i.labels.length).length"
    assert page.evaluate(unlabelled) == 0
    assert page.locator("h1").count() == 1


def test_the_picture_follows_a_dark_window(page):
    page.emulate_media(color_scheme="light")
    light = opened(page, "/graph?state=TJK").locator("#picture").screenshot()
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)
    assert page.locator("#picture").screenshot() != light


def test_the_service_answers_while_pages_are_open(address):
    assert httpx.get(f"{address}/health/ready").json() == {"status": "ready"}
