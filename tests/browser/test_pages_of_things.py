"""The page of a State, a body, a topic, a document, a claim, a citation, an article."""

import json

import pytest
from playwright.sync_api import expect

CLAIM = "claim:1c2ae419b867:148-210:recommended"
IN_A_NOTE = "claim:1c2ae419b867:662-695:requested"
ARTICLE = "/v1/articles/article:1c2ae419b867"
THINGS = [
    ("/v1/states/Tajikistan", "Tajikistan"),
    ("/v1/bodies/tb:CAT", "Committee against Torture"),
    ("/v1/topics/refoulement", "Refoulement"),
    ("/v1/documents/CAT/C/TJK/CO/3", "Concluding observations on Tajikistan"),
    ("/v1/citations/cit:1c2ae419b867:504-610", "Concluding observations on Tajikistan"),
    (f"/v1/claims/{CLAIM}", "Committee against Torture recommended"),
    (ARTICLE, "Guards at the river"),
]
in_sight = """element => {
    const box = element.getBoundingClientRect();
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


@pytest.mark.parametrize(("path", "heading"), THINGS)
def test_a_thing_is_headed_by_its_name(page, path, heading):
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


@pytest.mark.parametrize("path", [path for path, _ in THINGS])
def test_a_count_leads_to_as_many_rows(page, address, path):
    page.goto(path)
    for count in page.locator(".counts a").all():
        number = int(count.locator("strong").inner_text())
        listed = page.request.get(f"{address}{count.get_attribute('href')}&limit=1000").json()
        assert (listed["count"], count.inner_text()) == (number, count.inner_text())


@pytest.mark.parametrize("path", ["/v1/states/TJK", "/v1/bodies/tb:CAT", ARTICLE])
def test_at_least_one_count_leads_somewhere(page, path):
    page.goto(path)
    assert page.locator(".counts a").count() > 0


def test_what_can_be_asked_of_a_thing_is_asked_by_a_click(page):
    page.goto("/v1/states/TJK")
    page.get_by_role("link", name="What has been said about Tajikistan?").click()
    expect(page.locator("table.answers tbody tr")).to_have_count(5)


def test_a_topic_of_a_state_leads_to_the_topic(page, address):
    page.goto("/v1/states/TJK")
    page.locator("dd.col-topics").get_by_role("link", name="Refoulement").click()
    assert page.url == f"{address}/v1/topics/topic:refoulement"


def test_a_claim_shows_its_sentence_and_its_trail(page):
    page.goto(f"/v1/claims/{CLAIM}")
    assert page.inner_text(".passage mark") == (
        "recommended that Tajikistan end the return of people to danger"
    )
    steps = page.locator(".trail-steps li").all_inner_texts()
    assert [step.split("\n")[0] for step in steps] == ["Said", "Written in", "Cited as", "Read in"]
    assert "CAT/C/TJK/CO/3, para. 33-34" in steps[1]


def test_a_claim_shows_what_answers_it(page):
    page.goto(f"/v1/claims/{CLAIM}")
    table = page.locator("section", has=page.locator("#replies")).locator("table")
    assert "denied that it had returned anyone" in table.inner_text()


def test_a_claim_read_in_a_note_is_marked_in_the_note(page):
    page.goto(f"/v1/claims/{IN_A_NOTE}")
    assert page.inner_text(".passage mark") == "see also CAT/C/TJK/CO/3, para. 34"
    note = page.inner_text(".note-words")
    assert note.startswith("Footnote 3 where it was read")
    assert "Reply of Tajikistan, CAT/C/TJK/CO/3/Add.1, 2019; see also" in note


@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_the_quote_and_its_note_are_in_sight_when_one_comes_from_a_claim(page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"/v1/claims/{CLAIM}")
    page.get_by_role("link", name="See it in the text").click()
    page.wait_for_load_state("load")
    quote = page.locator("mark:target")
    assert quote.inner_text() == "recommended that Tajikistan end the return of people to danger"
    note = page.locator(".block:has(:target) .beside p", has_text="CAT/C/TJK/CO/3")
    assert quote.evaluate(in_sight)
    assert note.first.evaluate(in_sight)


def test_every_claim_of_an_article_is_marked_at_its_anchor(page, address):
    told = page.request.get(f"{address}/v1/claims?article=article:1c2ae419b867").json()["rows"]
    page.goto(ARTICLE)
    marked = {
        mark.get_attribute("id"): mark.text_content()
        for mark in page.locator("#text mark.claim").all()
    }
    expected = {
        f"claim-{row['start']}-{row['end']}-{row['modality']}": row["quote"] for row in told
    }
    assert marked == expected
    assert len(told) == 6, json.dumps(told)


def test_a_note_of_an_article_leads_back_to_its_call(page):
    page.goto(f"{ARTICLE}#note-2")
    note = page.locator("p.note", has=page.locator("#note-2"))
    assert "June 2018, paras. 33-34." in note.inner_text()
    note.locator("a[role=doc-backlink]").click()
    assert page.locator("a:target").inner_text() == "[2]"


def test_a_mark_leads_to_what_it_marks(page, address):
    page.goto(ARTICLE)
    page.locator("#claim-148-210-recommended a.tag").click()
    assert page.url == f"{address}/v1/claims/{CLAIM}"


def test_an_unknown_thing_is_told_on_a_page(page):
    response = page.goto("/v1/claims/claim:1c2ae419b867:1-2:urged")
    assert response.status == 404
    expect(page.get_by_role("alert")).to_contain_text("claim:1c2ae419b867:1-2:urged")
