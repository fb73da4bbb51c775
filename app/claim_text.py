"""The text in which a claim was read, from the graph, with what is known of its article."""

import re

from graph_schema.errors import UnknownNameError
from loaders.formats import Origin
from loaders.language import Mode
from loaders.read import SourceText
from queries.catalogue import read_cypher
from queries.store import Store
from queries.transactions import Row

_CLAIM_ID = re.compile(r"claim:(?P<digits>[0-9a-f]{1,12})(?::.*)?")


async def text_of_claim(store: Store, claim: str) -> tuple[SourceText, Mode]:
    """The text that the id of a claim, or the first part of one, is from, and the mode it was read in.

    Raises `UnknownNameError` when the graph holds no such text, or the part fits several.
    """
    named = _CLAIM_ID.fullmatch(claim)
    if named is None:
        raise UnknownNameError(
            f"{claim!r} is no id of a claim, nor the beginning of one. One looks like "
            "claim:0123456789ab:336-375:urged; `citetrail query NAME --wide` prints them."
        )
    rows = await store.read(read_cypher("lookup", "claim_text"), claim=claim)
    if not rows:
        raise UnknownNameError(
            f"The graph holds no text with claims whose ids begin with claim:{named['digits']}. "
            "Load the article, or name its file: citetrail explain CLAIM_ID FILE."
        )
    if len(rows) > 1:
        raise UnknownNameError(
            f"Claims of more than one article have ids that begin with {claim!r}. Give more of the id."
        )
    return _source(rows[0])


def _source(row: Row) -> tuple[SourceText, Mode]:
    origin = Origin(
        title=row["title"],
        authors=tuple(row["authors"] or ()),
        publisher=row["publisher"],
        date=row["date"],
        url=row["url"],
        language=row["language"],
    )
    name = f"“{row['title']}”" if row["title"] else "the article in the graph"
    mode: Mode = "rules" if row["mode"] == "rules" else "parser"
    return SourceText(row["text"], row["sha256"], name, origin=origin), mode
