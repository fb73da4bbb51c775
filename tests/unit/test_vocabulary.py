import pytest

from graph_schema.errors import VocabularyError
from loaders.vocabulary import load_vocabulary, vocabulary_digest
from loaders.vocabulary_graph import node_kind, vocabulary_batch


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


@pytest.mark.parametrize(
    ("symbol", "issuer"),
    [
        ("CRC/C/CHN/CO/3-4", "tb:CRC"),
        ("CCPR/CO/72/PRK", "tb:CCPR"),
        ("E/C.12/CHN/CO/2", "tb:CESCR"),
        ("A/RES/69/188", "org:UNGA"),
        ("S/RES/1593 (2005)", "org:UNSC"),
        ("A/HRC/RES/28/22", "org:HRC"),
    ],
)
def test_a_symbol_tells_whose_series_it_is(vocabulary, symbol, issuer):
    assert vocabulary.issuer_of(symbol).id == issuer


def test_a_symbol_of_no_known_series_has_no_issuer(vocabulary):
    assert vocabulary.issuer_of("XYZ/1/2") is None


def test_an_unknown_id_is_an_error_that_names_it(vocabulary):
    with pytest.raises(VocabularyError, match="tb:NONE"):
        vocabulary["tb:NONE"]


def test_the_whole_vocabulary_fits_the_declared_graph(vocabulary):
    batch = vocabulary_batch(vocabulary)
    batch.check_complete()
    assert sum(map(len, batch.nodes.values())) >= len(vocabulary.entities)


def test_a_person_who_held_two_mandates_is_one_node(vocabulary):
    batch = vocabulary_batch(vocabulary)
    ends = [source for source, *_ in batch.relationships["HELD"]]
    assert len(set(ends)) < len(ends)


def test_ngos_are_organisations_and_collectives_are_groups(vocabulary):
    assert node_kind(vocabulary["org:HRW"]) == "Organization"
    assert node_kind(vocabulary["tb:*"]) == "Group"
    assert node_kind(vocabulary["tb:CAT"]) == "Body"


def test_the_digest_is_stable():
    assert vocabulary_digest() == vocabulary_digest()
