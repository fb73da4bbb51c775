"""Precision and recall of facts and of links between claims, on the passages of tests/golden/.

usage: python -m benchmarks.between [--errors] [--rules]

A passage is an article of one section; `facts.yml` and `links.yml` say what must be read in it, and traps
that nothing must be. `--errors` prints what was missed (-) and what was read though not there (+).
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.scoring import Score
from graph_schema.extraction import Claim, Extraction, Tally
from loaders.language import Mode
from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
Row = Mapping[str, Any]
Fact = tuple[Any, ...]


def main() -> None:
    mode: Mode = "rules" if "--rules" in sys.argv else "parser"
    for name in ("facts", "links"):
        for kind in ("first", "later"):
            rows = rows_of_set(name, kind)
            sys.stdout.writelines(f"{line}\n" for line in report(f"{name}.yml, {kind}", rows, mode))
            if "--errors" in sys.argv:
                sys.stdout.writelines(f"{line}\n" for row in rows for line in errors_of(row, mode))


def report(title: str, rows: list[Row], mode: Mode) -> Iterator[str]:
    """A line for the traps, and one for each kind of fact."""
    scores = scores_by_kind([(wanted(row), told(row, mode)) for row in rows])
    traps = [row for row in rows if "trap" in row]
    quiet = sum(not told(row, mode) for row in traps)
    yield f"{title}: {len(rows) - len(traps)} passages; {quiet} of {len(traps)} traps give nothing"
    for kind, score in scores.items():
        shown = f"P {score.precision:.2f} R {score.recall:.2f} F1 {score.f1:.2f}"
        yield f"  {kind:<10} {shown} ({score.wanted} wanted, {score.given} given)"


def rows_of_set(name: str, kind: str) -> list[Row]:
    """Rows written before the rules (`first`), or after them (`later`); their files tell the first scores."""
    return [row for row in golden_rows(name) if bool(row.get("later")) == (kind == "later")]


@cache
def golden_rows(name: str) -> list[Row]:
    """The rows of `facts.yml` or `links.yml`."""
    text = (GOLDEN / f"{name}.yml").read_text(encoding="utf-8")
    return list(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 (safe)


def scores_by_kind(rows: list[tuple["Counter[Fact]", "Counter[Fact]"]]) -> dict[str, Score]:
    """A score for each kind of fact, and `all`."""
    right: Counter[str] = Counter()
    needed: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for expected, found in rows:
        for counts, facts in ((right, expected & found), (needed, expected), (given, found)):
            for fact, number in facts.items():
                counts[fact[0]] += number
                counts["all"] += number
    return {
        kind: Score(needed[kind], given[kind], right[kind]) for kind in sorted({*needed, *given})
    }


def errors_of(row: Row, mode: Mode) -> Iterator[str]:
    """The row's text and a line for each fact missed or added; nothing where all is right."""
    expected, found = wanted(row), told(row, mode)
    if expected != found:
        yield f"* {row.get('text') or row.get('trap')}"
        yield from (f"    - {fact}" for fact in expected - found)
        yield from (f"    + {fact}" for fact in found - expected)


def wanted(row: Row) -> "Counter[Fact]":
    """The facts that a row says its passage tells."""
    facts: list[Fact] = []
    for tally in row.get("upr", ()):
        facts.append(("upr", tally["state"], _sorted(tally["stated"]), _sorted(tally["normal"])))
    for vote in row.get("votes", ()):
        manner = vote.get("manner", "recorded")
        facts.append(("vote", vote["document"], manner, _sorted(vote.get("stated", {}))))
        facts += [("voter", state, value) for state, value in vote.get("voters", {}).items()]
    facts += [
        ("treaty", s, f"treaty:{t}", act, date) for s, t, act, date in row.get("treaties", ())
    ]
    facts += [("mandate", *mandate) for mandate in row.get("mandates", ())]
    facts += [("event", *event) for event in row.get("events", ())]
    facts += [("problem", code) for code in row.get("problems", ())]
    facts += [("link", *link) for link in row.get("links", ())]
    facts += [("silent", state) for state in row.get("silent", ())]
    return Counter(facts)


def told(row: Row, mode: Mode) -> "Counter[Fact]":
    """The facts of the kinds that the row's file is about, as read in its passage."""
    passage = str(row.get("text") or row["trap"])
    extraction, text = read_passage(passage, mode)
    if row in golden_rows("links"):
        return Counter(_links(extraction, text, row))
    return Counter(_facts(extraction, row))


@cache
def read_passage(passage: str, mode: Mode) -> tuple[Extraction, str]:
    """The extraction of a passage as an article of one section, and the article's text."""
    source = source_from_bytes(f"On facts\n\n{passage}\n".encode(), "passage.txt")
    return extract(source, load_vocabulary(), mode), source.text


def _facts(extraction: Extraction, row: Row) -> Iterator[Fact]:
    for tally in extraction.tallies:
        yield from _tally(tally)
    for action in extraction.treaty_actions:
        yield ("treaty", action.state, action.treaty, action.act, action.date)
    for mandate in extraction.mandates:
        yield (
            "mandate",
            mandate.body,
            mandate.act,
            mandate.holder,
            mandate.document_id,
            mandate.date,
        )
    # Where a row is about other kinds its sentence may well tell an event besides: "adopted in 2013".
    if "events" in row or "trap" in row:
        for event in extraction.events:
            yield ("event", event.kind, event.date)
    for problem in extraction.problems:
        if problem.code == "tally_does_not_add_up":
            yield ("problem", problem.code)


def _tally(tally: Tally) -> Iterator[Fact]:
    if tally.kind == "upr":
        yield ("upr", tally.state, _sorted(tally.as_stated), _sorted(tally.normalised))
        return
    yield ("vote", tally.document_id, tally.manner, _sorted(tally.as_stated))
    yield from (("voter", voter.state, voter.value) for voter in tally.voters)


def _links(extraction: Extraction, text: str, row: Row) -> Iterator[Fact]:
    """Links by the words of the row that tell their claims, else by the words of the claims."""
    claims = {claim.id: claim for claim in extraction.claims}
    names = [word for link in row.get("links", ()) for word in link[1:3]]
    for link in extraction.claim_links:
        source, target = (_name(claims[i], text, names) for i in (link.source, link.target))
        yield ("link", link.type, source, target, link.reply or link.judgement)
    yield from (("silent", silence.state) for silence in extraction.no_replies)


def _name(claim: Claim, text: str, names: list[str]) -> str:
    trigger = claim.trigger or (claim.start, claim.end)
    for name in names:
        word, _, number = name.partition("#")
        places = [at for at in range(len(text)) if text.startswith(word, at)]
        at = places[int(number or 1) - 1] if len(places) >= int(number or 1) else -1
        if trigger[0] <= at < trigger[1] or trigger[0] < at + len(word) <= trigger[1]:
            return name
    return text[slice(*trigger)] + f"@{trigger[0]}"


def _sorted(counts: Mapping[str, int]) -> Fact:
    return tuple(sorted(counts.items()))


if __name__ == "__main__":
    main()
