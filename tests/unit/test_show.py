import csv
import io
import json

import pytest
from rich.console import Console

from app.asking import Answer
from app.row_text import csv_lines
from app.show import print_answer
from queries.question_files import parse_question

QUESTION = parse_question(
    "things.cypher",
    '// Things.\n// param name text a name, e.g. "x"\n// column body string a body\n'
    "// column body_id string its id\n// column topics strings topics\n"
    "// column confidence float how sure\nMATCH (n {name: $name}) RETURN n\n",
)
ROWS = [
    {"body": "[bold]Committee[/bold]", "body_id": "tb:X", "topics": ["a", "b"], "confidence": 0.5}
]


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=100, force_terminal=False)


def printed(console, rows, form, **options):
    print_answer(console, Answer(QUESTION, {}, rows), form, **options)
    return console.file.getvalue()


def test_a_table_leaves_out_ids_and_keeps_markup_as_text(console):
    shown = printed(console, ROWS, "table")
    assert "[bold]Committee[/bold]" in shown
    assert "tb:X" not in shown


def test_a_wide_table_has_every_column(console):
    shown = printed(console, ROWS, "table", wide=True)
    assert "tb:X" in shown
    assert "0.50" in shown


def test_no_rows_is_said_in_words(console):
    assert "No row answers" in printed(console, [], "table")


def test_json_gives_the_rows_as_they_are(console):
    assert json.loads(printed(console, ROWS, "json")) == ROWS


def test_csv_joins_lists_and_keeps_the_order_of_columns():
    (row,) = csv.DictReader(
        io.StringIO("".join(csv_lines(ROWS, [c.name for c in QUESTION.columns])))
    )
    assert list(row) == ["body", "body_id", "topics", "confidence"]
    assert row["topics"] == "a; b"
