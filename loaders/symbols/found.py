"""A symbol together with where a text states it."""

from dataclasses import dataclass

from loaders.symbols.symbol import DocumentSymbol


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol and the span that states it; `repairs` says what had to be mended to read it.

    `joint_with` is the normal form of the symbol before it when both name one work, as
    E/CN.4/2005/135 does in "E/2005/23–E/CN.4/2005/135".
    """

    start: int
    end: int
    symbol: DocumentSymbol
    repairs: tuple[str, ...] = ()
    joint_with: str | None = None
