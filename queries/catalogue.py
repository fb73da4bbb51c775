"""The catalogue: the questions of `read/`, the resources of `resources/`, and the inner `.cypher` files.

How a file is written is told in `question_files.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from graph_schema.errors import CatalogueError, UnknownQuestionError
from queries.question_files import Fragment, Question, parse_fragment, parse_question

InnerFolder = Literal["write", "lookup", "schema", "check"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All questions by name, in the order of the alphabet; `own` names those of the user's own folder."""

    questions: dict[str, Question]
    own: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Question:
        wanted = name.replace("_", "-")
        try:
            return self.questions[wanted]
        except KeyError:
            known = ", ".join(self.questions)
            raise UnknownQuestionError(
                f"There is no question {name!r}. There are: {known}."
            ) from None


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of thing that has an address: the question that lists them, and the one that gives one by id."""

    name: str
    every: Question
    one: Question


def load_catalogue(own_folder: Path | None = None) -> Catalogue:
    """The shipped questions, and those of the user's own folder, which may not reuse a name.

    Raises `CatalogueError` naming the file and the line that is wrong.
    """
    questions = _parsed(_shipped("read"))
    own: dict[str, Question] = {}
    if own_folder is not None:
        if not own_folder.is_dir():
            raise CatalogueError(
                f"{own_folder}: no such folder. Check the setting CITETRAIL_QUESTIONS_DIR."
            )
        own = _parsed((f.name, f.read_text(encoding="utf-8")) for f in own_folder.glob("*.cypher"))
        if twice := sorted(set(own) & set(questions)):
            raise CatalogueError(
                f"{own_folder}: the question {twice[0]!r} is there already. Rename the file."
            )
    every = questions | own
    return Catalogue({name: every[name] for name in sorted(every)}, frozenset(own))


@cache
def load_resources() -> dict[str, Resource]:
    """The resources by name, such as `states`: `resources/states.cypher` lists, `one_of_states.cypher` gives one."""
    every = _parsed(_shipped("resources"))
    return {
        name: Resource(name, question, every[f"one-of-{name}"])
        for name, question in every.items()
        if not name.startswith("one-of-")
    }


@cache
def read_cypher(folder: InnerFolder, name: str) -> str:
    """The text of an inner `.cypher` file, which is no question of the catalogue."""
    return files("queries").joinpath(folder, f"{name}.cypher").read_text(encoding="utf-8")


@cache
def cypher_names(folder: InnerFolder) -> tuple[str, ...]:
    """Names of the `.cypher` files in one folder, sorted."""
    return tuple(name.removesuffix(".cypher") for name, _ in _shipped(folder))


@cache
def fragments() -> dict[str, Fragment]:
    """What a question can include, by name."""
    return {
        name.removesuffix(".cypher"): parse_fragment(name, text)
        for name, text in _shipped("fragments")
    }


def _parsed(texts: Iterable[tuple[str, str]]) -> dict[str, Question]:
    read = (parse_question(name, text, fragments()) for name, text in sorted(texts))
    return {question.name: question for question in read}


def _shipped(folder: str) -> list[tuple[str, str]]:
    """Names and texts of the `.cypher` files of a folder of ours, sorted."""
    listed = files("queries").joinpath(folder).iterdir()
    return sorted(
        (f.name, f.read_text(encoding="utf-8")) for f in listed if f.name.endswith(".cypher")
    )
