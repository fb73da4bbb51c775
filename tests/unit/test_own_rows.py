"""A user's own rows: added to the shipped ones by every command, and refused with the file's name."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.errors import VocabularyError
from loaders import vocabulary

NOTE = "Raids in Chad\n\nThe raids went on.[1]\n\n[1] “Raids go on,” The Lake Chad Gazette, 3 May 2019.\n"
OUTLET = "- {name: The Lake Chad Gazette, kind: news, source: written for this test}\n"


def extract(folder: Path, article: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).with_name("citetrail")),
        "extract",
        str(article),
        "--format",
        "json",
    ]
    command += ["--mode", "rules"]
    environment = {**os.environ, "CITETRAIL_SEEDS_DIR": str(folder)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def own(tmp_path: Path, name: str, rows: str) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / name).write_text(rows, encoding="utf-8")
    return folder


def test_an_own_outlet_is_known_to_every_command(tmp_path: Path, article: Path) -> None:
    told = extract(own(tmp_path, "outlets.yaml", OUTLET), article)
    (citation,) = json.loads(told.stdout)["citations"]
    assert (citation["kind"], citation["publisher"]) == ("news", "The Lake Chad Gazette")


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a process that has read no vocabulary yet; afterwards the shipped rows are read anew."""
    monkeypatch.setattr(vocabulary, "_own_folders", [])
    vocabulary.read_rows.cache_clear()
    vocabulary.load_vocabulary.cache_clear()
    yield
    vocabulary.read_rows.cache_clear()
    vocabulary.load_vocabulary.cache_clear()


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("outlet.yaml", OUTLET, "rename it"),
        ("outlets.yaml", "- {name: The Gazette, kind: news}\n", "has no 'source'"),
        ("outlets.yaml", "name: [", "is not YAML"),
        ("outlets.yaml", "name: The Gazette\n", "expected a list of rows"),
        ("topics.yaml", "- {id: torture, name: x, source: y}\n", "topic:torture is used twice"),
    ],
)
def test_rows_that_cannot_be_added_are_refused_with_their_file(
    unread: None, tmp_path: Path, name: str, rows: str, said: str
) -> None:
    def read_all() -> None:
        vocabulary.use_own_rows(own(tmp_path, name, rows))
        vocabulary.read_rows(name)
        vocabulary.load_vocabulary()

    with pytest.raises(VocabularyError, match=said) as refusal:
        read_all()
    assert name in str(refusal.value)


def test_own_rows_come_too_late_once_a_vocabulary_was_read(unread: None, tmp_path: Path) -> None:
    vocabulary.read_rows("topics.yaml")
    with pytest.raises(VocabularyError, match="before any vocabulary is read"):
        vocabulary.use_own_rows(own(tmp_path, "outlets.yaml", OUTLET))


def test_a_graph_with_own_rows_has_another_digest(unread: None, tmp_path: Path) -> None:
    shipped = vocabulary.vocabulary_digest()
    rows = "- {id: 'org:GAZETTE', name: The Gazette, source: x}\n"
    vocabulary.use_own_rows(own(tmp_path, "organs.yaml", rows))
    assert vocabulary.vocabulary_digest() != shipped


def test_a_folder_that_is_not_there_is_named_and_nothing_is_read(
    tmp_path: Path, article: Path
) -> None:
    told = extract(tmp_path / "nowhere", article)
    assert told.returncode == 2
    assert "nowhere" in told.stderr
    assert "Traceback" not in told.stderr
