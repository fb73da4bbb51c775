"""The words that notes are written with, read once from `seeds/signals.yaml` and `seeds/outlets.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from graph_schema.extraction import CitationKind
from loaders.alternatives import any_word
from loaders.vocabulary import read_rows

SIGNALS = "signals.yaml"
OUTLETS = "outlets.yaml"
_LONGEST_HOST = 253  # characters, RFC 1035


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name for a document, and words that its title or author must have."""

    form: str
    requires: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The forms of each kind of row, ready to look up; `outlets` and `hosts` give what kind they are."""

    signals: tuple[str, ...]
    saying: frozenset[str]
    nouns: tuple[str, ...]
    organisation: frozenset[str]
    abbreviations: frozenset[str]
    months: dict[str, int]
    title_kinds: tuple[CitationKind, ...]  # what each row of title words gives
    title_words: tuple[re.Pattern[str], ...]  # the words of each row, casefolded
    any_title_word: re.Pattern[str]
    hosts: dict[str, CitationKind]
    aliases: tuple[Alias, ...]
    pinpoints: dict[str, str]
    outlets: dict[str, str]
    places: frozenset[str]
    courts: frozenset[str]
    headline_verbs: frozenset[str]
    press: frozenset[str]
    instruments: frozenset[str]
    case_words: tuple[str, ...]  # by which registries name a case before its number

    def kinds_told(self, text: str) -> tuple[int, ...]:
        """The rows of `title_kinds` of which a text holds a word."""
        plain = text.casefold()
        if not self.any_title_word.search(plain):
            return ()
        return tuple(row for row, words in enumerate(self.title_words) if words.search(plain))

    def host_kind(self, url: str) -> CitationKind | None:
        """What is found at the URL's host: its longest known ending decides."""
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
        if len(host) > _LONGEST_HOST:
            return None
        while host:
            if host in self.hosts:
                return self.hosts[host]
            host = host.partition(".")[2]
        return None

    def outlet_kind(self, name: str) -> str | None:
        """`news`, `agency`, `blog`, `journal`, `publisher`, `ngo` or `web`, for a name as printed."""
        return self.outlets.get(name.casefold().removeprefix("the ").strip())


@cache
def load_words() -> Words:
    """The shipped words. Forms of one kind are joined over its rows."""
    rows = read_rows(SIGNALS)
    outlet_rows = read_rows(OUTLETS)

    titles = [row for row in rows if row["kind"] == "title_kind"]

    def forms(kind: str) -> list[str]:
        return [form for row in rows if row["kind"] == kind for form in row["forms"]]

    return Words(
        signals=tuple(sorted(forms("signal"), key=len, reverse=True)),
        saying=frozenset(forms("saying")),
        nouns=tuple(sorted(forms("noun"), key=len, reverse=True)),
        organisation=frozenset(forms("organisation")),
        abbreviations=frozenset(forms("abbreviation")),
        months={
            form.casefold(): number
            for row in rows
            if row["kind"] == "month"
            for number, form in enumerate(row["forms"], start=row.get("first", 1))
        },
        title_kinds=tuple(row["gives"] for row in titles),
        title_words=tuple(_whole_words(row["forms"]) for row in titles),
        any_title_word=_whole_words(form for row in titles for form in row["forms"]),
        hosts=_hosts(rows, outlet_rows),
        aliases=tuple(
            Alias(form, tuple(row["requires"]))
            for row in rows
            if row["kind"] == "alias"
            for form in row["forms"]
        ),
        pinpoints={
            form: row["type"] for row in rows if row["kind"] == "pinpoint" for form in row["forms"]
        },
        places=frozenset(forms("place")),
        courts=frozenset(forms("court")),
        headline_verbs=frozenset(forms("headline_verb")),
        press=frozenset(forms("press")),
        instruments=frozenset(forms("instrument")),
        case_words=tuple(sorted(forms("case_word"), key=len, reverse=True)),
        outlets={
            name.casefold().removeprefix("the "): row["kind"]
            for row in outlet_rows
            for name in [row["name"], *(row.get("aliases") or ())]
        },
    )


def _whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{any_word(form.casefold() for form in forms)}\b")


_KIND_OF_OUTLET: dict[str, CitationKind] = {
    "news": "news",
    "agency": "news",
    "blog": "web",
    "web": "web",
}


def _hosts(
    rows: list[dict[str, object]], outlet_rows: list[dict[str, object]]
) -> dict[str, CitationKind]:
    hosts: dict[str, CitationKind] = {}
    for row in outlet_rows:
        kind = _KIND_OF_OUTLET.get(str(row["kind"]))
        domains = row.get("domains")
        if kind and isinstance(domains, list):
            hosts.update(dict.fromkeys(domains, kind))
    for row in rows:
        listed = row.get("forms")
        if row["kind"] == "host" and isinstance(listed, list):
            hosts.update(dict.fromkeys(listed, row["gives"]))
    return hosts
