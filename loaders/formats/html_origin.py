"""What a page's head tells of the article: its own record (JSON-LD), meta elements, canonical address.

Where several tell, the surest goes first: a record of the article, then the names of `seeds/html_forms.yaml`
in their order, then the page's byline and `<time>`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from justhtml import Node

from graph_schema.dates import is_edtf
from loaders.formats.canonical import Origin
from loaders.formats.html_addresses import joined
from loaders.formats.html_forms import attribute, has_class_word, has_form, words_of_form
from loaders.formats.html_tree import Page
from loaders.front_matter import date_line, read_detail

_LARGEST_RECORD = 500_000
_MOST_OF_RECORD = 2000
_DATE = re.compile(r"(\d{4})(?:[-/](\d{2})(?:[-/](\d{2}))?)?(?=\D|\Z)")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?\Z")
_LONGEST_BYLINE = 200


@dataclass(frozen=True, slots=True)
class HeadFacts:
    """What the head tells: `titles` are all that it gives, the surest first."""

    titles: tuple[str, ...]
    authors: tuple[str, ...]
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
        authors=_authors(record, meta, publisher),
        publisher=publisher,
        date=_first(
            edtf_of(d) for d in [_text(record.get("datePublished")), *_met(meta, "meta_date")]
        ),
        url=_address(page, record, meta),
        language=_language(page, record, meta),
    )


def title_without_site(title: str, publisher: str | None) -> str:
    """A title as `<title>` gives it, without the site's name after a bar or dash."""
    parts = re.split(r"\s+[|·•»–—-]\s+", title)
    if len(parts) > 1 and (publisher is None or _plain(parts[-1]) == _plain(publisher)):
        return title[: title.rindex(parts[-1])].rstrip(" |·•»–—-") if publisher else parts[0]
    return title


def read_origin(page: Page, facts: HeadFacts, title: str, bylines: Iterable[Node]) -> Origin:
    """The head's facts, with what the page shows beside the title where the head does not tell.

    `title` is the title as shown; `bylines` are the elements that tell author and date.
    """
    authors, date = facts.authors, facts.date
    shown = [*_shown_authors(page), *bylines]
    for node in shown:
        if authors and date:
            break
        authors = authors or _byline(page, node)
        date = date or _shown_date(page, node)
    date = date or _first(_time(node) for node in page.elements("time"))
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
    told = [meta.get("citation_author", []), _names(record.get("author"))]
    told += [meta.get(name, []) for name in words_of_form("meta_author")]
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


def _shown_authors(page: Page) -> list[Node]:
    """Elements marked as the author: `rel=author`, `itemprop=author`, a byline."""
    return [
        node
        for node in page.elements("a", "span", "p", "div", "address")
        if has_form(node, "shown_author") and page.is_brief(node, _LONGEST_BYLINE)
    ]


def _byline(page: Page, node: Node) -> tuple[str, ...]:
    words = page.words_of(node)
    if not words or len(words) > _LONGEST_BYLINE:
        return ()
    detail = read_detail(words)
    if detail is None or not detail.authors:
        marked = has_form(node, "shown_author") or has_class_word(node, "author_words")
        detail = read_detail(f"By {words}") if marked else None
    named = detail.authors if detail is not None else ()
    return tuple(_persons(named, None))


def _shown_date(page: Page, node: Node) -> str | None:
    words = page.words_of(node)
    detail = read_detail(words) if len(words) <= _LONGEST_BYLINE else None
    return detail.date if detail is not None else None


def _time(node: Node) -> str | None:
    return edtf_of(attribute(node, "datetime"))


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
