"""The settings: what is taken from the environment, and what is refused with which words."""

from pathlib import Path

import pytest

from app.settings import PREFIX, Settings, load_settings
from graph_schema.errors import SettingsError


@pytest.fixture(autouse=True)
def no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_without_an_address_the_local_server_is_meant() -> None:
    assert load_settings().neo4j_uri is None


def test_every_setting_is_described_in_a_sentence() -> None:
    undescribed = [
        name
        for name, field in Settings.model_fields.items()
        if not (field.description or "").endswith(".")
    ]
    assert undescribed == []


def test_no_setting_has_a_password_by_default() -> None:
    assert load_settings().neo4j_password is None


def test_the_environment_is_read_with_our_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITETRAIL_PORT", "9000")
    monkeypatch.setenv("PORT", "1")
    assert load_settings().port == 9000


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITETRAIL_NEO4J_URI", "")
    assert load_settings().neo4j_uri is None


def test_an_argument_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CITETRAIL_DATA_DIR", "/elsewhere")
    assert load_settings(data_dir=tmp_path).data_dir == tmp_path


def test_no_env_file_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CITETRAIL_PORT=9000\n")
    monkeypatch.chdir(tmp_path)
    assert load_settings().port == 8765


def test_an_address_without_a_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITETRAIL_NEO4J_URI", "bolt://db.example.org:7687")
    with pytest.raises(SettingsError, match="CITETRAIL_NEO4J_PASSWORD is not"):
        load_settings()


def test_an_address_of_another_protocol_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITETRAIL_NEO4J_URI", "http://db.example.org:7474")
    monkeypatch.setenv("CITETRAIL_NEO4J_PASSWORD", "secret")
    with pytest.raises(SettingsError, match=r"http://db\.example\.org:7474.*bolt"):
        load_settings()


def test_a_password_is_not_printed_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITETRAIL_NEO4J_URI", "bolt://db.example.org:7687")
    monkeypatch.setenv("CITETRAIL_NEO4J_PASSWORD", "open-sesame")
    assert "open-sesame" not in repr(load_settings())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CITETRAIL_PORT", "70000"),
        ("CITETRAIL_NEO4J_BOLT_PORT", "bolt"),
        ("CITETRAIL_NEO4J_HEAP", "lots"),
        ("CITETRAIL_QUERY_TIMEOUT_S", "-1"),
        ("CITETRAIL_MAVEN_MIRROR", "ftp://mirror.example.org"),
    ],
)
def test_a_wrong_value_is_refused_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name}: "):
        load_settings()


def test_a_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITETRAIL_NEO4J_URL", "bolt://db.example.org:7687")
    with pytest.raises(SettingsError, match=r"CITETRAIL_NEO4J_URL: no such setting.*NEO4J_URI"):
        load_settings()
