"""A graph view as the nodes and edges that vis-network draws, built by pyvis.

pyvis only builds: its own page asks other hosts for scripts and runs script from titles. Ours is
`pages/templates/graph.html`, and colours come from the style sheet, so that they follow light and dark.
"""

import textwrap
from typing import Any

from app.graph_layout import positions
from app.graph_view import GraphView, Kind

# A shape for each kind beside its colour; box and ellipse hold their label inside.
SHAPES: dict[Kind, str] = {
    "claim": "box",
    "body": "ellipse",
    "document": "square",
    "state": "hexagon",
    "topic": "diamond",
    "article": "star",
    "group": "triangle",
}
KIND_NAMES: dict[Kind, str] = {
    "state": "State",
    "body": "Body",
    "group": "Person or group",
    "claim": "Claim",
    "topic": "Topic",
    "document": "Document",
    "article": "Article that was read",
}
_LINE = 22
_LINES = 2


def picture(view: GraphView) -> dict[str, Any]:
    """Plain JSON values: `nodes`, `edges` and `proofs`, every node with its place."""
    # Imported when first drawn: pyvis brings IPython, which doubles the time that the API takes to start.
    from pyvis.network import Network  # noqa: PLC0415

    network = Network(directed=True)
    places = positions(view.nodes, view.edges)
    for node in view.nodes:
        x, y = places[node.id]
        network.add_node(
            node.id, label=wrapped(node.short), shape=SHAPES[node.kind], group=node.kind, x=x, y=y,
            name=node.name, proof=node.proof, physics=False,
        )  # fmt: skip
    for edge in view.edges:
        network.add_edge(
            edge.source, edge.target, smooth=False, physics=False, type=edge.type, words=edge.words,
            proof=edge.proof,
        )  # fmt: skip
    proofs = {key: _plain(proof) for key, proof in view.proofs.items()}
    return {"nodes": network.nodes, "edges": network.edges, "proofs": proofs}


def wrapped(name: str) -> str:
    """At most two lines of 22 characters; what is cut off is shown by "…"."""
    lines = textwrap.wrap(name, _LINE) or ["?"]
    if len(lines) <= _LINES:
        return "\n".join(lines)
    kept = [*lines[: _LINES - 1], lines[_LINES - 1][: _LINE - 1].rstrip() + "…"]
    return "\n".join(kept)


def _plain(proof: Any) -> dict[str, Any]:
    return {name: getattr(proof, name) for name in proof.__slots__}
