"""When the session was held that a symbol names: an interval, and never a document's date.

Documents of a session are dated before it (A/HRC/25/63), in it (its resolutions) or after it
(its reports). A year is never made of a number: A/59/2005 is document 2005, 1995 in D/613/1995
is the year of registration, and E/CN.4/2006/4, whose year is that of the session for which it was
written, is dated 2005.
"""

import re
from functools import cache

from loaders.symbols.symbol import DocumentSymbol
from loaders.vocabulary import read_rows

SESSIONS = "sessions.yaml"

_LAST_NUMBER = re.compile(r"(?<!\d)\d+\Z")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def interval_of(symbol: DocumentSymbol) -> str | None:
    """EDTF interval of the months in which the session that a symbol names was held.

    `None` where it names no session, or one that seeds/sessions.yaml does not hold. An interval of
    an emergency session that goes on is open: "1997-04/..".
    """
    session = symbol.session
    if session is None:
        return None
    held = _held().get(symbol.series) or _held().get(_LAST_NUMBER.sub("#", symbol.series), {})
    return held.get(session) or held.get(_arabic(session) or "")


@cache
def _held() -> dict[str, dict[str, str]]:
    return {series: row["held"] for row in read_rows(SESSIONS) for series in row["series"]}


def _arabic(session: str) -> str | None:
    """A session in Roman figures as others write it: XXVII is 27. `None` for one in figures."""
    prefix, _, figures = session.rpartition("-")
    value, rest = 0, figures
    for number, letters in _ROMAN:
        while rest.startswith(letters):
            value, rest = value + number, rest[len(letters) :]
    if rest or not value:
        return None
    return f"{prefix}-{value}" if prefix else str(value)
