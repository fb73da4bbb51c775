"""`citetrail review` with typed lines, and the one-shot commands of correction."""

import asyncio
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from graph_schema.corrections import utc_now
from queries.store import open_store

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"
COMMAND = str(Path(sys.executable).with_name("citetrail"))


@pytest.fixture(scope="module")
def server(neo4j_server, emptied):
    emptied()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CITETRAIL_")}
    return environment | {
        "CITETRAIL_NEO4J_URI": neo4j_server.uri, "CITETRAIL_NEO4J_USER": neo4j_server.user,
        "CITETRAIL_NEO4J_PASSWORD": neo4j_server.password, "CITETRAIL_NEO4J_DATABASE": neo4j_server.database,
        "CITETRAIL_REVIEWER": "A. Reader", "COLUMNS": "200",
    }  # fmt: skip


@pytest.fixture(scope="module")
def run(server):
    def command(*arguments, typed=""):
        return subprocess.run(
            [COMMAND, *map(str, arguments)], env=server, input=typed, capture_output=True, text=True,
            timeout=120, check=False,
        )  # fmt: skip

    assert command("load", SAMPLE).returncode == 0
    return command


@pytest.fixture
def fresh(run, driver, neo4j_server):
    """No claim is corrected before the test."""
    yield run
    listed, _, _ = driver.execute_query("MATCH (c:Correction) RETURN c.id AS id")

    async def undo_all():
        async with open_store(neo4j_server.uri, neo4j_server.auth, neo4j_server.database) as store:
            for row in listed:
                await store.undo_correction(row["id"], "the test", utc_now())

    asyncio.run(undo_all())
    driver.execute_query("MATCH (c:Correction) DETACH DELETE c")


def ids_shown(done):
    return [line.split()[1] for line in done.stdout.splitlines() if line.startswith("  claim ")]


def test_a_session_accepts_edits_rejects_skips_and_undoes(fresh):
    typed = (
        "a\ne\ntopics=torure\ntopics=torture, detention\n\na slip\ns\nr\nnot a claim\nu\nr\n\nq\n"
    )
    done = fresh("review", SAMPLE, typed=typed)
    assert done.returncode == 0, done.stderr
    for words in (
        "\n1 of ", "»", "Accepted.", "Did you mean: Torture", "Edited.", "Rejected.",
        "Undone: reject", "1 accepted, 1 edited, 1 rejected in this session; ",
    ):  # fmt: skip
        assert words in done.stdout
    listed = fresh("corrections", "list").stdout
    assert [line.split()[1].rstrip(":") for line in listed.splitlines()] == [
        "stands", "stands", "undone", "stands",
    ]  # fmt: skip
    assert "topic:detention, topic:torture, a slip) by A. Reader" in listed


def test_a_session_goes_on_where_nothing_is_reviewed_and_all_shows_everything(fresh):
    first = ids_shown(fresh("review", SAMPLE, typed="a\nr\n\n"))
    again = fresh("review", SAMPLE, typed="q\n")
    assert again.stdout.startswith("2 of ")
    assert ids_shown(again) == [first[2]]
    everything = fresh("review", SAMPLE, "--all", typed="s\ns\nq\n")
    assert ids_shown(everything) == first
    assert "rejected" in everything.stdout


def test_the_claims_of_a_question_are_reviewed(fresh):
    asked = ["--question", "bodies-urging", "--with", "state=China", "--with", "topic=refoulement"]
    done = fresh("review", *asked, typed="what\ns\nu\nq\n")
    assert "Type a, r, e, s, u or q" in done.stdout
    assert "Nothing was given in this session yet." in done.stdout
    rows = fresh("query", "bodies-urging", "--state", "CHN", "--topic", "refoulement", "-f", "csv")
    assert all(claim in rows.stdout for claim in ids_shown(done))


def test_an_empty_edit_changes_nothing(fresh):
    done = fresh("review", SAMPLE, typed="e\n\nq\n")
    assert "Nothing in this session" in done.stdout
    assert fresh("corrections", "list").stdout == ""


def test_one_claim_is_corrected_and_the_correction_taken_back(fresh):
    (claim,) = ids_shown(fresh("review", SAMPLE, typed="q\n"))
    done = fresh(
        "correct",
        claim,
        "--set",
        "speaker=CAT",
        "--set",
        "topics=torture,detention",
        "--why",
        "a slip",
    )
    assert done.returncode == 0, done.stderr
    assert "speaker: state:CHN → tb:CAT" in done.stdout
    assert "Undone: edit" in fresh("correct", claim, "--undo", "--by", "B. Reader").stdout
    assert "undone: edit" in fresh("corrections", "list").stdout
    refused = fresh("correct", claim, "--undo")
    assert (refused.returncode, "No correction of" in refused.stderr) == (4, True)


def test_corrections_go_out_and_in_as_json_lines(fresh, driver, tmp_path):
    (claim,) = ids_shown(fresh("review", SAMPLE, typed="q\n"))
    fresh("correct", claim, "--reject")
    target = tmp_path / "corrections.jsonl"
    assert fresh("corrections", "export", "--out", target).returncode == 0
    driver.execute_query("MATCH (c:Correction) DETACH DELETE c")
    fresh("load", SAMPLE)
    assert "1 of 1 corrections are new" in fresh("corrections", "import", target).stdout
    assert "0 of 1 corrections are new" in fresh("corrections", "import", target).stdout
    assert fresh("corrections", "export").stdout == target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["correct", "claim:none", "--accept"], "No claim of the graph has the id 'claim:none'"),
        (["correct", "claim:none"], "Say one of --accept"),
        (["correct", "claim:none", "--accept", "--undo"], "Say one of --accept"),
        (["correct", "claim:none", "CONTRADICTS", "--reject"], "CLAIM_ID CONTRADICTS OTHER_CLAIM_ID"),
        (["correct", "claim:none", "--set", "colour=red"], "no field 'colour'"),
        (["review", "no-such.txt"], "no-such.txt"),
        (["review", "article:none"], "Load it first"),
        (["review", SAMPLE, "--question", "bodies-urging"], "not both"),
        (["corrections", "import", "no-such.jsonl"], "no-such.jsonl"),
    ],
)  # fmt: skip
def test_a_command_typed_wrong_is_refused(run, arguments, told):
    done = run(*arguments)
    assert done.returncode >= 2
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
