"""What a reader has in mind: each unit of text gets a copy of its own."""

from dataclasses import fields

from graph_schema.extraction import Party
from loaders.claims.memory import Memory


def filled() -> Memory:
    return Memory(
        heads={"committee": "tb:CAT"},
        body="tb:CAT",
        claim_states=("CHN",),
        persons={"Kirby": Party("org:COI-DPRK", "commission of inquiry", "inquiry")},
        fresh={"committee"},
        of_kind={"treaty_body": "tb:CAT"},
        named_at={"tb:CAT": (3, 9)},
    )


def test_a_copy_has_all_that_was_in_mind() -> None:
    memory = filled()
    twin = memory.copy()
    assert all(getattr(twin, one.name) == getattr(memory, one.name) for one in fields(Memory))


def test_what_a_copy_takes_in_leaves_the_first_as_it_was() -> None:
    memory = filled()
    twin = memory.copy()
    twin.heads["group"] = "sp:WGAD"
    twin.persons.clear()
    twin.fresh.add("group")
    twin.of_kind["court"] = "org:ICJ"
    twin.named_at["sp:WGAD"] = (20, 25)
    twin.body = None
    assert memory == filled()
