"""The rules by which claims are read, as rows of `seeds/claim_rules.yaml`: what each does, and how sure it is.

A claim's `rule` is the rule's name, and after a colon the word that it hangs on: `verb_frame:urge`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from loaders.vocabulary import read_rows

RuleName = Literal[
    "verb_frame",
    "noun_frame",
    "complement",
    "phrase",
    "agentless",
    "state_party_should",
    "according_to",
    "colon_quote",
    "colon_clause",
    "quoted_on",
]
RULE_NAMES: tuple[RuleName, ...] = get_args(RuleName)


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """One way in which a text tells an act.

    `confidence` is that of its claims; `confidence_implied` of those whose speaker the sentence leaves out.
    """

    name: str
    does: str
    confidence: float
    confidence_implied: float


@cache
def load_claim_rules() -> dict[str, ClaimRule]:
    """All rules by name."""
    return {
        row["id"]: ClaimRule(
            row["id"],
            row["does"],
            row["confidence"],
            row.get("confidence_implied", row["confidence"]),
        )
        for row in read_rows("claim_rules.yaml")
    }


def rule_of(rule: str) -> ClaimRule:
    """The rule that a claim's `rule` names."""
    return load_claim_rules()[rule.partition(":")[0]]
