"""Every fault is told with its code, its words and a place, and every code is on docs/problems.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.pipeline import extract
from loaders.read import source_from_bytes
from loaders.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
ROWS = yaml.safe_load((ROOT / "tests" / "golden" / "problems.yml").read_text(encoding="utf-8"))
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")


def article(row: dict[str, Any]) -> str:
    """The row's own text, or a small article whose sentences call its notes in order."""
    if "text" in row:
        return str(row["text"])
    calls = " ".join(f"The Council met again.[{n}]" for n in range(1, len(row["notes"]) + 1))
    notes = "\n".join(f"[{n}] {note}" for n, note in enumerate(row["notes"], 1))
    return f"A Title\n\n{calls}\n\nNotes\n\n{notes}\n"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['code']}: {row['words'][:30]}")
def test_a_fault_is_told_once_with_the_words_that_show_it(row: dict[str, Any]) -> None:
    source = source_from_bytes(article(row).encode(), "article.txt")
    problems = extract(source, load_vocabulary(), "rules").problems
    told = [(problem.code, source.text[problem.start : problem.end]) for problem in problems]
    assert told == [(row["code"], row["words"])]
    assert all(problem.message.endswith(".") for problem in problems)


@pytest.mark.parametrize(
    "note",
    [
        "A/RES/69/188, 18 December 2014.",
        "Optional Protocol to the Convention on the Rights of the Child on the involvement of children in armed conflict.",
        "Second Optional Protocol to the International Covenant on Civil and Political Rights.",
        "Convention against Torture (adopted 10 December 1984) 1465 UNTS 85.",
        "UNHCR, Report on Returns, 2015, https://www.unhcr.org/uploads/2017/03/returns.pdf.",
        "“Title of it,” Reuters, May 2015, http://www.reuters.com/article/2015/05/12/x.",
        "Argentina, Brazil, Chile and Mexico abstained, as they had in 2012.",
        "Emphasis added.",
        "doi: 10.1353/hrq.2004.0052.",
    ],
)
def test_what_is_right_is_no_problem(note: str) -> None:
    source = source_from_bytes(article({"notes": [note]}).encode(), "article.txt")
    assert extract(source, load_vocabulary(), "rules").problems == ()


def test_a_reference_that_no_rule_reads_breaks_ibid() -> None:
    notes = ["A/HRC/25/63.", "Lemkin Papers, Box 2, Folder 5, Cincinnati.", "Ibid., para. 3."]
    source = source_from_bytes(article({"notes": notes}).encode(), "article.txt")
    cited = extract(source, load_vocabulary(), "rules").citations[-1]
    assert cited.document_id is None
    assert (
        cited.unresolved
        == "ibid. is not linked: the note before holds a reference that was not resolved"
    )


def codes_of(path: Path) -> Iterator[str]:
    """Codes that a module gives to problems: `Problem("code", …)` and pairs of a code and a message."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and node.args:
            first = node.args[0]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and _is_message(node.elts[1]):
            first = node.elts[0]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            first = node.value
        else:
            continue
        if isinstance(first, ast.Constant) and CODE.fullmatch(str(first.value)):
            yield str(first.value)


def _is_message(node: ast.expr) -> bool:
    text = ast.unparse(node)
    return isinstance(node, ast.Constant | ast.JoinedStr) and text.rstrip("'\"").endswith(".")


CODES = sorted({code for path in (ROOT / "loaders").rglob("*.py") for code in codes_of(path)})


def test_the_codes_of_the_golden_rows_are_found_in_the_loaders() -> None:
    assert {row["code"] for row in ROWS} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_on_the_page(code: str) -> None:
    assert f"| `{code}` |" in PAGE


def test_the_page_names_no_code_that_is_not_there() -> None:
    assert set(re.findall(r"^\| `([a-z_]+)` \|", PAGE, re.MULTILINE)) == set(CODES)
