"""What a speaker who merely "says" something does by it: promise, refuse, deny or demand.

"China said it would welcome a visit" invites; "said it would not take part" refuses; "said the allegation was
untrue" denies; a body's "the law must be repealed" demands. The patterns are grammar; what a denial looks like
is theirs too.
"""

import re

_PROMISE = re.compile(
    r"(?:that )?(?:it|they|he|she|we|I|the \w+|its \w+)(?:['’]d|['’]ll| will| would)(?P<no> not| never)? (?:also |soon |now |gladly )?(?P<verb>\w+)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not true|untrue|is false|are false|was false|were false|unfounded|baseless|groundless|without foundation|fabricat\w+|"
    r"propaganda|(?:is|are|was|were) invalid|(?:did|does|do|has|have|had) not accept\w*|categorically)\b",
    re.IGNORECASE,
)
# "The authorities must free them": a duty told by a body, whose subject stands before the modal alone.
_DUTY = re.compile(
    r"(?:that )?[^,;:.]{2,120}?\b(?P<force>must|should|needs? to|ha(?:s|ve) to|ought to)\b(?! have\b| not be (?:seen|read|taken)\b)",
    re.IGNORECASE,
)
_WELCOMING = frozenset({"welcome", "invite", "receive", "host"})
_OPEN = frozenset({"consider", "study", "examine", "explore"})


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
    if duty := _DUTY.match(content):
        return "recommended" if duty["force"].lower() in {"should", "ought to"} else "demanded"
    return modality
