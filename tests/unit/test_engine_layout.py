"""The engine's folder: password, record of the server, lock, and the checks before a start."""

import hashlib
import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from app.engine import engine_status, ensure_engine, stop_engine
from app.engine.configuration import Memory
from app.engine.layout import (
    Layout,
    ServerRecord,
    ensure_password,
    layout_of,
    make_folders,
    read_server,
    write_server,
)
from app.engine.locking import held
from app.engine.preflight import choose_port, java_executable, require_memory, require_space
from app.engine.server import running_server
from app.settings import load_settings
from graph_schema.errors import EngineError, EngineStartError

SESAME = "open-sesame"
posix_only = pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    layout = layout_of(tmp_path)
    make_folders(layout)
    return layout


@pytest.fixture
def bystander() -> Iterator[psutil.Process]:
    """A process that is no server of ours."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        yield psutil.Process(child.pid)
        child.kill()


def test_a_password_is_made_once(layout: Layout) -> None:
    assert ensure_password(layout) == ensure_password(layout)


def test_two_folders_have_two_passwords(tmp_path: Path) -> None:
    layouts = [layout_of(tmp_path / name) for name in ("one", "other")]
    for each in layouts:
        make_folders(each)
    assert len({ensure_password(each) for each in layouts}) == 2


@posix_only
def test_the_password_and_its_folder_are_their_owners_alone(layout: Layout) -> None:
    ensure_password(layout)
    assert stat.S_IMODE(layout.home.stat().st_mode) == 0o700
    assert stat.S_IMODE(layout.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(layout.first_credentials.stat().st_mode) == 0o600


def test_the_first_credentials_are_a_salted_hash_of_the_password(layout: Layout) -> None:
    password = ensure_password(layout)
    user, _, credential = layout.first_credentials.read_text().strip().rstrip(":").partition(":")
    algorithm, expected, salt, rounds = credential.split(",")
    digest = bytes.fromhex(salt) + password.encode()
    for _ in range(int(rounds)):
        digest = hashlib.sha256(digest).digest()
    assert (user, algorithm, digest.hex()) == ("neo4j", "SHA-256", expected)


def test_a_database_whose_password_is_lost_is_not_given_a_new_one(layout: Layout) -> None:
    (layout.home / "data" / "databases" / "system").mkdir(parents=True)
    with pytest.raises(EngineError, match=r"cannot be read.*delete .* and start again"):
        ensure_password(layout)


def test_a_record_is_read_as_it_was_written(layout: Layout) -> None:
    record = ServerRecord(pid=1, created=2.5, bolt_port=3, version="5")
    write_server(layout, record)
    assert read_server(layout) == record


@pytest.mark.parametrize("content", ["", '{"pid": 1', "[]", '{"pid": 1}'])
def test_a_record_cut_short_is_no_record(layout: Layout, content: str) -> None:
    layout.server_file.write_text(content)
    assert read_server(layout) is None


def test_a_pid_that_another_process_has_by_now_is_not_taken_for_the_server(
    layout: Layout, bystander: psutil.Process
) -> None:
    write_server(layout, ServerRecord(bystander.pid, bystander.create_time(), 7687, "5"))
    assert running_server(layout) is None


def test_a_stop_leaves_a_process_that_is_no_server_alone(
    tmp_path: Path, bystander: psutil.Process
) -> None:
    settings = load_settings(neo4j_uri=None, data_dir=tmp_path)
    layout = layout_of(tmp_path)
    make_folders(layout)
    write_server(layout, ServerRecord(bystander.pid, bystander.create_time(), 7687, "5"))
    assert not stop_engine(settings)
    assert bystander.status() != psutil.STATUS_ZOMBIE


def test_the_record_of_a_dead_process_names_no_server(layout: Layout) -> None:
    write_server(layout, ServerRecord(999_999_999, 0.0, 7687, "5"))
    assert running_server(layout) is None


def test_a_server_that_a_setting_names_is_neither_started_nor_stopped(tmp_path: Path) -> None:
    settings = load_settings(
        neo4j_uri="neo4j://db.example.org", neo4j_password=SESAME, data_dir=tmp_path
    )
    engine = ensure_engine(settings)
    assert (engine.uri, engine.password, engine.started_here, engine.pid) == (
        "neo4j://db.example.org",
        SESAME,
        False,
        None,
    )
    assert list(tmp_path.iterdir()) == []


def test_an_engine_does_not_show_its_password(tmp_path: Path) -> None:
    settings = load_settings(neo4j_uri="neo4j://db.example.org", neo4j_password=SESAME)
    assert SESAME not in repr(ensure_engine(settings))


def test_the_status_before_any_start_writes_nothing(tmp_path: Path) -> None:
    settings = load_settings(neo4j_uri=None, data_dir=tmp_path / "a", cache_dir=tmp_path / "b")
    status = engine_status(settings)
    assert (status.installed, status.running, status.pid, status.uri) == (False, False, None, None)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_is_held_is_waited_for_and_then_reported(layout: Layout) -> None:
    with (
        held(layout.lock_file, timeout_s=1),
        pytest.raises(EngineError, match="Another citetrail"),
        held(layout.lock_file, timeout_s=0.2),
    ):
        pass


def test_a_lock_is_free_after_its_block(layout: Layout) -> None:
    for _ in range(2):
        with held(layout.lock_file, timeout_s=0.2):
            pass


def test_a_folder_that_cannot_be_made_is_told_with_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match="CITETRAIL_DATA_DIR"):
        make_folders(layout_of(tmp_path / "file"))


def test_the_last_port_is_kept_while_it_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert choose_port(0, port) == port


def test_a_last_port_that_is_taken_gives_way_to_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert choose_port(0, port) != port


def test_a_wanted_port_that_is_taken_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(EngineStartError, match=f"Port {port} .*CITETRAIL_NEO4J_BOLT_PORT"):
            choose_port(port, None)


def test_a_full_disk_is_told_with_both_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=40_000_000))
    with pytest.raises(EngineError, match=r"40 MB free .* needs 600 MB"):
        require_space(tmp_path / "cache", tmp_path / "home", downloads=True, new_database=True)


def test_a_later_start_takes_less_of_a_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=150_000_000))
    require_space(tmp_path / "cache", tmp_path / "home", downloads=False, new_database=False)


def test_a_machine_without_memory_is_refused() -> None:
    with pytest.raises(EngineStartError, match=r"CITETRAIL_NEO4J_HEAP \(now 900000g\)"):
        require_memory(Memory(heap="900000g", page_cache="64m"))


def test_a_java_home_without_java_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineStartError, match=f"no Java at {tmp_path}.*CITETRAIL_JAVA_HOME"):
        java_executable(tmp_path)


def test_java_comes_with_the_installation() -> None:
    assert java_executable(None).is_file()
