"""What one article says, as records: the result of extraction and its JSON form.

`Extraction` mirrors `extraction.schema.json` field by field; `as_json` gives that form.
Spans are half-open [start, end) in code points of the canonical text. Dates are EDTF strings.
Ids carry a type prefix (`ids.py`). Every quote obeys `text[start:end] == quote`.
"""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

SCHEMA = "citetrail/extraction/1"

Commentary = Literal["none", "signal", "mixed", "only"]
CitationKind = Literal[
    "un_document",
    "resolution",
    "news",
    "book",
    "chapter",
    "article",
    "report",
    "thesis",
    "press_release",
    "web",
    "newsletter",
    "letter",
    "statement",
    "treaty",
    "case",
    "law",
]
Family = Literal["directive", "evaluative", "assertive", "dissent", "commissive", "response"]
FAMILIES: tuple[Family, ...] = get_args(Family)
SourceBasis = Literal[
    "in_text",  # the note or sentence names the document
    "resolved_by_footnote",  # another note of the article names it
    "back_reference",  # ibid., supra, an alias
    "news",  # read in a news report
    "not_in_text",  # the article does not say
]


ReplyType = Literal[
    "acceptance", "partial", "noted", "rejection", "denial", "alternative_explanation"
]
Judgement = Literal["certain", "likely"]
Format = Literal["text", "html", "docx", "pdf"]


@dataclass(frozen=True, slots=True)
class OffsetSegment:
    """text[start:end] stands at [raw_start, raw_end) of one part of the raw document.

    `part` is empty for text and HTML, whose raw offsets are code points of the decoded file; for DOCX it
    is the part's name (`word/footnotes.xml`) and offsets count the characters of its `w:t` elements; for
    PDF it is the page (`page 3`) and offsets count the page's characters. Stretches of equal length agree
    character by character, others (`&amp;`, collapsed white space) as a whole.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int
    part: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The article itself. `date` is the date published, `None` when the text does not tell it."""

    id: str
    title: str
    authors: tuple[str, ...]
    publisher: str | None
    date: str | None
    url: str | None
    language: str
    sha256: str
    characters: int
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the body; the part before the first heading has `heading=None`."""

    id: str
    number: str | None
    heading: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the body calls a footnote: the span of `[1]`, and the section it stands in."""

    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: [start, end) covers its text without the leading marker."""

    number: int
    start: int
    end: int
    commentary: Commentary
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place in a document: type `para`, `page`, `chapter`, `article`, `section`; value "83", "35-36", "82(c)"."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One pointer from a footnote to one document; [start, end) covers all that states it.

    `other_symbols` are further symbols of the same work (E/2005/23 is E/CN.4/2005/135). `doi` is without
    its resolver; `isbn` is its figures only. `votes` has the keys `for`, `against`, `abstain` where a recorded vote is told.
    `repairs` says in words what had to be mended to read it. `unresolved` says why a back reference
    has no document.
    """

    id: str
    footnote: int
    start: int
    end: int
    kind: CitationKind
    document_id: str | None
    rule: str
    confidence: float
    title: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    container: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    symbol: str | None = None
    other_symbols: tuple[str, ...] = ()
    pinpoints: tuple[Pinpoint, ...] = ()
    back_reference: bool = False
    votes: dict[str, int] | None = None
    repairs: tuple[str, ...] = ()
    unresolved: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, and the State, body, treaty or place it was taken for."""

    id: str
    start: int
    end: int
    text: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks: a State, a body, a person, or a collective."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class StatedIn:
    """Where the claimant itself said it, when the text tells."""

    document_id: str
    pinpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who asked, found, denied or promised what.

    States in `addressees` and `subjects` are ISO 3166-1 alpha-3 codes; topics are ids of
    `seeds/topics.yaml`. Exactly one of `footnote` and `section` is set: where it was read.
    `counts` carries numbers that are part of the act ("accepted 113 recommendations").
    `trigger` is the span of the word that fired the rule.
    """

    id: str
    claimant: Party
    family: Family
    modality: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    source_basis: SourceBasis
    addressees: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    date: str | None = None
    date_basis: str | None = None
    footnote: int | None = None
    section: str | None = None
    stated_in: tuple[StatedIn, ...] = ()
    attributed_to: Party | None = None
    counts: dict[str, int] | None = None
    trigger: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """One claim to another, with the words that show it.

    [start, end) is the span of `cue`; both are `None`, and the cue empty, where no words but the likeness of
    two tellings makes the link. `reply` is set for RESPONDS_TO, `judgement` for SAME_AS.
    """

    type: Literal["RESPONDS_TO", "CONTRADICTS", "SUPPORTS", "SAME_AS"]
    source: str
    target: str
    cue: str
    rule: str
    confidence: float
    start: int | None = None
    end: int | None = None
    reply: ReplyType | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True)
class NoReply:
    """A State that is said not to have replied; `claims` are ids of what it left unanswered."""

    id: str
    state: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voter:
    """How one State voted: `for`, `against` or `abstain`."""

    state: str
    value: Literal["for", "against", "abstain"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts as stated and normalised: a UPR outcome, or a vote (`kind` tells which).

    UPR answers are normalised to `accepted` and `noted`, which is all that is not supported. `manner` is
    `recorded`, `without_vote`, `consensus` or `unanimous` for a vote; only a recorded one has counts.
    """

    id: str
    kind: Literal["upr", "vote"]
    document_id: str | None
    state: str | None
    as_stated: dict[str, int]
    normalised: dict[str, int]
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    manner: str | None = None
    voters: tuple[Voter, ...] = ()


@dataclass(frozen=True, slots=True)
class TreatyAction:
    """What a State did about a treaty, or its standing to it: an `act` of `seeds/treaty_actions.yaml`."""

    state: str
    treaty: str
    act: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    date: str | None = None
    treaty_as_stated: str | None = None


@dataclass(frozen=True, slots=True)
class Mandate:
    """What became of a mandate, or who held it: an `act` of `seeds/mandate_acts.yaml`."""

    id: str
    body: str
    act: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    holder: str | None = None
    document_id: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that the text tells: a `kind` of `seeds/event_kinds.yaml`. `name` is in the text's words."""

    id: str
    kind: str
    name: str
    date: str | None
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    involves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, or does not fit; never dropped in silence."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article says. Lists are in order of their start in the text."""

    document: DocumentRecord
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    claim_links: tuple[ClaimLink, ...] = ()
    no_replies: tuple[NoReply, ...] = ()
    tallies: tuple[Tally, ...] = ()
    treaty_actions: tuple[TreatyAction, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
    offsets: tuple[OffsetSegment, ...] = ()
    schema: str = field(default=SCHEMA)


def as_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain JSON values; keys are field names, `schema` first."""
    plain = asdict(extraction)
    return {"schema": plain.pop("schema"), **plain}
