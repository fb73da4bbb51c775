"""Positions for a picture in columns: speakers, claims, States and topics, documents, articles.

Same nodes and edges, same picture: no force, no chance. Within a column a node stands near the middle of
its neighbours (Sugiyama's barycentre rule), and a long column is staggered so that labels keep apart.
"""

from collections.abc import Mapping, Sequence

from app.graph_view import Edge, Kind, Node

Position = tuple[int, int]

_COLUMN: dict[Kind, int] = {
    "body": 0,
    "group": 0,
    "claim": 1,
    "topic": 2,
    "state": 2,
    "document": 3,
    "article": 4,
}
_WIDTH = 220
_GAP = 270
_HEIGHT = 104
_ROWS = range(5, 21)
_SHAPE = 1.5  # width to height of the place on a screen
_SWEEPS = 6


def positions(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, Position]:
    """The middle of each node in pixels; the columns are centred on y = 0."""
    columns: dict[int, list[str]] = {}
    for node in nodes:
        columns.setdefault(_COLUMN[node.kind], []).append(node.id)
    near = _neighbours(nodes, edges)
    for _ in range(_SWEEPS):
        height = {n: i / len(c) for c in columns.values() for i, n in enumerate(c)}
        for column in columns.values():
            # The sort is stable: nodes with the same middle keep the order of the answer.
            column.sort(key=lambda n: _middle(near[n], height, height[n]))
            height |= {n: i / len(column) for i, n in enumerate(column)}
    ordered = [column for _, column in sorted(columns.items())]
    return _placed(ordered, _best_rows([len(column) for column in ordered]))


def _best_rows(sizes: Sequence[int]) -> int:
    """Nodes in one lane such that the whole is drawn largest: a tall picture shrinks as a wide one does."""
    return min(_ROWS, key=lambda rows: max(_width(sizes, rows), _SHAPE * _tallest(sizes, rows)))


def _width(sizes: Sequence[int], rows: int) -> int:
    return sum((_lanes(size, rows) - 1) * _WIDTH + _GAP for size in sizes)


def _tallest(sizes: Sequence[int], rows: int) -> int:
    return max((-(-size // _lanes(size, rows)) * _HEIGHT for size in sizes), default=0)


def _lanes(size: int, rows: int) -> int:
    return -(-size // rows)


def _placed(columns: Sequence[Sequence[str]], rows: int) -> dict[str, Position]:
    placed: dict[str, Position] = {}
    left = 0
    for column in columns:
        lanes = _lanes(len(column), rows)
        placed |= _stagger(column, lanes, left)
        left += (lanes - 1) * _WIDTH + _GAP
    return placed


def _stagger(column: Sequence[str], lanes: int, left: int) -> dict[str, Position]:
    pitch = _HEIGHT / lanes
    top = -pitch * (len(column) - 1) / 2
    return {
        node: (left + (place % lanes) * _WIDTH, round(top + place * pitch))
        for place, node in enumerate(column)
    }


def _neighbours(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {node.id: [] for node in nodes}
    for edge in edges:
        near[edge.source].append(edge.target)
        near[edge.target].append(edge.source)
    return near


def _middle(near: Sequence[str], height: Mapping[str, float], own: float) -> float:
    return sum(height[n] for n in near) / len(near) if near else own
