"""A person's judgement of a claim, or of a link between two claims. Data of its own: no run owns it.

A correction holds what stood when it was given, so that it can be weighed without the graph, and the
place of its claim in the text, so that the claim is found again when a new version of the rules gives it
another id. `applying.py` says what corrections do to what the machine read.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

Verdict = Literal["accept", "reject", "edit"]
Review = Literal["unreviewed", "accepted", "rejected", "edited"]
LinkType = Literal["RESPONDS_TO", "CONTRADICTS", "SUPPORTS", "SAME_AS"]
FieldName = Literal[
    "speaker", "family", "modality", "addressees", "subjects", "topics", "groups", "date"
]
Value = str | tuple[str, ...] | None

LINK_TYPES: tuple[LinkType, ...] = get_args(LinkType)
FIELDS: tuple[FieldName, ...] = get_args(FieldName)
LISTS: frozenset[str] = frozenset({"addressees", "subjects", "topics", "groups"})
REVIEW_OF: dict[Verdict, Review] = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
_EMPTY_ALLOWED = LISTS | {"date"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields of a claim that a person can change: ids of the graph, lists sorted, `date` in EDTF.

    `date_basis` goes with the date; a State that is addressed is not among the `subjects` too.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 (no field: pydantic reads it of the class)

    speaker: str
    family: str
    modality: str
    addressees: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    date: str | None = None
    date_basis: str | None = None

    def __post_init__(self) -> None:
        for name in LISTS:
            left_out = self.addressees if name == "subjects" else ()
            ordered = tuple(sorted(set(getattr(self, name)) - set(left_out)))
            object.__setattr__(self, name, ordered)


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim of the graph: `as_read` by the machine, and as it stands after `review`.

    `capacity` is `speaker`, or `reported` when another tells the speaker's words.
    """

    id: str
    text_sha256: str
    start: int
    end: int
    quote: str
    rule: str
    rule_version: str
    as_read: Reading
    stands: Reading
    review: Review = "unreviewed"
    capacity: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """What finds a claim again: its id when judged, and its place, speaker and family as the machine read them."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    id: str
    text_sha256: str
    start: int
    end: int
    quote: str
    speaker: str
    family: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field's value when the correction was given, and the person's."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class JudgedLink:
    """The link from the correction's claim to another that is judged, in place of the claim itself."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    type: LinkType
    to: ClaimPlace


@dataclass(frozen=True, slots=True)
class Correction:
    """Who judged what, when and why.

    `at` and `undone_at` are UTC, as 2026-01-31T12:00:00.000000Z. `reading` is the claim as it stood when
    judged, `None` for a link. `changes` is empty but for an edit. `rule` and `rule_version` made what was
    judged. Raises `ValueError` for a correction that says nothing or contradicts itself.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    verdict: Verdict
    claim: ClaimPlace
    by: str
    at: str
    rule: str
    rule_version: str
    why: str | None = None
    reading: Reading | None = None
    changes: dict[FieldName, Change] = field(default_factory=dict)
    link: JudgedLink | None = None
    undone_at: str | None = None
    undone_by: str | None = None

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("`by` is empty: say who corrects")
        for moment in filter(None, (self.at, self.undone_at)):
            _check_moment(moment)
        if (self.undone_at is None) != (self.undone_by is None):
            raise ValueError("`undone_at` and `undone_by` belong together")
        if (self.link is None) == (self.reading is None):
            raise ValueError("`reading` is given for a claim, `link` for a link, never both")
        if (self.verdict == "edit") != bool(self.changes):
            raise ValueError("an edit has `changes`, an accept and a reject have none")
        if self.link is not None and self.verdict == "edit":
            raise ValueError("a link is accepted or rejected; it has no fields to edit")
        for name, change in self.changes.items():
            _check_value(name, change.new)

    @property
    def id(self) -> str:
        """Made from all but the undoing, so that the same correction is never kept twice."""
        return f"correction:{hashlib.sha256(self._told().encode()).hexdigest()[:12]}"

    @property
    def stands(self) -> bool:
        return self.undone_at is None

    @property
    def texts(self) -> frozenset[str]:
        """SHA-256 of the texts that hold what it judges."""
        other = {self.link.to.text_sha256} if self.link else set()
        return frozenset({self.claim.text_sha256, *other})

    def _told(self) -> str:
        told = plain(self)
        told = {k: v for k, v in told.items() if k not in ("undone_at", "undone_by")}
        return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def order_given(corrections: "list[Correction] | tuple[Correction, ...]") -> list[Correction]:
    """Oldest first; of two in one moment, by id."""
    return sorted(corrections, key=lambda c: (c.at, c.id))


def utc_now() -> str:
    """This moment as `Correction.at` is written."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def plain(value: Any) -> Any:
    """Dataclasses, tuples and mappings as plain JSON values; keys are field names, in their order."""
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in sorted(value.items())}
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _check_moment(moment: str) -> None:
    try:
        dt.datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S.%fZ")  # noqa: DTZ007 (the Z is asked for)
    except ValueError:
        raise ValueError(
            f"{moment!r} is no moment in UTC; it is written 2026-01-31T12:00:00.000000Z"
        ) from None
    if len(moment) != 27:
        raise ValueError(f"{moment!r} has not six digits of a second")


def _check_value(name: FieldName, value: Value) -> None:
    is_list = isinstance(value, tuple)
    if (name in LISTS) != is_list:
        raise ValueError(f"{name} is {'a list' if name in LISTS else 'one value'}, not {value!r}")
    if not value and name not in _EMPTY_ALLOWED:
        raise ValueError(f"{name} cannot be empty")
