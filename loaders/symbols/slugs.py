"""Symbols as file names and paths spell them: "a-hrc-27-10" is A/HRC/27/10."""

import re
from functools import cache

from graph_schema.errors import SymbolError
from loaders.symbols.grammar import load_grammar
from loaders.symbols.parsing import parse_symbol
from loaders.symbols.symbol import DocumentSymbol

_EXTENSION = re.compile(r"\.(?:pdf|docx?|html?|aspx?|txt)\Z")


def slugged_symbol(slug: str) -> DocumentSymbol | None:
    """The symbol that a file name or path spells with hyphens: "a-hrc-27-10" is A/HRC/27/10.

    Only series of two components or more are read: a lone letter opens too many other names.
    """
    match = _slug().search(_EXTENSION.sub("", slug.lower()))
    if not match:
        return None
    words = re.split(r"[-_]", match[0])
    for count in range(len(words), 2, -1):
        try:
            return parse_symbol("/".join(_spelled(word) for word in words[:count]))
        except SymbolError:
            continue
    return None


@cache
def _slug() -> re.Pattern[str]:
    named = (name for name in load_grammar().series if "/" in name)
    series = {
        re.escape(name.lower()).replace("/", "[-_]").replace(r"\#", r"\d{1,3}") for name in named
    }
    openings = "|".join(sorted(series, key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{openings})(?:[-_][a-z0-9.]+)+")


def _spelled(word: str) -> str:
    """A word of a slug in the spelling of symbols: "crp.1" is CRP.1, "add1" Add.1."""
    if suffix := re.fullmatch(r"(add|corr|rev)\.?(\d+)", word):
        return f"{suffix[1].capitalize()}.{suffix[2]}"
    return word.upper()
