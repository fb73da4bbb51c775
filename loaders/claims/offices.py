"""Offices and memberships told by common nouns: whose they can be at all."""

from loaders.claims.wordlists import word_list
from loaders.claims.words import Sentence, Word

# Those whom a body sends or employs; unnamed, they speak for the body whose report is being told.
MEMBERS = frozenset(
    {
        "investigators", "researchers", "experts", "inspectors", "commissioners", "investigator",
        "expert", "researcher", "commissioner", "member", "chair", "co-chair", "chairperson",
    }
)  # fmt: skip
_HEADS_OF_STATE = frozenset(
    ["foreign", "president", "presidential", "minister", "cabinet", "home", "state"]
)
_TIMES = frozenset({"day", "time", "hour", "moment"})


def is_high_office(sentence: Sentence, head: Word) -> bool:
    """ "The Foreign Office", "the State Department", "the Speaker": an office that only a State has."""
    near = sentence.under(head, "compound", "amod", "nmod", "poss")
    if head.text == "Speaker" and not sentence.under(head, "poss"):
        return True
    return head.lower in {"office", "department"} and any(
        word.lower in _HEADS_OF_STATE for word in near
    )


def is_of_another(sentence: Sentence, head: Word) -> bool:
    """ "the president of the bar", "a spokesman for the miners": an office that States and others have, and that
    the phrase after it gives to somebody who is no State."""
    if head.lower not in word_list("shared_offices"):
        return False
    return any(
        child.lower in {"of", "for", "in"}
        and (child.lower != "in" or (under.mention is None and under.tag == "NNP"))
        and not sentence.words[under.left].text[:1].isdigit()
        and under.lower not in word_list("governments") | word_list("state_services") | _TIMES
        for child in sentence.under(head, "prep")
        for under in sentence.under(child, "pobj")
    )


def is_bare_member(sentence: Sentence, head: Word) -> bool:
    """Whether a member of some body stands alone: "investigators concluded", "the expert added"."""
    return (
        head.lower in MEMBERS
        and not sentence.under(head, "amod", "compound", "nmod", "prep", "poss", "nummod")
        and all(child.lower == "the" for child in sentence.under(head, "det"))
    )
