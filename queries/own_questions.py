"""A user's own questions, looked at by the server itself before any is asked: they must only read."""

import re

from graph_schema.errors import CatalogueError, StoreError
from queries.catalogue import Catalogue
from queries.question_files import Question
from queries.store import Store

# LOAD CSV runs in a READ session, and so do procedures that tell of the server.
_REFUSED = re.compile(r"LoadCSV|ProcedureCall|Call\w*Procedure", re.IGNORECASE)
_LOOKUP = re.compile(r"db\.index\.(?:fulltext|vector)\.query(?:Nodes|Relationships)\b")


async def check_own_questions(store: Store, catalogue: Catalogue) -> None:
    """Raises `CatalogueError` naming the first of the user's questions that the server cannot plan, or whose
    plan does more than read the graph."""
    for name in sorted(catalogue.own):
        question = catalogue[name]
        try:
            plan = await store.plan(question.cypher, _examples(question))
        except StoreError as error:
            raise CatalogueError(f"The question {name} cannot be asked: {error}") from None
        if plan.query_type != "r":
            raise CatalogueError(
                f"The question {name} does more than read the graph. Only reading is allowed."
            )
        for operator, details in plan.operators:
            if _REFUSED.search(operator) and not _LOOKUP.search(details):
                raise CatalogueError(
                    f"The question {name} uses {operator}, which no question may: {details or 'see its plan'}."
                )


def _examples(question: Question) -> dict[str, object]:
    values: dict[str, object] = {p.name: p.example for p in question.parameters}
    return values | ({"after": None, "limit": 1} if question.paged else {})
