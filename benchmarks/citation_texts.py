"""Documents to time the citation stage on, made by a seed from facts that the project already holds.

Ours are articles on human rights, the peers' are briefs with the cases and statutes of the United
States that they read. Numbers of cases, paragraphs and symbols are drawn; names are those of States,
bodies, treaties, outlets and of the works in the golden table of notes.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph_schema.extraction import Footnote
from loaders.read import read_source
from loaders.split import split_article
from loaders.vocabulary import read_rows

_ROOT = Path(__file__).parent.parent
_GOLDEN = _ROOT / "tests" / "golden"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ORDINALS = ("initial", "second", "third", "fourth", "fifth", "sixth", "seventh")
_BODY_SHARE = 0.4  # of an article's characters; the rest are notes


@dataclass(frozen=True, slots=True)
class Facts:
    """What documents are made of."""

    states: tuple[tuple[str, str], ...]  # name and ISO 3166-1 alpha-3
    committees: tuple[tuple[str, str], ...]  # name and the series of its symbols
    mandates: tuple[str, ...]
    treaties: tuple[tuple[str, str], ...]  # name and year
    topics: tuple[str, ...]
    news: tuple[tuple[str, str], ...]  # name and host
    organisations: tuple[str, ...]
    works: dict[str, list[dict[str, Any]]]  # books, articles and cases of the golden table
    sentences: tuple[str, ...]


@cache
def load_facts() -> Facts:
    """The facts of the seeds and the golden tables."""
    names = {row["id"]: row["name"] for row in read_rows("treaty_bodies.yaml")}
    outlets = read_rows("outlets.yaml")
    return Facts(
        states=tuple((row["name"], row["iso3"]) for row in read_rows("states.yaml")),
        committees=tuple(
            (names[row["body"]], row["series"])
            for row in read_rows("symbol_series.yaml")
            if row["kind"] == "series" and row.get("states") and row.get("body") in names
            and row["series"].endswith("/C")
        ),
        mandates=tuple(row["name"] for row in read_rows("special_procedures.yaml")),
        treaties=tuple(
            (row["name"], str(row["adopted"])[:4])
            for row in read_rows("treaties.yaml")
            if row.get("adopted")
        ),
        topics=tuple(row["name"] for row in read_rows("topics.yaml")),
        news=tuple((r["name"], r["domains"][0]) for r in outlets if r["kind"] == "news" and r.get("domains")),
        organisations=tuple(row["name"] for row in outlets if row["kind"] == "ngo"),
        works=_works(),
        sentences=_sentences(),
    )  # fmt: skip


def _works() -> dict[str, list[dict[str, Any]]]:
    sequences = yaml.safe_load((_GOLDEN / "footnotes.yml").read_text(encoding="utf-8"))
    works: dict[str, list[dict[str, Any]]] = {"book": [], "article": [], "case": []}
    for sequence in sequences:
        for row in sequence["notes"]:
            for cited in row["citations"]:
                told = cited.get("title") and (cited["kind"] == "case" or cited.get("authors"))
                if cited["kind"] in works and told and not cited.get("back_reference"):
                    works[cited["kind"]].append(cited)
    return works


def _sentences() -> tuple[str, ...]:
    """The prose of the project's own articles, without the signs of its notes."""
    files = [_ROOT / "seeds" / "sample_article.txt", *sorted((_GOLDEN / "articles").glob("*.txt"))]
    found: list[str] = []
    for file in files:
        source = read_source(file)
        outline = split_article(source.text)
        first_note = min(note.start for note in outline.footnotes)
        prose = re.sub(r"\[\^?\d+\]|\(\d+\)", "", source.text[:first_note])
        for paragraph in prose.split("\n"):
            if len(paragraph) > 120:
                found += re.split(r"(?<=[a-z]\.) (?=[A-Z])", paragraph)
    return tuple(found)


def article(seed: int, size: int) -> tuple[str, tuple[Footnote, ...]]:
    """An article of the ordinary mix, body and notes, of about `size` characters, with its notes."""
    chance, facts = random.Random(f"article {seed}"), load_facts()  # noqa: S311
    notes = _notes(chance, facts, round(size * (1 - _BODY_SHARE)), commentary=0.25)
    body, written = [], 0
    while written < size * _BODY_SHARE:
        body.append(chance.choice(facts.sentences))
        written += len(body[-1]) + 1
    return _joined(" ".join(body), notes)


def dense_notes(seed: int, size: int) -> tuple[str, tuple[Footnote, ...]]:
    """A document that is nothing but notes, and the notes nothing but citations."""
    chance = random.Random(f"dense_notes {seed}")  # noqa: S311
    return _joined("", _notes(chance, load_facts(), size, commentary=0))


def legal_brief(seed: int, size: int) -> str:
    """Prose with a case or statute of the United States every hundred characters or so."""
    chance, facts = random.Random(f"legal_brief {seed}"), load_facts()  # noqa: S311
    clauses = [c for s in facts.sentences for c in re.split(r"[,;:] ", s) if 30 < len(c) < 90]
    pieces, written = [], 0
    while written < size:
        piece = f"{chance.choice(clauses).strip(' .')}. {_authority(chance, facts)}. "
        pieces.append(piece[0].upper() + piece[1:])
        written += len(piece)
    return "".join(pieces)


def _joined(body: str, notes: list[str]) -> tuple[str, tuple[Footnote, ...]]:
    text, footnotes = f"{body}\n\n", []
    pieces, place = [text], len(text)
    for number, note in enumerate(notes, start=1):
        sign = f"[{number}] "
        footnotes.append(Footnote(number, place + len(sign), place + len(sign) + len(note), "none"))
        pieces.append(f"{sign}{note}\n\n")
        place += len(pieces[-1])
    return "".join(pieces), tuple(footnotes)


def _notes(chance: random.Random, facts: Facts, size: int, commentary: float) -> list[str]:
    """Notes of one to three references, some with a signal, and a share with a sentence before them."""
    notes: list[str] = []
    written = 0
    while written < size:
        count = chance.choice((1, 1, 1, 1, 2, 2, 3))
        kinds = chance.choices(list(_KINDS), [weight for weight, _ in _KINDS.values()], k=count)
        cited = "; ".join(_KINDS[kind][1](chance, facts) for kind in kinds)
        if notes and chance.random() < 0.12:
            cited = _pointing_back(chance, len(notes))
        signal = chance.choice(("", "", "", "", "See ", "See also ", "See, for example, "))
        opening = f"{chance.choice(facts.sentences)} " if chance.random() < commentary else ""
        notes.append(f"{opening}{signal}{cited}.")
        written += len(notes[-1]) + 6
    return notes


def _pointing_back(chance: random.Random, earlier: int) -> str:
    if chance.random() < 0.6:
        return chance.choice((f"Ibid., para. {chance.randint(1, 99)}", "Ibid", f"Id. at {chance.randint(1, 400)}"))  # fmt: skip
    return f"supra note {chance.randint(1, earlier)}, para. {chance.randint(1, 99)}"


def _date(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(1995, 2024)
    return f"{month} {day}, {year}" if chance.random() < 0.5 else f"{day} {month} {year}"


def _concluding_observations(chance: random.Random, facts: Facts) -> str:
    (body, series), (state, code) = chance.choice(facts.committees), chance.choice(facts.states)
    number, first = chance.randint(2, 7), chance.randint(4, 80)
    symbol = f"{series}/{code}/CO/{number}"
    pin = f"para. {first}" if chance.random() < 0.6 else f"paras. {first}-{first + 2}"
    if chance.random() < 0.3:
        return f"{symbol}, {pin}"
    title = f"Concluding observations on the {_ORDINALS[number - 1]} periodic report of {state}"
    return f"{body}, “{title},” {_date(chance)}, {symbol}, {pin}"


def _council_report(chance: random.Random, facts: Facts) -> str:
    symbol = f"A/HRC/{chance.randint(8, 56)}/{chance.randint(20, 99)}"
    pin = f"para. {chance.randint(5, 120)}"
    if chance.random() < 0.4:
        return f"{symbol}, {pin}"
    return f"Human Rights Council, “Report of the {chance.choice(facts.mandates)},” {symbol}, {_date(chance)}, {pin}"


def _resolution(chance: random.Random, facts: Facts) -> str:
    state = chance.choice(facts.states)[0]
    if chance.random() < 0.3:
        return f"Security Council resolution {chance.randint(1000, 2700)} ({chance.randint(1995, 2023)})"
    number = f"{chance.randint(61, 78)}/{chance.randint(100, 260)}"
    return f"General Assembly resolution {number}, “Situation of human rights in {state},” A/RES/{number}, {_date(chance)}"


def _news(chance: random.Random, facts: Facts) -> str:
    (outlet, host), title = chance.choice(facts.news), _headline(chance, facts)
    cited = f"“{title},” {outlet}, {_date(chance)}"
    slug = re.sub(r"[\W_]+", "-", title.lower()).strip("-")[:30]
    return f"{cited}, https://www.{host}/{slug}" if chance.random() < 0.4 else cited


def _report(chance: random.Random, facts: Facts) -> str:
    name, title, year = chance.choice(facts.organisations), _headline(chance, facts), chance.randint(1998, 2024)  # fmt: skip
    if chance.random() < 0.5:
        return f"{name}, “{title},” {chance.choice(_MONTHS)} {year}, p. {chance.randint(3, 90)}"
    return f"{name}, {title}, {chance.choice(_MONTHS)} {year}, pp. {chance.randint(3, 40)}–{chance.randint(41, 90)}"


def _headline(chance: random.Random, facts: Facts) -> str:
    return f"{chance.choice(facts.states)[0]}: {chance.choice(facts.topics)}"


def _book(chance: random.Random, facts: Facts) -> str:
    work = chance.choice(facts.works["book"])
    who = " and ".join(work["authors"])
    publisher = work.get("publisher", "Oxford University Press")
    return f"{who}, {work['title']} ({publisher}, {work.get('date', '2010')[:4]}), {chance.randint(2, 300)}"


def _article(chance: random.Random, facts: Facts) -> str:
    work = chance.choice(facts.works["article"])
    who, page = " and ".join(work["authors"]), chance.randint(2, 900)
    container = work.get("container", "Human Rights Quarterly")
    volume, year = chance.randint(2, 60), work.get("date", "2004")[:4]
    return f"{who}, “{work['title']},” {container} {volume}, no. 2 ({year}): {page}"


def _case(chance: random.Random, facts: Facts) -> str:
    number, para = f"{chance.randint(100, 69999)}/{chance.randint(10, 20)}", chance.randint(3, 200)
    name = chance.choice(facts.works["case"])["title"]
    return f"{name}, App. No. {number}, Judgment of {chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(1995, 2023)}, para. {para}"


def _treaty(chance: random.Random, facts: Facts) -> str:
    name, year = chance.choice(facts.treaties)
    return f"{name} (adopted {chance.randint(1, 28)} {chance.choice(_MONTHS)} {year}), art. {chance.randint(1, 40)}"


_Printer = Callable[[random.Random, Facts], str]
# How often each kind is cited in the annotated articles, roughly.
_KINDS: dict[str, tuple[int, _Printer]] = {
    "concluding observations": (26, _concluding_observations),
    "council report": (18, _council_report),
    "resolution": (12, _resolution),
    "news": (12, _news),
    "report": (14, _report),
    "book": (5, _book),
    "article": (5, _article),
    "case": (4, _case),
    "treaty": (4, _treaty),
}


def _authority(chance: random.Random, facts: Facts) -> str:
    one, other = (state for state, _ in chance.sample(facts.states, 2))
    volume, page = chance.randint(100, 570), chance.randint(2, 900)
    form = chance.randint(1, 5)
    if form == 1:
        return f"{one} v. {other}, {volume} U.S. {page}, {page + 7} ({chance.randint(1960, 2014)})"
    if form == 2:
        return f"See {one} v. {other}, {volume} F.3d {page} ({chance.choice(('2d', '9th', '5th'))} Cir. {chance.randint(1995, 2014)})"
    if form == 3:
        return f"{chance.randint(2, 50)} U.S.C. § {chance.randint(100, 2000)}"
    if form == 4:
        return f"{chance.randint(2, 45)} C.F.R. § {chance.randint(2, 900)}.{chance.randint(2, 99)}"
    return f"Id. at {page}"
