"""The annotated article in a real Chromium, opened from disk: nothing asked, nothing run, readable by all."""

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from app.annotate import annotated_page
from loaders.pipeline import extract
from loaders.read import read_source, source_from_bytes
from loaders.vocabulary import load_vocabulary

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)>\n\n"
    "The Committee against Torture urged China to <svg onload=alert(1)>stop</svg> all returns of "
    "people.[1]\n\nNotes\n\n"
    "[1] Committee against Torture, “</title></style><script>alert(1)</script> Observations,” "
    "December 12, 2008, CAT/C/CHN/CO/4, javascript:alert(1).\n\n"
    "[2] “A <a href='javascript:alert(1)' onclick='alert(1)'>page</a>,” https://x.test/\"><b onclick=alert(1)>.\n"
)


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def sample():
    return read_source(SAMPLE)


@pytest.fixture(scope="module")
def address(tmp_path_factory, sample):
    return written(tmp_path_factory.mktemp("annotated") / "sample.html", sample)


def written(path, source):
    extraction = extract(source, load_vocabulary(), "rules")
    path.write_text(annotated_page(extraction, source.text, load_vocabulary()), encoding="utf-8")
    return path.as_uri()


def opened(browser, address, **options):
    """A page that notes what it asked for, what it complained of, and what it was made to run."""
    page = browser.new_context(viewport={"width": 1360, "height": 900}, **options).new_page()
    page.asked, page.complaints, page.alerts = [], [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda message: page.complaints.append(message.text))

    def note(dialog):
        page.alerts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.goto(address)
    return page


@pytest.fixture
def page(browser, address):
    page = opened(browser, address)
    yield page
    page.context.close()


@pytest.fixture
def page_without_script(browser, address):
    page = opened(browser, address, java_script_enabled=False)
    yield page
    page.context.close()


def test_the_page_asks_nobody_and_complains_of_nothing(page, address):
    page.click("article .tag.claim >> nth=0")
    assert {url.partition("#")[0] for url in page.asked} == {address}
    assert page.complaints == []


def test_the_browser_shows_the_canonical_text(page, sample):
    assert page.evaluate("document.querySelector('article').textContent") == sample.text


def test_no_word_of_a_hostile_article_is_run(browser, tmp_path):
    source = source_from_bytes(HOSTILE.encode(), "hostile")
    page = opened(browser, written(tmp_path / "hostile.html", source))
    for tag in page.query_selector_all(".tag:visible"):
        tag.click()
    page.dispatch_event("article", "click")
    assert page.alerts == []
    assert page.complaints == []
    assert (
        page.query_selector_all("img, svg, article script, [onclick], a[href^='javascript:']") == []
    )
    assert page.evaluate("document.querySelector('article').textContent") == HOSTILE
    page.context.close()


def test_a_script_that_came_in_by_itself_would_not_be_run(browser, address, tmp_path):
    """The policy stands behind the escaping."""
    own = Path(address.removeprefix("file://")).read_text("utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(own.replace("</main>", "<script>alert(1)</script></main>"), encoding="utf-8")
    page = opened(browser, broken.as_uri())
    assert page.alerts == []
    assert any("Content Security Policy" in told for told in page.complaints)
    page.context.close()


def test_choosing_a_mark_shows_what_was_read_and_does_not_move_the_text(page):
    mark = page.locator("article mark.claim.directive").nth(2)
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.dispatch_event("click")
    panel = page.locator(".panel .detail:visible")
    assert panel.get_attribute("id") == mark.get_attribute("data-detail")
    assert "Speaker" in panel.inner_text()
    assert page.evaluate("scrollY") == before
    assert "chosen" in mark.get_attribute("class")
    page.keyboard.press("Escape")
    assert panel.count() == 0


def test_without_script_each_tag_leads_to_its_detail(page_without_script):
    page = page_without_script
    tag = page.locator("article .tag.citation").nth(1)
    tag.click()
    assert f"#{page.locator('.panel .detail:visible').get_attribute('id')}" == tag.get_attribute(
        "href"
    )


def test_the_legend_hides_a_kind_by_keyboard_and_without_script(page_without_script):
    page = page_without_script
    marks = page.locator("article mark.claim.directive")
    tags = page.locator("article .tag.claim.directive:visible")
    shown = marks.first.evaluate("mark => getComputedStyle(mark).borderBottomStyle")
    assert (shown, tags.count() > 0) == ("solid", True)
    page.focus("#show-claim-directive")
    page.keyboard.press("Space")
    hidden = marks.first.evaluate("mark => getComputedStyle(mark).borderBottomStyle")
    assert (hidden, tags.count()) == ("none", 0)
    assert page.locator("#all-claim tr.directive:visible").count() == 0
    assert page.locator("article .tag.claim:visible").count() > 0


def test_names_are_shown_when_asked_for(page):
    assert page.locator("article .tag.name:visible").count() == 0
    page.check("#show-name")
    page.locator("article .tag.name").first.click()
    assert "Written" in page.inner_text(".panel .detail:visible")


def test_a_call_leads_to_its_note_and_the_note_back(page):
    call = page.locator("article a[role=doc-noteref]", has_text="[5]")
    call.click()
    assert page.inner_text("p.note:target").startswith("[5]")
    page.click("p.note:target a[role=doc-backlink]")
    assert page.evaluate("location.hash") == f"#{call.get_attribute('id')}"


def test_the_keyboard_leads_from_a_mark_to_its_document(page):
    page.focus("article .tag.citation.un_document")
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.href")
    assert focused.startswith("https://docs.un.org/en/")


@pytest.mark.parametrize("width", [360, 768, 1024, 1600])
def test_the_page_is_never_wider_than_its_window(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.check("#show-name", force=True)
    page.evaluate("location.hash = 'claim-1'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_panel_does_not_hide_the_chosen_mark(page):
    page.set_viewport_size({"width": 390, "height": 844})
    mark = page.locator("article mark.claim").nth(3)
    mark.evaluate("mark => mark.scrollIntoView({block: 'end'})")
    mark.dispatch_event("click")
    panel = page.locator(".panel").bounding_box()
    place = mark.bounding_box()
    assert place["y"] >= 0
    assert place["y"] < panel["y"] < 844


def test_every_switch_has_a_label_and_the_page_one_heading(page):
    assert page.evaluate(
        "[...document.querySelectorAll('input')].every(i => i.labels.length === 1)"
    )
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_can_be_read_on_their_ground(browser, address, scheme):
    page = opened(browser, address, color_scheme=scheme)
    worst = page.evaluate(
        """() => {
          const light = (colour) => {
            const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
              const c = part / 255;
              return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            const own = getComputedStyle(element).backgroundColor;
            return own === "rgba(0, 0, 0, 0)" ? ground(element.parentElement) : own;
          };
          const ratios = [...document.querySelectorAll("article mark, .tag:not(.name), .switches .sign")].map((e) => {
            const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          });
          return Math.min(...ratios);
        }"""
    )
    assert worst >= 4.5
    page.context.close()
