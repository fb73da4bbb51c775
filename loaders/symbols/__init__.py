"""UN document symbols: from text to typed parts to normal form, and back.

`parse_symbol` reads one symbol strictly; `find_symbols` finds and mends those of a text;
`find_prose_symbols` reads "Security Council resolution 1593 (2005)" as the same document;
`interval_of` tells when the session was held that a symbol names.
"""

from loaders.symbols.comments import GeneralComment, general_comment, joint_symbol
from loaders.symbols.finding import find_symbols
from loaders.symbols.found import FoundSymbol
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.prose import find_prose_symbols
from loaders.symbols.sessions import interval_of
from loaders.symbols.slugs import slugged_symbol
from loaders.symbols.symbol import Component, DocumentSymbol, format_symbol

__all__ = [
    "Component",
    "DocumentSymbol",
    "FoundSymbol",
    "GeneralComment",
    "find_prose_symbols",
    "find_symbols",
    "format_symbol",
    "general_comment",
    "interval_of",
    "joint_symbol",
    "parse_symbol",
    "slugged_symbol",
]
