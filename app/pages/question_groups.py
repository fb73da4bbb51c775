"""The questions as sentences with slots, each under what it asks about. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.pages.forms import Sentence, example_fields, sentence
from queries.question_files import Question

_OWN = "Your own"
# A question stands under the first heading that has a type of its required parameters, else of its other
# ones, else a column of its answer.
_GROUPS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("States", ("state",), ("state", "states")),
    ("Bodies", ("body",), ("body", "bodies")),
    ("Topics and groups", ("topic", "group"), ("topic", "topics")),
    ("Documents and treaties", ("document", "treaty", "citation"), ("document", "document_id")),
    ("Articles and footnotes", ("article",), ("article", "article_id")),
    ("Search", ("text", "words", "meaning"), ()),
    ("One claim, one thing", ("claim", "thing"), ("claim",)),
)
_TELLS_NOTHING = ("text", "words", "meaning", "claim", "thing")  # of what an optional one narrows


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the list shows it."""

    question: Question
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    heading: str
    questions: list[Asked]


def question_groups(questions: Iterable[Question], own: Iterable[str] = ()) -> list[Group]:
    """The groups that have a question, in a fixed order; the user's own questions come last."""
    own = set(own)
    headings = [heading for heading, _, _ in _GROUPS] + [_OWN]
    groups = {heading: Group(_slug(heading), heading, []) for heading in headings}
    for question in questions:
        heading = _OWN if question.name in own else heading_of(question)
        asked = Asked(question, sentence(question, example_fields(question)))
        groups[heading].questions.append(asked)
    return [group for group in groups.values() if group.questions]


def heading_of(question: Question) -> str:
    needed = {p.type for p in question.parameters if p.required}
    others = [p.type for p in question.parameters if p.type not in _TELLS_NOTHING]
    columns = {column.name for column in question.columns}
    for types in [needed] if needed else [{one} for one in others]:
        for heading, fitting, _ in _GROUPS:
            if types & set(fitting):
                return heading
    return next((heading for heading, _, told in _GROUPS if columns & set(told)), _GROUPS[-1][0])


def _slug(heading: str) -> str:
    return heading.casefold().replace(",", "").replace(" ", "-")
