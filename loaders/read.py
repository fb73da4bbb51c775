"""Reads an article from disk or standard input: the only step of the loaders that does I/O.

The canonical text is the file's UTF-8 with the byte order mark dropped and `\\r\\n` and `\\r` made
`\\n`, otherwise untouched, so that offsets equal those of `open(path, newline=None)`.
"""

import codecs
import difflib
import sys
from dataclasses import dataclass
from pathlib import Path

from graph_schema.errors import SourceError
from graph_schema.ids import text_digest

LARGEST_SOURCE = 20 * 1024 * 1024
STANDARD_INPUT = "-"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
)
_SIGNATURE_WINDOW = 64
_WIDE_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The canonical text, its SHA-256 (of the text, not of the file) and the name it was read under."""

    text: str
    sha256: str
    name: str

    @property
    def characters(self) -> int:
        """The length in code points, the unit of every offset."""
        return len(self.text)


def read_source(path: Path | str) -> SourceText:
    """The text of a `.txt` or `.md` file, or of standard input where `path` is `-`.

    Raises `SourceError` when there is no such file, or when it is a folder, empty, larger than
    20 MB, of another format, or not UTF-8.
    """
    if str(path) == STANDARD_INPUT:
        return source_from_bytes(sys.stdin.buffer.read(LARGEST_SOURCE + 1), "standard input")
    return source_from_bytes(_read_bytes(Path(path)), str(path))


def source_from_bytes(raw: bytes, name: str) -> SourceText:
    """The canonical text of `raw`; `name` is used in messages. Raises `SourceError`."""
    if len(raw) > LARGEST_SOURCE:
        raise SourceError(f"{name} is larger than 20 MB. Load its articles one by one.")
    _refuse_other_formats(raw, name)
    text = _decode(raw, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError(f"{name} is empty: there is no text to read. Check the file.")
    return SourceText(text, text_digest(text), name)


def _read_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_SOURCE + 1)
    except FileNotFoundError:
        raise SourceError(_missing(path)) from None
    except IsADirectoryError:
        raise SourceError(f"{path} is a folder. Name one text file in it.") from None
    except PermissionError:
        raise SourceError(f"{path} may not be read by this user. Change its permissions.") from None
    except (OSError, ValueError) as error:
        # ValueError: a name with a NUL in it
        raise SourceError(f"{str(path)!r} cannot be read: {error}. Check the path.") from None


def _missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"There is no folder {folder}, so no file {path}. Check the path."
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        names = []
    near = difflib.get_close_matches(path.name, names, n=3, cutoff=0.6)
    hint = f" Did you mean {' or '.join(near)}?" if near else " Check the name."
    return f"There is no file {path}.{hint}"


def _refuse_other_formats(raw: bytes, name: str) -> None:
    head = raw[:_SIGNATURE_WINDOW].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, what in _SIGNATURES:
        if head.startswith(signature.lower()):
            raise SourceError(f"{name} is {what}, which is not read yet. Convert it to UTF-8 text.")


def _decode(raw: bytes, name: str) -> str:
    for mark, encoding in _WIDE_ENCODINGS:
        if raw.startswith(mark):
            raise SourceError(_not_utf8(name, 0, raw[:1], encoding))
    if (nul := raw.find(b"\0")) >= 0:
        raise SourceError(
            f"{name} holds a NUL byte at byte {nul}, so it is no text file"
            " (or is UTF-16 without its mark). Convert it to UTF-8 text."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start + (len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0)
        raise SourceError(_not_utf8(name, at, raw[at : at + 1], _likely_encoding(raw))) from None


def _likely_encoding(raw: bytes) -> str:
    """Windows-1252 leaves five byte values undefined; Latin-1 takes any."""
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "ISO-8859-1"
    return "WINDOWS-1252"


def _not_utf8(name: str, at: int, byte: bytes, encoding: str) -> str:
    return (
        f"{name} is not UTF-8: byte 0x{byte.hex()} at offset {at}; it is perhaps {encoding}."
        f" Convert it: iconv -f {encoding} -t UTF-8 FILE > FILE.utf8"
    )
