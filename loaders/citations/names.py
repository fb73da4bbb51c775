"""Names before a title: persons, each as "First Last", or the institution that speaks."""

import re
from functools import lru_cache

from loaders.citations.words import load_words

_WORDS = re.compile(r"[^\W_]+")
_SPLIT = re.compile(r",? (?:and|&) |, (?=[A-Z])|; ")
_TITLES = re.compile(r"^(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms|Amb|Ambassador|Judge|Justice)\.? ")
_ET_AL = re.compile(r",? (?:et al\.?|and others)\Z")
_EDITORS = re.compile(
    r"(?<!\s)\s*\((?:[Ee]ds?\.?|[Ee]ditors?|(?:UN )?(?:Special|Independent) [^()]*)\)\Z"
)
_GLUE = re.compile(r"\.?,? ?(?:and |& )?")
_BYLINE = re.compile(
    r" \(@\w+\)\Z| in [A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}(?: and [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?\Z"
)
# "Steve Stecklow for Reuters", "Foster Klug of the Associated Press"
REPORTER = re.compile(
    r"(?P<person>[A-Z].{3,60}?) (?:of|for|at|from) (?:the )?(?P<outlet>[A-Z].{1,40})"
)
_WORD = r"(?:[A-ZÀ-ÖØ-ÞŁŚŽČŞİ][\w’'.-]*|[A-Z]\.(?:-?[A-Z]\.)*)"
_PARTICLE = (
    r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|binti|ibn|ter|ten|al-\w+|el-\w+)"
)
_PERSON = re.compile(rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE})){{1,4}}(?:,? (?:Jr|Sr|II|III)\.?)?\Z")
_FAMILY_FIRST = re.compile(
    rf"(?P<family>{_WORD}(?:[ -]{_WORD})?),? (?P<initials>(?:[A-Z]\.[ -]?){{1,4}}|[A-Z]{{1,3}}(?=,|\.|\Z))"
)
_FAMILY_COMMA = re.compile(
    rf"(?P<family>{_WORD}), (?P<given>{_WORD}(?: {_WORD})?)(?=\Z|\.|, and |, [A-Z])"
)


@lru_cache(maxsize=4096)
def persons(text: str) -> tuple[str, ...]:
    """The persons whom a text names and nothing else, as "First Last"; empty when it names others."""
    text = _ET_AL.sub("", text.strip(" ,.:"))
    text = _BYLINE.sub("", text)
    text = _EDITORS.sub("", text)
    if not text or len(text) > 200 or not text[0].isupper():
        return ()
    names = [_TITLES.sub("", name.strip(" ,")) for name in _SPLIT.split(text)]
    names = [name.removeprefix("and ") for name in names if name]
    if names and all(is_person(name) for name in names):
        return tuple(names)
    return family_first(text)


def is_person(name: str) -> bool:
    """Whether a name is a person's by its form: two to five capitalised words, none an institution's."""
    if not _PERSON.match(name) or name.startswith("The "):
        return False
    words = name.split()
    if any(word in load_words().organisation for word in words):
        return False
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    return (not capitals or _in_small_capitals(words)) and not load_words().outlet_kind(name)


def _in_small_capitals(words: list[str]) -> bool:
    """Whether a name is set in capitals throughout, as law reviews set the authors of books."""
    known = load_words().organisation
    return (
        all(word.isupper() and word.capitalize() not in known for word in words)
        and max(map(len, words)) > 4
        and all(len(word) > 2 or "." in word for word in words)
    )


def family_first(text: str) -> tuple[str, ...]:
    """ "Cohen, R., & Chung, C." as ("R. Cohen", "C. Chung"); "Cohen, Roberta" likewise."""
    found, position = [], 0
    while match := _FAMILY_FIRST.match(text, position):
        initials = match["initials"].strip()
        initials += "." if len(initials) == 1 else ""
        found.append(f"{initials} {match['family']}")
        position = match.end()
        glue = _GLUE.match(text, position)
        position = glue.end() if glue else position
    if found and position >= len(text):
        return tuple(found)
    single = _FAMILY_COMMA.match(text)
    if (
        single
        and not single["given"].isupper()
        and not any(w in load_words().organisation for w in re.split(r"[ ,]+", single[0]))
    ):
        rest = persons_after(text[single.end() :])
        if rest is not None:
            return (f"{single['given']} {single['family']}", *rest)
    return ()


def persons_after(text: str) -> tuple[str, ...] | None:
    """Further names after a first; `None` when what follows is no name."""
    text = text.strip(" ,.")
    if not text:
        return ()
    text = text.removeprefix("and ")
    names = [name for name in _SPLIT.split(text) if name]
    return tuple(names) if all(is_person(name) for name in names) else None


def surname(name: str) -> str:
    """The last word of a name that is no suffix."""
    words = [word for word in name.split() if word.rstrip(".") not in ("Jr", "Sr", "II", "III")]
    return words[-1] if words else name


@lru_cache(maxsize=4096)
def plain(text: str | None) -> str:
    """Words in small letters with one blank between them, as names and titles are compared."""
    return " ".join(_WORDS.findall((text or "").casefold().replace("’", "").replace("'", "")))
