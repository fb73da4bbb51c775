"""Writes SCHEMA.md from the declarations: `python -m graph_schema.page` (a test holds the two together)."""

from pathlib import Path

from graph_schema.nodes import NODE_KINDS, NodeKind, Property
from graph_schema.relationships import RELATIONSHIP_KINDS

PAGE = Path(__file__).parent.parent / "SCHEMA.md"

# The picture shows the way from a claim to its proof; every relationship is in the table below it.
_DRAWN = (
    "HAS_PART", "HAS_ANCHOR", "CONTAINS", "REFERS_TO", "AT", "MADE", "ADDRESSED_TO", "ABOUT", "ON",
    "STATED_IN", "REPORTED_IN", "RESPONDS_TO", "CONTRADICTS", "ISSUED_BY", "PART_OF", "MONITORS",
)  # fmt: skip


def schema_page() -> str:
    """The whole page as Markdown: a diagram, the nodes with their properties, the relationships."""
    lines = [
        "# The graph",
        "",
        "Made by `python -m graph_schema.page` from `graph_schema/nodes.py` and",
        "`graph_schema/relationships.py`; do not edit it by hand.",
        "",
        "Every node carries the label `Thing` beside its own, and an `id` that is unique over all things.",
        "Spans are half-open, in code points of the text whose SHA-256 they name. Dates are EDTF with the",
        "first and last day that they allow.",
        "",
        "## The way from a claim to its proof",
        "",
        "```mermaid",
        *_diagram(),
        "```",
        "",
        "## Nodes",
        "",
    ]
    for kind in NODE_KINDS.values():
        lines += _node_section(kind)
    lines += [
        "## Relationships",
        "",
        "| from | relationship | to | meaning | properties |",
        "|---|---|---|---|---|",
    ]
    for related in RELATIONSHIP_KINDS.values():
        properties = ", ".join(f"`{p.name}`" for p in related.properties)
        ends = " or ".join(related.sources), " or ".join(related.targets)
        lines.append(
            f"| {ends[0]} | `{related.type}` | {ends[1]} | {related.meaning} | {properties} |"
        )
    return "\n".join([*lines, ""])


def main() -> None:
    PAGE.write_text(schema_page(), encoding="utf-8")


def _diagram() -> list[str]:
    lines = ["flowchart LR"]
    for type_ in _DRAWN:
        kind = RELATIONSHIP_KINDS[type_]
        lines += [
            f"    {source} -->|{type_}| {target}" for source in kind.sources for target in kind.targets
            if "Mention" not in (source, target)
        ]  # fmt: skip
    return lines


def _node_section(kind: NodeKind) -> list[str]:
    shown = " ".join(f"`:{label}`" for label in kind.labels)
    shared = " Many texts tell of it; what was told first stays." if kind.shared else ""
    lines = [f"### {kind.name}", "", f"{shown} {kind.meaning}{shared} Id: `{kind.example_id}`.", ""]
    if kind.properties:
        lines += ["| property | type | meaning |", "|---|---|---|"]
        lines += [f"| `{p.name}`{_star(p)} | {p.type} | {p.meaning} |" for p in kind.properties]
        lines.append("")
    return lines


def _star(declared: Property) -> str:
    return " (always)" if declared.required else ""


if __name__ == "__main__":
    main()
