"""Opening an article by its name: a path, standard input, or a web address that the user allowed."""

import io

import pytest
from rich.console import Console
from typer.testing import CliRunner

from app.cli import app
from app.settings import load_settings
from app.sources import open_source
from graph_schema.errors import SettingsError, SourceError, WebError, WebRefusedError
from loaders.read import LARGEST_SOURCE

SILENT = Console(file=io.StringIO())


@pytest.fixture
def settings(monkeypatch):
    monkeypatch.delenv("CITETRAIL_ALLOW_WEB", raising=False)
    return load_settings()


@pytest.fixture
def opened(nearby):
    allowed = load_settings(allow_web=True)
    return lambda url, notes=SILENT: open_source(url, allowed, notes, nearby)


def test_a_path_is_read_from_disk(settings, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("An article.")
    assert open_source(str(path), settings, SILENT).text == "An article."


def test_a_web_address_is_refused_unless_allowed_and_the_ways_to_allow_it_are_told(settings, site):
    with pytest.raises(WebRefusedError) as error:
        open_source(site.page(), settings, SILENT)
    assert "--allow-web" in str(error.value)
    assert "CITETRAIL_ALLOW_WEB=true" in str(error.value)
    assert site.asked == []


def test_an_allowed_page_is_a_source_named_by_its_last_address(opened, site):
    site.page("/b", "né\r\n".encode())
    source = opened(site.redirect("/a", "/b"))
    assert (source.text, source.name) == ("né\n", site.url("/b"))
    assert source.origin.url == site.url("/b")


def test_the_type_that_the_server_names_decides_where_the_first_bytes_do_not(opened, site):
    body = b"<p>" + b"The Committee urged China to respect the principle. " * 40 + b"</p>"

    def read_as(content_type):
        try:
            return opened(site.page(body=body, content_type=content_type)).format
        except SourceError as refusal:
            return str(refusal)

    assert read_as("text/plain") == "text"
    assert read_as("text/html; charset=utf-8") != "text"


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("“né”".encode("cp1252"), "windows-1252"),
        ("“né”".encode("cp1252"), "ISO-8859-1"),
        ("“né”".encode("utf-16"), "utf-16"),
        ("“né”".encode(), "UTF-8"),
        ("“né”".encode(), "us-ascii"),
    ],
)
def test_text_is_read_in_the_character_set_that_the_server_names(opened, site, body, charset):
    url = site.page(body=body, content_type=f"text/plain; charset={charset}")
    assert opened(url).text == "“né”"


@pytest.mark.parametrize("charset", ["klingon", "punycode", "rot13", "unicode_escape"])
def test_a_character_set_that_is_not_read_is_told(opened, site, charset):
    url = site.page(content_type=f"text/plain; charset={charset}")
    with pytest.raises(WebError, match=f"the character set '{charset}'"):
        opened(url)


def test_text_that_is_not_in_its_character_set_is_told(opened, site):
    with pytest.raises(WebError, match="is not in 'utf-16', as its server says"):
        opened(site.page(body=b"abc", content_type="text/plain; charset=utf-16"))


def test_a_terminal_shows_that_a_page_is_being_read_and_a_pipe_shows_nothing(opened, site):
    terminal, pipe = Console(file=io.StringIO(), force_terminal=True), Console(file=io.StringIO())
    url = site.page()
    opened(url, terminal)
    opened(url, pipe)
    assert f"Reading {url}" in terminal.file.getvalue()
    assert pipe.file.getvalue() == ""


def test_no_page_may_be_larger_than_the_reader_takes(monkeypatch):
    assert load_settings().web_max_mb * 1024 * 1024 == LARGEST_SOURCE
    monkeypatch.setenv("CITETRAIL_WEB_MAX_MB", "21")
    with pytest.raises(SettingsError, match="CITETRAIL_WEB_MAX_MB"):
        load_settings()


@pytest.mark.parametrize(
    ("options", "environment"),
    [(["--allow-web"], {}), ([], {"CITETRAIL_ALLOW_WEB": "true"})],
    ids=["option", "setting"],
)
def test_the_command_allows_the_web_by_an_option_or_a_setting_but_not_this_machine(
    site, options, environment
):
    done = CliRunner().invoke(app, ["extract", site.page(), *options], env=environment)
    assert isinstance(done.exception, WebRefusedError)
    assert "no public address (loopback)" in str(done.exception)
    assert site.asked == []


def test_the_command_does_not_read_the_web_by_itself(settings, site):
    done = CliRunner().invoke(app, ["extract", site.page()])
    assert isinstance(done.exception, WebRefusedError)
    assert "--allow-web" in str(done.exception)


def test_quickstart_tells_of_a_forbidden_address_before_it_starts_anything(settings, site):
    done = CliRunner().invoke(app, ["quickstart", site.page(), "--allow-web"])
    assert isinstance(done.exception, WebRefusedError)


def test_load_tells_of_each_page_that_it_could_not_read(settings, site, capsys):
    done = CliRunner().invoke(app, ["load", site.page(), "--allow-web"])
    assert isinstance(done.exception, SourceError)
    assert "1 of 1 files or pages" in str(done.exception)
