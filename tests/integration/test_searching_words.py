"""Searching in words, on the graph of two articles."""

import pytest

from graph_schema.errors import ParameterError
from queries.catalogue import load_catalogue
from queries.words import index_query

CATALOGUE = load_catalogue()
RECOMMENDED = "claim:85a7c76016c5:128-176:recommended"
URGED, DENIED = "claim:8a988152cc50:115-170:urged", "claim:8a988152cc50:44-80:denied"


def shown(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("forcible return", [RECOMMENDED]),
        ('"ends forcible returning"', [RECOMMENDED]),
        ('"forcible ends"', []),
        ("torturing OR seeker", [DENIED, URGED]),
        ("torturing AND seeker", []),
        ("Dushanbe AND asylum", [URGED]),
        ("TJK NOT (asylum OR returns)", []),
        ("tortu* -seekers", [DENIED]),
        ("Tajikstan~ AND forcibly", [RECOMMENDED]),
    ],
)
def test_words_are_found_by_stem_phrase_joint_and_other_name(ask, words, found):
    claims = ask("search-words", words=words, kind="claim")
    assert sorted(row["claim"] for row in claims) == sorted(found)


def test_a_symbol_is_found_in_documents_and_in_the_footnotes_that_print_it(ask):
    found = ask("search-words", words="A/RES/60/251")
    assert sorted(shown(found, "kind", "thing")) == [
        ("document", "un:A/RES/60/251"),
        ("footnote", "part:85a7c76016c5:footnote-4"),
        ("footnote", "part:8a988152cc50:footnote-2"),
    ]
    (document,) = (row for row in found if row["kind"] == "document")
    assert document["cited_in"] == ["Bridges of the Panj, n. 4", "Remedies at the border, n. 2"]


def test_of_a_section_the_sentence_that_fits_is_shown(ask):
    (section,) = ask("search-words", words="visited", kind="section")
    assert section["quote"] == "The Special Rapporteur on torture visited Tajikistan in May 2012."
    assert section["told"] == "Law"


@pytest.mark.parametrize(
    "typed", ['"open', "(open", "AND x", "x OR", "NOT x", "*x", "()", "—", "a" * 401, "a " * 41]
)
def test_words_that_are_no_query_are_refused_before_the_index_is_asked(ask, typed):
    with pytest.raises(ParameterError):
        ask("search-words", words=typed)


@pytest.mark.parametrize(
    "typed",
    ["a:b^2 [c TO d} {e] /re/ \\ x", "TO", "a && b || c", "+a -b", "~", "x~1 y~2 z~0.5", "x*?* y", "!a",
     "Human Rights Council " * 13, "a/b/" * 100, "the of AND", "\x00 x", "a*" * 20, "((((a))))"],
)  # fmt: skip
def test_whatever_passes_is_understood_by_the_index(in_store, typed):
    async def search(store):
        try:
            words = index_query(typed, await store.names())
        except ParameterError:
            return None
        return await store.read(CATALOGUE["search-words"].cypher, words=words, kind=None, state=None, after=None, limit=5)  # fmt: skip

    in_store(search)
