"""The language models: found, checked against `seeds/language_models.yaml`; the one that parses is loaded here, once.

spaCy is imported only when a model is asked for, so that the rules-only mode needs neither.
"""

import hashlib
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from graph_schema.errors import LanguageModelError
from loaders.vocabulary import read_rows

if TYPE_CHECKING:
    from spacy.language import Language

Mode = Literal["parser", "rules"]

_NEEDED_PIPES = ("tok2vec", "tagger", "parser")
# Sentences come as words, so no tokenizer is needed, whose exceptions are half of the time to load; nor are
# 84,000 spellings, since a word's number is reckoned from its letters; nor vectors, which this model has not.
_UNREAD = ("tokenizer", "strings", "vectors")
_INFO = "spacy.cli.info"


@cache
def load_language(language: str = "en") -> "Language":
    """The parser of one language, with the pipes that claims need and no other.

    Raises `LanguageModelError` when the package is missing or a file differs from its recorded SHA-256.
    """
    folder = checked_model_folder(language)
    with warnings.catch_warnings(), _without_commands():
        warnings.simplefilter("ignore")
        return _needed_pipes(folder)


def checked_model_folder(model: str) -> Path:
    """The folder of an installed model, each of its files being the one recorded.

    Raises `LanguageModelError` when the package is missing or a file differs from its recorded SHA-256.
    """
    row = _model_row(model)
    folder = _model_folder(row)
    for name, digest in row["files"].items():
        _check_file(folder / name, digest, row)
    return folder


def has_language_model(model: str = "en") -> bool:
    """Whether the model's package is installed; its files are not looked at."""
    return find_spec(_model_row(model)["package"]) is not None


def _needed_pipes(folder: Path) -> "Language":
    # Imported here, since the rules-only mode must not pay for it.
    from spacy.tokenizer import Tokenizer  # noqa: PLC0415
    from spacy.util import get_lang_class, load_config  # noqa: PLC0415

    config = load_config(folder / "config.cfg", interpolate=True)
    language = get_lang_class(config["nlp"]["lang"])
    nlp = language(create_tokenizer=lambda unfilled: Tokenizer(unfilled.vocab))
    for name in _NEEDED_PIPES:
        settings = dict(config["components"][name])
        nlp.add_pipe(settings.pop("factory"), name=name, config=settings)
    nlp.from_disk(folder, exclude=_UNREAD)
    for name in _NEEDED_PIPES:
        for label in nlp.meta["labels"][name]:
            nlp.vocab.strings.add(label)
    return nlp


@contextmanager
def _without_commands() -> Iterator[None]:
    """While it lasts, importing spaCy does not import spaCy's own commands, nor what they need: a third of its
    modules, among them two HTTP clients. Afterwards `spacy.info` and `import spacy.cli` work as ever.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_in = ModuleType(_INFO)
    stand_in.info = _info  # type: ignore[attr-defined]
    sys.modules[_INFO] = stand_in
    try:
        yield
    finally:
        sys.modules.pop(_INFO, None)


def _info(*args: Any, **options: Any) -> Any:
    return import_module(_INFO).info(*args, **options)


def _model_row(model: str) -> dict[str, Any]:
    for row in read_rows("language_models.yaml"):
        if row["id"] == model:
            return row
    raise LanguageModelError(
        f"No model is known for the language {model!r}; add a row to seeds/language_models.yaml."
    )


def _model_folder(row: dict[str, Any]) -> Path:
    spec = find_spec(row["package"])
    if spec is None or not spec.submodule_search_locations:
        raise LanguageModelError(
            f"The language model {row['distribution']} {row['version']} is not installed. "
            f"Install it, or {row['otherwise']}."
        )
    return Path(next(iter(spec.submodule_search_locations))) / str(row["folder"])


def _check_file(path: Path, digest: str, row: dict[str, Any]) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise LanguageModelError(
            f"{row['distribution']}: {path.name} cannot be read ({error}). Install version {row['version']} again."
        ) from error
    if found != digest:
        raise LanguageModelError(
            f"{row['distribution']}: {path.parent.name}/{path.name} has SHA-256 {found[:12]}…, "
            f"recorded is {digest[:12]}…. Install version {row['version']} again; do not use this copy."
        )
