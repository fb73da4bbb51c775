"""Which filler goes into which slot of a wording: by its type, by the word before it, by its place. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.understanding.slots import Filler, Typed
from app.understanding.wordings import Wording
from app.understanding.words import stem
from queries.question_files import Parameter

_AS_BODY = 0.55  # a State where a body may stand: any body fits better
_AS_THING = 0.6
_SAME_WORD_BEFORE = 0.5
_OUT_OF_ORDER = 0.2
_NOT_SURE = 0.3
_LATER = 0.02
_NOT_FILLED = ("meaning", "words", "family", "modality", "boolean")
_NAMES = ("state", "body", "topic", "group", "treaty")


@dataclass(frozen=True, slots=True)
class Filling:
    """Values by parameter, and the fillers that gave them."""

    values: dict[str, str]
    used: tuple[Filler, ...]
    worth: float
    placed: dict[str, Filler]


_Fit = tuple[Parameter, list[tuple[Filler, float]]]
_Placed = tuple[Parameter, Filler, float]


def best_filling(wording: Wording, typed: Typed) -> Filling | None:
    """The filling that uses most of what was typed; `None` where a required slot stays empty.

    Slots of text are left out: what is typed for them is told by the rest of the question.
    """
    fits: list[_Fit] = []
    for parameter in wording.question.parameters:
        if parameter.type in _NOT_FILLED:
            continue
        worths = [(f, _worth(parameter, f, typed, wording)) for f in typed.fillers]
        fitting = [(f, worth) for f, worth in worths if worth > 0]
        if not fitting and parameter.required and parameter.type != "text":
            return None
        if fitting:
            fits.append((parameter, fitting))
    wanted = Counter(id(filler) for _, fitting in fits for filler, _ in fitting)
    contested = {filler for filler, times in wanted.items() if times > 1}
    best: Filling | None = None
    for chosen in _choices(fits, contested):
        filling = _filling(chosen, wording)
        if best is None or filling.worth > best.worth:
            best = filling
    return best


def _choices(fits: Sequence[_Fit], contested: set[int]) -> Iterator[list[_Placed]]:
    """Every way to give each parameter one of its fillers, or none where it can do without."""
    if not fits:
        yield []
        return
    (parameter, fitting), rest = fits[0], fits[1:]
    for others in _choices(rest, contested):
        free = [
            (filler, worth)
            for filler, worth in fitting
            if all(o is not filler or _is_period(parameter, p) for p, o, _ in others)
        ]
        for filler, worth in free:
            yield [(parameter, filler, worth), *others]
        if not free and parameter.required and parameter.type != "text":
            continue
        if not free or (not parameter.required and any(id(f) in contested for f, _ in fitting)):
            yield others


def _is_period(one: Parameter, other: Parameter) -> bool:
    return one.type == "date" and other.type == "date"


def _worth(parameter: Parameter, filler: Filler, typed: Typed, wording: Wording) -> float:
    """How well a filler fits a parameter; 0 where it does not."""
    value = value_for(parameter, filler)
    if value is None:
        return 0
    before = typed.tokens[filler.first - 1].plain if filler.first else ""
    expected = dict(wording.slots).get(parameter.name)
    if "integer" in filler.values:
        return 1 if stem(before) in (stem(parameter.name), stem(expected or "")) else 0
    if parameter.type == "body" and "body" not in filler.values and before != expected:
        return 0  # "asked of Kenya" and "urged Kenya" are not asked by it; "did Kenya ask" is
    worth = 1.0
    if parameter.type not in filler.values and parameter.type != "date":
        worth = _AS_BODY if parameter.type == "body" else _AS_THING
    worth += _SAME_WORD_BEFORE if before and before == expected else 0
    worth -= 0 if filler.is_sure else _NOT_SURE
    return worth - _LATER * typed.fillers.index(filler)


def value_for(parameter: Parameter, filler: Filler) -> str | None:
    """What a filler gives a parameter; `None` when it is of another type."""
    values = filler.values
    if parameter.type == "date":
        return values.get(parameter.name) if parameter.name in ("since", "until") else values.get("since")  # fmt: skip
    if parameter.type == "text":
        return values.get("integer")
    if parameter.type in values:
        return values[parameter.type]
    if parameter.type == "body":
        return values.get("state")
    if parameter.type == "thing":
        return next((values[kind] for kind in (*_NAMES, "document") if kind in values), None)
    return None


def _filling(chosen: list[_Placed], wording: Wording) -> Filling:
    values = {p.name: value for p, f, _ in chosen if (value := value_for(p, f))}
    order = [name for name, _ in wording.slots]
    placed = [f.first for p, f, _ in sorted(chosen, key=lambda c: _place(order, c[0].name)) if p.name in order and p.type != "date"]  # fmt: skip
    swapped = sum(a > b for i, a in enumerate(placed) for b in placed[i + 1 :])
    used = tuple(dict.fromkeys(id(f) for _, f, _ in chosen))
    fillers = tuple({id(f): f for _, f, _ in chosen}[i] for i in used)
    worth = sum(w for _, _, w in chosen) - _OUT_OF_ORDER * swapped
    return Filling(values, fillers, worth, {p.name: f for p, f, _ in chosen})


def _place(order: Sequence[str], name: str) -> int:
    return order.index(name) if name in order else len(order)
