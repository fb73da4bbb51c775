"""What the settings say of access, in one value that the layers and endpoints go by."""

import re
from dataclasses import dataclass
from ipaddress import ip_address

from app.access.keys import Key, parse_keys
from app.access.rates import parsed_limits
from app.settings import MEGABYTE, Settings
from graph_schema.errors import SettingsError

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
RATE_WITH_KEYS = "600/minute"
NO_RATE = "off"
_ORIGIN = re.compile(r"https?://[^/\s]+")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use the service and how much. The default is that of a service on one's own machine."""

    keys: tuple[Key, ...] = ()
    hosts: frozenset[str] = LOOPBACK_NAMES  # names it is reached by; none means any
    writes_without_key: bool = True
    rate_limit: str | None = None
    max_requests: int = 100
    upload_bytes: int = 20 * MEGABYTE
    cors_origins: tuple[str, ...] = ()


def access_of(settings: Settings) -> Access:
    """Raises `SettingsError` for a key, rate or site that cannot be read, and where other machines would be
    let in without a key."""
    keys = _keys(settings)
    own = is_loopback(settings.host)
    if not own and not keys:
        raise SettingsError(
            f"CITETRAIL_HOST is {settings.host!r}, which other machines can reach, and there are no keys. "
            "Make one with: citetrail keys new NAME --scope read, and put its entry into "
            "CITETRAIL_API_KEYS; or unset CITETRAIL_HOST to serve this machine only."
        )
    named = frozenset(name.lower() for name in _words(settings.hosts))
    return Access(
        keys=keys,
        hosts=named | LOOPBACK_NAMES | {settings.host.lower()} if own else named,
        writes_without_key=own and settings.local_writes,
        rate_limit=_rate_limit(settings.rate_limit, keys),
        max_requests=settings.max_requests,
        upload_bytes=settings.upload_max_mb * MEGABYTE,
        cors_origins=tuple(_origin(word) for word in _words(settings.cors_origins)),
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _keys(settings: Settings) -> tuple[Key, ...]:
    if settings.api_keys is not None and settings.api_keys_file is not None:
        raise SettingsError(
            "CITETRAIL_API_KEYS and CITETRAIL_API_KEYS_FILE are both set. Unset one of them."
        )
    if settings.api_keys is not None:
        return parse_keys(settings.api_keys.get_secret_value(), "CITETRAIL_API_KEYS")
    if settings.api_keys_file is None:
        return ()
    path = settings.api_keys_file
    try:
        return parse_keys(path.read_text(encoding="utf-8"), f"CITETRAIL_API_KEYS_FILE ({path})")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"CITETRAIL_API_KEYS_FILE names {path}, which cannot be read as text: {error}. "
            "Correct the path, or make the file readable."
        ) from None


def _rate_limit(asked: str | None, keys: tuple[Key, ...]) -> str | None:
    if asked is None:
        return RATE_WITH_KEYS if keys else None
    if asked == NO_RATE:
        return None
    parsed_limits(asked)
    return asked


def _origin(word: str) -> str:
    if word != "*" and not _ORIGIN.fullmatch(word):
        raise SettingsError(
            f"CITETRAIL_CORS_ORIGINS names {word!r}, which is no origin. Write scheme and host without a "
            "path, such as https://example.org."
        )
    return word


def _words(listed: str | None) -> list[str]:
    return (listed or "").replace(",", " ").split()
