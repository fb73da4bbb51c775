"""The rows of bodies, special procedures, topics and outlets keep their promises to the loaders."""

import re
from collections import Counter, defaultdict
from importlib.resources import files
from typing import Any

import pytest

from graph_schema.dates import date_bounds
from loaders.vocabulary import read_rows

BODY_FILES = ("treaty_bodies.yaml", "organs.yaml", "special_procedures.yaml")
BODIES = [row for name in BODY_FILES for row in read_rows(name)]
TOPICS = read_rows("topics.yaml")
OUTLETS = read_rows("outlets.yaml")

BODY_KINDS = {
    "treaty_body", "organ", "office", "agency", "inquiry", "special_procedure", "office_holder",
    "court", "regional", "ngo", "party", "media", "collective", "group", "programme",
}  # fmt: skip
OUTLET_KINDS = {"news", "agency", "blog", "journal", "publisher", "ngo", "web"}
TREATY_BODIES = {
    "tb:CERD", "tb:CESCR", "tb:CCPR", "tb:CEDAW", "tb:CAT",
    "tb:SPT", "tb:CRC", "tb:CMW", "tb:CRPD", "tb:CED",
}  # fmt: skip
BODY_IDS = [
    "org:UN", "org:UNGA", "org:UNSC", "org:UNSG", "org:HRC", "org:UNCHR", "org:UPR", "org:SP", "org:OHCHR", "org:HCHR",
    "org:OHCHR-SEOUL", "org:COI-DPRK", "sp:SR-DPRK", "sp:SR-TORTURE", "sp:SR-FORB", "sp:WGAD", "sp:WG-DAW", "tb:*", "tb:CCPR",
    "tb:CEDAW", "tb:CAT", "tb:CRC", "org:UNHCR", "org:UNDG", "org:ILO", "org:ICC", "org:ICRC", "org:COE", "org:CPT", "org:EU",
    "grp:MECHANISMS", "grp:EXPERTS", "state:PRK/MFA", "author",
    "sp:SR-MIGRANTS", "org:FFM-MYANMAR", "org:COI-ERITREA", "tb:CERD", "grp:MEMBER-STATES", "grp:NGOS", "grp:OBSERVERS",
    "grp:INTERNATIONAL-COMMUNITY",
]  # fmt: skip
TOPIC_IDS = [
    "refoulement", "refugee_protection", "refugee_status", "rsd_procedure", "asylum_legislation", "unhcr_access",
    "post_return_monitoring", "torture", "detention", "prison_inspection", "political_prison_camps", "women",
    "trafficking", "forced_marriage", "slavery", "children", "forced_labour", "genocide", "atrocity_crimes", "religion",
    "death_penalty", "defenders", "minorities", "border_control", "cooperation", "country_visit", "country_mandate",
    "field_presence", "technical_cooperation", "accountability", "un_coherence", "upr_followup", "general",
    "migration", "nationality", "sexual_violence", "national_service", "treaty_ratification", "reservations", "nhri",
]  # fmt: skip

WORD = r"[a-z0-9]+(?:['-][a-z0-9]+)*(?:'|\*)?"
TERM = re.compile(rf"{WORD}(?: (?:\.\. )?{WORD})*\Z")
SYMBOL = re.compile(r"(?:A|E|S)/[A-Z0-9][A-Za-z0-9./-]*(?: (?:\([IVXLS]+\)|\(\d{4}\)|[AB]))*\Z")


def ids_of(rows: list[dict[str, Any]]) -> set[str]:
    return {row["id"] for row in rows}


def names_of(row: dict[str, Any]) -> set[str]:
    forms = [row["name"], row.get("short"), *(row.get("aliases") or ())]
    return {form.casefold() for form in forms if form} - {
        form.casefold() for form in row.get("shared_acronyms") or ()
    }


def terms_of(row: dict[str, Any]) -> list[str]:
    return [*row["terms"], *(row.get("signs") or ()), *(row.get("not_signs") or ())]


def dates_of(row: dict[str, Any]) -> list[str]:
    dated = [row, *(row.get("holders") or ())]
    return [part[key] for part in dated for key in ("from", "to") if part.get(key)]


def known_ids(file_name: str) -> set[str]:
    """Ids of a file that another vocabulary refers to; skips the test where it is not shipped."""
    if not files("seeds").joinpath(file_name).is_file():
        pytest.skip(f"seeds/{file_name} is not there")
    return ids_of(read_rows(file_name))


@pytest.mark.parametrize("rows", [BODIES, TOPICS], ids=["bodies", "topics"])
def test_no_id_is_used_twice(rows: list[dict[str, Any]]) -> None:
    counts = Counter(row["id"] for row in rows)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("rows", [BODIES, TOPICS, OUTLETS], ids=["bodies", "topics", "outlets"])
def test_every_row_has_a_name_and_a_source(rows: list[dict[str, Any]]) -> None:
    assert [row for row in rows if not row.get("name") or not row.get("source")] == []


@pytest.mark.parametrize("body_id", BODY_IDS)
def test_the_body_that_claims_refer_to_is_listed(body_id: str) -> None:
    assert body_id in ids_of(BODIES)


@pytest.mark.parametrize("topic_id", TOPIC_IDS)
def test_the_topic_that_claims_refer_to_is_listed(topic_id: str) -> None:
    assert topic_id in ids_of(TOPICS)


def test_the_ten_treaty_bodies_and_no_other_are_there() -> None:
    rows = read_rows("treaty_bodies.yaml")
    assert {row["id"] for row in rows if row["kind"] == "treaty_body"} == TREATY_BODIES


def test_at_least_fifty_five_special_procedures_are_listed() -> None:
    rows = read_rows("special_procedures.yaml")
    assert len(rows) >= 55
    assert {row["kind"] for row in rows} == {"special_procedure"}


def test_at_least_seventy_topics_are_listed() -> None:
    assert len(TOPICS) >= 70


def test_at_least_a_hundred_and_twenty_outlets_are_listed() -> None:
    assert len(OUTLETS) >= 120


def test_every_kind_of_body_is_a_known_one() -> None:
    assert {row["kind"] for row in BODIES} <= BODY_KINDS


def test_bodies_are_part_of_and_succeed_bodies_or_states_that_exist() -> None:
    known = ids_of(BODIES) | known_ids("states.yaml")
    referred = {t for row in BODIES for key in ("part_of", "succeeds") for t in row.get(key) or ()}
    assert referred - known == set()


def test_treaty_bodies_monitor_treaties_that_exist() -> None:
    monitored = {treaty for row in BODIES for treaty in row.get("monitors") or ()}
    assert monitored - known_ids("treaties.yaml") == set()


def test_every_treaty_body_monitors_a_treaty_and_has_a_symbol_prefix() -> None:
    rows = [row for row in BODIES if row["kind"] == "treaty_body"]
    assert [row["id"] for row in rows if not (row.get("monitors") and row["symbol_prefixes"])] == []


def test_the_country_of_a_mandate_is_a_state_that_exists() -> None:
    covered = {f"state:{iso3}" for row in BODIES for iso3 in row.get("states") or ()}
    assert covered - known_ids("states.yaml") == set()


def test_no_form_names_two_bodies() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in BODIES:
        for form in names_of(row):
            owners[form].add(row["id"])
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}


def test_a_shared_acronym_is_not_an_alias_of_its_body() -> None:
    repeated = {
        row["id"]: set(row["aliases"]) & set(row["shared_acronyms"])
        for row in BODIES
        if row.get("shared_acronyms") and row.get("aliases")
    }
    assert {body: forms for body, forms in repeated.items() if forms} == {}


def test_no_form_is_a_bare_noun_that_only_refers_back() -> None:
    generic = {noun.casefold() for row in BODIES for noun in row.get("generic") or ()}
    allowed = {"secretary-general"}
    assert {form for row in BODIES for form in names_of(row)} & generic <= allowed


def test_no_symbol_prefix_belongs_to_two_bodies() -> None:
    counts = Counter(prefix for row in BODIES for prefix in row.get("symbol_prefixes") or ())
    assert [prefix for prefix, count in counts.items() if count > 1] == []


def test_the_document_that_established_a_body_is_a_symbol_in_normal_form() -> None:
    founding = {row["id"]: row["established_by"] for row in BODIES if row.get("established_by")}
    assert {body: text for body, text in founding.items() if not SYMBOL.match(text)} == {}


def test_every_date_of_a_body_is_edtf() -> None:
    for row in BODIES:
        for date in dates_of(row):
            assert date_bounds(date).start is not None, (row["id"], date)


def test_no_office_is_held_to_a_date_before_it_began() -> None:
    for row in BODIES:
        for part in (row, *(row.get("holders") or ())):
            if part.get("from") and part.get("to"):
                assert date_bounds(f"{part['from']}/{part['to']}").precision == "interval"


def test_every_holder_has_a_name_and_a_role() -> None:
    holders = [holder for row in BODIES for holder in row.get("holders") or ()]
    assert [holder for holder in holders if not holder.get("name") or not holder.get("role")] == []


def test_every_country_mandate_names_its_country_in_the_states_field() -> None:
    procedures = read_rows("special_procedures.yaml")
    country = [row for row in procedures if " on the situation of human rights in " in row["name"]]
    assert {row["id"] for row in country if not row.get("states")} == {"sp:SR-FRY"}


def test_broader_and_related_topics_exist() -> None:
    known = ids_of(TOPICS)
    referred = {t for row in TOPICS for key in ("broader", "related") for t in row.get(key) or ()}
    assert referred - known == set()


def test_no_topic_is_broader_than_itself() -> None:
    broader = {row["id"]: set(row.get("broader") or ()) for row in TOPICS}
    for topic, parents in broader.items():
        above = set(parents)
        for _ in broader:
            above |= {higher for lower in above for higher in broader[lower]}
        assert topic not in above


def test_every_term_is_well_formed() -> None:
    terms = [(row["id"], term) for row in TOPICS for term in terms_of(row)]
    assert [pair for pair in terms if not TERM.match(pair[1])] == []


def test_no_topic_lists_a_term_twice() -> None:
    assert [row["id"] for row in TOPICS if len(set(terms_of(row))) < len(terms_of(row))] == []


def test_cooperation_never_fires_on_a_single_word() -> None:
    row = next(row for row in TOPICS if row["id"] == "cooperation")
    terms = [*row["terms"], *row["signs"]]
    assert [term for term in terms if " " not in term and "-" not in term] == []


def test_every_kind_of_outlet_is_a_known_one() -> None:
    assert {row["kind"] for row in OUTLETS} == OUTLET_KINDS


def test_no_two_outlets_share_a_name_within_a_kind() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for row in OUTLETS:
        forms = {form.casefold() for form in (row["name"], *(row.get("aliases") or ()))}
        counts.update((row["kind"], form) for form in forms)
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_domains_are_bare_hosts_in_lower_case() -> None:
    domains = [domain for row in OUTLETS for domain in row.get("domains") or ()]
    assert [
        d for d in domains if not re.match(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+(/\S+)?\Z", d)
    ] == []
