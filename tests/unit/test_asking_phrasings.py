"""Questions in words: the phrasings of tests/golden/asking.yml, and the catalogue's own wordings."""

import re

import pytest

from app.understanding import Reader, build_reader
from app.understanding.names import NameFinder
from app.understanding.wordings import wordings_of
from benchmarks.asking import TODAY, judged, names_of_vocabulary
from loaders.vocabulary import load_vocabulary
from queries.catalogue import load_catalogue

CATALOGUE = load_catalogue()
WORDED = [question for question in CATALOGUE.questions.values() if question.asks]


@pytest.fixture(scope="module")
def reader():
    return build_reader(CATALOGUE, names_of_vocabulary())


@pytest.fixture(scope="module")
def judgements(reader):
    return list(judged(reader, set(CATALOGUE.questions)))


def test_nine_in_ten_phrasings_are_understood_with_their_slots(judgements):
    answerable = [row for row in judgements if row.phrasing["reads"]]
    faults = {row.phrasing["text"]: row.fault for row in answerable if row.fault}
    assert len(faults) <= 0.1 * len(answerable), faults


def test_no_question_that_the_catalogue_cannot_answer_is_answered(judgements):
    refused = [row for row in judgements if not row.phrasing["reads"]]
    assert len(refused) == 30
    assert [(row.phrasing["text"], row.fault) for row in refused if row.fault] == []


@pytest.mark.parametrize("question", WORDED, ids=lambda question: question.name)
def test_a_question_is_understood_in_its_own_first_wording(reader, question):
    examples = {p.name: (str(p.example), p.type) for p in question.parameters}

    def typed(slot):
        example, kind = examples[slot[1]]
        return f'"{example}"' if kind in ("text", "words", "meaning") else example

    understood = reader.read(re.sub(r"\{(\w+)\}", typed, question.asks[0]), TODAY)
    assert understood.best is not None
    assert understood.best.question.name == question.name
    assert {p.name for p in question.parameters if p.required} <= set(understood.best.parameters)


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("since 2008", "2008-01-01", None),
        ("after March 2010", "2010-04-01", None),
        ("before 2012", None, "2011-12-31"),
        ("until 5 may 2013", None, "2013-05-05"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("between 2010 and 2015", "2010-01-01", "2015-12-31"),
        ("from 2010 to march 2015", "2010-01-01", "2015-03-31"),
        ("2010-2015", "2010-01-01", "2015-12-31"),
        ("in the last decade", "2016-11-27", None),
        ("over the past five years", "2021-11-27", None),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_is_read_in_the_ways_in_which_it_is_told(reader, typed, since, until):
    read = reader.read(f"which bodies urged China on torture {typed}", TODAY).best
    assert read is not None
    assert (read.parameters.get("since"), read.parameters.get("until")) == (since, until)


@pytest.mark.parametrize("name", ["Tajikstan", "tajikistan", "TAJIKISTAN", "TJK", "Dushanbe"])
def test_a_state_is_known_misspelt_in_small_letters_and_by_its_capital(reader, name):
    read = reader.read(f"which bodies urged {name} on torture", TODAY).best
    assert read is not None
    assert read.parameters == {"state": "state:TJK", "topic": "topic:torture"}


def test_a_word_taken_for_another_is_told(reader):
    assert reader.read("bodies that urged Tajikstan on torture", TODAY).mended == (
        ("Tajikstan", "tajikistan"),
    )


@pytest.mark.parametrize("word", ["us", "is", "who", "can"])
def test_a_small_word_is_no_code(reader, word):
    read = reader.read(f"bodies that urged China on torture {word}", TODAY)
    assert all(value.startswith(("state:CHN", "topic:")) for r in (read.best, *read.others) if r for value in r.parameters.values())  # fmt: skip


def test_other_readings_are_other_questions(reader):
    understood = reader.read("what did UNHCR ask of China on refoulement", TODAY)
    names = [reading.question.name for reading in (understood.best, *understood.others) if reading]
    assert names[0] == "asked-by-body"
    assert len(names) == len(set(names)) > 1
    assert len(understood.others) <= 3


def test_a_name_without_a_slot_is_told_as_unread(reader):
    understood = reader.read("which bodies urged China on torture, asks UNHCR", TODAY)
    every = [reading for reading in (understood.best, *understood.others) if reading]
    urging = [reading for reading in every if reading.question.name == "bodies-urging"]
    assert urging
    assert "UNHCR" in urging[0].unread


@pytest.mark.parametrize("text", ["", "   ", "?", "???", "a" * 400, "'\"“", "{state}", "1 2 3"])
def test_what_is_no_question_is_not_understood(reader, text):
    assert reader.read(text, TODAY).best is None


def test_it_is_understood_without_the_model_too():
    finder = NameFinder(names_of_vocabulary(), load_vocabulary())
    plain = Reader(wordings_of(CATALOGUE.questions.values()), finder)
    rows = list(judged(plain, set(CATALOGUE.questions)))
    faults = [row.phrasing["text"] for row in rows if row.fault]
    assert len(faults) <= 0.1 * len(rows)
