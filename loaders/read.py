"""Reads an article from disk or standard input: the only step of the loaders that does I/O.

The canonical text of a text file is its UTF-8 with the byte order mark dropped and `\\r\\n` and `\\r` made
`\\n`, otherwise untouched, so that offsets equal those of `open(path, newline=None)`. HTML, DOCX and PDF
are told by their first bytes and read by `loaders.formats`.
"""

import codecs
import difflib
import re
import sys
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from graph_schema.errors import SourceError
from graph_schema.extraction import Format, OffsetSegment, Problem
from graph_schema.ids import text_digest
from loaders.formats import NO_ORIGIN, CanonicalText, Origin
from loaders.formats.canonical import plain_offsets

LARGEST_SOURCE = 20 * 1024 * 1024
STANDARD_INPUT = "-"

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds an encrypted DOCX
_UNREAD: tuple[tuple[bytes, str], ...] = (
    (_OLE, "an old Word file (.doc)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
)
_SIGNATURE_WINDOW = 1024  # Acrobat, too, looks for `%PDF-` in the first 1,024 bytes
_HTML_NAMES = (".html", ".htm", ".xhtml")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_HTML_OPENING = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>|<!--.{0,500}?-->|\s+)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The canonical text, its SHA-256 (of the text, not of the file) and the name it was read under.

    `offsets` maps the text to the raw document; `origin` is what the file tells of itself outside its
    text; `problems` are the faults met while reading it.
    """

    text: str
    sha256: str
    name: str
    format: Format = "text"
    origin: Origin = NO_ORIGIN
    offsets: tuple[OffsetSegment, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def characters(self) -> int:
        """The length in code points, the unit of every offset."""
        return len(self.text)


def read_source(path: Path | str) -> SourceText:
    """The text of a file (text, Markdown, HTML, DOCX or PDF), or of standard input where `path` is `-`.

    Raises `SourceError` when there is no such file, or when it is a folder, empty, larger than
    20 MB, of another format, or not readable as what it is.
    """
    if str(path) == STANDARD_INPUT:
        return source_from_bytes(sys.stdin.buffer.read(LARGEST_SOURCE + 1), "standard input")
    return source_from_bytes(_read_bytes(Path(path)), str(path))


def source_from_bytes(raw: bytes, name: str, content_type: str | None = None) -> SourceText:
    """The canonical text of `raw`. Raises `SourceError`.

    `name` is used in messages, and its ending to tell HTML; `content_type` is a web server's header,
    such as `text/html; charset=utf-8`, and decides where the first bytes do not.
    """
    if len(raw) > LARGEST_SOURCE:
        raise SourceError(f"{name} is larger than 20 MB. Load its articles one by one.")
    declared = Message()
    declared["content-type"] = content_type or "text/plain"
    form = _format_of(raw, name, declared.get_content_type())
    read = _read_as(form, raw, name, declared.get_content_charset())
    if not read.text.strip():
        raise SourceError(f"{name} is empty: there is no text to read. Check the file.")
    return SourceText(
        text=read.text,
        sha256=text_digest(read.text),
        name=name,
        format=form,
        origin=read.origin,
        offsets=read.offsets,
        problems=read.problems,
    )


def _read_as(form: Format, raw: bytes, name: str, charset: str | None) -> CanonicalText:
    # A reader is imported when a file of its format comes: their libraries take a quarter of a second.
    match form:
        case "html":
            from loaders.formats.html import read_html  # noqa: PLC0415

            return read_html(raw, name, charset)
        case "docx":
            from loaders.formats.docx import read_docx  # noqa: PLC0415

            return read_docx(raw, name)
        case "pdf":
            from loaders.formats.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(raw, name)
        case "text":
            _refuse_other_formats(raw, name)
            return CanonicalText(*plain_offsets(_decode(raw, name)))


def _format_of(raw: bytes, name: str, media_type: str) -> Format:
    head = raw[:_SIGNATURE_WINDOW].removeprefix(codecs.BOM_UTF8)
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    named = name.casefold().endswith(_HTML_NAMES)
    if named or media_type in _HTML_TYPES or _HTML_OPENING.match(head):
        return "html"
    return "text"


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
    if raw.startswith(_OLE) and _ENCRYPTED in raw:
        raise SourceError(f"{name} is an encrypted Office file. Save it without a password.")
    head = raw[:_SIGNATURE_WINDOW].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, what in _UNREAD:
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
