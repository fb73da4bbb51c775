"""Questions as sentences and answers as tables: asked, sorted, narrowed, paged and taken along."""

import csv
import io

import pytest
from playwright.sync_api import expect

ABOUT = "/v1/questions/claims-about?state=TJK"


@pytest.fixture
def without_script(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield context.new_page()
    context.close()


def rows(page):
    return page.locator("table.answers tbody tr")


def quotes(page):
    return page.locator("table.answers blockquote").all_inner_texts()


def test_a_question_is_asked_by_filling_its_slots(page):
    page.goto("/v1/questions")
    form = page.locator("form[action='/v1/questions/bodies-urging']")
    form.get_by_label("state:").fill("Tajikistan")
    form.get_by_label("topic:").fill("refoulement")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Which bodies urged Tajikistan on Refoulement?"
    )
    assert page.url.endswith("?state=Tajikistan&topic=refoulement&collective=true")
    expect(rows(page)).to_have_count(1)


def test_an_optional_parameter_narrows_an_answer(without_script):
    without_script.goto(ABOUT)
    without_script.get_by_text("Change or narrow the question").click()
    without_script.get_by_label("family").select_option("dissent")
    without_script.get_by_role("button", name="Ask").click()
    expect(rows(without_script)).to_have_count(1)
    assert "family=dissent" in without_script.url


def test_a_click_on_a_head_sorts_and_another_one_turns_the_order(without_script):
    page = without_script
    page.goto(ABOUT)
    page.get_by_role("link", name="modality", exact=True).click()
    acts = page.locator("td.col-modality").all_inner_texts()
    assert acts == sorted(acts)
    assert page.locator("th[aria-sort=ascending]").inner_text().lower().startswith("modality")
    page.get_by_role("link", name="modality").click()
    assert page.locator("td.col-modality").all_inner_texts() == acts[::-1]
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_a_narrow_window_can_sort_too(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(ABOUT)
    page.get_by_role("link", name="modality", exact=True).click()
    acts = page.locator("td.col-modality").all_inner_texts()
    assert acts == sorted(acts)


def test_the_pages_of_an_answer_hold_each_row_once(without_script):
    page = without_script
    page.goto(ABOUT)
    every = quotes(page)
    page.goto(f"{ABOUT}&limit=2")
    seen = quotes(page)
    while page.get_by_role("link", name="Next page").count():
        page.get_by_role("link", name="Next page").click()
        seen += quotes(page)
    assert (seen, len(every)) == (every, 5)
    page.get_by_role("link", name="First page").click()
    assert quotes(page) == every[:2]


def test_the_downloads_hold_all_rows_of_the_same_question(page, address):
    page.goto(f"{ABOUT}&family=directive&limit=1")
    path = page.get_by_role("link", name="CSV", exact=True).get_attribute("href")
    table = csv.DictReader(io.StringIO(page.request.get(address + path).text()))
    assert {row["family"] for row in table} == {"directive"}
    path = page.get_by_role("link", name="NDJSON").get_attribute("href")
    assert len(page.request.get(address + path).text().splitlines()) == 3
    path = page.get_by_role("link", name="JSON", exact=True).get_attribute("href")
    assert page.request.get(address + path).json()["count"] == 1


def test_the_permalink_names_things_by_their_ids(page):
    page.goto("/v1/questions/claims-about?state=Dushanbe&sort=-date")
    shown = quotes(page)
    page.get_by_role("link", name="Permalink").click()
    assert page.url.endswith("/v1/questions/claims-about?state=state:TJK&sort=-date")
    assert quotes(page) == shown


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Committee against Torture", "/v1/bodies/tb:CAT"),
        ("CAT/C/TJK/CO/3, para. 33-34", "/v1/documents/un:CAT/C/TJK/CO/3"),
        ("Guards at the river", "/v1/articles/article:1c2ae419b867"),
        (
            "section “Crossings”",
            "/v1/articles/article:1c2ae419b867#claim-148-210-recommended",
        ),
        ("trail", "/v1/claims/claim:1c2ae419b867:148-210:recommended"),
    ],
)
def test_each_name_of_a_row_leads_to_its_page(page, address, name, path):
    page.goto("/v1/questions/bodies-urging?state=TJK&topic=refoulement")
    page.locator("table.answers").get_by_role("link", name=name, exact=True).click()
    assert page.url == address + path
    assert page.locator("h1").count() == 1


def test_the_number_of_a_note_leads_to_the_note(page, address):
    page.goto(ABOUT)
    page.locator("table.answers").get_by_role("link", name="n. 3").first.click()
    assert page.url == f"{address}/v1/articles/article:1c2ae419b867#note-3"
    assert page.locator("p.note:has(:target)").count() == 1


def test_the_words_typed_leave_the_questions_that_hold_them(page):
    page.goto("/")
    page.get_by_label("Show those with the words").fill("CITED most")
    every = page.locator("ul.sentences li").all()
    shown = [one for one in every if one.is_visible()]
    held = [one.get_attribute("data-words").lower() for one in every]
    assert 0 < len(shown) < len(every)
    assert [one.get_attribute("data-words").lower() for one in shown] == [
        words for words in held if "cited" in words and "most" in words
    ]
    expect(page.get_by_role("status")).to_have_text(f"{len(shown)} shown")


def test_without_script_there_is_no_box_that_does_nothing(without_script):
    without_script.goto("/")
    expect(without_script.get_by_label("Show those with the words")).to_be_hidden()


def test_an_answer_without_rows_says_that_the_names_were_understood(page):
    page.goto("/v1/questions/bodies-urging?state=KGZ&topic=migration")
    expect(page.get_by_text("no article that was read says it")).to_be_visible()


def test_a_wrong_name_is_told_beside_the_form_that_holds_it(page):
    page.goto("/v1/questions/claims-about?state=Tajikstan")
    expect(page.get_by_role("alert")).to_contain_text("Did you mean: Tajikistan")
    expect(page.get_by_label("state:")).to_have_value("Tajikstan")
