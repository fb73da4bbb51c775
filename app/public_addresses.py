"""Tells which addresses anyone on the internet can reach: the only ones that a page is read from.

The networks are rows of `special_addresses.csv`, after the IANA registries of special-purpose
addresses, and not `ipaddress.is_global`, whose answers differ between releases of Python.
"""

import csv
from functools import cache
from importlib.resources import files
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_network,
)

IPAddress = IPv4Address | IPv6Address

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64, RFC 6052; all that an IPv6-only network has


def why_not_public(address: IPAddress) -> str | None:
    """The special use of the network that `address` is in; `None` when it is a public address.

    An IPv6 address that carries an IPv4 address (mapped, NAT64) is judged by the one it carries.
    IPv6 that is not allocated for use on the internet (RFC 4291: outside 2000::/3) is not public.
    """
    judged = _carried(address) or address
    for network, use in _special_networks():
        if judged in network:
            return use
    if isinstance(judged, IPv6Address) and judged not in _GLOBAL_UNICAST:
        return "not allocated"
    return None


def _carried(address: IPAddress) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped


@cache
def _special_networks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    rows = files("app").joinpath("special_addresses.csv").read_text(encoding="utf-8").splitlines()
    return tuple((ip_network(row["network"]), row["use"]) for row in csv.DictReader(rows))
