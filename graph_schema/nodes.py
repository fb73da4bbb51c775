"""The kinds of node, each with its properties: read this first to know the graph.

Every node carries the label `Thing` beside its own, and an `id` that is unique over all things
(`ids.py`). Dates are kept as four properties (`DATE`), since a partial date is no DATE: EDTF as
stated, first and last day that it allows, and its precision.
"""

from dataclasses import dataclass
from typing import Literal

PropertyType = Literal["string", "integer", "float", "boolean", "date", "strings", "floats"]


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    type: PropertyType
    meaning: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class NodeKind:
    """`labels` are all labels of the node but `Thing`, the narrowest last; that one names the kind.

    A `shared` kind is told of by many texts: a load completes it, and what was told first stays.
    """

    labels: tuple[str, ...]
    meaning: str
    example_id: str
    properties: tuple[Property, ...] = ()
    shared: bool = False

    @property
    def name(self) -> str:
        return self.labels[-1]


def _text(name: str, meaning: str, *, required: bool = False) -> Property:
    return Property(name, "string", meaning, required)


DATE = (
    Property("date_edtf", "string", "the date as EDTF: 2013-10-29, 2013-10, 2015~, 2014/2015"),
    Property("date_start", "date", "first day that the date allows; absent when open"),
    Property("date_end", "date", "last day that the date allows; absent when open"),
    Property("date_precision", "string", "day, month, year, decade or interval"),
)
SPAN = (
    Property("text_sha256", "string", "SHA-256 of the text that holds the span", required=True),
    Property("start", "integer", "first code point of the span", required=True),
    Property("end", "integer", "one past the last code point", required=True),
)
RULE = (
    Property("rule", "string", "the rule that made it", required=True),
    Property("rule_version", "string", "version of the rules", required=True),
    Property("confidence", "float", "how sure the rule is, 0 to 1", required=True),
)
NAMES = (
    Property("name", "string", "the name shown", required=True),
    Property("aliases", "strings", "other written forms, acronyms and codes included"),
    Property("source", "string", "where the row of the vocabulary comes from"),
)

DOCUMENT = NodeKind(
    ("Document",),
    "A work that is cited, or an article that was read.",
    "un:A/HRC/25/CRP.1",
    (
        _text("kind", "un_document, resolution, news, book, chapter, report, web, … or article"),
        _text("title", "the title as first cited"),
        _text("symbol", "UN document symbol in normal form"),
        Property("other_symbols", "strings", "further symbols of the same work"),
        _text("url", "an address of it"),
        _text("doi", "its DOI, without a resolver"),
        _text("isbn", "its ISBN, figures only"),
        _text("publisher", "who published or issued it"),
        _text("language", "ISO 639-1 code, for an article that was read"),
        Property("authors", "strings", "personal or corporate authors in order"),
        Property("editors", "strings", "editors of the book in order"),
        Property("article", "boolean", "true when its text was read, not only cited"),
        *DATE,
    ),
    shared=True,
)
SOURCE_TEXT = NodeKind(
    ("SourceText",),
    "The canonical text of an article; spans count in it.",
    "text:3f2a…",
    (
        Property("text_sha256", "string", "SHA-256 of the text", required=True),
        _text("text", "the text, newlines as \\n", required=True),
        Property("characters", "integer", "its length in code points", required=True),
    ),
)
PART = NodeKind(
    ("Part",),
    "A section or footnote of an article, or a paragraph of a cited document.",
    "part:3f2a…:footnote-28",
    (
        _text(
            "kind",
            "section, footnote, or the pinpoint's type: para, page, article, …",
            required=True,
        ),
        _text("label", 'its number as printed: "28", "83", "35-36"'),
        _text("heading", "the section's heading"),
        _text("text", "its words; absent when the document was not read"),
        _text("commentary", "of a footnote: none, signal, mixed or only"),
        Property("text_sha256", "string", "SHA-256 of the text that holds it"),
        Property("start", "integer", "first code point"),
        Property("end", "integer", "one past the last code point"),
    ),
    shared=True,
)
CITATION = NodeKind(
    ("Citation",),
    "One pointer from a footnote to one document, as stated.",
    "cit:3f2a…:100-240",
    (
        *SPAN,
        *RULE,
        _text("quote", "the words that make the citation", required=True),
        _text("kind", "kind of document that the words suggest"),
        _text("title", "title as stated"),
        _text("publisher", "publisher or outlet as stated"),
        _text("url", "address as stated"),
        _text("doi", "DOI as stated, without a resolver"),
        _text("isbn", "ISBN as stated, figures only"),
        Property("editors", "strings", "editors as stated, in order"),
        Property("other_symbols", "strings", "further symbols that are stated for the same work"),
        _text("unresolved", "why a back reference has no document"),
        Property("pinpoints", "strings", 'places as stated: "para 83"'),
        Property("repairs", "strings", "what was mended to read it"),
        Property("back_reference", "boolean", "an earlier footnote cites the same document", True),
        *DATE,
    ),
)
CLAIM = NodeKind(
    ("Claim",),
    "Who asked, found, denied or promised what, with the words.",
    "claim:3f2a…:33648-33755:urged",
    (
        *SPAN,
        *RULE,
        _text("quote", "the words of the claim: text[start:end]", required=True),
        _text(
            "family",
            "directive, evaluative, assertive, dissent, commissive, response",
            required=True,
        ),
        _text("modality", "urged, recommended, found, denied, …", required=True),
        _text("source_basis", "how its document is known, or not_in_text", required=True),
        _text("date_basis", "stated, carried, document date or inferred"),
        Property("counts", "strings", 'numbers in the act: "accepted:113"'),
        _text("review", "unreviewed, accepted, edited or rejected"),
        Property(
            "meaning",
            "floats",
            "384 numbers, whose cosine with others' tells how near the words are in meaning",
        ),
        _text("as_read", "of a reviewed claim: the fields as the machine read them, as JSON"),
        *DATE,
    ),
)
REJECTED_CLAIM = NodeKind(
    ("RejectedClaim",),
    "A claim that a person rejected. It is no `:Claim`, so no question shows it; undoing makes it one again.",
    "claim:3f2a…:33648-33755:urged",
    CLAIM.properties,
)
CORRECTION = NodeKind(
    ("Correction",),
    "A person's judgement of a claim, or of a link between two; it outlives the run that made the claim.",
    "correction:8c1d03fe2a77",
    (
        _text("verdict", "accept, reject or edit", required=True),
        _text("claim", "id of the claim when it was judged", required=True),
        _text("link", "of a link: RESPONDS_TO, CONTRADICTS, SUPPORTS or SAME_AS"),
        _text("other", "of a link: id of the claim that it leads to"),
        Property("changed", "strings", "of an edit: names of the fields changed"),
        _text("by", "who", required=True),
        _text("at", "when, UTC", required=True),
        _text("why", "why, in the person's words"),
        _text("undone_at", "when it was undone, UTC; absent while it stands"),
        _text("undone_by", "who undid it"),
        Property(
            "texts", "strings", "SHA-256 of the texts that hold what it judges", required=True
        ),
        _text("record", "all of it as JSON, as it is exported", required=True),
    ),
)
MENTION = NodeKind(
    ("Mention",),
    "A name in the text, and what it was taken for.",
    "mention:3f2a…:10-15",
    (*SPAN, *RULE, _text("quote", "the words", required=True)),
)
STATEMENT = NodeKind(
    ("Statement",),
    "A fact read in a text that is no claim: what a State did about a treaty, a mandate, a reply that never came.",
    "statement:3f2a…:10-40",
    (
        *SPAN,
        *RULE,
        _text("quote", "the words", required=True),
        _text("predicate", "an act of a treaty or a mandate, or no_reply", required=True),
        _text("as_stated", "what the words name, where it differs from what is meant"),
        *DATE,
    ),
)
EVENT = NodeKind(
    ("Event",),
    "Something dated that the text tells.",
    "event:3f2a…:10-40",
    (
        *SPAN,
        *RULE,
        _text("kind", "visit, killing, election, release, session, …", required=True),
        _text("name", "what happened, in the text's words", required=True),
        _text("quote", "the words", required=True),
        *DATE,
    ),
)
TALLY = NodeKind(
    ("Tally",),
    "Counts: a recorded vote, or a State's answers to UPR recommendations.",
    "tally:3f2a…:10-40",
    (
        *SPAN,
        *RULE,
        _text("kind", "vote or upr", required=True),
        _text("manner", "of a vote: recorded, without_vote, consensus or unanimous"),
        _text("quote", "the words", required=True),
        Property("as_stated", "strings", 'the counts as stated: "noted:58"', required=True),
        Property("normalised", "strings", 'the counts normalised: "noted:155"', required=True),
    ),
)
PROBLEM = NodeKind(
    ("Problem",),
    "What could not be read or does not fit.",
    "problem:3f2a…:10-40:url_broken",
    (
        *SPAN,
        _text("code", "kind of problem", required=True),
        _text("message", "in words", required=True),
    ),
)
RUN = NodeKind(
    ("Run",),
    "One version of the rules over one text; it asserted the claims and citations.",
    "run:3f2a…:1",
    (
        Property("text_sha256", "string", "SHA-256 of the text that it read", required=True),
        _text("rule_version", "version of the rules", required=True),
        _text("mode", "parser or rules", required=True),
    ),
)
STATE = NodeKind(
    ("Agent", "State"),
    "A State, a former State, or a region with a code of its own.",
    "state:PRK",
    (
        *NAMES,
        _text("iso3", "ISO 3166-1 alpha-3 code", required=True),
        _text("iso2", "ISO 3166-1 alpha-2 code"),
        _text("m49", "UN M49 code"),
        _text("official_name", "formal name"),
        _text("status", "member, observer, other, historic or region"),
    ),
)
BODY = NodeKind(
    ("Agent", "Body"),
    "A treaty body, organ, agency, mandate, court or inquiry.",
    "tb:CAT",
    (
        *NAMES,
        _text("kind", "treaty_body, organ, special_procedure, inquiry, court, …"),
        _text("short", "acronym"),
    ),
)
ORGANIZATION = NodeKind(
    ("Agent", "Organization"),
    "An organisation that is no public body: an NGO, a party, a medium.",
    "org:HRW",
    (*NAMES, _text("kind", "ngo, media, party"), _text("short", "acronym")),
)
PERSON = NodeKind(
    ("Agent", "Person"), "A person, by name.", "person:Marzuki Darusman", NAMES, shared=True
)
GROUP = NodeKind(
    ("Agent", "Group"),
    "People affected, or speakers named only together.",
    "group:children",
    (*NAMES, _text("kind", "affected or collective")),
)
TREATY = NodeKind(
    ("Treaty",),
    "A treaty, protocol or other instrument.",
    "treaty:CAT",
    (
        *NAMES,
        _text("short", "acronym"),
        _text("kind", "convention, covenant, protocol, statute, charter, instrument"),
        _text("adopted", "date adopted, EDTF"),
        _text("in_force", "date of entry into force, EDTF"),
    ),
)
TOPIC = NodeKind(
    ("Topic",),
    "What a claim is on.",
    "topic:refoulement",
    (*NAMES, Property("upr_info_issues", "strings", "issues of UPR Info that it maps to")),
)

NODE_KINDS: dict[str, NodeKind] = {
    kind.name: kind
    for kind in (
        DOCUMENT, SOURCE_TEXT, PART, CITATION, CLAIM, REJECTED_CLAIM, CORRECTION, MENTION, STATEMENT,
        EVENT, TALLY, PROBLEM, RUN,
        STATE, BODY, ORGANIZATION, PERSON, GROUP, TREATY, TOPIC,
    )
}  # fmt: skip
