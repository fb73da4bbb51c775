"""Which addresses are connected to, however they are spelt, and that TLS verifies the host's name."""

import ssl
import threading
import time
from ipaddress import ip_address

import pytest
import trustme

from app.web import Limits, fetch
from app.web_connection import Network
from graph_schema.errors import WebError, WebRefusedError

LIMITS = Limits(seconds=20, size=1024 * 1024)
SPELLINGS_OF_LOOPBACK = (
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f.1",
    "0x7f000001",
    "0177.0.0.1",
    "017700000001",
    "127.0.0.1.",
    "0.0.0.0",
    "0",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "127\u30020\u30020\u30021",
    "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
    "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
    "%31%32%37.0.0.1",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "[fe80::1%25lo]",
)
REFUSED_ADDRESSES = (
    "0.0.0.1", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.8.8.8", "168.63.129.16", "169.254.169.254",
    "172.16.0.1", "172.31.0.1", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::10.0.0.1", "::ffff:192.168.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:db8::1", "2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "ff02::1",
)  # fmt: skip


class Names:
    """A resolver that gives each of its answers once, and the last for ever; it counts the questions."""

    def __init__(self, *answers):
        self.answers = [[ip_address(address) for address in answer] for answer in answers]
        self.asked = []

    def __call__(self, host, _port):
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def allowing(network, names, trust=None):
    return Network(names, network.why_refused, trust)


@pytest.mark.parametrize("host", SPELLINGS_OF_LOOPBACK)
def test_no_spelling_of_the_loopback_address_gets_through(site, host):
    site.page()
    with pytest.raises(WebError):
        fetch(site.url(host=host), LIMITS)
    assert site.asked == []


@pytest.mark.parametrize("address", REFUSED_ADDRESSES)
def test_a_name_at_an_address_that_is_not_public_is_refused(address):
    with pytest.raises(WebRefusedError) as error:
        fetch("http://article.example/", LIMITS, Network(Names([address])))
    assert f"article.example is at {ip_address(address)}, which is no public" in str(error.value)


def test_a_name_with_a_public_and_a_private_address_is_not_tried():
    names = Names(["192.0.43.7", "10.0.0.1"])
    with pytest.raises(WebRefusedError, match=r"10\.0\.0\.1"):
        fetch("http://article.example/", LIMITS, Network(names))


def test_a_name_is_resolved_once_for_a_connection(site, nearby):
    site.page()
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    assert fetch(site.url(host="article.example"), LIMITS, allowing(nearby, names)).body
    assert names.asked == ["article.example"]


def test_a_name_that_moves_to_loopback_between_two_connections_is_refused(site, nearby):
    site.page("/b")
    site.redirect("/a", "/b")
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    with pytest.raises(WebRefusedError, match=r"127\.0\.0\.2"):
        fetch(site.url("/a", "article.example"), LIMITS, allowing(nearby, names))
    assert [request.path for request in site.asked] == ["/a"]


def test_the_next_address_is_tried_when_the_first_does_not_answer(site):
    site.page()
    network = Network(Names(["::1", "127.0.0.1"]), lambda _: None)
    assert fetch(site.url(host="article.example"), LIMITS, network).body == b"An article."


def test_the_server_is_asked_under_the_name_and_not_the_address(site, nearby):
    site.page()
    fetch(site.url(host="b\u00fccher.example"), LIMITS, allowing(nearby, Names(["127.0.0.1"])))
    assert site.asked[0].headers["Host"] == f"xn--bcher-kva.example:{site.port}"


@pytest.mark.parametrize("answer", [OSError("no such name"), UnicodeError("label too long")])
def test_a_name_without_an_address_is_told(answer):
    def unknown(host, port):
        raise answer

    with pytest.raises(WebError, match=r"article\.example has no address: .+ Check the name"):
        fetch("http://article.example/", LIMITS, Network(unknown))


def test_a_resolver_that_gives_nothing_is_told():
    with pytest.raises(WebError, match="has no address"):
        fetch("http://article.example/", LIMITS, Network(Names([])))


def test_a_port_where_nobody_answers_is_told(site, nearby):
    site.server.socket.close()
    with pytest.raises(WebError, match="cannot be read"):
        fetch(site.url(), LIMITS, nearby)


def test_a_resolver_that_hangs_is_given_up_in_time(nearby):
    given_up = threading.Event()

    def hangs(host, port):
        given_up.wait(10)
        return []

    started = time.monotonic()
    with pytest.raises(WebError, match="not read in time"):
        fetch("http://article.example/", Limits(0.3, 1024), allowing(nearby, hangs))
    assert time.monotonic() - started < 3
    given_up.set()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://127.0.0.1:70/", "only http and https"),
        ("https:example.org", "names no host"),
        ("http:///a", "names no host"),
        ("http://example.org:99999/", "a port outside"),
        ("http://u:secret@example.org/", "a user or password"),
        ("http://u:secret@:80@example.org/", "a user or password"),
        ("http://example.org\\@127.0.0.1/", "a user or password"),
        ("http://127.0.0.1:80@example.org/", "a user or password"),
        ("http://[::1/secret", "no web address"),
        ("http://xn--a/", "no web address"),
        ("http://exam\nple.org/", "no web address"),
    ],
)
def test_an_address_that_breaks_a_rule_is_refused_before_a_name_is_resolved(address, told):
    names = Names(["127.0.0.1"])
    with pytest.raises(WebRefusedError) as error:
        fetch(address, LIMITS, Network(names, lambda _: None))
    assert told in str(error.value)
    assert "u:secret" not in str(error.value)
    assert names.asked == []


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def secure_site(site, authority):
    """The site by https, under a certificate for article.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("article.example").configure_cert(context)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.scheme = "https"
    site.page()
    return site


@pytest.fixture
def trust(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def test_https_verifies_the_name_though_the_address_is_connected_to(secure_site, nearby, trust):
    network = allowing(nearby, Names(["127.0.0.1"]), trust)
    assert fetch(secure_site.url(host="article.example"), LIMITS, network).body == b"An article."


def test_a_certificate_for_another_name_is_refused(secure_site, nearby, trust):
    network = allowing(nearby, Names(["127.0.0.1"]), trust)
    with pytest.raises(WebError, match=r"CERTIFICATE_VERIFY_FAILED.*mismatch"):
        fetch(secure_site.url(host="other.example"), LIMITS, network)
    assert secure_site.asked == []


def test_a_certificate_of_an_unknown_authority_is_refused(secure_site, nearby):
    network = allowing(nearby, Names(["127.0.0.1"]))
    with pytest.raises(WebError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(secure_site.url(host="article.example"), LIMITS, network)
    assert secure_site.asked == []
