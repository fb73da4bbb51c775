"""The article of an HTML page as canonical text.

decode → parse → notes → article → write. The page is never run, and nothing is fetched; what is left
out or had to be guessed is told as a problem.
"""

from collections.abc import Iterator, Sequence

from graph_schema.errors import SourceError
from graph_schema.extraction import Problem
from loaders.formats.canonical import CanonicalText
from loaders.formats.html_article import PageArticle, find_article
from loaders.formats.html_decode import decode_page
from loaders.formats.html_notes import PageNotes, find_page_notes
from loaders.formats.html_origin import HeadFacts, read_head, read_origin, title_without_site
from loaders.formats.html_tree import Page, parse_page
from loaders.formats.html_write import PageWriter, WritingPlan

_LONGEST_SHOWN = 60


def read_html(raw: bytes, name: str, charset: str | None) -> CanonicalText:
    """The article of an HTML page as canonical text; `charset` is the web server's word, if any.

    Title first, then the body, then `## Notes`. Raises `SourceError` where the page shows no text.
    """
    decoded, problems = decode_page(raw, charset)
    page = parse_page(decoded)
    facts = read_head(page)
    notes = find_page_notes(page, facts.url)
    article = find_article(page, notes, facts.titles, facts.url)
    if article is None:
        raise SourceError(
            f"{name} is an HTML page that shows no text: it may be a frame set, or be filled by a"
            " script. Save the article as the browser shows it, or convert it to text."
        )
    writer = _written(page, notes, article, facts)
    title = _shown_title(page, article, facts)
    return CanonicalText(
        text=writer.writer.text,
        offsets=writer.writer.offsets,
        origin=read_origin(page, facts, title, article),
        problems=(*problems, *_problems(page, article, writer)),
    )


def _shown_title(page: Page, article: PageArticle, facts: HeadFacts) -> str:
    if article.title is not None:
        return page.words_of(article.title, 400)
    return title_without_site(facts.titles[0], facts.publisher) if facts.titles else ""


def _written(page: Page, notes: PageNotes, article: PageArticle, facts: HeadFacts) -> PageWriter:
    marks = notes.marks
    plan = WritingPlan(
        marks.left_out, article.site, marks.kept, notes.calls, notes.linked, facts.url
    )
    writer = PageWriter(page, plan)
    writer.write_title(article.title, _shown_title(page, article, facts))
    skipped = {note.start: note.end for note in notes.notes}
    if article.title is not None:
        skipped[page.enter(article.title)] = page.leave(article.title) + 1
    writer.write_body(*page.spans[article.element], skipped)
    if notes.notes:
        writer.writer.add("\n\n## Notes\n\n")
    for note in notes.notes:
        marker = f"[^{note.number}]: " if notes.linked else f"[{note.number}] "
        writer.write_note(marker, note.start, note.end)
    return writer


def _problems(page: Page, article: PageArticle, writer: PageWriter) -> Iterator[Problem]:
    if links := writer.body_links:
        address, start, end = links[0]
        message = (
            f"Links of the body to other pages: {len(links)}, the first to {address}. Only their"
            " words are in the text."
        )
        yield Problem("links_in_body", message, start, end)
    if cut := _cut_words(page, article):
        message = f"Boxes of the site left out: {len(cut)}. They start: {'; '.join(cut[:3])}"
        end = writer.writer.length
        yield Problem("boilerplate_cut", message, end, end)


def _cut_words(page: Page, article: PageArticle) -> Sequence[str]:
    """The first words of each box of the site within the article, in order; none twice."""
    start, end = page.spans[article.element]
    inside = sorted(
        (node for node in article.site if start < page.enter(node) < end and page.size(node)),
        key=page.enter,
    )
    cut: list[str] = []
    reached = start
    for node in inside:
        if page.enter(node) >= reached:
            reached = page.leave(node)
            cut.append(page.words_of(node, _LONGEST_SHOWN)[:_LONGEST_SHOWN])
    return cut
