"""Tells tables of figures from tables that part a page into columns."""

from collections.abc import Iterator

from justhtml import Node

from loaders.formats.html_tree import BLOCKS, CELLS, HEADINGS, Kind, Page

_MOST_BLOCKS_IN_CELL = 2
_OF_TABLE = frozenset({"tbody", "thead", "tfoot", "caption"})
_WIDE = HEADINGS | {"section", "article", "blockquote"}


def data_rows(page: Page) -> frozenset[Node]:
    """The rows of tables whose cells hold figures or words, not columns of a page."""
    return frozenset(_data_rows(page))


def _data_rows(page: Page) -> Iterator[Node]:
    tables: list[list[Node]] = []
    parts_page: list[bool] = []
    blocks_in_cell = 0
    for kind, node in page.events:
        if kind is Kind.TEXT or node.name not in BLOCKS or node.name in _OF_TABLE:
            continue
        if node.name == "table" and kind is Kind.ENTER:
            parts_page[-1:] = [True] * bool(parts_page)
            tables.append([])
            parts_page.append(False)
        elif node.name == "table":
            rows, parts = tables.pop(), parts_page.pop()
            if not parts:
                yield from rows
        elif tables and kind is Kind.ENTER:
            if node.name == "tr":
                tables[-1].append(node)
            elif node.name in CELLS:
                blocks_in_cell = 0
            else:
                blocks_in_cell += 1
                if node.name in _WIDE or blocks_in_cell > _MOST_BLOCKS_IN_CELL:
                    parts_page[-1] = True
