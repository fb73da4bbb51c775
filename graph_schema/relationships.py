"""The kinds of relationship: from what, to what, with which properties.

A relationship is one per pair of ends, or, where `key` names properties, one per pair and key:
a State can act twice on one treaty.
"""

from dataclasses import dataclass

from graph_schema.nodes import Property


@dataclass(frozen=True, slots=True)
class RelationshipKind:
    """`sources` and `targets` are labels, `Agent` standing for every agent."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    meaning: str
    properties: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()


_RULE = Property("rule", "string", "the rule that made it")
_CONFIDENCE = Property("confidence", "float", "how sure the rule is, 0 to 1")
_ORDINAL = Property("ordinal", "integer", "place in the text, from 1")
_SPAN = (
    Property("start", "integer", "first code point"),
    Property("end", "integer", "one past the last"),
)
_TENURE = (
    Property("from", "string", "since when, EDTF"),
    Property("to", "string", "until when, EDTF"),
)
_LINK = (
    Property("cue", "string", "the words that show it"),
    *_SPAN,
    _RULE,
    _CONFIDENCE,
    Property("review", "string", "accepted, when a person accepted it"),
)
_REPLY = (
    Property(
        "type", "string", "acceptance, partial, noted, rejection, denial, alternative_explanation"
    ),
    Property("as_stated", "string", "the reply's own act: partially_accepted, denied, …"),
    Property("norm", "string", "of an answer to a recommendation: accepted, or noted for all else"),
)
_JUDGEMENT = Property("judgement", "string", "certain or likely; a person can change it")
_STATEMENT = Property("statement", "string", "id of the Statement that is the evidence")


def _kind(
    type_: str,
    ends: str,
    meaning: str,
    properties: tuple[Property, ...] = (),
    key: tuple[str, ...] = (),
) -> RelationshipKind:
    sources, _, targets = ends.partition(" > ")
    return RelationshipKind(
        type_, tuple(sources.split("|")), tuple(targets.split("|")), meaning, properties, key
    )


RELATIONSHIP_KINDS: dict[str, RelationshipKind] = {
    kind.type: kind
    for kind in (
        _kind("HAS_TEXT", "Document > SourceText", "The article's canonical text."),
        _kind("HAS_PART", "Document > Part", "Sections and footnotes in order; cited paragraphs.", (_ORDINAL,)),
        _kind("HAS_ANCHOR", "Part > Part", "A section calls a footnote at [start, end).", _SPAN, ("start",)),
        _kind("HAS_PROBLEM", "Document > Problem", "What could not be read in the article."),
        _kind("CONTAINS", "Part > Citation", "A footnote makes a citation.", (_ORDINAL,)),
        _kind(
            "REFERS_TO",
            "Citation|Mention > Document|Agent|Treaty",
            "What a citation or a name stands for.",
            (_RULE, _CONFIDENCE),
        ),
        _kind("AT", "Citation|Claim > Part", "The pinpoint: the paragraph that is cited or that carries the act."),
        _kind("HAS_MENTION", "Part > Mention", "A name stands in a section or footnote."),
        _kind(
            "CITES",
            "Document > Document",
            "Rebuilt from the citations after each load.",
            (
                Property("count", "integer", "number of citations", required=True),
                Property("footnotes", "strings", "numbers of the footnotes", required=True),
                Property("derived", "boolean", "always true", required=True),
            ),
        ),
        _kind("ADDENDUM_TO", "Document > Document", "Told by the symbol: …/Add.1."),
        _kind("CORRIGENDUM_TO", "Document > Document", "Told by the symbol: …/Corr.1."),
        _kind("REVISION_OF", "Document > Document", "Told by the symbol: …/Rev.1."),
        _kind("ISSUED_BY", "Document > Agent", "The body whose series the symbol belongs to.", (_RULE,)),
        _kind(
            "MADE",
            "Agent > Claim",
            "The speaker.",
            (Property("capacity", "string", "speaker, or reported when another tells it"),),
        ),
        _kind("ATTRIBUTED_TO", "Claim > Agent", "Who reports the speaker: According to the COI, UNHCR …"),
        _kind("ADDRESSED_TO", "Claim > Agent", "Whom it asks, urges or answers."),
        _kind(
            "ABOUT",
            "Claim > State",
            "The State whose conduct it is about.",
            (Property("role", "string", "addressee or subject", required=True),),
        ),
        _kind("ON", "Claim > Topic", "Its topics."),
        _kind("AFFECTS", "Claim > Group", "Whose rights it is about."),
        _kind("STATED_IN", "Claim > Document", "Where the speaker said it; absent when the article does not tell."),
        _kind("REPORTED_IN", "Claim > Part", "The footnote or section where it was read."),
        _kind(
            "CITED_IN",
            "Claim > Part",
            "The footnote that the claim's sentence calls for its document, when it was read in a section.",
        ),
        _kind("RESPONDS_TO", "Claim > Claim", "A reply, an acceptance, a rejection.", (*_LINK, *_REPLY)),
        _kind("CONTRADICTS", "Claim > Claim", "Says the opposite of the same State and topic.", _LINK),
        _kind("SUPPORTS", "Claim > Claim", "Repeats or backs another's claim.", _LINK),
        _kind("SAME_AS", "Claim > Claim", "A second telling of one act.", (*_LINK, _JUDGEMENT)),
        _kind(
            "REJECTED_LINK",
            "Claim > Claim",
            "A link that a person rejected; undoing makes it again what it was.",
            (Property("was", "string", "RESPONDS_TO, CONTRADICTS, SUPPORTS or SAME_AS", required=True), *_LINK, *_REPLY, _JUDGEMENT),
            ("was",),
        ),
        _kind(
            "CORRECTS",
            "Correction > Claim|RejectedClaim",
            "What a correction judges; absent when it is orphaned or undone.",
            (Property("ordinal", "integer", "of a link: 1 its source, 2 its target"),),
        ),
        _kind("PART_OF", "Agent > Agent", "Organ of, mandate under.", _TENURE),
        _kind("SUCCEEDS", "Agent > Agent", "Took over from."),
        _kind("MONITORS", "Body > Treaty", "The treaty body watches the treaty."),
        _kind("PROTOCOL_TO", "Treaty > Treaty", "A protocol and its parent treaty."),
        _kind("COVERS", "Body > State", "A country mandate or inquiry and its State."),
        _kind(
            "HELD",
            "Person > Agent",
            "Holder of a mandate or office.",
            (Property("role", "string", "office held"), *_TENURE, _STATEMENT),
            ("from",),
        ),
        _kind(
            "TREATY_ACTION",
            "State > Treaty",
            "A State's standing to a treaty, as a text tells it.",
            (
                Property("act", "string", "party, ratified, signed, acceded, withdrew, …", required=True),
                Property("date", "string", "when, EDTF"),
                Property("statement", "string", "id of the Statement that is the evidence", required=True),
            ),
            ("act", "statement"),
        ),
        _kind(
            "VOTED",
            "State > Document",
            "How a State voted, as a text tells it.",
            (
                Property("value", "string", "for, against or abstain", required=True),
                Property("tally", "string", "id of the Tally that is the evidence", required=True),
            ),
            ("tally",),
        ),
        _kind(
            "ESTABLISHED_BY",
            "Agent > Document",
            "The resolution that set up a mandate or inquiry.",
            (_STATEMENT,),
            ("statement",),
        ),
        _kind("UNANSWERED", "Statement > Claim", "What a State left without a reply."),
        _kind("SUBJECT", "Statement > Agent", "Of whom a statement speaks."),
        _kind("OBJECT", "Statement > Treaty|Document|Agent", "What it says it about."),
        _kind("READ_IN", "Statement|Event|Tally|Mention > Part", "The section or footnote where it was read."),
        _kind("HAS_TALLY", "Document > Tally", "The votes on a resolution, or a UPR outcome."),
        _kind("COUNTS_FOR", "Tally > State", "The State whose answers a UPR tally counts."),
        _kind("INVOLVES", "Event > Agent", "Who took part."),
        _kind("BROADER", "Topic > Topic", "The wider topic."),
        _kind("RELATED", "Topic > Topic", "A neighbouring topic."),
        _kind("ASSERTED", "Run > Claim|Citation|Statement|Tally|Event|Mention", "What this run of the rules found."),
        _kind("READ", "Run > SourceText", "The text that the run read."),
    )
}  # fmt: skip
