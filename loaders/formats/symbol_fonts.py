"""Characters that a file gives as a code of a symbol font, from `seeds/symbol_fonts.yaml`."""

from functools import cache

from loaders.vocabulary import read_rows

_PRIVATE_FIRST, _PRIVATE_LAST = 0xF000, 0xF0FF  # where Word keeps the codes of symbol fonts


@cache
def _fonts() -> dict[str, dict[int, str]]:
    return {
        str(row["name"]).casefold(): {int(code, 16): c for code, c in row["characters"].items()}
        for row in read_rows("symbol_fonts.yaml")
    }


def character_of(font: str, code: str) -> str | None:
    """The character with this hexadecimal code, such as `F0B7` of Symbol; `None` when not known.

    >>> character_of("Symbol", "F0B7"), character_of("Arial", "00A7"), character_of("Arial", "F0B7")
    ('•', '§', None)
    """
    try:
        number = int(code, 16)
    except ValueError:
        return None
    in_font = _fonts().get(font.casefold(), {})
    if _PRIVATE_FIRST <= number <= _PRIVATE_LAST:
        return in_font.get(number - _PRIVATE_FIRST)
    if number in in_font:
        return in_font[number]
    is_character = 0x20 <= number < 0xD800 or 0xF900 <= number <= 0x10FFFF
    return chr(number) if is_character else None
