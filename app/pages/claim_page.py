"""What the page of a claim shows beyond its columns: the sentence, the notes, the trail, what answers it."""

from typing import Any

from app.asking import answer
from app.pages.passages import Passage, passage_around
from app.pages.question_page import answer_table
from graph_schema.corrections import FIELDS
from queries.catalogue import Catalogue, read_cypher
from queries.names import NameIndex
from queries.store import Store
from queries.transactions import Row

_TRAIL, _REPLIES = "claim-trail", "replies-to-claim"
_BASES = {
    "in_text": "the note or sentence names it",
    "resolved_by_footnote": "another note names it",
    "back_reference": "a back reference names it",
    "news": "read in a news report",
    "not_in_text": "the article does not tell in which document it was said",
}


async def claim_told(
    store: Store, catalogue: Catalogue, claim: str, names: NameIndex
) -> dict[str, Any]:
    """`trail` has a row for each document of the claim, all else about it the same in each."""
    (ends,) = await store.read(read_cypher("lookup", "claim_proofs"), claims=[claim])
    trail = await answer(store, catalogue[_TRAIL], {"claim": claim})
    replies = await answer(store, catalogue[_REPLIES], {"claim": claim})
    return {
        "claim": claim,
        "ends": ends,
        "passage": _passage(ends),
        "notes": await store.read(read_cypher("lookup", "claim_notes"), claim=claim),
        "trail": trail.rows,
        "basis": _BASES.get(trail.rows[0]["source_basis"], ""),
        "replies": replies,
        "replies_table": answer_table(replies, names),
        "fields": FIELDS,
    }


def _passage(ends: Row) -> Passage:
    start = ends["start"] - ends["text_start"]
    return passage_around(ends["text"], start, start + len(ends["quote"]))
