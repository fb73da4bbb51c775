"""UN document symbols: from text to typed parts to normal form, and back.

`parse_symbol` reads one symbol strictly; `find_symbols` finds and mends those of a text;
`find_prose_symbols` reads "Security Council resolution 1593 (2005)" as the same document.
"""

from loaders.symbols.finding import FoundSymbol, find_symbols, slugged_symbol
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.prose import find_prose_symbols
from loaders.symbols.symbol import Component, DocumentSymbol, format_symbol

__all__ = [
    "Component",
    "DocumentSymbol",
    "FoundSymbol",
    "find_prose_symbols",
    "find_symbols",
    "format_symbol",
    "parse_symbol",
    "slugged_symbol",
]
