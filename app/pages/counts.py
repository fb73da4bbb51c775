"""Where the things are listed that a count on a page counts. Pure."""

from urllib.parse import urlencode

from app.pages.addresses import QUESTIONS
from queries.catalogue import Catalogue, load_resources

# By a thing's resource and the column that counts: the question or the list whose rows are counted, and its
# parameter that takes the thing.
_LISTS: dict[tuple[str, str], tuple[str, str]] = {
    ("states", "asked"): ("questions/asked-of-state", "state"),
    ("states", "about"): ("questions/claims-about", "state"),
    ("bodies", "claims"): ("claims", "body"),
    ("bodies", "asked"): ("questions/asked-by-body", "body"),
    ("bodies", "documents"): ("documents", "issued_by"),
    ("topics", "all_claims"): ("claims", "topic"),
    ("documents", "claims"): ("questions/claims-resting-on-document", "document"),
    ("documents", "citations"): ("citations", "document"),
    ("articles", "claims"): ("claims", "article"),
    ("articles", "citations"): ("citations", "article"),
    ("articles", "documents"): ("documents", "cited_in"),
    ("articles", "problems"): ("questions/problems", "article"),
    ("claims", "answers"): ("questions/replies-to-claim", "claim"),
}


def where_counted(resource: str, column: str, thing: str, catalogue: Catalogue) -> str | None:
    """The address that lists what the column counts of one thing; `None` where none does."""
    listed, parameter = _LISTS.get((resource, column), ("", ""))
    folder, _, name = listed.rpartition("/")
    if folder:
        question = catalogue.questions.get(name)
    else:
        known = load_resources().get(name)
        question = known.every if known else None
    if question is None or question.parameter(parameter) is None:
        return None
    path = f"{QUESTIONS}/{name}" if folder else f"/v1/{name}"
    return f"{path}?{urlencode({parameter: thing}, safe=':/()')}"
