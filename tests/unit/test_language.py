"""The language model: found, checked, loaded once."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from graph_schema.errors import LanguageModelError
from loaders import language
from loaders.language import has_language_model, load_language


def test_the_pinned_model_loads_with_the_needed_pipes_only() -> None:
    assert load_language().pipe_names == ["tok2vec", "tagger", "parser"]


def test_the_model_is_loaded_once() -> None:
    assert load_language() is load_language()


def test_the_model_parses_as_it_does_when_all_of_it_is_loaded() -> None:
    ours = load_language()
    whole = spacy.load(ours.path)
    texts = [
        "The Committee urged Chinese authorities not to return 1,300 Koreans, and they didn't reply.",
        "Smith, who'd visited in 2019, deplored NATO's silence; Convention articles 3-4 were breached.",
    ]
    for text in texts:
        words = [token.text for token in whole.make_doc(text)]
        parsed = [language(Doc(language.vocab, words=words)) for language in (ours, whole)]
        assert grammar(parsed[0]) == grammar(parsed[1])


def grammar(doc: Doc) -> list[tuple[str, str, int]]:
    return [(token.tag_, token.dep_, token.head.i) for token in doc]


def test_the_model_is_known_to_be_installed() -> None:
    assert has_language_model()


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(LanguageModelError, match="'xx'"):
        load_language("xx")


def test_a_file_that_differs_from_its_digest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"another model")
    row = {"distribution": "a-model", "version": "1.0"}
    with pytest.raises(LanguageModelError, match="do not use this copy"):
        language._check_file(tmp_path / "model", "0" * 64, row)


def test_a_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    row = {"distribution": "a-model", "version": "1.0"}
    with pytest.raises(LanguageModelError, match=r"Install version 1\.0 again"):
        language._check_file(tmp_path / "model", "0" * 64, row)
