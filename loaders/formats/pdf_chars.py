"""The characters of a PDF page with their places, as pdfium finds them.

Lengths are points; y grows upwards. Characters that pdfium makes up (blanks, line ends) and those that
are printed askew are left out.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Box: TypeAlias = tuple[float, float, float, float]
Edges: TypeAlias = tuple[Box, Box, tuple[float, float]]

LINE_END_HYPHEN = "\x02"  # what pdfium gives for a hyphen at a line's end
_BOLD = re.compile(r"bold|black|heavy|demi(?!talic)|semib", re.IGNORECASE)
_MADE_UP = bytes(ctypes.sizeof(ctypes.c_void_p))  # no text object: pdfium's own blank or line end
_LONGEST_RULE_HEIGHT = 2.0
_SHORTEST_RULE = 30.0
_MOST_OBJECTS = 20_000  # a map or chart has more drawn lines than a page of text has rules


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character: its index in pdfium's text page, its box, baseline and size."""

    at: int
    text: str
    x0: float
    y0: float
    x1: float
    baseline: float
    size: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn horizontal line."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class PageChars:
    """What is printed on one page, in pdfium's order; `askew` counts the characters left out."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    images: int
    askew: int


@dataclass(frozen=True, slots=True)
class _Look:
    """What all characters of one text object share; `origin` is where its first one stands."""

    origin: tuple[float, float]
    size: float
    is_bold: bool
    is_level: bool


def read_pages(document: pdfium.PdfDocument) -> Iterator[PageChars]:
    """The pages in order, each closed before the next is opened."""
    for index in range(len(document)):
        page = document[index]
        try:
            yield _read_page(page, index + 1)
        finally:
            page.close()


def _read_page(page: pdfium.PdfPage, number: int) -> PageChars:
    width, height = page.get_size()
    box = page.get_cropbox()
    rules, images = _drawn(page, box)
    text_page = page.get_textpage()
    try:
        glyphs, askew = _glyphs(text_page, page.get_rotation(), box)
    finally:
        text_page.close()
    return PageChars(number, width, height, tuple(glyphs), tuple(rules), images, askew)


def _glyphs(text_page: pdfium.PdfTextPage, rotation: int, box: Box) -> tuple[list[Glyph], int]:
    handle = text_page.raw
    places = _Places()
    looks: dict[bytes, _Look] = {}
    glyphs: list[Glyph] = []
    askew = 0
    for at in range(text_page.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(handle, at)
        drawn = bytes(pdfium_c.FPDFText_GetTextObject(handle, at))
        if drawn == _MADE_UP or not _is_character(code):
            continue
        if drawn not in looks:
            looks[drawn] = _read_look(handle, at, rotation)
        look = looks[drawn]
        if not look.is_level:
            askew += 1
            continue
        text = chr(code)
        loose = places.loose(handle, at)
        # Only digits are asked for their ink: it tells whether they are raised.
        ink = places.ink(handle, at) if text.isdigit() else loose
        x0, y0, x1, baseline = _turned((loose, ink, look.origin), rotation, box)
        glyphs.append(Glyph(at, text, x0, y0, x1, baseline, look.size, look.is_bold))
    return glyphs, askew


class _Places:
    """Asks pdfium where characters stand, with one set of variables for all of them."""

    def __init__(self) -> None:
        self._loose = pdfium_c.FS_RECTF()
        self._ink = [ctypes.c_double() for _ in range(4)]

    def loose(self, handle: Any, at: int) -> Box:
        """Left, right, bottom and top with the font's own spacing."""
        box = self._loose
        pdfium_c.FPDFText_GetLooseCharBox(handle, at, box)
        return box.left, box.right, box.bottom, box.top

    def ink(self, handle: Any, at: int) -> Box:
        """Left, right, bottom and top of what is printed."""
        left, right, bottom, top = self._ink
        pdfium_c.FPDFText_GetCharBox(handle, at, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value


def _is_character(code: int) -> bool:
    is_control = code < 0x20 and chr(code) != LINE_END_HYPHEN
    return not is_control and not 0xD800 <= code < 0xE000 and code < 0x110000


def _read_look(handle: Any, at: int, rotation: int) -> _Look:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(handle, at, matrix)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * (rotation // 90)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(handle, at, x, y)
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(handle, at, name, 256, flags)
    return _Look(
        origin=(x.value, y.value),
        size=round(pdfium_c.FPDFText_GetFontSize(handle, at) * scale, 2),
        is_bold=bool(_BOLD.search(name.value.decode("utf-8", "replace"))),
        is_level=abs((angle + 180) % 360 - 180) < 5,
    )


def _turned(edges: Edges, rotation: int, box: Box) -> tuple[float, float, float, float]:
    """x0, y0, x1 and baseline as the reader sees the page, also where the page lies turned."""
    (left, right, bottom, top), (ink_left, ink_right, ink_bottom, ink_top), (x, y) = edges
    page_left, page_bottom, page_right, page_top = box
    if rotation == 90:
        return bottom - page_bottom, page_right - ink_right, top - page_bottom, page_right - x
    if rotation == 180:
        return page_right - right, page_top - ink_top, page_right - left, page_top - y
    if rotation == 270:
        return page_top - top, ink_left - page_left, page_top - bottom, x - page_left
    return left - page_left, ink_bottom - page_bottom, right - page_left, y - page_bottom


def _drawn(page: pdfium.PdfPage, box: Box) -> tuple[list[Rule], int]:
    """The horizontal rules and the number of images."""
    rules: list[Rule] = []
    images = 0
    wanted = [pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE]
    for count, drawn in enumerate(page.get_objects(filter=wanted, max_depth=3)):
        if count > _MOST_OBJECTS:
            break
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images += 1
            continue
        left, bottom, right, top = drawn.get_bounds()
        if top - bottom <= _LONGEST_RULE_HEIGHT and right - left >= _SHORTEST_RULE:
            rules.append(Rule(left - box[0], right - box[0], (top + bottom) / 2 - box[1]))
    return rules, images
