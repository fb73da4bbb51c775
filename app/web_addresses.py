"""Tells a web address from a path, and shows one without its secrets. Needs nothing that is slow to import."""

import re


def is_web_address(name: str) -> bool:
    """Whether a name is meant as an address and not as a path: `https://…`, and any other `scheme://`."""
    return re.match(r"https?:|[a-z][a-z0-9+.-]*://", name, re.IGNORECASE) is not None


def without_credentials(address: str) -> str:
    """The address as messages show it: no user and password, no control characters."""
    shown = re.sub(r"//[^/?#]*@", "//", address)
    return shown if shown.isprintable() else ascii(shown)
