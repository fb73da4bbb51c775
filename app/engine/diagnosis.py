"""From the log of a server that died to what its user can do."""

import re
from pathlib import Path

_LINES = 12
_READ_BYTES = 64_000

# What Java or Neo4j prints, and the remedy. The first that is found counts.
_REMEDIES = (
    (
        r"Could not reserve enough space|OutOfMemoryError|insufficient memory|Cannot allocate memory",
        "There is not enough memory: close other programs, or set CITETRAIL_NEO4J_HEAP and "
        "CITETRAIL_NEO4J_PAGE_CACHE to smaller sizes.",
    ),
    (
        r"UnsupportedClassVersionError|Unrecognized option: --add-opens",
        "This Java is of another version: unset CITETRAIL_JAVA_HOME, or let it name a Java 17 or 21.",
    ),
    (
        r"Address already in use|PortBindException|Failed to bind",
        "The port is in use by another program: unset CITETRAIL_NEO4J_BOLT_PORT to take any free "
        "one, or set it to another.",
    ),
    (
        r"No space left on device|not enough space on the disk",
        "The disk is full: free some space, or set CITETRAIL_DATA_DIR to a folder on another disk.",
    ),
    (
        r"FileLockException|Lock file has been locked",
        "Another Neo4j has this folder open: stop it, or set CITETRAIL_DATA_DIR to another folder.",
    ),
    (
        r"AccessDeniedException|Permission denied|Read-only file system",
        "A file of the folder may not be written: give yourself permission, or set "
        "CITETRAIL_DATA_DIR to another folder.",
    ),
    (
        r"UpgradeNotAllowed|Unknown store version|downgrade|StoreVersionMissing",
        "The database was written by another version of Neo4j: set CITETRAIL_DATA_DIR to another "
        "folder and load the articles again.",
    ),
)
_NO_REMEDY = (
    "If it dies again, set CITETRAIL_DATA_DIR to an empty folder to see whether the database is at "
    "fault, and report these lines."
)


def death_message(console_log: Path) -> str:
    """What happened, the log's last lines, and what to do."""
    text = _end_of(console_log)
    last_lines = "\n".join(f"    {line}" for line in text.splitlines()[-_LINES:]) or "    (empty)"
    return (
        f"The local Neo4j ended while it was starting. {remedy(text)}\n"
        f"The last lines of {console_log}:\n{last_lines}"
    )


def remedy(log_text: str) -> str:
    """What a user can do about the first known trouble in `log_text`."""
    found = (advice for pattern, advice in _REMEDIES if re.search(pattern, log_text))
    return next(found, _NO_REMEDY)


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - _READ_BYTES))
            return file.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
