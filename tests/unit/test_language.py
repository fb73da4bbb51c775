"""The language model: found, checked, loaded once."""

from pathlib import Path

import pytest

from graph_schema.errors import LanguageModelError
from loaders import language
from loaders.language import has_language_model, load_language


def test_the_pinned_model_loads_with_the_needed_pipes_only() -> None:
    assert load_language().pipe_names == ["tok2vec", "tagger", "parser"]


def test_the_model_is_loaded_once() -> None:
    assert load_language() is load_language()


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
