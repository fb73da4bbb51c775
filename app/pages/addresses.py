"""Where a thing of the graph has its page, told from its id alone. Pure."""

from urllib.parse import quote, urlencode

from queries.catalogue import load_resources

QUESTIONS = "/v1/questions"
_TRAIL = "claim-trail"
_DOCUMENT_PREFIXES = ("un", "url", "doc", "doi", "isbn")
_AGENT_PREFIXES = ("tb", "sp", "org", "grp", "group", "person")
_RESOURCES: dict[str, str] = {
    "state": "states",
    "topic": "topics",
    "claim": "claims",
    "cit": "citations",
    "article": "articles",
    **dict.fromkeys(_AGENT_PREFIXES, "bodies"),
    **dict.fromkeys(_DOCUMENT_PREFIXES, "documents"),
}
_SAFE = ":/()"


def page_of(thing: object) -> str | None:
    """The page of the thing with that id; `None` for a kind that has none, and for what is no id."""
    prefix, colon, rest = str(thing).partition(":")
    resource = _RESOURCES.get(prefix)
    if not colon or not rest or resource is None or any(c.isspace() for c in prefix):
        return None
    if resource in load_resources():
        return resource_page_of(resource, str(thing))
    return question_page_of(_TRAIL, claim=str(thing)) if resource == "claims" else None


def resource_page_of(resource: str, thing: str) -> str:
    return f"/v1/{resource}/{quote(thing, safe=_SAFE)}"


def question_page_of(question: str, **parameters: str) -> str:
    query = f"?{urlencode(parameters, safe=_SAFE)}" if parameters else ""
    return f"{QUESTIONS}/{question}{query}"


def claim_anchor(claim: str) -> str:
    """The place of a claim's words on its article's page: `claim-336-375-urged`."""
    return f"claim-{claim.split(':', 2)[-1].replace(':', '-')}"


def citation_anchor(citation: str) -> str:
    return f"citation-{citation.rpartition(':')[2]}"


def note_anchor(number: object) -> str:
    return f"note-{number}"


def in_article(article: str, anchor: str) -> str | None:
    """A place on an article's page; `None` where articles have no pages."""
    page = page_of(article)
    return f"{page}#{anchor}" if page else None
