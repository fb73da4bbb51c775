"""What the local Neo4j is told, and what is made of the log of one that died."""

from pathlib import Path

import pytest

from app.engine.configuration import (
    MAIN_CLASS,
    Memory,
    command,
    configured_port,
    java_arguments,
    neo4j_configuration,
)
from app.engine.diagnosis import death_message, remedy

MEMORY = Memory(heap="512m", page_cache="64m")


@pytest.mark.parametrize(
    "line",
    [
        "server.bolt.listen_address=127.0.0.1:4711",
        "server.default_listen_address=127.0.0.1",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.security.auth_enabled=true",
        "dbms.security.allow_csv_import_from_file_urls=false",
        "internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0",
        "db.transaction.monitor.check.interval=100ms",
        "dbms.usage_report.enabled=false",
        "server.memory.pagecache.size=64m",
    ],
)
def test_the_configuration_has_the_line(line: str) -> None:
    assert line in neo4j_configuration(4711, MEMORY).splitlines()


def test_the_port_is_read_back_from_the_configuration() -> None:
    assert configured_port(neo4j_configuration(4711, MEMORY)) == 4711


def test_a_configuration_without_an_address_names_no_port() -> None:
    assert configured_port("server.http.enabled=false\n") is None


def test_a_path_with_spaces_and_quotes_is_one_java_argument() -> None:
    jar = Path('/a folder/with "quotes"/x.jar')
    lines = java_arguments([jar], Path("/home dir"), MEMORY).splitlines()
    assert lines[-2:] == ['"-cp"', r'"/a folder/with \"quotes\"/x.jar"']


def test_the_class_path_keeps_the_order_of_the_lock() -> None:
    lines = java_arguments([Path("b.jar"), Path("a.jar")], Path("home"), MEMORY).splitlines()
    assert lines[-1].index("b.jar") < lines[-1].index("a.jar")


def test_the_heap_setting_is_the_largest_heap() -> None:
    assert '"-Xmx512m"' in java_arguments([], Path("home"), MEMORY).splitlines()


def test_a_large_heap_keeps_the_collector_of_java() -> None:
    large = Memory(heap="8g", page_cache="1g")
    assert "UseSerialGC" not in java_arguments([], Path("home"), large)


def test_the_command_names_the_folder_that_it_serves() -> None:
    words = command(Path("java"), Path("java.args"), Path("/a folder"))
    assert MAIN_CLASS in words
    assert f"--home-dir={Path('/a folder')}" in words


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("Error: Could not reserve enough space for 8388608KB object heap", "NEO4J_HEAP"),
        ("java.net.BindException: Address already in use", "NEO4J_BOLT_PORT"),
        ("java.io.IOException: No space left on device", "disk is full"),
        ("org.neo4j.kernel.internal.locker.FileLockException: Lock file", "Another Neo4j"),
        ("java.lang.UnsupportedClassVersionError: org/neo4j", "JAVA_HOME"),
        ("something that nobody foresaw", "CITETRAIL_DATA_DIR"),
    ],
)
def test_a_known_trouble_has_its_own_remedy(line: str, advice: str) -> None:
    assert advice in remedy(f"INFO starting\n{line}\n\tat somewhere\n")


def test_a_death_shows_the_end_of_the_log_and_not_its_beginning(tmp_path: Path) -> None:
    log = tmp_path / "console.log"
    log.write_text("".join(f"line {number}\n" for number in range(1, 101)))
    message = death_message(log)
    assert "line 100" in message
    assert "line 80\n" not in message


def test_a_death_without_a_log_is_told_all_the_same(tmp_path: Path) -> None:
    assert "(empty)" in death_message(tmp_path / "none.log")
