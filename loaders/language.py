"""The language model that parses sentences: found, checked against `seeds/language_models.yaml`, loaded once.

spaCy is imported only when a model is asked for, so that the rules-only mode needs neither.
"""

import hashlib
import warnings
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph_schema.errors import LanguageModelError
from loaders.vocabulary import read_rows

if TYPE_CHECKING:
    from spacy.language import Language

Mode = Literal["parser", "rules"]

_NEEDED_PIPES = ("tok2vec", "tagger", "parser")


@cache
def load_language(language: str = "en") -> "Language":
    """The parser of one language, with the pipes that claims need and no other.

    Raises `LanguageModelError` when the package is missing or a file differs from its recorded SHA-256.
    """
    row = _model_row(language)
    folder = _model_folder(row)
    for name, digest in row["files"].items():
        _check_file(folder / name, digest, row)
    import spacy  # noqa: PLC0415 (half a second; the rules-only mode must not pay for it)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        every = {path.name for path in folder.iterdir() if path.is_dir()}
        return spacy.load(folder, exclude=sorted(every - {*_NEEDED_PIPES, "vocab"}))


def has_language_model(language: str = "en") -> bool:
    """Whether the model's package is installed; its files are not looked at."""
    return find_spec(_model_row(language)["package"]) is not None


def _model_row(language: str) -> dict[str, Any]:
    for row in read_rows("language_models.yaml"):
        if row["id"] == language:
            return row
    raise LanguageModelError(
        f"No model is known for the language {language!r}; add a row to seeds/language_models.yaml."
    )


def _model_folder(row: dict[str, Any]) -> Path:
    spec = find_spec(row["package"])
    if spec is None or not spec.submodule_search_locations:
        raise LanguageModelError(
            f"The language model {row['distribution']} {row['version']} is not installed. "
            f"Install it, or choose the mode 'rules', which needs no model."
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
