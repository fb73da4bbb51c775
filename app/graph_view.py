"""The neighbourhood of some claims, or of some documents, as a picture's nodes, edges and proofs.

Invariant: every edge carries the id of its proof, which holds the words, the footnote or section where
they were read and, when the article tells it, the document and paragraph where they were first said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from app.asking import Answer
from queries.catalogue import read_cypher
from queries.store import Store
from queries.transactions import Row

Kind = Literal["state", "body", "group", "claim", "document", "article", "topic"]

MOST_CLAIMS = 60
_MOST_CITATIONS = 120
_AROUND = 240

_KIND_OF_LABEL: dict[str, Kind] = {
    "State": "state",
    "Body": "body",
    "Organization": "body",
    "Person": "group",
    "Group": "group",
    "Topic": "topic",
}
_LINK_WORDS = {
    "RESPONDS_TO": "responds to",
    "CONTRADICTS": "contradicts",
    "SUPPORTS": "supports",
    "SAME_AS": "is the same act as",
}


@dataclass(frozen=True, slots=True)
class Node:
    """`name` is in full, `short` what a picture shows. `proof` is set for a claim."""

    id: str
    kind: Kind
    name: str
    short: str
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`words` reads from source to target: "addressed to"."""

    source: str
    target: str
    type: str
    words: str
    proof: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The words behind a claim, a citation or a reply: `before`, `quote` and `after` follow each other.

    Exactly one of `footnote` and a bare `section` says where they were read; `document` is `None` when
    the article does not name it. `cited_in` are the footnotes of the article that cite the document.
    """

    id: str
    heading: str
    before: str
    quote: str
    after: str
    footnote: str | None
    section: str | None
    article: str
    document: str | None
    document_title: str | None
    document_url: str | None
    paragraph: str | None
    rule: str
    confidence: float
    cited_in: tuple[str, ...] = ()
    claim: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class GraphView:
    """`found` counts the claims or documents of the answer, `shown` those drawn."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    proofs: dict[str, Proof] = field(default_factory=dict)
    found: int = 0
    shown: int = 0


async def view_of_answer(store: Store, answer: Answer) -> GraphView:
    """What surrounds the claims of an answer; or its documents, when it names no claim."""
    claims = _claims_of(answer)
    documents = [] if claims else _distinct(row.get("document_id") for row in answer.rows)
    shown = claims[:MOST_CLAIMS]
    claim_rows = await store.read(read_cypher("lookup", "claim_proofs"), claims=shown)
    link_rows = await store.read(read_cypher("lookup", "claim_links"), claims=shown)
    cited = documents[:MOST_CLAIMS] + _distinct(
        document["id"] for row in claim_rows for document in row["documents"]
    )
    citation_rows = await store.read(
        read_cypher("lookup", "citation_proofs"), documents=cited, limit=_MOST_CITATIONS
    )
    found = len(claims or documents)
    return build_view(claim_rows, link_rows, citation_rows, found)


def build_view(
    claims: Iterable[Row], links: Iterable[Row], citations: Iterable[Row], found: int
) -> GraphView:
    """Nodes in the order in which the rows name them, each once."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    proofs: dict[str, Proof] = {}
    for row in claims:
        _add_claim(row, nodes, edges, proofs)
    for row in links:
        _add_link(row, edges, proofs)
    for row in citations:
        _add_citation(row, nodes, edges, proofs)
    drawn = sum(node.kind == "claim" for node in nodes.values())
    shown = drawn or sum(node.kind == "document" for node in nodes.values())
    return GraphView(tuple(nodes.values()), tuple(edges.values()), proofs, found, shown)


def _claims_of(answer: Answer) -> list[str]:
    """Ids of the claims that were asked about, then those of the rows."""
    asked = [answer.parameters[p.name] for p in answer.question.parameters if p.type == "claim"]
    return _distinct([*asked, *(row.get("claim") for row in answer.rows)])


def _distinct(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(i for i in ids if i))


def _add_claim(
    row: Row,
    nodes: dict[str, Node],
    edges: dict[tuple[str, str, str], Edge],
    proofs: dict[str, Proof],
) -> None:
    claim: str = row["claim"]
    act = row["modality"].replace("_", " ")
    document = row["documents"][0] if row["documents"] else {}
    when = f", {row['date']}" if row["date"] else ""
    proofs[claim] = _proof(row, claim, f"{row['speaker']['name']} {act}{when}", document, claim)

    def join(type_: str, words: str, end: dict[str, Any], *, outwards: bool = True) -> None:
        node = _node_of(end)
        nodes.setdefault(node.id, node)
        ends = (claim, node.id) if outwards else (node.id, claim)
        edges[(*ends, type_)] = Edge(*ends, type_, words, claim)

    join("MADE", "made", row["speaker"], outwards=False)
    nodes[claim] = Node(claim, "claim", f"{act}{when}", f"{act}{when}", claim)
    for end in row["addressees"]:
        join("ADDRESSED_TO", "addressed to", end)
    for end in row["subjects"]:
        join("ABOUT", "about", end)
    for end in row["topics"]:
        join("ON", "on", end)
    for end in row["documents"]:
        join("STATED_IN", "stated in", end)
    if not row["documents"]:
        join("REPORTED_IN", "read in", {**row["article"], "kind": "Article"})


def _add_link(row: Row, edges: dict[tuple[str, str, str], Edge], proofs: dict[str, Proof]) -> None:
    source, target, relation = row["source"], row["target"], row["relation"]
    words = _LINK_WORDS[relation]
    key = f"{source} {relation} {target}"
    # The words that answer are those of the claim that answers.
    proofs[key] = replace(
        proofs[source],
        id=key,
        heading=f"{proofs[source].heading}: {words} {proofs[target].heading}",
        rule=row["rule"],
        confidence=row["confidence"],
        cue=row["cue"],
    )
    edges[source, target, relation] = Edge(source, target, relation, words, key)


def _add_citation(
    row: Row,
    nodes: dict[str, Node],
    edges: dict[tuple[str, str, str], Edge],
    proofs: dict[str, Proof],
) -> None:
    article = _node_of({**row["article"], "kind": "Article"})
    document = _node_of(row["document"])
    nodes.setdefault(article.id, article)
    nodes.setdefault(document.id, document)
    times = f" {row['count']} times" if row["count"] > 1 else ""
    heading = f"{article.name} cites {document.name}{times}"
    key: str = row["citation"]
    proofs[key] = _proof(row, key, heading, {**row["document"], "paragraph": row["paragraph"]})
    edges[article.id, document.id, "CITES"] = Edge(article.id, document.id, "CITES", "cites", key)


def _node_of(end: dict[str, Any]) -> Node:
    if "label" in end:
        title = end["title"]
        name = end["label"] if title in (None, end["label"]) else f"{end['label']}: {title}"
        return Node(end["id"], "document", name, end["label"])
    if end["kind"] == "Article":
        return Node(end["id"], "article", end["title"], end["title"])
    return Node(end["id"], _KIND_OF_LABEL[end["kind"]], end["name"], end["name"])


def _proof(
    row: Row, key: str, heading: str, document: dict[str, Any], claim: str | None = None
) -> Proof:
    text, quote = row["text"], row["quote"]
    at = row["start"] - row["text_start"]
    before, after = text[max(0, at - _AROUND) : at], text[at + len(quote) :][:_AROUND]
    return Proof(
        id=key,
        heading=heading,
        before=f"…{before}" if at > _AROUND else before,
        quote=quote,
        after=f"{after}…" if len(text) - at - len(quote) > _AROUND else after,
        footnote=row["footnote"],
        section=row["section"],
        article=row["article"]["title"],
        document=document.get("label"),
        document_title=document.get("title"),
        document_url=document.get("url"),
        paragraph=document.get("paragraph"),
        rule=row["rule"],
        confidence=row["confidence"],
        cited_in=tuple(document.get("footnotes") or ()),
        claim=claim,
    )
