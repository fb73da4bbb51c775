"""Which addresses are public: those of the IANA registries of special purposes are not."""

import csv
from importlib.resources import files
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.public_addresses import why_not_public

NOT_PUBLIC = {
    "0.0.0.0": "this network",
    "0.1.2.3": "this network",
    "10.0.0.1": "private use",
    "10.255.255.255": "private use",
    "100.64.0.1": "carriers",
    "100.100.100.200": "carriers",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "168.63.129.16": "Azure",
    "169.254.0.1": "link-local",
    "169.254.169.254": "metadata",
    "169.254.170.2": "metadata",
    "172.16.0.1": "private use",
    "172.31.255.255": "private use",
    "192.0.0.192": "metadata",
    "192.0.2.1": "documentation",
    "192.88.99.1": "6to4",
    "192.168.1.1": "private use",
    "198.18.0.1": "benchmarking",
    "198.19.255.255": "benchmarking",
    "198.51.100.7": "documentation",
    "203.0.113.9": "documentation",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "broadcast",
    "::": "unspecified",
    "::1": "loopback",
    "::7f00:1": "IPv4-compatible",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private use",
    "::ffff:169.254.169.254": "metadata",
    "::ffff:0:7f00:1": "not allocated",
    "64:ff9b::7f00:1": "loopback",
    "64:ff9b::a9fe:a9fe": "metadata",
    "64:ff9b::c0a8:1": "private use",
    "64:ff9b:1::808:808": "local-use",
    "100::1": "discard-only",
    "200::1": "not allocated",
    "2001::1": "Teredo",
    "2001:0:7f00:1::": "Teredo",
    "2001:db8::1": "documentation",
    "2002:7f00:1::1": "6to4",
    "2002:808:808::1": "6to4",
    "3fff::1": "documentation",
    "4000::1": "not allocated",
    "5f00::1": "segment routing",
    "fc00::1": "unique local",
    "fd00:ec2::254": "metadata",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
    "ff0e::1": "multicast",
}


@pytest.mark.parametrize(("address", "use"), NOT_PUBLIC.items())
def test_a_special_address_is_not_public_and_its_use_is_named(address, use):
    assert use in (why_not_public(ip_address(address)) or "")


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "168.63.129.15", "172.15.255.255", "172.32.0.0", "192.167.255.255", "193.0.6.139",
        "223.255.255.255", "2001:200::1", "2001:67c:2e8:22::c100:68b", "2003::1", "2a00:1450:4001::200e",
        "::ffff:8.8.8.8", "64:ff9b::808:808",
    ],
)  # fmt: skip
def test_the_addresses_beside_the_special_ones_are_public(address):
    assert why_not_public(ip_address(address)) is None


@given(st.ip_addresses(v=4))
def test_what_python_calls_special_is_not_public(address):
    special = address.is_private or address.is_multicast or address.is_reserved
    if special or address.is_loopback or address.is_link_local:
        assert why_not_public(address)


@given(st.ip_addresses(v=6))
def test_what_python_calls_special_in_ipv6_is_not_public(address):
    carries = address.ipv4_mapped or address in ip_network("64:ff9b::/96")
    if not carries and (address.is_private or address.is_multicast or address.is_reserved):
        assert why_not_public(address)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0", "64:ff9b::"]))
def test_a_carried_address_is_judged_as_itself(address, carrier):
    carried = IPv6Address(int(IPv6Address(carrier)) + int(IPv4Address(address)))
    assert why_not_public(carried) == why_not_public(address)


def test_each_row_names_a_network_once_with_its_use_and_source():
    text = files("app").joinpath("special_addresses.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len({ip_network(row["network"]) for row in rows}) == len(rows)
    assert [row for row in rows if not row["use"] or not row["source"]] == []
