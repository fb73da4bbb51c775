"""The form below a claim's trail, in a real Chromium: what it sends is taken, and can be taken back."""

import pytest
from graphs import SMALL_GRAPH
from playwright.sync_api import expect, sync_playwright

SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
CLAIM = "claim:1c2ae419b867:148-210:recommended"
TRAIL = f"/v1/claims/{CLAIM}"


@pytest.fixture
def address(serve, loaded):
    """Where the service is served; its graph holds the small graph and no correction."""
    loaded(SMALL_GRAPH)
    with serve() as address:
        yield address


@pytest.fixture
def page(chromium, address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page()
        page.goto(address + TRAIL)
        yield page
        browser.close()


def test_a_claim_is_rejected_and_the_rejection_taken_back(page, address):
    page.get_by_label("You").fill("A. Reader")
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    assert page.request.get(address + TRAIL).status == 404
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")
    assert page.request.get(address + TRAIL).status == 200


def test_a_field_is_edited_and_a_wrong_value_is_told(page):
    page.get_by_label("You").fill("A. Reader")
    page.get_by_label("Field").select_option("topics")
    page.get_by_label("Its right value").fill("refoulment")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_role("status")).to_contain_text("Did you mean: Refoulement")
    page.get_by_label("Its right value").fill("migration")
    page.get_by_role("button", name="Edit").click()
    expect(page.get_by_role("status")).to_contain_text("Edited")
    page.reload()
    expect(page.locator("dd.col-topics")).to_have_text("Migrants")


def test_without_a_name_nothing_is_sent(page):
    page.get_by_role("button", name="Accept").click()
    assert page.evaluate("document.getElementById('correct-by').validity.valueMissing")
    expect(page.get_by_role("status")).to_have_text("")


def test_without_script_the_page_tells_the_command(chromium, address):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(address + TRAIL)
        expect(page.get_by_text(f"citetrail correct {CLAIM} --accept")).to_be_visible()
        expect(page.get_by_label("You")).to_be_hidden()
        browser.close()
