"""The page of one thing of the graph: what its columns tell, what can be asked of it, its links."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse

from app.api.questions import askable
from app.asking import Answer, answer
from app.pages.addresses import resource_page_of
from app.pages.article_page import article_told
from app.pages.cells import Cell, cells, told_columns
from app.pages.claim_page import claim_told
from app.pages.counts import where_counted
from app.pages.question_page import answer_table
from app.pages.rendering import names_of, render
from app.paging import Page
from queries.catalogue import Catalogue, Resource
from queries.names import NameIndex
from queries.question_files import Column, Question
from queries.store import Store
from queries.transactions import Row

_LINKS = "links-of"
_MOST_LINKS = 25
_KINDS = {
    "states": "State", "bodies": "Body", "topics": "Topic", "documents": "Document", "claims": "Claim",
    "citations": "Citation", "articles": "Article",
}  # fmt: skip
_TITLES = ("name", "title", "label", "symbol", "document", "id")
_OWN_TEMPLATES = {"claims": "claim.html", "articles": "article.html"}
# Numbers that are no counts: places in a text, codes.
_PLACES = frozenset({"start", "end", "characters", "footnote", "ordinal"})
# Of use to those who check.
_PARTICULARS = frozenset(
    {
        "source", "sha256", "text_sha256", "characters", "rules", "rule", "rule_version", "as_read", "start", "end",
        "confidence", "m49", "iso2", "iso3", "upr_info_issues", "isbn", "doi", "read", "repairs",
    }
)  # fmt: skip
# What the text of an article shows itself.
_SHOWN_IN_THE_TEXT = frozenset({"sections", "footnotes"})


@dataclass(frozen=True, slots=True)
class Count:
    number: int
    label: str
    href: str | None


async def resource_page(
    request: Request, resource: Resource, found: Answer, store: Store
) -> HTMLResponse:
    """One thing. `found` has one row at least: more where one claim has more than one document."""
    catalogue: Catalogue = request.app.state.catalogue
    names = await names_of(store)
    row, question = found.rows[0], found.question
    (named,) = question.parameters
    thing = str(found.parameters[named.name])
    told = _facts(question, row, names)
    counted = [c for c in question.columns if _is_count(c)]
    return render(
        request,
        _OWN_TEMPLATES.get(resource.name, "thing.html"),
        resource=resource.name,
        kind=_KINDS.get(resource.name, resource.name),
        thing=thing,
        title=_title(row),
        symbol=row.get("symbol"),
        facts=[f for f in told if f.column.name not in _PARTICULARS],
        particulars=[f for f in told if f.column.name in _PARTICULARS],
        counts=[_count(c, row[c.name], where_counted(resource.name, c.name, thing, catalogue)) for c in counted],
        askable=askable(catalogue, named.type, thing, {thing: _in_a_question(resource, row), **names.shown}),
        links=await _links(store, catalogue, thing),
        links_page=f"{resource_page_of(resource.name, thing)}/links",
        names=names,
        answer_table=answer_table,
        **await _special(store, catalogue, resource, thing, names),
    )  # fmt: skip


async def _special(
    store: Store, catalogue: Catalogue, resource: Resource, thing: str, names: NameIndex
) -> dict[str, Any]:
    if resource.name == "claims":
        return await claim_told(store, catalogue, thing, names)
    if resource.name == "articles":
        return await article_told(store, thing)
    return {}


async def _links(store: Store, catalogue: Catalogue, thing: str) -> Answer | None:
    """The first of what is joined to it, where the catalogue has that question."""
    links = catalogue.questions.get(_LINKS)
    return await answer(store, links, {"thing": thing}, Page(_MOST_LINKS)) if links else None


def _in_a_question(resource: Resource, row: Row) -> str:
    """What a sentence calls a thing that no vocabulary names: a claim and a citation have no name at all."""
    if resource.name in ("claims", "citations"):
        return "above"
    return row.get("symbol") or f"“{_title(row)}”"


def _title(row: Row) -> str:
    return str(next(row[name] for name in _TITLES if row.get(name)))


def _facts(question: Question, row: Row, names: NameIndex) -> list[Cell]:
    """What is told of it and is no count, no part of its heading, and not empty."""
    title = next(name for name in _TITLES if row.get(name))
    columns = [
        c
        for c in told_columns(question)
        if not _is_count(c) and c.name not in {title, "symbol", "id", *_SHOWN_IN_THE_TEXT}
    ]
    return [cell for cell in cells(row, columns, names) if cell.words]


def _is_count(column: Column) -> bool:
    return column.type == "integer" and column.name not in _PLACES


def _count(column: Column, number: int | None, href: str | None) -> Count:
    return Count(number or 0, column.meaning.removeprefix("number of "), href if number else None)
