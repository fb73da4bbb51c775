"""Keys to the service: how they are made, written in the settings, and found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from app.access.keys import (
    KEY_FORM,
    Scope,
    entry_of,
    matching_key,
    new_key,
    parse_keys,
)
from app.cli import app
from graph_schema.errors import SettingsError

DIGEST = "0" * 64
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)


@given(NAMES, st.sets(st.sampled_from(Scope), min_size=1))
def test_an_entry_is_read_back_as_the_key_it_was_made_for(name, scopes):
    key = new_key()
    (read,) = parse_keys(entry_of(name, scopes, key), "here")
    assert (read.name, read.scopes) == (name, frozenset(scopes))
    assert matching_key([read], key.encode()) == read


def test_a_key_has_256_random_bits_and_can_be_recognised():
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert all(KEY_FORM.fullmatch(key) and len(key) == len("ctk_") + 43 for key in keys)


def test_each_key_of_many_is_found_and_no_other():
    made = {f"reader-{n}": new_key() for n in range(5)}
    keys = parse_keys(", ".join(entry_of(n, ["read"], k) for n, k in made.items()), "here")
    found = [matching_key(keys, key.encode()) for key in made.values()]
    assert [key.name for key in found if key] == list(made)
    assert matching_key(keys, new_key().encode()) is None
    assert matching_key(keys, b"") is None


def test_the_hash_of_a_key_does_not_open_what_the_key_opens():
    entry = entry_of("anna", ["read"], new_key())
    assert matching_key(parse_keys(entry, "here"), entry.rpartition(":")[2].encode()) is None


def test_a_file_has_an_entry_a_line_and_notes():
    text = f"# readers\nanna:read:{DIGEST}  # until June\n\nbert:read+curate:{'1' * 64}\n"
    assert [key.name for key in parse_keys(text, "here")] == ["anna", "bert"]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ("", "holds no key"),
        (" , \n # nothing\n", "holds no key"),
        ("anna", "entry 1 is not written NAME:SCOPES:SHA256"),
        ("anna:read:abc", "SHA-256 of 64 digits"),
        (f"an/na:read:{DIGEST}", "entry 1 is not written"),
        (f"anna:write:{DIGEST}", r"entry 1 \(anna\) has the scopes 'write'"),
        (f"anna::{DIGEST}", "has the scopes ''"),
        (f"anna:read+read:{DIGEST}", "each once"),
        (f"anna:read:{DIGEST} anna:load:{DIGEST}", "two keys of the name anna"),
    ],
)
def test_a_wrong_entry_stops_the_service_and_says_which(entries, told):
    with pytest.raises(SettingsError, match=told):
        parse_keys(entries, "CITETRAIL_API_KEYS")


def test_a_key_put_where_its_entry_belongs_is_not_repeated_in_the_error():
    key = new_key()
    with pytest.raises(SettingsError) as refused:
        parse_keys(f"anna:read:{key}", "CITETRAIL_API_KEYS")
    assert key not in str(refused.value)


def test_the_command_prints_a_key_with_the_entry_that_opens_to_it():
    done = CliRunner().invoke(
        app, ["keys", "new", "anna", "--scope", "read", "--scope", "curate"], catch_exceptions=False
    )
    key, entry = (line.split()[1] for line in done.stdout.splitlines()[:2])
    (read,) = parse_keys(entry, "here")
    assert (read.name, read.scopes) == ("anna", {"read", "curate"})
    assert matching_key([read], key.encode()) == read


def test_the_command_refuses_a_name_that_cannot_stand_in_an_entry():
    with pytest.raises(SettingsError, match="cannot be called 'an na'"):
        CliRunner().invoke(app, ["keys", "new", "an na", "--scope", "read"], catch_exceptions=False)
