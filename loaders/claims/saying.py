"""What a speaker who merely "says" something does by it: promise, refuse, deny or demand.

"China said it would welcome a visit" invites; "said it would not take part" refuses; "said the allegation was
untrue" denies; a body's "the law must be repealed" demands. The patterns are grammar; what a denial looks like
is theirs too.
"""

import re

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


def is_hypothetical(content: str) -> bool:
    """Whether what is said is only thought out: "the policy could be of value if a court were created"."""
    return _HYPOTHETICAL.search(content) is not None


def modality_of_content(content: str, modality: str, is_state: bool) -> str:
    """The id of the modality that an assertion with this content has; `modality` where it stays one."""
    if promise := _PROMISE.match(content):
        if promise["no"]:
            return "refused"
        verb = promise["verb"].lower()
        if verb in _WELCOMING:
            return "invited"
        if verb not in {"be", "have", "lead", "mean", "cause"}:
            return "expressed_openness" if verb in _OPEN else "committed"
    if is_state:
        return "denied" if _DENIAL.search(content) else modality
    return _asked_by_saying(content) or modality


def _asked_by_saying(content: str) -> str | None:
    """What a body does by saying that a State must, or should, or by a bare command."""
    if duty := _DUTY.match(content):
        return "recommended" if duty["modal"].lower() in {"should", "ought to"} else "demanded"
    return "demanded" if _COMMAND.match(content) else None
