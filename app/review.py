"""A review in the terminal: one claim after another with its words, each accepted, rejected or edited.

Lines are read, not keys, so that a test, or a file, can type. What was given is kept at once; whoever quits
goes on later where nothing is reviewed yet.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from app.correcting import assignments, correct_claim, described, understood
from graph_schema.corrections import Correction, ReadClaim, Verdict, utc_now
from graph_schema.errors import CorrectionError, UnknownNameError
from queries.names import NameIndex, build_name_index
from queries.store import Store
from queries.transactions import Row

_AROUND = 400
_PROMPT = "[a]ccept [r]eject [e]dit [s]kip [u]ndo [q]uit: "
_KEYS = "Type a, r, e, s, u or q, then Enter."
_DONE: dict[Verdict, str] = {"accept": "Accepted.", "reject": "Rejected.", "edit": "Edited."}


@dataclass(slots=True)
class Review:
    """One session. `queue` holds rows of `claims_to_review`, `names` what ids are called, `ask` gives a
    typed line for a prompt and raises `EOFError` at the end."""

    store: Store
    queue: Sequence[Row]
    by: str
    out: Console
    ask: Callable[[str], str]
    names: NameIndex = field(default_factory=lambda: build_name_index(()))
    given: list[tuple[int, Correction]] = field(default_factory=list)

    async def run(self) -> None:
        """Goes through the queue until its end, or until the person quits."""
        self.names = await self.store.names()
        at = 0
        while at < len(self.queue):
            claim = await self.store.read_claim(self.queue[at]["id"])
            self.out.print(Text(f"\n{at + 1} of {len(self.queue)}", style="bold"))
            self.out.print(shown_claim(self.queue[at], claim, self.names.shown), soft_wrap=True)
            try:
                after = await self._judge(at, claim)
            except EOFError:
                after = None
            if after is None:
                break
            at = after
        self.out.print(f"\n{self._summary()}", soft_wrap=True)

    async def _judge(self, at: int, claim: ReadClaim) -> int | None:
        """What comes next: a place in the queue, or `None` to stop."""
        while True:
            key = self.ask(_PROMPT).strip().casefold()[:1]
            match key:
                case "q":
                    return None
                case "s":
                    return at + 1
                case "u":
                    if self.given:
                        return await self._undo()
                    self.out.print("Nothing was given in this session yet.")
                case "a" | "r" | "e":
                    if await self._give(
                        at, claim, {"a": "accept", "r": "reject", "e": "edit"}[key]
                    ):
                        return at + 1
                case _:
                    self.out.print(_KEYS)

    async def _give(self, at: int, claim: ReadClaim, verdict: str) -> bool:
        """Whether it was given; a value that cannot be is told, and asked for again."""
        judged: Verdict = "accept" if verdict == "accept" else "reject"
        typed: dict[str, str] = {}
        if verdict == "edit":
            judged, typed = "edit", self._typed_changes()
            if not typed:
                return False
        why = self.ask("why (Enter for none): ") if judged != "accept" else None
        try:
            correction = await correct_claim(
                self.store, claim.id, judged, self.by, why=why, typed=typed
            )
        except (CorrectionError, UnknownNameError) as error:
            self.out.print(Text(str(error), style="red"), soft_wrap=True)
            return False
        self.given.append((at, correction))
        self.out.print(_DONE[judged])
        return True

    def _typed_changes(self) -> dict[str, str]:
        lines: list[str] = []
        while line := self.ask("field=value (Enter when done): ").strip():
            try:
                understood(assignments([*lines, line]), self.names)
            except (CorrectionError, UnknownNameError) as error:
                self.out.print(Text(str(error), style="red"), soft_wrap=True)
            else:
                lines.append(line)
        return assignments(lines)

    async def _undo(self) -> int:
        at, correction = self.given.pop()
        await self.store.undo_correction(correction.id, self.by, utc_now())
        self.out.print(f"Undone: {described(correction)}", soft_wrap=True, markup=False)
        return at

    def _summary(self) -> str:
        counts = Counter(correction.verdict for _, correction in self.given)
        told = ", ".join(f"{counts[v]} {w}" for v, w in _COUNTED.items() if counts[v])
        left = len(self.queue) - len({at for at, _ in self.given})
        return f"{told or 'Nothing'} in this session; {left} of {len(self.queue)} not judged."


_COUNTED: dict[Verdict, str] = {"accept": "accepted", "edit": "edited", "reject": "rejected"}


def shown_claim(row: Row, claim: ReadClaim, names: dict[str, str]) -> Text:
    """The claim with its words in their sentence, between » and «, and its fields."""
    at = row["start"] - row["text_start"]
    before = row["text"][max(0, at - _AROUND) : at].rpartition("\n")[2]
    after = row["text"][at + len(row["quote"]) :][:_AROUND].partition("\n")[0]
    shown = Text.assemble(
        before, ("»", "bold"), (row["quote"], "bold reverse"), ("«", "bold"), after
    )
    for name, value in _fields(row, claim, names).items():
        if value:
            shown.append(f"\n  {name:<11}", style="dim")
            shown.append(value)
    return shown


def _fields(row: Row, claim: ReadClaim, names: dict[str, str]) -> dict[str, str]:
    stands = claim.stands

    def named(*ids: str) -> str:
        return ", ".join(f"{names[i]} ({i})" if i in names else i for i in ids)

    note = f"n. {row['footnote']}" if row["footnote"] else ""
    place = ", ".join(part for part in (row["article"], row["section"], note) if part)
    return {
        "speaker": named(stands.speaker),
        "modality": stands.modality,
        "family": stands.family,
        "addressees": named(*stands.addressees),
        "subjects": named(*stands.subjects),
        "topics": named(*stands.topics),
        "groups": named(*stands.groups),
        "date": f"{stands.date} ({stands.date_basis})" if stands.date else "",
        "document": row["document"] or "not named in the text",
        "read in": place,
        "rule": f"{row['rule']}, confidence {row['confidence']:.2f}",
        "review": "" if claim.review == "unreviewed" else claim.review,
        "claim": row["id"],
    }
