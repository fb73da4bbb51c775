"""Which document each reference cites, and whether an earlier note cited it already.

Ibid. links only when the note before holds exactly one reference; a symbol, a URL or a title cited
before links by itself; supra, op. cit., aliases and short titles look among the earlier notes.
What stays unresolved says why.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from graph_schema import ids
from loaders.citations.aliases import AliasNames
from loaders.citations.cited_works import CitedWorks
from loaders.citations.identifiers import archived_page
from loaders.citations.names import plain, surname
from loaders.citations.reference import Reference
from loaders.citations.treaties import treaty_id
from loaders.citations.words import load_words
from loaders.symbols import DocumentSymbol, find_symbols, slugged_symbol

_SYMBOL_IN_URL = re.compile(
    r"(?:[sS]ymbol(?:[nN]o)?=|undocs\.org/(?:[a-z]{2}/)?|docs\.un\.org/(?:[a-z]{2}/)?)(?P<symbol>[A-Za-z][^&#]*)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document cited by a note, with what later notes can call it by."""

    footnote: int
    document_id: str
    title: str
    surnames: tuple[str, ...]
    symbol: str | None = None
    reference: Reference | None = field(default=None, compare=False)


class Link(NamedTuple):
    """The document of a reference; `earlier` when an earlier note cites it, else why there is none."""

    document_id: str | None
    earlier: Entry | None = None
    unresolved: str | None = None


@dataclass(slots=True)
class Registry:
    """All that the notes have cited so far, in order."""

    by_key: dict[str, Entry] = field(default_factory=dict)
    by_note: dict[int, list[Entry | None]] = field(default_factory=dict)
    works: CitedWorks = field(default_factory=CitedWorks)
    entries: list[Entry] = field(default_factory=list)
    aliases: dict[str, Entry] = field(default_factory=dict)
    notes: list[int] = field(default_factory=list)
    fits_of_alias: dict[str, tuple[int, dict[str, int]]] = field(default_factory=dict)
    alias_names: AliasNames = field(default_factory=AliasNames)

    def learn_alias(self, name: str, entry: Entry) -> None:
        """From here on, `name` calls the document of `entry`, unless an earlier note gave the name."""
        self.aliases.setdefault(name, entry)
        self.alias_names.learn(name)

    def open_note(self, footnote: int) -> None:
        self.notes.append(footnote)
        self.by_note[footnote] = []

    def leave_open(self, footnote: int) -> None:
        """The note holds a reference that was not recognised: ibid. after it cannot be told."""
        self.by_note[footnote].append(None)

    def link(self, reference: Reference, footnote: int) -> Link:
        """The document that a reference cites, entered so that later ones can point to it."""
        keys = keys_of(reference)
        link = self._back(reference, footnote) if reference.back else self._forward(reference, keys)
        if link.earlier and reference.symbol is None:
            keys = keys_of(reference)  # linking may have found that its publisher is a surname
        self._enter(reference, footnote, link, keys)
        return link

    def _forward(self, reference: Reference, keys: list[str]) -> Link:
        for key in keys:
            earlier = self.by_key.get(key)
            if earlier and not _differ(reference, earlier.reference):
                _take_surname(reference, earlier)
                return Link(earlier.document_id, earlier)
        if short := self._short_title(reference):
            reference.back = "short_title"
            _take_surname(reference, short)
            return Link(short.document_id, short)
        return Link(document_id_of(reference))

    def _short_title(self, reference: Reference) -> Entry | None:
        """An earlier work of the same author, when this one has nothing but author and short title."""
        if reference.url or reference.symbol or reference.date or reference.container:
            return None
        title = plain(reference.title)
        if len(title) <= 5:
            return None
        names = [surname(a).casefold() for a in reference.authors]
        names += [] if names or not reference.publisher else [plain(reference.publisher)]
        return self._only(self.works.titled(title, names))

    def _only(self, fits: dict[str, int]) -> Entry | None:
        return self.entries[next(iter(fits.values()))] if len(fits) == 1 else None

    def _back(self, reference: Reference, footnote: int) -> Link:
        if reference.back == "ibid":
            return self._ibid(footnote)
        if reference.back == "alias":
            return self._alias(reference)
        if reference.back == "short_title":
            return self._by_short_title(reference)
        if reference.back == "author_date":
            return self._by_author_and_year(reference)
        if reference.note is not None:
            return self._by_number(reference, reference.note, footnote)
        name = plain(reference.named)
        return _unambiguous(self.works.named(name) if name else {}, self.entries, reference)

    def _by_number(self, reference: Reference, number: int, footnote: int) -> Link:
        if reference.back == "infra":
            return Link(None, unresolved=f"{_notes_named(reference)} comes later")
        if reference.last_note is not None:
            return self._in_notes(reference, number, reference.last_note)
        return self._in_note(reference, number, footnote)

    def _ibid(self, footnote: int) -> Link:
        """The document last cited in this note, else the only one of the note before."""
        here = self.by_note.get(footnote, [])
        place = self.notes.index(footnote) if len(self.notes) < 2 else len(self.notes) - 1
        before = here[-1:] or (self.by_note[self.notes[place - 1]] if place else [])
        if len({e.document_id for e in before if e}) == 1 and None not in before:
            entry = before[0]
            return Link(entry.document_id if entry else None, entry)
        reason = (
            "there is no note before"
            if not here and not place
            else "the note before cites nothing"
            if not before
            else "the note before holds a reference that was not resolved"
            if None in before
            else f"the note before holds {len(before)} references"
        )
        return Link(None, unresolved=f"ibid. is not linked: {reason}")

    def _by_short_title(self, reference: Reference) -> Link:
        """The author's one work whose title holds the words given."""
        names = [name.casefold() for name in reference.authors]
        fits = self.works.by(names, f" {plain(reference.named)} ")
        return _unambiguous(fits, self.entries, reference)

    def _by_author_and_year(self, reference: Reference) -> Link:
        """The one work of an author and year; the letter of "2017a" tells works of one year apart."""
        names = tuple(surname(a).casefold() for a in reference.authors)
        names = names or (plain(reference.publisher),)
        year = reference.year or ""
        works = (self.entries[place] for place in self.works.by(names[:1], "").values())
        fits = [
            e for e in works if e.surnames[: len(names)] == names and _is_of_year(e.reference, year)
        ]
        lettered = [e for e in fits if e.reference and e.reference.year == year]
        fits = lettered if len(year) > 4 and lettered else fits
        alone = [e for e in fits if e.surnames == names]
        fits = alone if len(alone) == 1 else fits
        if len(fits) == 1:
            reference.authors, reference.publisher = (), None  # the earlier work tells them in full
            return Link(fits[0].document_id, fits[0])
        reference.date = year[:4]
        why = f"{len(fits) or 'no'} earlier documents by {reference.named} are of {year}"
        return Link(None, unresolved=why)

    def _in_notes(self, reference: Reference, first: int, last: int) -> Link:
        """The one document that a range of notes cites ("notes 3-5 above")."""
        last_there = min(last, max(self.by_note, default=0))
        numbers = range(first, last_there + 1)
        cited = [entry for number in numbers for entry in self.by_note.get(number, [])]
        known = {entry.document_id: entry for entry in cited if entry}
        if len(known) == 1 and None not in cited:
            entry = next(iter(known.values()))
            return Link(entry.document_id, entry)
        return Link(None, unresolved=f"{_notes_named(reference)} hold {len(cited)} references")

    def _in_note(self, reference: Reference, number: int, footnote: int) -> Link:
        if number == footnote and not self.by_note[footnote]:
            return Link(None, unresolved=f"note {number} is this note itself")
        if number not in self.by_note:
            return Link(None, unresolved=f"there is no note {number} before this one")
        cited = [entry for entry in self.by_note.get(number, []) if entry]
        if len({e.document_id for e in cited}) == 1:
            return Link(cited[0].document_id, cited[0])
        if not cited:
            return Link(None, unresolved=f"note {number} cites nothing that could be meant")
        if not reference.named:
            return Link(None, unresolved=f"note {number} holds {len(cited)} references")
        there = CitedWorks()
        for entry in cited:
            there.enter(entry.document_id, entry.title, entry.surnames)
        name = plain(reference.named)
        return _unambiguous(there.named(name) if name else {}, cited, reference)

    def _alias(self, reference: Reference) -> Link:
        if reference.named in self.aliases:
            entry = self.aliases[reference.named]
            return Link(entry.document_id, entry)
        fits = self._documents_called(reference.named or "")
        if called := self._only(fits):
            return Link(called.document_id, called)
        count = "no" if not fits else str(len(fits))
        return Link(None, unresolved=f"{count} earlier documents can be the {reference.named}")

    def _documents_called(self, alias: str) -> dict[str, int]:
        """The last entry of each document that an alias of the seeds can mean; none is looked at twice."""
        required = [known.requires for known in load_words().aliases if known.form == alias]
        seen, fits = self.fits_of_alias.get(alias, (0, {}))
        for place in range(seen, len(self.entries)):
            entry = self.entries[place]
            words_of_entry = f"{entry.title} {' '.join(entry.surnames)}"
            if any(all(word in words_of_entry for word in words) for words in required):
                fits[entry.document_id] = place
        self.fits_of_alias[alias] = (len(self.entries), fits)
        return fits

    def _enter(self, reference: Reference, footnote: int, link: Link, keys: list[str]) -> None:
        here = self.by_note[footnote]
        if link.document_id is None:
            here.append(None)
            return
        origin = link.earlier
        names = tuple(surname(a).casefold() for a in reference.authors or reference.editors)
        if not names and reference.publisher:
            names = (plain(reference.publisher),)
        entry = Entry(
            footnote,
            link.document_id,
            plain(reference.title) or (origin.title if origin else ""),
            names or (origin.surnames if origin else ()),
            origin.symbol if origin else (reference.symbol.normal if reference.symbol else None),
            origin.reference if origin else reference,
        )
        here.append(entry)
        self.entries.append(entry)
        self.works.enter(entry.document_id, entry.title, entry.surnames)
        for key in keys:
            self.by_key.setdefault(key, entry)


def _is_of_year(reference: Reference | None, year: str) -> bool:
    """Whether a work is of the year that a short reference prints: "2017" or "2017a"."""
    if reference is None:
        return False
    printed = reference.year or (reference.date or "")[:4]
    return year == printed or (year[:4] == printed[:4] and len(year) + len(printed) == 9)


def _take_surname(reference: Reference, earlier: Entry) -> None:
    """ "Sen, “Human Rights and Asian Values”": the surname is the earlier work's author, no publisher."""
    own = earlier.reference.publisher if earlier.reference else None
    named = reference.publisher and plain(reference.publisher) in earlier.surnames
    if named and reference.publisher != own and not reference.url:
        reference.publisher, reference.back = None, "short_title"


def _notes_named(reference: Reference) -> str:
    if reference.last_note is None:
        return f"note {reference.note}"
    return f"notes {reference.note}-{reference.last_note}"


def _unambiguous(fits: dict[str, int], entries: list[Entry], reference: Reference) -> Link:
    if len(fits) == 1:
        entry = entries[next(iter(fits.values()))]
        return Link(entry.document_id, entry)
    count = "no" if not fits else str(len(fits))
    return Link(
        None, unresolved=f"{count} earlier documents fit {reference.named or 'the words'!r}"
    )


def keys_of(reference: Reference) -> list[str]:
    """What tells a reference's document from others: symbols, DOI, ISBN, a court's number, else its URL or title."""
    if reference.symbol is not None or reference.other_symbols:
        return [
            f"symbol:{symbol.normal.partition(' (')[0] if symbol.series == 'S/RES' else symbol.normal}"
            for symbol in [reference.symbol, *reference.other_symbols]
            if symbol is not None
        ]
    keys = [f"doi:{reference.doi.casefold()}"] if reference.doi else []
    if reference.isbn and reference.kind == "book":
        keys.append(f"isbn:{reference.isbn}")
    if reference.number:
        keys.append(f"case:{reference.number}")
    if reference.kind == "treaty" and (treaty := treaty_id(reference.title or "")):
        keys.append(treaty)
    if not keys and reference.url and "…" not in reference.url:
        return [ids.url_document_id(_address(reference.url))]
    title = plain(_parties_only(reference.title))
    words = title.count(" ") + 1
    if title and (words > 2 or reference.date):
        keys.append(f"title:{title}:{plain(reference.publisher) if words < 4 else ''}")
    return keys


def _parties_only(title: str | None) -> str:
    """A case's parties, which name it whether or not "Case of" stands before them."""
    return (title or "").removeprefix("Case of the ").removeprefix("Case of ")


def _differ(one: Reference, other: Reference | None) -> bool:
    """Whether a DOI, an ISBN or a court's number tells two works of one title apart."""
    if other is None:
        return False
    return (
        _are_two(one.doi, other.doi)
        or _are_two(one.isbn, other.isbn)
        or _are_two(one.number, other.number)
    )


def _are_two(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() != other.casefold()


def document_id_of(reference: Reference) -> str | None:
    if reference.symbol is not None and reference.symbol.gives:
        return ids.titled_document_id(reference.symbol.normal, None)  # not of the United Nations
    if reference.symbol is not None:
        return ids.un_document_id(reference.symbol.normal)
    if reference.url:
        return ids.url_document_id(_address(reference.url))
    if reference.title:
        title = _parties_only(reference.title)
        return ids.titled_document_id(title, (reference.date or "")[:4] or None)
    if reference.container or reference.publisher:
        name = reference.container or reference.publisher or ""
        who = f"{reference.authors[0]} " if reference.authors else ""
        return ids.titled_document_id(f"{who}{name}", reference.date or None)
    return None


def symbol_in_url(url: str) -> DocumentSymbol | None:
    """The symbol that a URL of the United Nations' document systems carries."""
    address = unquote(url)
    if match := _SYMBOL_IN_URL.search(address):
        found = find_symbols(
            match["symbol"].upper() if match["symbol"].islower() else match["symbol"]
        )
        if found and found[0].start == 0:
            return found[0].symbol
    return slugged_symbol(address.rpartition("/")[2])


def _address(url: str) -> str:
    """A URL that can be parted: a bare DOI as that of its resolver, an archived page as its own."""
    if page := archived_page(url):
        return _address(page)
    if url[:3].casefold() == "doi" or url.startswith("10."):
        return f"https://doi.org/{url.removeprefix('doi').removeprefix('DOI').lstrip(': ')}"
    return url if "//" in url else f"https://{url}"
