"""What a user typed to search for, as a query of the full-text index. Pure.

    forcible return AND "North Korea"      words, joints and phrases as Lucene has them
    -Sudan +(returned OR expelled)         must not, must, groups
    refoul*  wom?n  Tajikstan~             beginnings, letters left open, near spellings
    A/HRC/25/63   non-refoulement          what has signs inside is a phrase of its pieces

A name that the graph holds stands for all its forms, so PRC finds China. Whatever else the index would take
for a sign of its own is only a letter here, so what passes never fails on the server.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_schema.errors import ParameterError
from queries.names import NameIndex, NameKind

Kind = Literal["word", "phrase", "pattern", "joint", "sign", "open", "close"]

MOST_CHARACTERS = 400
MOST_WORDS = 40
_MOST_TOKENS = 200  # Lucene takes 1,024 in all, and each counts once for each of four properties
_LONGEST_NAME = 10  # words
_KINDS: tuple[NameKind, ...] = ("state", "body", "treaty")
_UNNAMED = ("person:", "author:", "group:", "grp:")  # their names are words like others
_ALSO_WORDS = (
    "us",
    "who",
)  # forms of names that the index, which knows no capitals, takes for pronouns
_JOINTS = {"AND": "AND", "OR": "OR", "NOT": "NOT", "&&": "AND", "||": "OR"}
_TOLD = ("word", "phrase", "pattern")
_PIECE = re.compile(
    r"""\s*(?: "(?P<phrase>[^"]*)"(?P<near>~\d{1,2})? | (?P<open>\() | (?P<close>\))
             | (?P<sign>[+\-](?=[^\s)])) | (?P<word>[^\s"()]+) )""",
    re.VERBOSE,
)
_PATTERN = re.compile(r"\w[\w*?]*[*?][\w*?]*|\w{3,}~[12]?")
_BEGINNING = re.compile(r"(\w+)\*")
_TOKEN = re.compile(r"\w+(?:[.'’]\w+)*")  # as the index cuts words


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of what was typed; `text` without quotation marks, `near` a phrase's distance: "~3"."""

    kind: Kind
    text: str
    near: str = ""


def index_query(typed: str, names: NameIndex) -> str:
    """The query. Raises `ParameterError` for a quotation or a parenthesis left open, a joint with nothing to
    join, only what must not be there, no word at all, or too many."""
    pieces = list(_pieces(typed))
    _check(typed, pieces)
    query = " ".join(_written(pieces, names))
    if len(_TOKEN.findall(query)) > _MOST_TOKENS:
        query = " ".join(_written(pieces, None))
    return query


def _pieces(typed: str) -> Iterator[_Piece]:
    """The pieces; those without any letter or figure are left out."""
    if len(typed) > MOST_CHARACTERS:
        raise ParameterError(f"words are at most {MOST_CHARACTERS} characters, not {len(typed)}.")
    plain = re.sub(r"[“”„«»]", '"', typed)
    if plain.count('"') % 2:
        raise ParameterError(f"A quotation mark is left open in {typed!r}. Close it or leave it out.")  # fmt: skip
    for found in _PIECE.finditer(plain):
        if found["open"] or found["close"]:
            yield _Piece("open" if found["open"] else "close", "")
        elif found["sign"]:
            yield _Piece("sign", found["sign"])
        elif found["word"] in _JOINTS:
            yield _Piece("joint", _JOINTS[found["word"]])
        elif found["phrase"] is not None:
            if _TOKEN.search(found["phrase"]):
                yield _Piece("phrase", found["phrase"], found["near"] or "")
        elif _TOKEN.search(found["word"]):
            yield _word(found["word"].rstrip("?.,;:!"))


def _word(text: str) -> _Piece:
    if text[0] in "*?":
        raise ParameterError(f"{text!r} begins with * or ?. Begin it with a letter.")
    return _Piece("pattern" if _PATTERN.fullmatch(text) else "word", text)


def _check(typed: str, pieces: Sequence[_Piece]) -> None:
    told = sum(piece.kind in _TOLD for piece in pieces)
    if not 1 <= told <= MOST_WORDS:
        raise ParameterError(f"words are 1 to {MOST_WORDS} words to look for; {typed!r} has {told}.")  # fmt: skip
    before = _Piece("open", "")
    for piece in pieces:
        if _cannot_follow(before, piece):
            raise _nothing_to_join(typed, piece if before.kind == "open" else before)
        before = piece
    if before.kind in ("joint", "sign"):
        raise _nothing_to_join(typed, before)
    _check_groups(typed, pieces)


def _cannot_follow(before: _Piece, piece: _Piece) -> bool:
    """Whether a joint, a sign or a group is left without what it joins or holds."""
    if piece.kind == "close":
        return before.kind in ("joint", "sign", "open")
    if piece.kind == "joint" and piece.text != "NOT":
        return before.kind in ("joint", "sign", "open")
    if before.kind == "sign" or before.text == "NOT":
        return piece.kind in ("joint", "sign")
    return False


def _nothing_to_join(typed: str, piece: _Piece) -> ParameterError:
    if piece.kind in ("open", "close"):
        return ParameterError(f"A pair of parentheses in {typed!r} holds nothing. Leave it out.")
    return ParameterError(
        f"{piece.text} joins nothing in {typed!r}. To look for it as a word, write it in small letters "
        "or in quotation marks."
    )


def _check_groups(typed: str, pieces: Sequence[_Piece]) -> None:
    """Every parenthesis has its pair, and every group something to look for and not only to leave out."""
    wanted, excluded = [False], False
    groups: list[bool] = []  # whether each open group is to be left out
    for piece in pieces:
        if piece.kind == "open":
            groups.append(excluded)
            wanted.append(False)
        elif piece.kind in _TOLD:
            wanted[-1] = wanted[-1] or not excluded
        elif piece.kind == "close":
            if not groups:
                raise ParameterError(f"A parenthesis in {typed!r} closes nothing. Leave it out.")
            _check_wanted(typed, wanted.pop())
            is_excluded = groups.pop()
            wanted[-1] = wanted[-1] or not is_excluded
        excluded = piece.text in ("NOT", "-") and piece.kind in ("joint", "sign")
    if groups:
        raise ParameterError(f"A parenthesis is left open in {typed!r}. Close it or leave it out.")
    _check_wanted(typed, wanted.pop())


def _check_wanted(typed: str, wanted: bool) -> None:
    if not wanted:
        raise ParameterError(f"{typed!r} says only what must not be there. Add a word that must.")


def _written(pieces: Sequence[_Piece], names: NameIndex | None) -> Iterator[str]:
    at, sign = 0, ""  # a sign stands before its word without a space
    while at < len(pieces):
        forms, used = _name_at(pieces, at, names) if names else ([], 1)
        written = _any_of(forms) if forms else _one(pieces[at])
        at += used
        if written in ("+", "-"):
            sign = written
        else:
            yield sign + written
            sign = ""


def _one(piece: _Piece) -> str:
    if piece.kind in ("open", "close"):
        return "(" if piece.kind == "open" else ")"
    if piece.kind == "phrase":
        return _phrase(piece.text) + piece.near
    if piece.kind == "word":
        return piece.text if re.fullmatch(r"\w+", piece.text) else _phrase(piece.text)
    if beginning := _BEGINNING.fullmatch(
        piece.text
    ):  # the index keeps stems: "returning*" alone finds none
        return f"({piece.text} OR {beginning[1]})"
    return piece.text


def _phrase(text: str) -> str:
    plain = text.replace("\\", " ").strip()
    return f'"{plain}"'


def _any_of(forms: Sequence[str]) -> str:
    return f"({' OR '.join(map(_phrase, forms))})" if len(forms) > 1 else _phrase(forms[0])


def _name_at(pieces: Sequence[_Piece], at: int, names: NameIndex) -> tuple[list[str], int]:
    """The forms of the longest name that begins at a piece, and how many pieces it takes."""
    if pieces[at].kind == "phrase":
        return ([] if pieces[at].near else _forms(pieces[at].text, names)), 1
    plain = 0
    for piece in pieces[at : at + _LONGEST_NAME]:
        if piece.kind != "word":
            break
        plain += 1
    for size in range(plain, 0, -1):
        name = " ".join(piece.text for piece in pieces[at : at + size])
        if forms := _forms(name, names):
            return forms, size
    return [], 1


def _forms(name: str, names: NameIndex) -> list[str]:
    """`name` and the other forms of all that it names; empty when it names nothing.

    A code of four letters or fewer is one only in capitals: "it" is no Italy.
    """
    if len(name) <= 4 and not name.isupper():
        return []
    found = {i for kind in _KINDS for i in names.ids(kind, name) if not i.startswith(_UNNAMED)}
    others = [form for i in sorted(found) for form in names.written.get(i, ())]
    return _without_repetition([name, *others]) if found else []


def _without_repetition(forms: Sequence[str]) -> list[str]:
    """The forms, shortest first, without those whose words another form's are already."""
    kept: list[tuple[str, str]] = []
    for form in sorted(forms, key=lambda form: (len(_TOKEN.findall(form)), form != forms[0])):
        words = f" {' '.join(_TOKEN.findall(form.casefold()))} "
        is_typed = form == forms[0]
        if not is_typed and (len(words) <= 4 or words.strip() in _ALSO_WORDS):
            continue
        if not any(fewer in words for _, fewer in kept):
            kept.append((form, words))
    return [form for form, _ in kept]
