"""The short signs of each kind, so that a kind is told by more than its colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from graph_schema.extraction import CitationKind, Family
from loaders.vocabulary import EntityKind

PartName = Literal["claim", "citation", "problem", "name"]
NameKind = Literal["state", "body", "treaty", "other"]


@dataclass(frozen=True, slots=True)
class Sign:
    """`sign` stands beside each mark of the kind, `words` in the legend."""

    sign: str
    words: str


FAMILY_SIGNS: dict[Family, Sign] = {
    "directive": Sign("→", "directive: asks"),
    "evaluative": Sign("!", "evaluative: assesses"),
    "assertive": Sign("=", "assertive: states"),
    "dissent": Sign("≠", "dissent: denies"),
    "commissive": Sign("+", "commissive: promises"),
    "response": Sign("←", "response: accepts"),
}
CITATION_SIGNS: dict[CitationKind, Sign] = {
    "un_document": Sign("UN", "UN document"),
    "resolution": Sign("res.", "resolution"),
    "news": Sign("news", "news"),
    "book": Sign("book", "book"),
    "chapter": Sign("chap.", "chapter"),
    "article": Sign("art.", "article"),
    "report": Sign("rep.", "report"),
    "thesis": Sign("thesis", "thesis"),
    "press_release": Sign("press", "press release"),
    "web": Sign("web", "web"),
    "newsletter": Sign("nwsl.", "newsletter"),
    "letter": Sign("letter", "letter"),
    "statement": Sign("stmt.", "statement"),
    "treaty": Sign("treaty", "treaty"),
    "case": Sign("case", "case"),
    "law": Sign("law", "law"),
}
NAME_SIGNS: dict[NameKind, Sign] = {
    "state": Sign("S", "States"),
    "body": Sign("B", "bodies"),
    "treaty": Sign("T", "treaties"),
    "other": Sign("G", "others"),
}
NAME_KINDS: dict[EntityKind, NameKind] = {"state": "state", "body": "body", "treaty": "treaty"}
PROBLEM_SIGNS = {"fault": Sign("⚠", "what could not be read, or does not fit")}

# Every kind of mark by the part of the page that lists it; the second class of a mark is its kind.
SIGNS: dict[PartName, Mapping[str, Sign]] = {
    "claim": {str(kind): sign for kind, sign in FAMILY_SIGNS.items()},
    "citation": {str(kind): sign for kind, sign in CITATION_SIGNS.items()},
    "problem": {str(kind): sign for kind, sign in PROBLEM_SIGNS.items()},
    "name": {str(kind): sign for kind, sign in NAME_SIGNS.items()},
}
