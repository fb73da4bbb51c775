"""The local Neo4j on a real server of its own: crashes, reuse, refusals."""

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import psutil
import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, ClientError, Neo4jError

from app.engine import Engine, Progress, engine_status, ensure_engine, stop_engine
from app.engine.jars import jar_folder, read_lock
from app.settings import Settings, load_settings
from graph_schema.errors import EngineError, EngineInstallError, EngineStartError

pytestmark = pytest.mark.neo4j

START = """
import sys
from app.engine import ensure_engine
from app.settings import load_settings
engine = ensure_engine(load_settings(neo4j_uri=None, neo4j_bolt_port=0, data_dir=sys.argv[1]))
print(engine.pid, engine.started_here)
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a server that only this file's tests use, in a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("local engine")
    settings = load_settings(neo4j_uri=None, neo4j_bolt_port=0, data_dir=folder)
    yield settings
    stop_engine(settings)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return ensure_engine(settings)


@pytest.fixture
def local_driver(engine: Engine) -> Iterator[Driver]:
    with GraphDatabase.driver(engine.uri, auth=engine.auth) as driver:
        yield driver


@pytest.fixture
def web_server() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on the loopback address, and the paths that it was asked for."""
    asked: list[str] = []

    class Recorder(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with HTTPServer(("127.0.0.1", 0), Recorder) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


def test_the_first_start_tells_its_progress_and_ends_with_an_answer(settings: Settings) -> None:
    told: list[Progress] = []
    engine = ensure_engine(settings, told.append)
    assert engine.started_here
    assert [step.phase for step in told][-1] == "start"
    assert told[-1].is_finished
    assert not told[-2].is_finished


def test_a_server_that_runs_is_used_again(engine: Engine, settings: Settings) -> None:
    again = ensure_engine(settings)
    assert (again.pid, again.uri, again.started_here) == (engine.pid, engine.uri, False)


def test_a_server_whose_record_is_lost_is_found_again(engine: Engine, settings: Settings) -> None:
    (settings.data_dir / "neo4j" / "server.json").unlink()
    assert ensure_engine(settings).pid == engine.pid


def test_a_server_is_found_behind_a_record_of_another_process(
    engine: Engine, settings: Settings
) -> None:
    record = settings.data_dir / "neo4j" / "server.json"
    stale = json.loads(record.read_text()) | {"pid": os.getpid()}
    record.write_text(json.dumps(stale))
    assert ensure_engine(settings).pid == engine.pid


def test_the_server_listens_on_the_loopback_address_alone(engine: Engine) -> None:
    listening = {
        connection.laddr
        for connection in psutil.Process(engine.pid).net_connections(kind="tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    port = int(engine.uri.rpartition(":")[2])
    assert {(address.ip.removeprefix("::ffff:"), address.port) for address in listening} == {
        ("127.0.0.1", port)
    }


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_nobody_else_can_read_the_password(engine: Engine, settings: Settings) -> None:
    home = settings.data_dir / "neo4j"
    password_file = home / "password"
    assert password_file.read_text().strip() == engine.password
    assert stat.S_IMODE(password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_the_password_is_on_no_command_line(engine: Engine) -> None:
    assert engine.password not in " ".join(psutil.Process(engine.pid).cmdline())


def test_the_password_that_neo4j_ships_with_is_refused(engine: Engine) -> None:
    with (
        GraphDatabase.driver(engine.uri, auth=("neo4j", "neo4j")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_a_password_of_another_folder_is_told_as_such(engine: Engine, settings: Settings) -> None:
    password_file = settings.data_dir / "neo4j" / "password"
    password_file.write_text("that-of-another-installation")
    try:
        with pytest.raises(EngineError, match=r"refuses the password in .*CITETRAIL_DATA_DIR"):
            ensure_engine(settings)
    finally:
        password_file.write_text(engine.password)


def test_load_csv_of_a_file_is_refused(local_driver: Driver) -> None:
    with pytest.raises(Neo4jError, match=r"Cannot load from URL .*file_urls. is false"):
        local_driver.execute_query("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")


def test_load_csv_of_a_loopback_address_asks_nobody(
    local_driver: Driver, web_server: tuple[str, list[str]]
) -> None:
    address, asked = web_server
    with pytest.raises(ClientError, match="blocked"):
        local_driver.execute_query("LOAD CSV FROM $address AS line RETURN line", address=address)
    assert asked == []


def test_the_status_of_a_running_server_names_its_process(
    engine: Engine, settings: Settings
) -> None:
    status = engine_status(settings)
    assert (status.installed, status.running) == (True, True)
    assert (status.pid, status.uri) == (engine.pid, engine.uri)
    assert status.data_size > 0


def test_after_a_crash_two_starts_at_once_give_one_server_that_outlives_them(
    local_driver: Driver, engine: Engine, settings: Settings
) -> None:
    local_driver.execute_query("CREATE (:Kept {id: 'kept'})")
    crashed = psutil.Process(engine.pid)
    crashed.kill()
    crashed.wait(10)

    command = [sys.executable, "-c", START, str(settings.data_dir)]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [start.communicate(timeout=60)[0].split() for start in starts]

    assert sorted(started for _, started in answers) == ["False", "True"]
    assert len({pid for pid, _ in answers}) == 1
    again = ensure_engine(settings)
    assert [str(again.pid), again.started_here] == [answers[0][0], False]
    with GraphDatabase.driver(again.uri, auth=again.auth) as driver:
        assert driver.execute_query("MATCH (kept:Kept) RETURN kept.id").records[0][0] == "kept"


def test_a_jar_with_a_changed_byte_is_refused_by_name(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    mine = jar_folder(tmp_path)
    mine.mkdir(parents=True)
    for jar in jar_folder(settings.cache_dir).iterdir():
        (mine / jar.name).symlink_to(jar)
    victim = mine / read_lock()[0].file_name
    changed = bytearray(victim.read_bytes())
    changed[100] ^= 1
    victim.unlink()
    victim.write_bytes(changed)

    with pytest.raises(EngineInstallError, match=victim.name):
        ensure_engine(load_settings(neo4j_uri=None, cache_dir=tmp_path, data_dir=tmp_path / "data"))
    assert not (tmp_path / "data" / "neo4j" / "server.json").exists()


def test_a_wanted_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(EngineStartError, match=f"Port {port} .*another program"):
            ensure_engine(load_settings(neo4j_uri=None, neo4j_bolt_port=port, data_dir=tmp_path))


@pytest.mark.skipif(os.name != "posix", reason="the stand-in for Java is a shell script")
def test_a_server_that_dies_shows_the_end_of_its_log_and_a_remedy(
    engine: Engine, tmp_path: Path
) -> None:
    java = tmp_path / "java" / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(
        "#!/bin/sh\necho 'Error: Could not reserve enough space for object heap'\nexit 1\n"
    )
    java.chmod(0o755)
    settings = load_settings(
        neo4j_uri=None, java_home=tmp_path / "java", data_dir=tmp_path / "data"
    )
    with pytest.raises(EngineStartError) as death:
        ensure_engine(settings)
    assert "Could not reserve enough space for object heap" in str(death.value)
    assert "CITETRAIL_NEO4J_HEAP" in str(death.value)


def test_a_first_start_without_a_network_names_the_mirror_setting(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    settings = load_settings(
        neo4j_uri=None,
        maven_mirror=f"http://127.0.0.1:{port}",
        cache_dir=tmp_path / "cache",
        data_dir=tmp_path / "data",
    )
    with pytest.raises(EngineInstallError, match=r"no connection.*CITETRAIL_MAVEN_MIRROR"):
        ensure_engine(settings)
    assert list(jar_folder(tmp_path / "cache").iterdir()) == []


def test_a_stopped_server_is_gone_and_a_second_stop_finds_none(
    engine: Engine, settings: Settings
) -> None:
    assert stop_engine(settings)
    assert not psutil.pid_exists(engine.pid or 0)
    assert not engine_status(settings).running
    assert not stop_engine(settings)
