"""Makes `seeds/states.yaml` from ISO 3166 (pycountry), CLDR (babel) and `states_by_hand.yaml`.

A developer's script: neither package is needed to run citetrail. Run it from the root of the
checkout after a correction to `states_by_hand.yaml`, and commit both files:

    uv run --with pycountry --with babel python seeds/make_states.py

Only States that `states_by_hand.yaml` names get a row; the same input gives the same file.
Last run with pycountry 26.2.16 and babel 2.18.0.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pycountry  # type: ignore[import-not-found, unused-ignore]
import yaml
from babel import Locale  # type: ignore[import-not-found, unused-ignore]

SEEDS = Path(__file__).parent
BY_HAND = SEEDS / "states_by_hand.yaml"
STATES = SEEDS / "states.yaml"
HEADER = """\
# Made by seeds/make_states.py from ISO 3166-1, CLDR and seeds/states_by_hand.yaml. Do not edit:
# correct seeds/states_by_hand.yaml and run the script again.
"""
LANGUAGES = ("fr", "es", "ru", "zh", "ar")
SOURCES = {
    "member": "ISO 3166-1 (pycountry), CLDR (babel), list of UN Member States, written by hand",
    "observer": "ISO 3166-1 (pycountry), CLDR (babel), list of UN observers, written by hand",
    "historic": "ISO 3166-3 (codes of withdrawn names), written by hand",
}
ISO_SOURCE = "ISO 3166-1 (pycountry), CLDR (babel), written by hand"

# A name with one of these words, or with an acronym, takes "the" in a sentence.
_TAKES_THE = re.compile(
    r"\b(?:Republic|Kingdom|States?|Union|Federation|Commonwealth|Principality|Sultanate"
    r"|Confederation|Duchy|Emirates?|Jamahiriya|Territor(?:y|ies)|Authority|Region"
    r"|[A-Z]{2,}|(?:[A-Z]\. ?){2,})(?:\b|(?<=\.))"
)
_NO_PLURAL = ("ese", "sh", "ch", "ss", "ois", "'s")


def main() -> None:
    hand = yaml.safe_load(BY_HAND.read_text(encoding="utf-8"))
    rows = [
        state_row(
            iso3,
            {"succeeds": _predecessors(iso3, hand["states"])} | corrections,
            hand["un_members"],
        )
        for iso3, corrections in hand["states"].items()
    ]
    text = yaml.safe_dump(
        rows, allow_unicode=True, sort_keys=False, width=100, default_flow_style=None
    )
    STATES.write_text(HEADER + text, encoding="utf-8")


def state_row(
    iso3: str, by_hand: dict[str, Any], un_members: dict[str, list[str]]
) -> dict[str, Any]:
    """One row of `states.yaml`, its keys in a fixed order and the empty ones left out."""
    country = pycountry.countries.get(alpha_3=iso3)
    since = by_hand.get("un_member_since") or _admitted(iso3, un_members)
    status = by_hand.get("status", "member")
    name = by_hand.get("name") or country.name
    official = by_hand.get("official_name", getattr(country, "official_name", None))
    official = official.removeprefix("the ") if official else None
    row = {
        "id": f"state:{iso3}",
        "iso3": iso3,
        "iso2": by_hand.get("iso2") or country.alpha_2,
        "m49": by_hand.get("m49") or getattr(country, "numeric", None),
        "name": name,
        "official_name": official,
        "status": status,
        "un_member_since": since,
        "until": by_hand.get("until"),
        "aliases": list(_aliases(country, name, official, by_hand)),
        "misspellings": by_hand.get("misspellings"),
        "demonyms": list(_with_plurals(by_hand)),
        "adjectives": by_hand.get("adjectives"),
        "capital": by_hand.get("capital"),
        "metonyms": list(_metonyms(name, by_hand)),
        "names": by_hand.get("names") or _names(country),
        "ambiguous": by_hand.get("ambiguous"),
        "not_in": by_hand.get("not_in"),
        "part_of": by_hand.get("part_of"),
        "administered_by": by_hand.get("administered_by"),
        "succeeded_by": by_hand.get("succeeded_by"),
        "succeeds": by_hand.get("succeeds"),
        "note": by_hand.get("note"),
        "source": by_hand.get("source") or SOURCES.get(status, ISO_SOURCE),
    }
    return {key: value for key, value in row.items() if value}


def _predecessors(iso3: str, states: dict[str, dict[str, Any]]) -> list[str]:
    return [
        f"state:{other}"
        for other, by_hand in states.items()
        if f"state:{iso3}" in by_hand.get("succeeded_by", ())
    ]


def _admitted(iso3: str, un_members: dict[str, list[str]]) -> str | None:
    return next((date for date, members in un_members.items() if iso3 in members), None)


def _aliases(
    country: Any, name: str, official: str | None, by_hand: dict[str, Any]
) -> Iterator[str]:
    written = [official, *by_hand.get("aliases", ())]
    if country is not None:
        # ISO inverts some names ("Korea, Republic of"): those in use are aliases by hand.
        iso_names = (country.name, getattr(country, "common_name", None))
        written += [form for form in iso_names if form and "," not in form]
        written.append(Locale("en").territories.get(country.alpha_2))
    forms = [name, *(form.replace("’", "'") for form in written if form)]
    variants = (
        variant
        for form in forms
        for variant in _variants(form, form == name and by_hand.get("article", False))
    )
    return _unique(variants, {name, *by_hand.get("drop", ())})


def _variants(form: str, has_article: bool) -> Iterator[str]:
    for spelling in _spellings(form):
        yield spelling
        if re.search(r"^the |[,(]", spelling, re.IGNORECASE):
            continue
        if has_article or _TAKES_THE.search(spelling):
            yield f"the {spelling}"


def _spellings(form: str) -> Iterator[str]:
    """The form, with "St." for "Saint", with "and" for "&" and the other way, without accents."""
    yield form
    yield _without_accents(form)
    for saint in ("St. ", "St "):
        if form.startswith("Saint "):
            yield saint + form.removeprefix("Saint ")
    if "&" in form:
        yield form.replace("&", "and").replace("St. ", "Saint ")


def _without_accents(form: str) -> str:
    decomposed = unicodedata.normalize("NFD", form)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _with_plurals(by_hand: dict[str, Any]) -> Iterator[str]:
    irregular = by_hand.get("plurals", {})
    forms = (
        form
        for person in by_hand["people"]
        for spelling in (person, _without_accents(person))
        for form in (spelling, irregular.get(spelling) or _plural(spelling))
    )
    return _unique(forms, ())


def _plural(person: str) -> str:
    return person if person.endswith(_NO_PLURAL) else f"{person}s"


def _metonyms(name: str, by_hand: dict[str, Any]) -> Iterator[str]:
    seats = [by_hand.get("capital"), *by_hand.get("metonyms", ())]
    spellings = (form for seat in seats if seat for form in (seat, _without_accents(seat)))
    # A capital that bears the State's own name (Singapore) says nothing that the name does not.
    return _unique(spellings, {name, *by_hand.get("drop", ())})


def _names(country: Any) -> dict[str, str] | None:
    if country is None:
        return None
    territories = {code: Locale(code).territories for code in LANGUAGES}
    return {
        code: names[country.alpha_2]
        for code, names in territories.items()
        if country.alpha_2 in names
    }


def _unique(forms: Iterable[str], dropped: Iterable[str]) -> Iterator[str]:
    """The forms in order, each once, without those dropped."""
    return (form for form in dict.fromkeys(forms) if form not in set(dropped))


if __name__ == "__main__":
    main()
