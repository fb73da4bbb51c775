"""The parts of a Word file, opened with care: an archive from a stranger may lie about its sizes.

Invariants: no part is unpacked before its declared size is weighed; no part with a DTD is parsed; no
entity is resolved and no address is fetched.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from graph_schema.errors import SourceError

Element: TypeAlias = etree._Element  # lxml gives its elements no public name

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHEMATICS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

LARGEST_UNPACKED = 100 * 1024 * 1024
_LARGEST_RATIO = 200  # Word's own XML packs to a tenth or a thirtieth
_SMALLEST_SUSPECT = 4 * 1024 * 1024
_MOST_PARTS = 10_000
_MAIN_PART = "word/document.xml"
_STRICT = (  # ISO 29500 Strict has other namespaces and the same names
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATIONSHIPS[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATHEMATICS[1:-1].encode()),
)
_OTHERS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ("xl/workbook.bin", "an Excel workbook (.xlsb)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (.pptx)"),
    ("visio/document.xml", "a Visio drawing (.vsdx)"),
    ("Index/Document.iwa", "an Apple Pages document"),
    ("index.xml", "an Apple Pages document"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
_MEDIA_TYPES: tuple[tuple[str, str], ...] = (
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
    ("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    ("application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation (.odp)"),
    ("application/vnd.oasis.opendocument", "an OpenDocument file"),
    ("application/epub+zip", "an EPUB book"),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part says of another: the last word of the type's address, and a part or a URL."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened Word file; `name` is for messages, `main` is the part that holds the body."""

    name: str
    archive: zipfile.ZipFile
    main: str

    def root(self, part: str) -> Element | None:
        """The parsed part, `None` where the file has none. Raises `SourceError` on broken XML."""
        if part not in self.archive.NameToInfo:
            return None
        return _parse(_unpack(self.archive, part, self.name), part, self.name)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """By their ids, those that a part (or, for an empty name, the file) has with others."""
        return _relationships(self.archive, part, self.name)

    def related(self, kind: str) -> str | None:
        """The name of the part to which the main part stands in this relationship."""
        for relationship in self.relationships(self.main).values():
            if relationship.kind == kind and not relationship.is_external:
                return relationship.target
        return None


def open_package(raw: bytes, name: str) -> Package:
    """The Word file in `raw`. Raises `SourceError` where it is none, or is not safe to unpack."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SourceError(
            f"{name} starts as a ZIP archive (a Word file is one) but cannot be opened: {error}."
            " It is perhaps cut short: fetch or save it again."
        ) from None
    _weigh(archive, name)
    return Package(name, archive, _main_part(archive, name))


def word_name(element: Element) -> str:
    """The local name of an element of WordprocessingML, such as `p`; for others `{namespace}name`."""
    return element.tag.removeprefix(WORD) if isinstance(element.tag, str) else ""


def child_of(element: Element | None, *names: str) -> Element | None:
    """The element reached by these names of children, the first of each; `None` where one lacks."""
    for name in names:
        if element is None:
            return None
        element = element.find(WORD + name)
    return element


def value_of(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute in Word's own namespace."""
    return None if element is None else element.get(WORD + attribute)


def number_of(told: str | None, otherwise: int) -> int:
    """An attribute's number; `otherwise` where it is absent or no number."""
    try:
        return int(told or "")
    except ValueError:
        return otherwise


def is_on(element: Element) -> bool:
    """Whether a property such as `w:b` is set: it is, unless its value says no."""
    return (value_of(element) or "true").casefold() not in ("0", "false", "off", "none")


def _weigh(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise SourceError(f"{name} is encrypted. Save it without a password.")
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_UNPACKED or len(entries) > _MOST_PARTS:
        raise SourceError(
            f"{name} unpacks to {total:,} bytes in {len(entries):,} parts; at most"
            f" {LARGEST_UNPACKED:,} bytes in {_MOST_PARTS:,} parts are read. Save its text alone."
        )
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > _SMALLEST_SUSPECT and entry.file_size / packed > _LARGEST_RATIO:
            raise SourceError(
                f"{name} is not unpacked: its part {entry.filename} would grow from"
                f" {entry.compress_size:,} to {entry.file_size:,} bytes, as in a ZIP bomb."
                " Save it again with Word if it is a real document."
            )


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    if "[Content_Types].xml" in archive.NameToInfo:
        for relationship in _relationships(archive, "", name).values():
            is_main = relationship.kind == "officeDocument"
            if is_main and relationship.target in archive.NameToInfo:
                if relationship.target.startswith(("xl/", "ppt/", "visio/")):
                    break
                return relationship.target
    if _MAIN_PART in archive.NameToInfo:
        return _MAIN_PART
    raise SourceError(
        f"{name} is {_what_it_is(archive, name)}, which is not read yet: it has no {_MAIN_PART},"
        " so it is no Word file. Convert it to DOCX or to UTF-8 text."
    )


def _what_it_is(archive: zipfile.ZipFile, name: str) -> str:
    if "mimetype" in archive.NameToInfo:
        told = _unpack(archive, "mimetype", name)[:200].decode("utf-8", "replace").strip()
        for media_type, what in _MEDIA_TYPES:
            if told.startswith(media_type):
                return what
    for part, what in _OTHERS:
        if part in archive.NameToInfo:
            return what
    names = archive.namelist()
    holding = f"that holds {', '.join(names[:3])}" if names else "that holds nothing"
    return f"a ZIP archive {holding}"


def _relationships(archive: zipfile.ZipFile, part: str, name: str) -> dict[str, Relationship]:
    folder, file = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    if rels not in archive.NameToInfo:
        return {}
    found: dict[str, Relationship] = {}
    for element in _parse(_unpack(archive, rels, name), rels, name):
        kind = (element.get("Type") or "").rpartition("/")[2]
        target = element.get("Target") or ""
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id") or ""] = Relationship(kind, target, external)
    return found


def _unpack(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """The bytes of a part. What is unpacked is counted, whatever size the archive declares."""
    try:
        with archive.open(part) as file:
            unpacked = file.read(LARGEST_UNPACKED + 1)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ) as error:  # fmt: skip
        raise SourceError(
            f"{name}: its part {part} cannot be unpacked: {error}. Fetch or save the file again."
        ) from None
    if len(unpacked) > LARGEST_UNPACKED:
        raise SourceError(f"{name}: its part {part} is larger than it says. Save it again.")
    return unpacked


def _parse(xml: bytes, part: str, name: str) -> Element:
    for strict, transitional in _STRICT:
        xml = xml.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(
            f"{name}: its part {part} is broken XML: {error}. Open it in Word and save it again."
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceError(f"{name}: its part {part} has a DTD, which no Word file has. Not read.")
    return root
