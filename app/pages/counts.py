"""Where the things are listed that a count on a page counts. Pure."""

from urllib.parse import urlencode

from app.pages.addresses import QUESTIONS
from queries.catalogue import Catalogue, load_resources
from queries.question_files import Question

# The questions whose rows a column counts; the first that the catalogue has.
_QUESTIONS: dict[str, tuple[str, ...]] = {}


def where_counted(column: str, kind: str, thing: str, catalogue: Catalogue) -> str | None:
    """The question, or the list of things, that gives what the column counts of one thing of that kind; `None`
    where none does."""
    for name in _QUESTIONS.get(column, ()):
        question = catalogue.questions.get(name)
        if question and (parameter := _parameter(question, kind)):
            return _asked(f"{QUESTIONS}/{name}", parameter, thing)
    resource = load_resources().get(column)
    if resource and (parameter := _parameter(resource.every, kind)):
        return _asked(f"/v1/{column}", parameter, thing)
    return None


def _parameter(question: Question, kind: str) -> str | None:
    """The one parameter that takes such a thing, where it is all that must be given."""
    taking = [p for p in question.parameters if p.type == kind]
    if len(taking) != 1 or any(p.required for p in question.parameters if p is not taking[0]):
        return None
    return taking[0].name


def _asked(path: str, parameter: str, thing: str) -> str:
    return f"{path}?{urlencode({parameter: thing}, safe=':/()')}"
