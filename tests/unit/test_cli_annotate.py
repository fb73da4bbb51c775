"""`citetrail annotate`: which file it writes, what it says, what it refuses."""

from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.annotate import annotated_file
from app.cli import app
from graph_schema.errors import SettingsError, WebRefusedError

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"


def run(*arguments, text=None):
    return CliRunner().invoke(app, ["annotate", *map(str, arguments)], input=text)


def test_the_file_is_written_beside_the_article_and_counted(tmp_path):
    article = tmp_path / "article.txt"
    article.write_bytes(SAMPLE.read_bytes())
    done = run(article, "--mode", "rules")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "article.annotated.html").read_text("utf-8")
    assert "17 notes" in page
    assert "17 footnotes, 20 citations" in " ".join(done.stderr.split())


def test_standard_input_goes_to_standard_output():
    done = run("-", "--mode", "rules", text="Some words <of> a text.")
    assert done.stdout.startswith("<!doctype html>")
    assert "Some words &lt;of&gt; a text." in done.stdout


@pytest.mark.parametrize(
    ("article", "written"),
    [
        ("notes/article.txt", "notes/article.annotated.html"),
        ("https://x.test/2015/07/a-story/?p=1#top", "a-story.annotated.html"),
        ("https://user:secret@x.test", "x.annotated.html"),
        ("https://x.test/..%2F..%2Fetc%2Fpasswd", "2F..-2Fetc-2Fpasswd.annotated.html"),
        ("https://x.test/story.html", "story.annotated.html"),
        ("https://x.test/...", "article.annotated.html"),
    ],
)
def test_the_file_is_named_after_the_article(article, written):
    assert annotated_file(article, None) == Path(written)


def test_a_page_of_the_web_is_read_only_when_that_is_allowed():
    assert isinstance(run("https://x.test/a").exception, WebRefusedError)


def test_the_article_is_never_written_over(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Some words.", encoding="utf-8")
    assert isinstance(run(article, "--out", article).exception, SettingsError)
    assert article.read_text("utf-8") == "Some words."


def test_a_file_is_opened_only_where_there_is_one(tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    assert isinstance(run("-", "--open", text="Words.").exception, SettingsError)
    target = tmp_path / "page.html"
    assert run("-", "--open", "--out", target, "--mode", "rules", text="Words.").exit_code == 0
    assert opened == [target.as_uri()]
