"""Draws answers for a terminal, or prints them as JSON or CSV."""

import json
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.row_text import csv_lines, plain_text
from graph_schema.extraction import Extraction
from queries.question_files import Question

# These bring the driver of Neo4j, for which a command without a graph must not wait.
if TYPE_CHECKING:
    from app.asking import Answer
    from queries.transactions import Row

Format = Literal["table", "json", "csv"]

# What a reader of a table can do without, and what a narrow terminal has no room for; `--wide` and the
# other formats give every column.
_LEFT_OUT = {"claim", "confidence", "section", "article", "family", "start", "end"}
_WIDE_ENOUGH = 120
_LEFT_OUT_NARROW = _LEFT_OUT | {"modality", "footnote", "topics", "direction", "cue"}
_SHORT = {"date", "paragraph", "footnote", "confidence"}
_TALLEST = 12
_LONGEST_SYMBOL = 18


def print_answer(console: Console, answer: "Answer", form: Format, *, wide: bool = False) -> None:
    """The rows in the form asked for; a table says so when there are none."""
    if form == "json":
        console.out(json.dumps(answer.rows, ensure_ascii=False, indent=2), highlight=False)
    elif form == "csv":
        names = [column.name for column in answer.question.columns]
        console.out("".join(csv_lines(answer.rows, names)), highlight=False, end="")
    elif not answer.rows:
        console.print(
            "No row answers this question. The graph may not hold the article yet: citetrail load FILE."
        )
    elif len(answer.question.columns) > _TALLEST and len(answer.rows) == 1 and not wide:
        console.print(_tall_table(answer.question, answer.rows[0]))
    else:
        left_out = (
            set() if wide else _LEFT_OUT if console.width >= _WIDE_ENOUGH else _LEFT_OUT_NARROW
        )
        console.print(_wide_table(answer, left_out))


def extraction_summary(extraction: Extraction) -> Table:
    """How much was found, and what could not be read."""
    table = Table(title=extraction.document.title, title_justify="left", show_header=False)
    counts = {
        "footnotes": len(extraction.footnotes),
        "citations": len(extraction.citations),
        "documents": len({c.document_id for c in extraction.citations if c.document_id}),
        "claims": len(extraction.claims),
        "replies and contradictions": len(extraction.claim_links),
        "problems": len(extraction.problems),
    }
    for name, count in counts.items():
        table.add_row(name, str(count))
    for problem in extraction.problems:
        table.add_row(Text(problem.code, style="yellow"), Text(problem.message))
    return table


def _wide_table(answer: "Answer", left_out: set[str]) -> Table:
    columns = [
        c for c in answer.question.columns
        if not left_out or not (c.name in left_out or c.name.endswith("_id"))
    ]  # fmt: skip
    table = Table(
        title=answer.question.description,
        title_justify="left",
        show_lines=True,
        box=box.HORIZONTALS,
        padding=(0, 1, 0, 0),
    )
    for column in columns:
        if column.name in _SHORT:
            table.add_column(column.name, no_wrap=True)
        elif column.name == "document":
            table.add_column(column.name, max_width=_LONGEST_SYMBOL, overflow="fold")
        else:
            table.add_column(column.name, ratio=2 if column.name == "quote" else 1)
    for row in answer.rows:
        table.add_row(*(Text(plain_text(row[column.name])) for column in columns))
    return table


def _tall_table(question: Question, row: "Row") -> Table:
    table = Table(title=question.description, title_justify="left", show_header=False)
    for column in question.columns:
        table.add_row(column.name, Text(plain_text(row[column.name])))
    return table
