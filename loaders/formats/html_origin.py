"""What a page's head tells of the article: its own record (JSON-LD), meta elements, canonical address.

Where several tell, the surest goes first: a record of the article, then the names of `seeds/html_forms.yaml`
in their order, then the page's byline and `<time>`.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from justhtml import Node

from graph_schema.dates import is_edtf
from loaders.formats.canonical import Origin
from loaders.formats.html_addresses import joined
from loaders.formats.html_article import PageArticle
from loaders.formats.html_forms import attribute, has_class_word, has_form, words_of_form
from loaders.formats.html_tree import Kind, Page
from loaders.front_matter import date_line, read_detail

_SITE_SIGN = re.compile(r"(?<!\s)\s+[|·•»–—-]\s+")
_LARGEST_RECORD = 500_000
_MOST_OF_RECORD = 2000
_DATE = re.compile(r"(\d{4})(?:[-/](\d{2})(?:[-/](\d{2}))?)?(?=\D|\Z)")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?\Z")
_WORD_AUTHOR = re.compile(r"<o:Author>([^<]{2,120})</o:Author>")
_HEAD_OF_WORD = 20_000
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What the head tells: `titles` are all that it gives, the surest first; `cited_authors` are told for
    those who cite the page, `authors` by its record or meta elements, `corporate_authors` likewise
    where the outlet itself may be the author.
    """

    titles: tuple[str, ...]
    cited_authors: tuple[str, ...]
    authors: tuple[str, ...]
    corporate_authors: tuple[str, ...]
    publisher: str | None
    date: str | None
    url: str | None
    language: str | None


def read_head(page: Page) -> HeadFacts:
    """The facts of a page's head; empty where it tells nothing."""
    record, meta = _article_record(page), _meta(page)
    publisher = _first(
        [
            *_met(meta, "meta_publisher")[:1],
            *_names(record.get("publisher")),
            *_met(meta, "meta_publisher"),
        ]
    )
    shown = [_words(node) for node in page.head["title"][:1]]
    headlines = [
        *_met(meta, "meta_title")[:1],
        _text(record.get("headline")),
        *_met(meta, "meta_title"),
    ]
    return HeadFacts(
        titles=tuple(dict.fromkeys(title for title in [*headlines, *shown] if title)),
        cited_authors=tuple(_persons(meta.get("citation_author", []), publisher)),
        authors=_authors(record, meta, publisher),
        corporate_authors=_authors(record, meta, None),
        publisher=publisher,
        date=_first(
            edtf_of(d) for d in [_text(record.get("datePublished")), *_met(meta, "meta_date")]
        ),
        url=_address(page, record, meta),
        language=_language(page, record, meta),
    )


def title_without_site(title: str, publisher: str | None) -> str:
    """A title as `<title>` gives it, without the site's name after a bar or dash."""
    parts = _SITE_SIGN.split(title)
    if len(parts) > 1 and (publisher is None or _plain(parts[-1]) == _plain(publisher)):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»–—-") if publisher else parts[0]
    return title


def read_origin(page: Page, facts: HeadFacts, title: str, article: PageArticle) -> Origin:
    """The head's facts, with what the page shows beside the title where that is surer or all there is.

    `title` is the title as shown. A line that says `By NAME` goes before the head's author, which is
    often the account that put the page up.
    """
    signed = _first_told(_signed(page, node) for node in article.bylines)
    authors = facts.cited_authors or signed or facts.authors or _shown_authors(page, article)
    shown = (_shown_date(page, node) for node in article.bylines)
    stamped = (edtf_of(attribute(node, "datetime")) for node in page.elements("time"))
    date = facts.date or _first(shown) or _first(stamped)
    authors = authors or _of_word(page) or facts.corporate_authors
    return Origin(title or None, authors, facts.publisher, date, facts.url, facts.language)


def edtf_of(value: str | None) -> str | None:
    """An EDTF date, a day at the finest, from a page's stamp (`2015-03-04T09:00Z`, `2015/03`, `4 March 2015`)."""
    if not value:
        return None
    if stamp := _DATE.match(value.strip()):
        edtf = "-".join(part for part in stamp.groups() if part)
        return edtf if is_edtf(edtf) else None
    return date_line(value.strip())


def _article_record(page: Page) -> dict[str, Any]:
    """The page's record of an article, with references to other records in it followed."""
    records = [record for script in page.head["script"] for record in _records(script)]
    by_id = {record["@id"]: record for record in records if isinstance(record.get("@id"), str)}
    types = words_of_form("article_types")
    for kind in types:
        for record in records:
            if kind in _listed(record.get("@type")):
                return {
                    key: _followed(value, by_id) if key in ("author", "publisher") else value
                    for key, value in record.items()
                }
    return {}


def _records(script: Node) -> list[dict[str, Any]]:
    if "ld+json" not in attribute(script, "type").casefold():
        return []
    try:
        todo: list[Any] = [json.loads(_words(script)[:_LARGEST_RECORD], strict=False)]
    except (ValueError, RecursionError):
        return []  # a broken record tells nothing; the page's other marks are read
    found: list[dict[str, Any]] = []
    while todo and len(found) < _MOST_OF_RECORD:
        value = todo.pop()
        if isinstance(value, list):
            todo.extend(reversed(value))
        elif isinstance(value, dict):
            found.append(value)
            todo.extend(inner for inner in value.values() if isinstance(inner, list | dict))
    return found


def _followed(value: Any, by_id: dict[str, dict[str, Any]]) -> list[Any]:
    return [
        by_id.get(entry["@id"], entry)
        if isinstance(entry, dict) and isinstance(entry.get("@id"), str)
        else entry
        for entry in _listed(value)
    ]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(value: Any) -> list[str]:
    """The names of persons or organizations in a record."""
    named = [entry.get("name") if isinstance(entry, dict) else entry for entry in _listed(value)]
    return [name for entry in named for one in _listed(entry) if (name := _text(one))]


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _words(node: Node) -> str:
    """The words right in an element of the head."""
    return " ".join(
        "".join(getattr(child, "data", "") or "" for child in node.children or ()).split()
    )


def _meta(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in page.head["meta"]:
        content = _text(attribute(node, "content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := attribute(node, key).casefold()):
                found.setdefault(name, []).append(content)
    return found


def _met(meta: dict[str, list[str]], row: str) -> list[str]:
    """The contents of a row's first names first; all contents of one name together."""
    return [content for name in words_of_form(row) for content in meta.get(name.casefold(), [])]


def _authors(
    record: dict[str, Any], meta: dict[str, list[str]], publisher: str | None
) -> tuple[str, ...]:
    told = [_names(record.get("author"))]
    told += [meta.get(name, []) for name in words_of_form("meta_author")]
    told += [meta.get("twitter:data1", [])] * ("Written by" in meta.get("twitter:label1", []))
    for names in told:
        if kept := tuple(_persons(names, publisher)):
            return kept
    return ()


def _persons(names: Iterable[str], publisher: str | None) -> Iterator[str]:
    for name in dict.fromkeys(names):
        plain = name.casefold().strip()
        unfit = "://" in name or "@" in name or len(name) > _LONGEST_BYLINE
        if unfit or plain in words_of_form("no_author") or plain == (publisher or "").casefold():
            continue
        if re.search(r", | and | & |\Aby ", name, re.IGNORECASE):
            detail = read_detail(name if plain.startswith("by ") else f"By {name}")
            if detail is not None and detail.authors:
                yield from detail.authors
                continue
        yield name


def _address(page: Page, record: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    base = next((attribute(node, "href") for node in page.head["base"]), "")
    canonical = [
        attribute(node, "href")
        for node in page.head["link"]
        if "canonical" in attribute(node, "rel").casefold().split()
    ]
    told = [
        *canonical,
        *meta.get("og:url", []),
        *meta.get("citation_public_url", []),
        _text(record.get("url")),
    ]
    complete = (joined(base or None, address) or address for address in told if address)
    return next((address for address in complete if re.match(r"https?://\S+\Z", address)), None)


def _language(page: Page, record: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    shown = [attribute(node, "lang") or attribute(node, "xml:lang") for node in page.head["html"]]
    told = [*shown, _text(record.get("inLanguage")), *_met(meta, "meta_language")]
    found = (_LANGUAGE.match(value) for value in told)
    return next((match[1].casefold() for match in found if match), None)


def _signed(page: Page, node: Node) -> tuple[str, ...]:
    """The authors whom a line names as such: `By NAME and NAME`."""
    words = page.words_of(node)
    detail = read_detail(words) if 0 < len(words) <= _LONGEST_BYLINE else None
    return tuple(_persons(detail.authors, None)) if detail is not None else ()


def _shown_authors(page: Page, article: PageArticle) -> tuple[str, ...]:
    """The names in elements marked as the author, by `rel=author` or a class, that stand together."""
    names: dict[str, None] = {}
    place: Node | None = None
    for node in _marked_authors(page, article):
        around = page.block_of(node)
        if place is None or around is place or around.parent is place.parent:
            found = [name for inner in _parts(page, node) for name in _named(page, inner)]
            place = around if found else place
            names |= dict.fromkeys(found)
    return tuple(names)


def _marked_authors(page: Page, article: PageArticle) -> Iterator[Node]:
    """Short elements marked as the author, up to the article's end; those in boxes of another use aside."""
    at, end = -1, page.leave(article.element)
    while (at := at + 1) < end:
        kind, node = page.events[at]
        if kind is not Kind.ENTER:
            continue
        is_authors = has_form(node, "shown_author") or has_class_word(node, "author_words")
        if is_authors and page.is_brief(node, _LONGEST_BYLINE):
            yield node
        elif node in article.site and node not in article.bylines and not is_authors:
            at = page.leave(node)


def _of_word(page: Page) -> tuple[str, ...]:
    """The author whom Microsoft Word has written into the page's properties."""
    found = _WORD_AUTHOR.search(page.raw, 0, _HEAD_OF_WORD)
    return tuple(_persons([" ".join(html.unescape(found[1]).split())], None)) if found else ()


def _parts(page: Page, node: Node) -> list[Node]:
    """The links in a byline, where each may hold a name; else the byline."""
    links = [inner for inner in page.elements_in(node) if inner.name == "a" and page.size(inner)]
    return links or [node]


def _named(page: Page, node: Node) -> tuple[str, ...]:
    if signed := _signed(page, node):
        return signed
    detail = read_detail(f"By {page.words_of(node)}")
    return tuple(_persons(detail.authors, None)) if detail is not None else ()


def _shown_date(page: Page, node: Node) -> str | None:
    words = page.words_of(node)
    detail = read_detail(words) if len(words) <= _LONGEST_BYLINE else None
    return detail.date if detail is not None else None


def _first_told(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next((value for value in values if value), ())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
