"""What the local Neo4j is told: neo4j.conf and the Java command. Pure."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"
LOOPBACK = "127.0.0.1"

_OPENED_MODULES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")

_CONFIGURATION = """\
# Written by citetrail at every start: changes are lost. Use the settings CITETRAIL_NEO4J_*.
server.default_listen_address={address}
server.bolt.enabled=true
server.bolt.listen_address={address}:{port}
server.bolt.advertised_address={address}:{port}
# Its CORS default allows every origin, and nothing here needs it.
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=true
# READ mode does not stop LOAD CSV from reading files and addresses; these do.
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# A query's timeout is looked at this often; the default of 2 s would make short ones late.
db.transaction.monitor.check.interval=100ms
# Without these a stop waits 10 s for connections that are closed already.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.server.bolt.thread_pool_shutdown_wait_time=1s
internal.server.bolt.connection_shutdown_wait_time=1s
server.memory.pagecache.size={page_cache}
# The default reserves 256 MB a database for logs that a laptop can do without.
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=1 files
db.logs.query.enabled=OFF
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.bolt.telemetry.enabled=false
"""


@dataclass(frozen=True, slots=True)
class Memory:
    """Sizes as Java writes them: 512m, 2g."""

    heap: str
    page_cache: str


def neo4j_configuration(port: int, memory: Memory) -> str:
    return _CONFIGURATION.format(address=LOOPBACK, port=port, page_cache=memory.page_cache)


def configured_port(configuration: str) -> int | None:
    """The Bolt port that the text of a neo4j.conf names; None where it names none."""
    found = re.search(r"^server\.bolt\.listen_address=.*:(\d+)$", configuration, re.MULTILINE)
    return int(found[1]) if found else None


def java_arguments(jars: Iterable[Path], home: Path, memory: Memory) -> str:
    """The text of a Java argument file: one option a line, quoted, so that spaces are no matter."""
    options = [
        *(f"--add-opens=java.base/{module}=ALL-UNNAMED" for module in _OPENED_MODULES),
        f"-Xms{_smaller(memory.heap, '128m')}",
        f"-Xmx{memory.heap}",
        *_collector(memory.heap),
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-OmitStackTraceInFastThrow",
        "-Dfile.encoding=UTF-8",
        # JNA would otherwise unpack its library into the user's home, which may be read-only.
        f"-Djna.tmpdir={home / 'run'}",
        f"-Djava.io.tmpdir={home / 'run'}",
        "-cp",
        os.pathsep.join(str(jar) for jar in jars),
    ]
    return "".join(f"{_quoted(option)}\n" for option in options)


def command(java: Path, arguments: Path, home: Path) -> list[str]:
    """The command of the server. Its last arguments name the folder, by which it is recognised."""
    return [
        str(java),
        f"@{arguments}",
        MAIN_CLASS,
        home_argument(home),
        f"--config-dir={home / 'conf'}",
    ]


def home_argument(home: Path) -> str:
    return f"--home-dir={home}"


def bytes_of(java_size: str) -> int:
    """512m and 2g in bytes."""
    return int(java_size[:-1]) * {"m": 2**20, "g": 2**30}[java_size[-1]]


def _collector(heap: str) -> list[str]:
    # Measured with 512m: 280 MB in place of 350, and starts as fast. Large heaps keep Java's own.
    return ["-XX:+UseSerialGC"] if bytes_of(heap) <= 2**30 else []


def _smaller(one: str, other: str) -> str:
    return min(one, other, key=bytes_of)


def _quoted(option: str) -> str:
    # Within quotes an argument file reads a backslash as an escape.
    return '"' + option.replace("\\", "\\\\").replace('"', '\\"') + '"'
