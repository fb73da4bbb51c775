"""Reading a page: what is kept of an answer, and the bounds of its size, time, redirects and type."""

import gzip
import io
import time
import tracemalloc
import zipfile
import zlib

import pytest

from app.web import DOCX, PDF, Limits, fetch
from app.web_addresses import is_web_address, without_credentials
from graph_schema.errors import WebError, WebRefusedError

MEGABYTE = 1024 * 1024
LIMITS = Limits(seconds=20, size=MEGABYTE)


@pytest.fixture
def read(nearby):
    return lambda url, limits=LIMITS: fetch(url, limits, nearby)


def assert_told(told, read, url, limits=LIMITS):
    with pytest.raises(WebError) as error:
        read(url, limits)
    assert told in str(error.value)


def test_a_page_is_its_bytes_address_type_and_character_set(site, read):
    page = read(site.page("/a", b"caf\xe9", content_type='Text/Plain; charset="ISO-8859-1"'))
    assert page.body == b"caf\xe9"
    assert page.url == site.url("/a")
    assert (page.content_type, page.charset.lower()) == ("text/plain", "iso-8859-1")


def test_a_page_without_a_character_set_has_none(site, read):
    assert read(site.page(content_type="text/html")).charset is None


def test_the_server_is_told_who_asks_and_nothing_more_about_the_user(site, read):
    read(site.page())
    headers = {name.lower(): value for name, value in site.asked[0].headers.items()}
    assert headers["user-agent"].startswith("citetrail/")
    assert set(headers) == {
        "host", "accept", "accept-encoding", "connection", "user-agent"
    }  # fmt: skip


def test_a_fragment_is_neither_sent_nor_kept(site, read):
    site.page("/a?b=1")
    assert read(site.url("/a?b=1#part")).url == site.url("/a?b=1")


@pytest.mark.parametrize("kind", ["text/html", "application/xhtml+xml", "text/markdown", PDF, DOCX])
def test_an_article_may_be_of_these_types(site, read, kind):
    assert read(site.page(content_type=kind)).content_type == kind


@pytest.mark.parametrize("kind", ["image/png", "application/json", "video/mp4", "text/htmlx", ""])
def test_another_type_is_refused_by_its_name(site, read, kind):
    assert_told(f"is of type '{kind}'", read, site.page(content_type=kind))


def docx():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return target.getvalue()


@pytest.mark.parametrize("named", ["application/octet-stream", None])
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n", PDF),
        (docx(), DOCX),
        (b"PK\x03\x04 broken", "text/plain"),
        (b" \n<!DOCTYPE html><title>", "text/html"),
        (b"<HTML lang=en>", "text/html"),
        (b"<htmlish>", "text/plain"),
        (b"An article.", "text/plain"),
    ],
)
def test_a_type_that_the_server_does_not_know_is_recognised(site, read, named, body, kind):
    assert read(site.page(body=body, content_type=named)).content_type == kind


def test_a_named_type_is_not_second_guessed(site, read):
    assert read(site.page(body=b"%PDF-1.7")).content_type == "text/plain"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, "No Content"),
        (206, "Partial Content"),
        (304, "Not Modified"),
        (403, "Forbidden"),
        (404, "Not Found"),
        (429, "Too Many Requests"),
        (500, "Internal Server Error"),
    ],
)
def test_an_answer_that_is_no_page_is_told_by_its_status(site, read, status, reason):
    assert_told(f"answered {status} {reason}, not a page", read, site.page(status=status))


def test_a_redirect_without_a_target_is_no_page(site, read):
    assert_told("answered 302", read, site.page(status=302))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_last_address_kept(site, read, status):
    site.page("/b", b"moved")
    page = read(site.redirect("/a", "b", status))
    assert (page.body, page.url) == (b"moved", site.url("/b"))


def chain(site, length):
    for step in range(length):
        site.redirect(f"/{step}", f"/{step + 1}")
    site.page(f"/{length}")
    return site.url("/0")


def test_five_redirects_are_followed(site, read):
    assert read(chain(site, 5)).url == site.url("/5")


def test_a_sixth_redirect_is_not(site, read):
    assert_told("redirects more than 5 times", read, chain(site, 6))
    assert len(site.asked) == 6


def test_a_loop_of_redirects_ends(site, read):
    assert_told("redirects more than 5 times", read, site.redirect("/a", "/a"))


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("http://127.0.0.2/", "loopback"),
        ("http://[::1]/", "loopback"),
        ("//0x7f.2/", "loopback"),
        ("http://169.254.169.254/latest/meta-data/", "metadata"),
        ("http://10.0.0.1/", "private use"),
        ("https://u:secret@127.0.0.1/", "a user or password"),
        ("http://127.0.0.1:0/", "port"),
    ],
)
def test_a_redirect_to_what_is_forbidden_is_refused(site, read, target, told):
    with pytest.raises(WebRefusedError) as error:
        read(site.redirect("/a", target))
    assert told in str(error.value)
    assert "secret" not in str(error.value)
    assert len(site.asked) == 1


@pytest.mark.parametrize("target", ["http://[::", "http://xn--a/", "http://a:b/"])
def test_a_redirect_that_is_no_address_is_told(site, read, target):
    assert_told("/a", read, site.redirect("/a", target))


def test_a_redirect_is_not_read(site, read):
    """Its body could be endless; what counts is where it leads."""
    site.page("/b", b"moved")
    site.page("/a", b"x" * 3 * MEGABYTE, 302, location="/b")
    assert read(site.url("/a")).body == b"moved"


def test_a_page_of_the_largest_size_is_read_and_one_byte_more_is_not(site, read):
    assert len(read(site.page("/a", b"x" * MEGABYTE)).body) == MEGABYTE
    assert_told("larger than 1 MB", read, site.page("/b", b"x" * (MEGABYTE + 1)))


def test_a_page_without_an_end_is_given_up_at_the_limit(site, read):
    sent = []

    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        while len(sent) < 400:
            handler.wfile.write(b"x" * MEGABYTE)
            sent.append(MEGABYTE)

    site.answers["/"] = endless
    assert_told("larger than 1 MB", read, site.url())
    assert len(sent) < 400


def test_a_gzipped_page_is_unpacked(site, read):
    body = b"An article. " * 20_000
    assert read(site.page(body=gzip.compress(body), content_encoding="gzip")).body == body


def test_a_gzip_of_several_members_is_unpacked_whole(site, read):
    body = gzip.compress(b"one ") + gzip.compress(b"two")
    assert read(site.page(body=body, content_encoding="GZIP")).body == b"one two"


def test_a_gzip_bomb_is_refused_before_it_unfolds(site, read):
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join([*(packer.compress(bytes(MEGABYTE)) for _ in range(60)), packer.flush()])
    assert len(bomb) < 64 * 1024
    url = site.page(body=bomb, content_encoding="gzip")
    tracemalloc.start()
    assert_told("larger than 1 MB", read, url)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * MEGABYTE


def test_a_gzip_that_unpacks_to_nothing_is_bounded_by_what_was_sent(site, read):
    body = gzip.compress(b"") * 60_000
    assert_told("larger than 1 MB", read, site.page(body=body, content_encoding="gzip"))


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "zstd", "x-unknown"])
def test_an_encoding_that_was_not_asked_for_is_refused(site, read, encoding):
    assert_told(f"packed as '{encoding}'", read, site.page(content_encoding=encoding))


def test_a_damaged_gzip_is_told(site, read):
    url = site.page(body=b"no gzip at all", content_encoding="gzip")
    assert_told("its gzip is damaged", read, url)


def test_a_gzip_that_ends_early_is_told(site, read):
    body = gzip.compress(b"An article. " * 999)[:-9]
    assert_told("ends too early", read, site.page(body=body, content_encoding="gzip"))


def test_a_body_shorter_than_announced_is_told(site, read):
    assert_told("cannot be read", read, site.page(content_length="1000"))


def drip(handler, head=b""):
    handler.wfile.write(head)
    for _ in range(300):
        handler.wfile.write(b"x")
        time.sleep(0.05)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


@pytest.mark.parametrize("head", [HEAD + b"\r\n", HEAD + b"X-Long: "], ids=["body", "header"])
def test_a_server_that_sends_byte_by_byte_is_given_up_in_time(site, read, head):
    site.answers["/"] = lambda handler: drip(handler, head)
    started = time.monotonic()
    assert_told("not read in time", read, site.url(), Limits(seconds=0.5, size=MEGABYTE))
    assert time.monotonic() - started < 3


def test_the_time_is_for_all_redirects_together(site, read):
    def slow(handler):
        time.sleep(0.3)
        handler.send_response(302)
        handler.send_header("Location", "/a")
        handler.end_headers()

    site.answers["/a"] = slow
    assert_told("not read in time", read, site.url("/a"), Limits(seconds=0.7, size=MEGABYTE))


def test_the_proxies_and_passwords_of_the_environment_are_not_used(
    site, read, monkeypatch, tmp_path
):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    read(site.page())
    assert site.asked[0].headers["Authorization"] is None


@pytest.mark.parametrize(
    "name", ["https://example.org/a", "HTTP://x", "ftp://x", "file:///a", "https:example.org"]
)
def test_a_name_with_a_scheme_is_a_web_address(name):
    assert is_web_address(name)


@pytest.mark.parametrize("name", ["-", "a.txt", "./https://x", r"C:\a.txt", "https", "a b://c", ""])
def test_any_other_name_is_a_path(name):
    assert not is_web_address(name)


def test_a_message_shows_no_password_and_no_control_character():
    assert without_credentials("https://u:p@x.org/a@b") == "https://x.org/a@b"
    assert "\x1b" not in without_credentials("https://x.org/\x1b[2J")
