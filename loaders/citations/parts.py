"""What the parts of a segment say of the one reference that it makes."""

from collections.abc import Sequence

from loaders.citations.masking import Found, Url
from loaders.citations.note_dates import NoteDate
from loaders.citations.pinpoints import FoundPinpoints
from loaders.citations.quotations import Quotation
from loaders.citations.reference import Reference
from loaders.symbols import FoundSymbol


def with_parts(reference: Reference, parts: Sequence[Found | Url]) -> Reference:
    """The reference with what the parts of its segment say: symbol, URL, date, pinpoints."""
    for part in parts:
        if isinstance(part, FoundSymbol):
            reference.symbol = reference.symbol or part.symbol
            reference.repairs += part.repairs
        elif isinstance(part, Url):
            reference.url = reference.url or part.printed
        elif isinstance(part, NoteDate):
            reference.date = reference.date or (None if part.retrieved else part.edtf)
        elif isinstance(part, FoundPinpoints):
            reference.pinpoints += part.pinpoints
        if not isinstance(part, Quotation):
            reference.covers(part.start, part.end)
    return reference
