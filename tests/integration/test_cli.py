"""The command as a user types it: answers, and for wrong input a message and a status, never a traceback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

SAMPLE = Path(str(files("seeds"))) / "sample_article.txt"
COMMAND = str(Path(sys.executable).with_name("citetrail"))
ASK = ["query", "bodies-urging", "--state", "China", "--topic", "refoulement"]


def run(*arguments, **settings):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CITETRAIL_")}
    environment |= {f"CITETRAIL_{name.upper()}": str(value) for name, value in settings.items()}
    return subprocess.run(
        [COMMAND, *map(str, arguments)], env=environment | {"COLUMNS": "200"}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(neo4j_server, emptied):
    emptied()
    return {
        "neo4j_uri": neo4j_server.uri,
        "neo4j_user": neo4j_server.user,
        "neo4j_password": neo4j_server.password,
        "neo4j_database": neo4j_server.database,
    }


@pytest.fixture(scope="module")
def loaded(server):
    done = run("load", SAMPLE, **server)
    assert done.returncode == 0, done.stderr
    return server


def assert_refused(done, *told):
    assert done.returncode >= 2
    assert "Traceback" not in done.stderr + done.stdout
    for words in told:
        assert words in " ".join(done.stderr.split())


def test_extract_prints_json_that_the_schema_allows():
    done = run("extract", SAMPLE, "--format", "json")
    assert done.returncode == 0, done.stderr
    schema = json.loads(files("graph_schema").joinpath("extraction.schema.json").read_text("utf-8"))
    found = json.loads(done.stdout)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert found["claims"]


def test_extract_of_the_real_article_finds_its_35_footnotes_and_anchors(seed_article):
    found = json.loads(run("extract", seed_article, "--format", "json").stdout)
    assert [note["number"] for note in found["footnotes"]] == list(range(1, 36))
    assert all(len(note["anchors"]) == 1 for note in found["footnotes"])
    text = seed_article.read_text(encoding="utf-8")
    for claim in found["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_extract_shows_a_summary_by_default():
    done = run("extract", SAMPLE)
    assert done.returncode == 0
    assert "footnotes" in done.stdout


def test_a_question_is_answered_as_a_table_with_its_proof(loaded):
    done = run(*ASK, **loaded)
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in ("date", "body", "document", "paragraph", "quote"))
    assert "Committee against Torture" in " ".join(done.stdout.split())


@pytest.mark.parametrize("state", ["CHN", "PRC", "Beijing"])
def test_a_state_may_be_named_by_code_or_alias(loaded, state):
    rows = json.loads(run(*ASK[:3], state, *ASK[4:], "--format", "json", **loaded).stdout)
    assert len({row["body_id"] for row in rows}) >= 3


def test_an_unknown_name_is_refused_with_near_ones(loaded):
    assert_refused(run(*ASK[:3], "Chyna", *ASK[4:], **loaded), "No state", "China (state:CHN)")


def test_a_trail_is_exported_as_markdown(loaded, tmp_path):
    rows = json.loads(run(*ASK, "--format", "json", **loaded).stdout)
    target = tmp_path / "trail.md"
    done = run("export", "--claim", rows[0]["claim"], "--out", target, **loaded)
    assert done.returncode == 0, done.stderr
    assert rows[0]["quote"] in target.read_text(encoding="utf-8")
    assert "[^1]:" in target.read_text(encoding="utf-8")


def test_an_unknown_claim_is_refused(loaded):
    assert_refused(
        run("export", "--claim", "claim:none", **loaded), "No claim of the graph has the id"
    )


def test_a_claim_is_explained_from_the_graph_as_from_its_file(loaded):
    rows = json.loads(run(*ASK, "--format", "json", **loaded).stdout)
    done = run("explain", rows[0]["claim"], "--format", "json", **loaded)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["claim"]["quote"] == rows[0]["quote"]
    assert told == json.loads(run("explain", rows[0]["claim"], SAMPLE, "-f", "json").stdout)


def test_a_claim_that_cannot_be_explained_is_refused_with_what_to_do(loaded):
    known = json.loads(run(*ASK, "--format", "json", **loaded).stdout)[0]["claim"]
    stem = known.rpartition(":")[0]
    assert_refused(run("explain", f"{stem}:none", **loaded), "None of the", f"Nearest: {stem}")
    assert_refused(run("explain", "claim:0000000000", **loaded), "citetrail explain CLAIM_ID FILE")
    assert_refused(run("explain", "Beijing", **loaded), "no id of a claim", "--wide")


def test_a_sound_graph_passes_the_check(loaded):
    done = run("check", **loaded)
    assert (done.returncode, done.stdout) == (0, "No fault found.\n")


def test_a_planted_fault_is_found_by_the_check(loaded, driver):
    driver.execute_query("MATCH (c:Claim) WITH c LIMIT 1 SET c.was = c.quote, c.quote = 'planted'")
    done = run("check", **loaded)
    driver.execute_query("MATCH (c:Claim) WHERE c.was IS NOT NULL SET c.quote = c.was REMOVE c.was")
    assert done.returncode == 1
    assert "quotes-differ-from-text" in done.stdout


def test_the_doctor_finds_nothing_wrong(loaded):
    done = run("doctor", port=free_port(), **loaded)
    assert done.returncode == 0, done.stdout
    assert "wrong" not in done.stdout


@pytest.mark.parametrize("command", ["extract", "load", "quickstart"])
def test_a_missing_file_is_refused_by_name(tmp_path, command):
    assert_refused(run(command, tmp_path / "articel.txt", data_dir=tmp_path), "articel.txt")
    assert not (tmp_path / "neo4j").exists()


def test_a_file_that_is_no_text_is_refused(tmp_path):
    binary = tmp_path / "article.pdf"
    binary.write_bytes(b"%PDF-1.7\n\x00\x01\x02")
    assert_refused(run("extract", binary), "article.pdf", "PDF")


def test_an_unknown_setting_is_refused_by_name():
    assert_refused(run("doctor", neo4j_urk="bolt://x"), "CITETRAIL_NEO4J_URK")


def test_an_unreachable_server_is_told_with_its_address():
    port = free_port()
    done = run(*ASK, neo4j_uri=f"bolt://127.0.0.1:{port}", neo4j_password="x")
    assert_refused(done, f"No Neo4j answers at bolt://127.0.0.1:{port}")


def test_a_wrong_password_is_told(server):
    assert_refused(
        run(*ASK, **server | {"neo4j_password": "wrong"}), "refuses the user or the password"
    )


def test_a_port_in_use_is_told_before_anything_slow_is_begun(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        done = run("quickstart", "--port", port, data_dir=tmp_path)
    assert_refused(done, f"Port {port}", "--port")
    assert not (tmp_path / "neo4j").exists()


@pytest.mark.parametrize(
    "wrong", [["query", "no-such"], ["extract"], ["nonsense"], ["load", "--mode", "x"]]
)
def test_a_command_typed_wrong_is_refused(wrong):
    assert_refused(run(*wrong))


def test_one_bad_file_of_two_does_not_keep_the_other_out(server, tmp_path):
    done = run("load", tmp_path / "missing.txt", SAMPLE, **server)
    assert_refused(done, "1 of 2 files", "missing.txt")
    assert "claims" in done.stdout


def test_serve_answers_and_stops_at_ctrl_c(loaded):
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CITETRAIL_")}
    environment |= {f"CITETRAIL_{name.upper()}": value for name, value in loaded.items()}
    serving = subprocess.Popen(
        [COMMAND, "serve"], env=environment | {"CITETRAIL_PORT": str(port)},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/v1/questions/bodies-urging?state=PRC&topic=refoulement"
        answered = json.loads(patiently(address))
        assert len({row["body_id"] for row in answered["rows"]}) >= 3
        serving.send_signal(signal.SIGINT)
        _, said = serving.communicate(timeout=20)
    finally:
        serving.kill()
    assert serving.returncode == 0
    assert "Traceback" not in said
    assert f"http://127.0.0.1:{port}/docs" in said


def patiently(address, seconds=30):
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_an_article_is_read_from_standard_input():
    with SAMPLE.open("rb") as article:
        done = subprocess.run(
            [COMMAND, "extract", "-", "--format", "json"],
            stdin=article,
            capture_output=True,
            check=False,
        )
    assert json.loads(done.stdout)["document"]["title"]


def test_quickstart_answers_and_two_interrupts_leave_nothing_behind(neo4j_server, tmp_path):
    """A terminal and `uv run` both pass Ctrl-C on, so the command gets it twice."""
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CITETRAIL_")}
    environment |= {"CITETRAIL_PORT": str(port), "CITETRAIL_DATA_DIR": str(tmp_path)}
    started = subprocess.Popen(
        [COMMAND, "quickstart"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        patiently(f"http://127.0.0.1:{port}/health/ready", seconds=90)
        started.send_signal(signal.SIGINT)
        time.sleep(0.3)
        started.send_signal(signal.SIGINT)
        said, progress = started.communicate(timeout=60)
    finally:
        started.kill()
        run("neo4j", "stop", data_dir=tmp_path)
    assert started.returncode == 0
    assert "CRC/C/CHN/CO/3-4" in said
    assert "Traceback" not in progress
    assert not (tmp_path / "neo4j" / "server.json").exists()


def test_a_question_of_the_users_own_gets_its_command(loaded, tmp_path):
    (tmp_path / "articles_named.cypher").write_text(
        '// Articles whose title holds a word.\n// param word text the word, e.g. "Asked"\n'
        "// column title string the title\n"
        "MATCH (a:Document {article: true}) WHERE a.title CONTAINS $word RETURN a.title AS title\n",
        encoding="utf-8",
    )
    done = run(
        "query", "articles-named", "--word", "Asked", "-f", "csv", questions_dir=tmp_path, **loaded
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "title"
    assert "Asked" in done.stdout.splitlines()[1]
