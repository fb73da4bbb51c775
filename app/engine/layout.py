"""The folder of one local Neo4j, and what the engine keeps in it.

DATA_DIR/neo4j/            mode 0700
    conf/neo4j.conf        written at every start
    conf/java.args         class path and JVM options, written at every start
    data/ logs/ run/       the server's own
    password               mode 0600; written once, before the first start
    server.json            which process serves this folder; absent when none does
    lock                   held while a server is started or stopped
"""

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph_schema.errors import EngineError

_SALT_BYTES = 32
_HASH_ROUNDS = 1024  # Neo4j's own number, see its SystemGraphCredential


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """The process that was started for a folder. `created` tells it from a later one of its pid."""

    pid: int
    created: float
    bolt_port: int
    version: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one folder; none need exist."""

    home: Path

    @property
    def configuration(self) -> Path:
        return self.home / "conf" / "neo4j.conf"

    @property
    def java_arguments(self) -> Path:
        return self.home / "conf" / "java.args"

    @property
    def console_log(self) -> Path:
        return self.home / "logs" / "console.log"

    @property
    def password_file(self) -> Path:
        return self.home / "password"

    @property
    def server_file(self) -> Path:
        return self.home / "server.json"

    @property
    def lock_file(self) -> Path:
        return self.home / "lock"

    @property
    def first_credentials(self) -> Path:
        """Where Neo4j reads its first user from, when it makes a system database."""
        return self.home / "data" / "dbms" / "auth.ini"

    @property
    def has_database(self) -> bool:
        return (self.home / "data" / "databases" / "system").is_dir()


def layout_of(data_dir: Path) -> Layout:
    return Layout(data_dir.expanduser().resolve() / "neo4j")


def make_folders(layout: Layout) -> None:
    """Makes the folder, for its owner alone. Raises `EngineError` where that is not permitted."""
    try:
        layout.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        layout.home.chmod(0o700)
        for folder in ("conf", "data/dbms", "import", "logs", "plugins", "run"):
            (layout.home / folder).mkdir(parents=True, exist_ok=True)
        layout.lock_file.touch()
    except OSError as error:
        raise EngineError(
            f"The folder of the local Neo4j, {layout.home}, cannot be written: {error.strerror}. "
            "Give yourself write permission there, or set CITETRAIL_DATA_DIR to another folder."
        ) from None


def read_password(layout: Layout) -> str:
    """The password of the folder's server. Raises `EngineError` where it is lost."""
    try:
        return layout.password_file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise EngineError(
            f"The password of the local Neo4j cannot be read from {layout.password_file}: "
            f"{error.strerror}. {_START_ANEW.format(home=layout.home)}"
        ) from None


def ensure_password(layout: Layout) -> str:
    """The password of the folder's server, making a random one for a folder without a database.

    The server takes it from `first_credentials` when it makes its system database: at no moment
    does it listen with a password that others know.
    """
    if layout.has_database or layout.password_file.exists():
        password = read_password(layout)
    else:
        password = secrets.token_urlsafe(32)
        write_private(layout.password_file, password + "\n")
    if not layout.has_database:
        write_private(layout.first_credentials, _first_credentials(password))
    return password


def refused_password(layout: Layout) -> EngineError:
    return EngineError(
        f"The local Neo4j refuses the password in {layout.password_file}: the database in "
        f"{layout.home} was made with another one. {_START_ANEW.format(home=layout.home)}"
    )


_START_ANEW = (
    "Put the right one back; or, if what the database holds can be loaded again, delete {home} "
    "and start again; or set CITETRAIL_DATA_DIR to another folder."
)


def read_server(layout: Layout) -> ServerRecord | None:
    """The record of the server; None where there is none that can be read."""
    try:
        return ServerRecord(**json.loads(layout.server_file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        # A file cut short by a crash names no process; the process table is asked instead.
        return None


def write_server(layout: Layout, record: ServerRecord) -> None:
    write_private(layout.server_file, json.dumps(asdict(record)))


def write_private(path: Path, text: str) -> None:
    """Writes `text` to `path` in one step; nobody but the owner can ever read it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    beside.replace(path)


def _first_credentials(password: str) -> str:
    """Neo4j's line for its first user: salted SHA-256, in rounds. Never the password itself."""
    salt = secrets.token_bytes(_SALT_BYTES)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_HASH_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"neo4j:SHA-256,{digest.hex()},{salt.hex()},{_HASH_ROUNDS}:\n"
