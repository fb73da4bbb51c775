"""What the settings make of access, and what they refuse."""

import pytest

from app.access.keys import entry_of, new_key
from app.access.policy import Access, access_of, is_loopback
from app.serving import check_port
from app.settings import PREFIX, Settings, load_settings
from graph_schema.errors import SettingsError

ENTRY = entry_of("anna", ["read"], new_key())


@pytest.fixture(autouse=True)
def no_settings_of_ours(monkeypatch):
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def access(**settings):
    return access_of(load_settings(**settings))


def test_without_settings_the_service_is_this_machine_s_own():
    assert access() == Access()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "citetrail.example.org"])
def test_another_address_without_keys_is_refused_before_anything_is_begun(host):
    with pytest.raises(SettingsError, match="citetrail keys new NAME --scope read"):
        check_port(load_settings(host=host, port=0))


def test_another_address_with_keys_is_served_under_any_name_and_takes_no_keyless_write():
    served = access(host="0.0.0.0", api_keys=ENTRY)
    assert (served.hosts, served.writes_without_key) == (frozenset(), False)
    check_port(load_settings(host="0.0.0.0", port=0, api_keys=ENTRY))


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("localhost", True), ("LOCALHOST", True),
     ("0.0.0.0", False), ("10.0.0.1", False), ("localhost.example.org", False), ("", False)],
)  # fmt: skip
def test_only_addresses_of_this_machine_are_loopback(host, own):
    assert is_loopback(host) is own


def test_names_are_added_to_this_machine_s_own_on_a_loopback_address():
    assert {"a.example", "b.example", "127.0.0.1"} <= access(hosts="A.example, b.example").hosts


def test_on_another_address_only_named_hosts_are_served_where_there_are_any():
    assert access(host="192.0.2.7", api_keys=ENTRY, hosts="a.example").hosts == {"a.example"}


def test_keyless_writes_can_be_turned_off():
    assert not access(local_writes=False).writes_without_key


def test_keys_are_read_from_a_file(tmp_path):
    file = tmp_path / "keys"
    file.write_text(f"# readers\n{ENTRY}\n")
    assert [key.name for key in access(api_keys_file=file).keys] == ["anna"]


def test_an_empty_file_of_keys_does_not_open_the_service(tmp_path):
    file = tmp_path / "keys"
    file.write_text("# none yet\n")
    with pytest.raises(SettingsError, match="holds no key"):
        access(api_keys_file=file)


def test_a_file_of_keys_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SettingsError, match=r"CITETRAIL_API_KEYS_FILE names .*nowhere"):
        access(api_keys_file=tmp_path / "nowhere")


def test_keys_come_from_one_place(tmp_path):
    with pytest.raises(SettingsError, match="both set"):
        access(api_keys=ENTRY, api_keys_file=tmp_path / "keys")


@pytest.mark.parametrize(
    ("settings", "rate"),
    [
        ({}, None),
        ({"api_keys": ENTRY}, "600/minute"),
        ({"api_keys": ENTRY, "rate_limit": "off"}, None),
        ({"rate_limit": "10/second; 5000/hour"}, "10/second; 5000/hour"),
    ],
)
def test_keys_have_a_rate_unless_it_is_turned_off(settings, rate):
    assert access(**settings).rate_limit == rate


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"rate_limit": "a lot"}, "CITETRAIL_RATE_LIMIT is 'a lot'"),
        ({"cors_origins": "example.org"}, "CITETRAIL_CORS_ORIGINS names 'example.org'"),
        ({"cors_origins": "https://example.org/path"}, "scheme and host without a path"),
        ({"api_keys": "anna"}, "CITETRAIL_API_KEYS, entry 1"),
    ],
)
def test_what_cannot_be_read_stops_the_start(settings, told):
    with pytest.raises(SettingsError, match=told):
        access(**settings)


def test_keys_are_not_printed_with_the_settings():
    assert ENTRY not in repr(load_settings(api_keys=ENTRY))
