"""Keys to the service: made once, known afterwards only by their SHA-256.

A key is 256 random bits, so nobody finds it from its hash by trying, however quick the hash is. Slow hashes
(argon2, scrypt) guard words that people choose; here they would only let anyone keep the service busy by
sending wrong keys.

An entry is written `NAME:SCOPES:SHA256`, such as `anna:read+curate:9f86…`. Entries stand between commas or
white space; in a file, the rest of a line after `#` is a note.
"""

import re
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest

from graph_schema.errors import SettingsError


class Scope(StrEnum):
    """What a key opens: asking, putting articles into the graph, correcting."""

    READ = "read"
    LOAD = "load"
    CURATE = "curate"


KEY_PREFIX = "ctk_"  # lets people, logs and scanners of repositories see that it is a key
KEY_FORM = re.compile(KEY_PREFIX + r"[A-Za-z0-9_-]{20,}")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NOTE = re.compile(r"#.*")
_HINT = "Make one with: citetrail keys new NAME --scope read"


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key: whose it is, what it opens, and its SHA-256."""

    name: str
    scopes: frozenset[Scope]
    digest: bytes


def new_key() -> str:
    """A key that nobody has had before: `ctk_` and 43 letters, digits, `-` or `_`."""
    return KEY_PREFIX + secrets.token_urlsafe(32)


def entry_of(name: str, scopes: Collection[Scope], key: str) -> str:
    """The entry to put into the settings. Raises `SettingsError` for a name that cannot stand in one."""
    if not _NAME.fullmatch(name):
        raise SettingsError(
            f"A key cannot be called {name!r}. Use up to 64 letters, digits, '.', '-' and '_', "
            "a letter or digit first."
        )
    written = "+".join(scope for scope in Scope if scope in scopes)
    return f"{name}:{written}:{sha256(key.encode()).hexdigest()}"


def parse_keys(entries: str, where: str) -> tuple[Key, ...]:
    """The keys of a setting or file, in its order. `where` names it in errors.

    Raises `SettingsError` for an entry that cannot be read, for two of one name, and when there is none: an
    empty list would open the service to all. No error repeats an entry, since a person may have put the key
    itself in it.
    """
    keys = [
        _parse_key(entry, f"{where}, entry {number}")
        for number, entry in enumerate(_entries(entries), 1)
    ]
    if not keys:
        raise SettingsError(f"{where} holds no key. {_HINT}, or unset it.")
    names = [key.name for key in keys]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise SettingsError(
            f"{where} has two keys of the name {', '.join(twice)}. Give each its own, such as "
            f"{twice[0]}-2, so that the log tells them apart."
        )
    return tuple(keys)


def matching_key(keys: Collection[Key], sent: bytes) -> Key | None:
    """The key that was sent; `None` when it is none of them.

    Every key is compared, each in constant time, so that how long it takes says nothing of the keys.
    """
    digest = sha256(sent).digest()
    found = None
    for key in keys:
        if compare_digest(key.digest, digest):
            found = key
    return found


def _entries(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from _NOTE.sub("", line).replace(",", " ").split()


def _parse_key(entry: str, where: str) -> Key:
    name, _, rest = entry.partition(":")
    scopes, _, digest = rest.partition(":")
    if not _NAME.fullmatch(name) or not _DIGEST.fullmatch(digest):
        raise SettingsError(
            f"{where} is not written NAME:SCOPES:SHA256, with a SHA-256 of 64 digits 0-9 a-f. {_HINT}."
        )
    known = [scope for scope in Scope if scope in scopes.split("+")]
    if len(known) != len(scopes.split("+")):
        raise SettingsError(
            f"{where} ({name}) has the scopes {scopes!r}. Join with '+' what the key opens: "
            f"{', '.join(Scope)}, each once."
        )
    return Key(name, frozenset(known), bytes.fromhex(digest))
