"""What a speaker who merely "says" something does by it: promise, refuse, deny or demand.

"China said it would welcome a visit" invites; "said it would not take part" refuses; "said the allegation was
untrue" denies; a body's "the law must be repealed" demands. The patterns are grammar; what a denial looks like
is theirs too.
"""

import re
from dataclasses import dataclass

_PROMISE = re.compile(
    r"(?:that )?(?:it|they|he|she|we|I|(?:the|its|their) (?:government|authorities|delegation|ministry|minister|president|state|country|party|army|"
    r"police|parliament|committee|office|council|court|commission|organization|organisation))(?:['’]d|['’]ll| will| would)(?P<no> not| never)? (?:also |soon |now |gladly )?(?P<verb>\w+)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not true|untrue|(?:is|are|was|were) (?:entirely |wholly |simply )?(?:false|wrong|absurd|slanderous|malicious)|unfounded|baseless|groundless|"
    r"without (?:any )?foundation|no (?:business|mandate|jurisdiction|competence|authority) (?:\w+ing|to)\b|devoid of|fabricat\w+|no (?:such |political |secret )+\w+|(?:is|are|was|were) no \w+|interference|smear|politici[sz]ed|"
    r"one-sided|biased|lies\b|slander|no \w+ (?:had|ha[sv]e?|exist\w*|w(?:as|ere)|took)\b|never (?:happened|existed|took place)|(?:did|does|do) not (?:exist|happen|agree)|propaganda|(?:is|are|was|were) invalid|(?:did|does|do|has|have|had) not accept\w*|categorically)\b",
    re.IGNORECASE,
)
# What a body says a State has to do: "Myanmar must end this", "the law should be repealed". Not "should have".
_DUTY = re.compile(
    r"(?:that )?[\"“]?(?:(?:and|but|now|instead|therefore|also|he|she|they)[, ]+)?(?:[\w’'-]+ ){1,12}?"
    r"(?P<modal>must|should|needs? to|ha(?:s|ve) to(?= be)|ought to)(?:(?<!\bthey must)(?<!people must)(?<!prisoners must)(?<!detainees must)(?<!families must)|(?= be\b))"
    r"(?: now| also| immediately| urgently| at once)? (?!have\b|not have\b|be able\b|come as\b)\w+",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"[\"“]?(?:do not|don['’]t|stop|end|free|release|repeal|let|close|lift|drop|halt|do away)\b(?! of\b)",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:could|might|may|would)\b[^.;]*\bif\b[^.;]*\b(?:were|was|did|had)\b"
)
_WELCOMING = frozenset({"welcome", "invite", "receive", "host"})
_OPEN = frozenset({"consider", "study", "examine", "explore"})


@dataclass(frozen=True, slots=True)
class Meant:
    """The id of a modality, and the span of the content's words that give it."""

    modality: str
    start: int
    end: int


def is_hypothetical(content: str) -> bool:
    """Whether what is said is only thought out: "the policy could be of value if a court were created"."""
    return _HYPOTHETICAL.search(content) is not None


def modality_of_content(content: str, is_state: bool) -> Meant | None:
    """What an assertion with this content does; `None` where it stays an assertion."""
    promise = _PROMISE.match(content)
    if promise is not None and (promised := _promised(promise)):
        return Meant(promised, *promise.span())
    if is_state:
        denial = _DENIAL.search(content)
        return Meant("denied", *denial.span()) if denial else None
    return _asked_by_saying(content)


def _promised(promise: re.Match[str]) -> str | None:
    if promise["no"]:
        return "refused"
    verb = promise["verb"].lower()
    if verb in _WELCOMING:
        return "invited"
    if verb in {"be", "have", "lead", "mean", "cause"}:
        return None
    return "expressed_openness" if verb in _OPEN else "committed"


def _asked_by_saying(content: str) -> Meant | None:
    """What a body does by saying that a State must, or should, or by a bare command."""
    if duty := _DUTY.match(content):
        asked = "recommended" if duty["modal"].lower() in {"should", "ought to"} else "demanded"
        return Meant(asked, *duty.span())
    command = _COMMAND.match(content)
    return Meant("demanded", *command.span()) if command else None
