"""A row's values as words that lead somewhere: a name to its page, a claim to its page, an address out. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.annotation.reading import Word
from app.pages.addresses import claim_anchor, in_article, note_anchor, page_of
from app.pages.templating import plain, safe_link
from queries.names import NameIndex, NameKind
from queries.question_files import Column, Question
from queries.transactions import Row

# Folded into the cell of the quote, or of use to programs only; the downloads hold every column.
_FOLDED = frozenset(
    {
        "claim", "citation", "fact", "problem", "thing", "confidence", "section", "article", "paragraph", "footnote",
        "family", "start", "end", "review",
    }
)  # fmt: skip
_PROVED = ("quote", "document")
_TITLES = ("name", "title", "label", "symbol", "document")  # what an `id` beside it is the id of
_CODES = frozenset({"modality", "family", "source_basis", "kind", "code", "rule", "basis"})
# What the names in a column are names of.
_NAMES: dict[str, NameKind] = {
    **dict.fromkeys(("topic", "topics", "broader", "narrower", "related"), "topic"),
    **dict.fromkeys(("group", "groups"), "group"),
    **dict.fromkeys(("state", "states", "subjects", "covers", "voted_for", "voted_against", "abstaining"), "state"),
    **dict.fromkeys(
        (
            "body", "bodies", "speaker", "speakers", "other_speaker", "answered_speaker", "reported_by", "addressees",
            "part_of", "parts", "succeeds", "succeeded_by", "monitored_by", "issued_by", "involves", "mandate", "holder",
        ),
        "body",
    ),
}  # fmt: skip
_ID = re.compile(r"[a-z]{2,8}:\S+")
# Things without a name are called by their kind.
_KINDS = {"claim": "claim", "cit": "citation", "article": "article"}
_ID_OF_ONE = re.compile(r"_ids?\Z")


_LABELS = {
    "iso3": "ISO alpha-3", "iso2": "ISO alpha-2", "m49": "M49", "doi": "DOI", "isbn": "ISBN", "url": "address",
    "text_sha256": "SHA-256 of the text", "sha256": "SHA-256 of the text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """`words` are none where the row has no value."""

    column: Column
    words: tuple[Word, ...]

    @property
    def label(self) -> str:
        return label_of(self.column)

    @property
    def is_numbered(self) -> bool:
        """Whether its words are but numbers that lead somewhere."""
        return len(self.words) > 1 and all(word.text.isdigit() and word.href for word in self.words)

    @property
    def is_quote(self) -> bool:
        return self.column.name in ("quote", "text", "words")


def shown_columns(question: Question) -> list[Column]:
    """The columns of a table: what is not folded into another's cell. The words come early, where the eye is."""
    told = told_columns(question)
    names = [column.name for column in told]
    if "quote" not in names:
        return told
    first = names.index("modality") + 1 if "modality" in names else len(names)
    shown = [column for column in told if column.name not in _FOLDED]
    before = [c for c in shown if names.index(c.name) < first and c.name not in _PROVED]
    proof = [c for name in _PROVED for c in shown if c.name == name]
    return before + proof + [c for c in shown if c not in before and c not in proof]


def told_here(rows: list[Row], columns: list[Column]) -> list[Column]:
    """The columns in which a row has a value; that a document is not named is told too."""
    return [
        c for c in columns
        if c.name == "document" or not rows or any(row.get(c.name) not in (None, [], "") for row in rows)
    ]  # fmt: skip


def told_columns(question: Question) -> list[Column]:
    """All columns but the ids of what another column names: its words lead there."""
    names = {column.name for column in question.columns}
    return [column for column in question.columns if not _is_told_by_a_name(column.name, names)]


def cells(row: Row, columns: list[Column], names: NameIndex) -> list[Cell]:
    return [Cell(column, words_of(row, column, names)) for column in columns]


def label_of(column: Column) -> str:
    return _LABELS.get(column.name, column.name.replace("_", " "))


def words_of(row: Row, column: Column, names: NameIndex) -> tuple[Word, ...]:
    """The value of one column, each of its parts with the page that it leads to."""
    value = row.get(column.name)
    if value is None or value in ([], ""):
        return ()
    if column.name == "document" and row.get("paragraph"):
        value = f"{value}, para. {row['paragraph']}"
    ids = _ids_beside(row, column.name)
    if not isinstance(value, list):
        return (_word(value, ids[0] if ids else None, column, names),)
    if len(ids) != len(value):
        ids = [None] * len(value)
    words = [_word(one, thing, column, names) for one, thing in zip(value, ids, strict=True)]
    return tuple(_numbered(words))


def proof_words(row: Row) -> list[Word]:
    """Where a quote was read, what it is read from, and the way to all that is known of it."""
    told: list[Word] = []
    article_id = row.get("article_id")
    thing = next(
        (row[name] for name in ("claim", "citation", "thing", "id") if row.get(name)), None
    )
    if row.get("article"):
        told.append(Word(str(row["article"]), page_of(article_id) if article_id else None))
    if number := row.get("footnote"):
        place = in_article(str(article_id), note_anchor(number)) if article_id else None
        told.append(Word(f"n. {number}", place))
    if heading := row.get("section"):
        told.append(Word(f"section “{heading}”", _in_text(article_id, thing)))
    if thing and (page := page_of(thing)):
        told.append(Word("trail" if str(thing).startswith("claim:") else "more", page))
    if isinstance(row.get("confidence"), float):
        told.append(Word(f"confidence {plain(row['confidence'])}"))
    return told


def _in_text(article_id: str | None, thing: str | None) -> str | None:
    """The marked words on their article's page."""
    if not article_id or not thing or not thing.startswith("claim:"):
        return None
    return in_article(article_id, claim_anchor(thing))


def _is_told_by_a_name(column: str, names: set[str]) -> bool:
    if column == "id":
        return any(title in names for title in (*_TITLES, "quote"))
    bare = _ID_OF_ONE.sub("", column)
    return f"{column}_name" in names or (bare != column and (bare in names or f"{bare}s" in names))


def _ids_beside(row: Mapping[str, Any], column: str) -> list[str | None]:
    """The ids of what a column names, where another column tells them."""
    stem = column.removesuffix("s")
    for name in (f"{column}_id", f"{column}_ids", f"{stem}_ids", column.removesuffix("_name")):
        if name in row and name != column:
            value = row[name]
            return value if isinstance(value, list) else [value]
    if "id" in row and column == next((title for title in _TITLES if title in row), None):
        return [row["id"]]
    return []


def _word(value: Any, thing: str | None, column: Column, names: NameIndex) -> Word:
    if isinstance(value, Mapping):
        return _map_word(value)
    text = _plain_value(value, column)
    if thing or column.name == "id":
        return Word(text, page_of(thing) if thing else None)
    if link := safe_link(value):
        return Word(text, link)
    if _ID.fullmatch(str(value)) and (page := page_of(value)):
        return Word(names.shown.get(str(value)) or _called(str(value)), page)
    kind = _NAMES.get(column.name)
    meant = names.means(kind, text) if kind else []
    return Word(text, page_of(meant[0]) if len(meant) == 1 else None)


def _called(thing: str) -> str:
    return _KINDS.get(thing.partition(":")[0]) or thing.removeprefix("un:")


def _numbered(words: list[Word]) -> list[Word]:
    """Numbers for several that are called the same, such as claims."""
    if len(words) < 2 or any(word.text not in _KINDS.values() for word in words):
        return words
    return [Word(str(number), word.href) for number, word in enumerate(words, 1)]


def _map_word(told: Mapping[str, Any]) -> Word:
    """A map that names a thing is its name; any other is told in full."""
    name = next((told[key] for key in ("name", "label", "title", "id") if told.get(key)), None)
    if "id" in told and name:
        return Word(str(name), page_of(told["id"]))
    return Word(
        ", ".join(f"{key.replace('_', ' ')}: {_in_words(one)}" for key, one in told.items() if one)
    )


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain(value)


def _plain_value(value: Any, column: Column) -> str:
    if isinstance(value, bool):
        return _in_words(value)
    if isinstance(value, float) or column.name in _CODES:
        return plain(value)
    text = str(value)
    return text.replace("_", " ").lower() if column.name in ("relation", "relationship") else text
