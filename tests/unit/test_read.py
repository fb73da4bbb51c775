"""Reading a source: what the canonical text is, and what is refused with which words."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import SourceError
from graph_schema.ids import text_digest
from loaders.read import LARGEST_SOURCE, read_source, source_from_bytes


def write(folder: Path, raw: bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


def test_line_ends_of_all_kinds_become_one(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, b"a\r\nb\rc\nd")).text == "a\nb\nc\nd"


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, b"\xef\xbb\xbfA title")).text == "A title"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_offsets_are_those_of_a_file_opened_as_text(text: str) -> None:
    raw = ("x" + text).encode()
    opened = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", newline=None).read()
    assert source_from_bytes(raw, "x").text == opened


def test_other_white_space_stays_as_it_is(tmp_path: Path) -> None:
    text = "para.\u00a05\u2028\u000b\u0085 \tend \n\n"
    assert read_source(write(tmp_path, text.encode())).text == text


def test_hash_is_of_the_text_and_not_of_the_file(tmp_path: Path) -> None:
    windows = read_source(write(tmp_path, b"one\r\ntwo"))
    unix = read_source(write(tmp_path, b"one\ntwo", "unix.txt"))
    assert windows.sha256 == unix.sha256 == text_digest("one\ntwo")


def test_characters_are_code_points(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, "né 😀".encode())).characters == 4


def test_markdown_is_read_as_text_is(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, b"# Title\n", "a.md")).text == "# Title\n"


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"From a pipe\r\n")))
    source = read_source("-")
    assert (source.text, source.name) == ("From a pipe\n", "standard input")


def test_missing_file_is_told_with_names_like_it(tmp_path: Path) -> None:
    write(tmp_path, b"x", "article.txt")
    with pytest.raises(
        SourceError, match=r"There is no file .*artcle\.txt.*Did you mean article\.txt"
    ):
        read_source(tmp_path / "artcle.txt")


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"There is no folder .*nowhere"):
        read_source(tmp_path / "nowhere" / "a.txt")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        read_source(tmp_path)


def test_impossible_name_is_refused_without_a_traceback() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_source("a\0b.txt")


@pytest.mark.parametrize("raw", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError, match="is empty"):
        source_from_bytes(raw, "a.txt")


def test_byte_that_is_not_utf8_is_told_with_its_offset_and_likely_encoding() -> None:
    with pytest.raises(SourceError, match=r"0xe9 at offset 3; it is perhaps WINDOWS-1252"):
        source_from_bytes("caf\u00e9 noir".encode("cp1252"), "a.txt")


def test_offset_counts_the_byte_order_mark() -> None:
    with pytest.raises(SourceError, match="at offset 4"):
        source_from_bytes(b"\xef\xbb\xbfa\xe9", "a.txt")


def test_utf16_is_recognised_by_its_mark() -> None:
    with pytest.raises(SourceError, match="UTF-16LE"):
        source_from_bytes("\ufeffA title".encode("utf-16-le"), "a.txt")


def test_nul_byte_is_told_with_its_place() -> None:
    with pytest.raises(SourceError, match="NUL byte at byte 2"):
        source_from_bytes(b"ab\0c", "a.bin")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
)
def test_other_formats_are_named_and_refused(raw: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=rf"{what}.*not read yet.*Convert"):
        source_from_bytes(raw, "a")


def test_text_that_speaks_of_a_format_is_read() -> None:
    assert source_from_bytes(b"On %PDF- and <html> in prose", "a").characters == 28


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, b"a")
    with path.open("r+b") as file:
        file.truncate(LARGEST_SOURCE + 1)
    with pytest.raises(SourceError, match="larger than 20 MB"):
        read_source(path)
