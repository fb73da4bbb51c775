"""The jars: read from the lock, downloaded, and refused where they are not the locked ones."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from app.engine.download import install_jars
from app.engine.jars import (
    NEO4J_VERSION,
    LockedJar,
    jar_folder,
    missing_jars,
    read_lock,
    verify_jars,
)
from app.engine.progress import Progress, say_nothing
from graph_schema.errors import EngineInstallError

CONTENT = b"the bytes of a jar" * 1000
JAR = LockedJar("org.example:one:1.0", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
PATH = "/maven2/org/example/one/1.0/one-1.0.jar"


class Mirror(HTTPServer):
    """A Maven repository on the loopback address: a content for each path."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.contents: dict[str, bytes] = {}
        self.address = f"http://127.0.0.1:{self.server_port}/maven2"


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Mirror)
        content = self.server.contents.get(self.path)
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with Mirror() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_lock_names_each_jar_once() -> None:
    names = [jar.file_name for jar in read_lock()]
    assert len(names) == len(set(names)) > 200


def test_the_lock_is_of_the_version_that_is_started() -> None:
    coordinates = {jar.coordinate for jar in read_lock()}
    assert f"org.neo4j.app:neo4j-server:{NEO4J_VERSION}" in coordinates


def test_every_locked_jar_has_a_whole_sha256() -> None:
    assert all(len(bytes.fromhex(jar.sha256)) == 32 and jar.size > 0 for jar in read_lock())


def test_a_classifier_is_part_of_the_file_name() -> None:
    jar = LockedJar("io.example:native:2.1:linux-x86_64", "", 0)
    assert jar.file_name == "native-2.1-linux-x86_64.jar"


def test_a_jar_is_downloaded_and_told_to_the_last_byte(mirror: Mirror, tmp_path: Path) -> None:
    mirror.contents[PATH] = CONTENT
    told: list[Progress] = []
    folder = install_jars(tmp_path, (JAR,), told.append, mirror.address)
    assert (folder / "one-1.0.jar").read_bytes() == CONTENT
    assert not told[0].is_finished
    assert told[-1].is_finished


def test_nothing_but_the_jars_is_left_in_the_cache(mirror: Mirror, tmp_path: Path) -> None:
    mirror.contents[PATH] = CONTENT
    folder = install_jars(tmp_path, (JAR,), say_nothing, mirror.address)
    assert list(folder.parent.iterdir()) == [folder]


def test_the_staging_folder_of_a_dead_process_is_removed(mirror: Mirror, tmp_path: Path) -> None:
    mirror.contents[PATH] = CONTENT
    abandoned = jar_folder(tmp_path).with_name("staging-999999999")
    abandoned.mkdir(parents=True)
    install_jars(tmp_path, (JAR,), say_nothing, mirror.address)
    assert not abandoned.exists()


def test_a_download_of_another_content_never_becomes_a_jar(mirror: Mirror, tmp_path: Path) -> None:
    mirror.contents[PATH] = CONTENT[::-1]
    with pytest.raises(EngineInstallError, match=r"not the one-1\.0\.jar"):
        install_jars(tmp_path, (JAR,), say_nothing, mirror.address)
    assert missing_jars(jar_folder(tmp_path), [JAR]) == [JAR]


def test_a_jar_that_the_mirror_lacks_is_named(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(EngineInstallError, match=r"one-1\.0\.jar could not be downloaded: 404"):
        install_jars(tmp_path, (JAR,), say_nothing, mirror.address)


def test_what_is_there_is_not_downloaded_again(mirror: Mirror, tmp_path: Path) -> None:
    mirror.contents[PATH] = CONTENT
    install_jars(tmp_path, (JAR,), say_nothing, mirror.address)
    mirror.contents.clear()
    assert (install_jars(tmp_path, (JAR,), say_nothing, mirror.address) / JAR.file_name).exists()


def test_a_jar_of_the_right_size_and_another_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one-1.0.jar").write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(EngineInstallError, match=r"one-1\.0\.jar .*Delete it and start again"):
        verify_jars(tmp_path, [JAR])


def test_the_locked_content_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "one-1.0.jar").write_bytes(CONTENT)
    verify_jars(tmp_path, [JAR])
