"""Finds what a user means by "China", "CHN", "PRC", "refoulement" or "tb:CAT" among the graph's names."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graph_schema.errors import UnknownNameError

NameKind = Literal["state", "body", "topic", "group", "treaty", "thing"]

_KINDS: dict[NameKind, tuple[str, ...]] = {
    "state": ("State",),
    "body": ("Body", "Organization", "Group", "Person", "State"),
    "topic": ("Topic",),
    "group": ("Group",),
    "treaty": ("Treaty",),
    "thing": ("State", "Body", "Organization", "Group", "Person", "Treaty", "Topic"),
}


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Per kind: folded form to ids (more than one where the form is shared); id to the name shown; id to its
    names as they are written in texts, the name shown first."""

    forms: dict[NameKind, dict[str, tuple[str, ...]]]
    shown: dict[str, str]
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ids(self, kind: NameKind, asked: str) -> tuple[str, ...]:
        """Every id that has the form `asked`; empty when none has."""
        return self.forms[kind].get(fold(asked), ())

    def resolve(self, kind: NameKind, asked: str) -> str:
        """The id that `asked` stands for.

        An id, a code, a name and any alias are accepted, in any case and with or without "the".
        Raises `UnknownNameError` with near matches, or with the choices where the form is shared.
        """
        found = self.ids(kind, asked)
        if len(found) == 1:
            return found[0]
        if found:
            choices = ", ".join(f"{self.shown[i]} ({i})" for i in found)
            raise UnknownNameError(f"{asked!r} names more than one {kind}: {choices}. Use the id.")
        near = ", ".join(f"{self.shown[i]} ({i})" for i in self.near(kind, asked))
        hint = f" Did you mean: {near}?" if near else ""
        raise UnknownNameError(f"No {kind} of the graph is called {asked!r}.{hint}")

    def means(self, kind: NameKind, form: str) -> list[str]:
        """The ids that a form stands for: none, one, or more where it is shared."""
        return list(self.forms[kind].get(fold(form), ()))

    def near(self, kind: NameKind, asked: str, most: int = 3) -> list[str]:
        """Ids whose forms look most like `asked`, best first, without repetition."""
        forms = self.forms[kind]
        close = difflib.get_close_matches(fold(asked), forms, n=most * 3, cutoff=0.6)
        return list(dict.fromkeys(forms[form][0] for form in close))[:most]


def build_name_index(rows: Iterable[Mapping[str, Any]]) -> NameIndex:
    """From rows `{id, kind, name, forms}`. A thing's own id and name win over another's alias."""
    listed = list(rows)
    forms: dict[NameKind, dict[str, tuple[str, ...]]] = {}
    for kind, labels in _KINDS.items():
        own: dict[str, tuple[str, ...]] = {}
        other: dict[str, tuple[str, ...]] = {}
        for row in (r for r in listed if r["kind"] in labels):
            bare = row["id"].partition(":")[2]
            for form in (row["id"], bare, bare.replace("_", " "), row["name"]):
                _add(own, form, row["id"])
            for form in row["forms"]:
                _add(other, form, row["id"])
        forms[kind] = {**other, **own}
    shown = {row["id"]: row["name"] for row in listed}
    return NameIndex(forms, shown, {row["id"]: (row["name"], *row["forms"]) for row in listed})


def fold(form: str) -> str:
    """The form without case, accents, "the", and differences of apostrophe, hyphen and space."""
    plain = unicodedata.normalize("NFKD", form).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")
    plain = re.sub(r"[\s_\-–—]+", " ", plain).strip()
    return plain.removeprefix("the ")


def _add(forms: dict[str, tuple[str, ...]], form: str, thing_id: str) -> None:
    known = forms.setdefault(fold(form), ())
    if thing_id not in known:
        forms[fold(form)] = (*known, thing_id)
