"""`citetrail extract`: what it writes for people, for programs and for checking spans."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app

NOTE = "Raids in Chad\r\n\r\nThe raids went on.[1]\r\n\r\n[1] CCPR/C/TCD/CO/2, para. 3.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(NOTE.encode())
    return path


def written(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["extract", *arguments, "--mode", "rules"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_text_format_is_the_text_that_spans_count_in(article: Path) -> None:
    text = written(str(article), "--format", "text")
    (citation,) = json.loads(written(str(article), "--format", "json"))["citations"]
    assert text == NOTE.replace("\r\n", "\n")
    assert text[citation["start"] : citation["end"]] == "CCPR/C/TCD/CO/2, para. 3"


def test_offsets_lead_from_a_span_to_the_file(article: Path) -> None:
    found = json.loads(written(str(article), "--format", "json"))
    start = found["citations"][0]["start"]
    segment = next(s for s in found["offsets"] if s["start"] <= start < s["end"])
    at = segment["raw_start"] + start - segment["start"]
    assert NOTE[at:].startswith("CCPR/C/TCD/CO/2")
