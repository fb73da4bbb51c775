"""The picture: every edge has its proof, the same graph gives the same picture, labels keep apart."""

import random

import pytest

from app.graph_layout import positions
from app.graph_picture import picture, wrapped
from app.graph_view import Edge, Node, build_view

TEXT = "In May the Committee urged Tonga to open its prisons. Tonga refused."


def claim_row(claim, quote, **changed):
    return {
        "claim": claim,
        "speaker": {"id": "tb:CAT", "name": "Committee against Torture", "kind": "Body"},
        "addressees": [{"id": "state:TON", "name": "Tonga", "kind": "State"}],
        "subjects": [],
        "topics": [{"id": "topic:detention", "name": "Detention", "kind": "Topic"}],
        "documents": [
            {"id": "un:CAT/C/TON/1", "label": "CAT/C/TON/1", "title": "Observations", "url": None,
             "footnotes": ["2"], "paragraph": "7"}
        ],
        "article": {"id": "article:1", "title": "On prisons"},
        "modality": "urged",
        "date": "2020-05",
        "quote": quote,
        "start": 100 + TEXT.index(quote),
        "text": TEXT,
        "text_start": 100,
        "footnote": "2",
        "section": "Cells",
        "rule": "frame",
        "confidence": 0.9,
        **changed,
    }  # fmt: skip


@pytest.fixture
def view():
    claims = [
        claim_row("claim:1", "urged Tonga to open its prisons"),
        claim_row("claim:2", "Tonga refused", modality="refused", documents=[], addressees=[],
                  speaker={"id": "state:TON", "name": "Tonga", "kind": "State"}),
    ]  # fmt: skip
    links = [{"source": "claim:2", "target": "claim:1", "relation": "RESPONDS_TO", "cue": "refused",
              "rule": "reply", "confidence": 0.8}]  # fmt: skip
    return build_view(claims, links, [], found=2)


def test_every_edge_has_a_proof_with_words_and_the_place_where_they_were_read(view):
    for edge in view.edges:
        proof = view.proofs[edge.proof]
        assert proof.quote
        assert proof.footnote or proof.section


def test_the_words_around_a_quote_make_up_the_text_again(view):
    for proof in view.proofs.values():
        assert proof.before + proof.quote + proof.after == TEXT


def test_a_long_text_is_cut_around_the_quote():
    text = "a" * 1000 + "QUOTE" + "b" * 1000
    row = claim_row("claim:1", "urged") | {"quote": "QUOTE", "text": text, "start": 1100}
    proof = build_view([row], [], [], 1).proofs["claim:1"]
    assert (len(proof.before), len(proof.after)) == (241, 241)
    assert (proof.before[0], proof.after[-1]) == ("…", "…")


def test_a_claim_whose_document_is_not_named_is_joined_to_the_article(view):
    ends = {(e.type, e.target) for e in view.edges if e.source == "claim:2"}
    assert ("REPORTED_IN", "article:1") in ends
    assert view.proofs["claim:2"].document is None


def test_a_reply_shows_the_words_that_tell_it(view):
    (reply,) = (e for e in view.edges if e.type == "RESPONDS_TO")
    assert view.proofs[reply.proof].cue == "refused"
    assert view.proofs[reply.proof].claim == "claim:2"


def test_a_state_that_speaks_and_is_addressed_is_one_node(view):
    assert [node.id for node in view.nodes].count("state:TON") == 1


def test_pyvis_is_given_no_title_and_no_physics(view):
    drawn = picture(view)
    assert all(node["physics"] is False and "title" not in node for node in drawn["nodes"])
    assert all(edge["smooth"] is False and "title" not in edge for edge in drawn["edges"])
    assert all(edge["arrows"] == "to" for edge in drawn["edges"])


def test_each_kind_has_a_shape_of_its_own(view):
    shapes = {node["group"]: node["shape"] for node in picture(view)["nodes"]}
    assert len(set(shapes.values())) == len(shapes) == 6


def crowd(size):
    """Many claims of few bodies about one State, joined by chance with a fixed seed."""
    chance = random.Random(7)  # noqa: S311
    bodies = [Node(f"b{i}", "body", "B", "B") for i in range(7)]
    claims = [Node(f"c{i}", "claim", "C", "C") for i in range(size)]
    edges = [Edge(chance.choice(bodies).id, c.id, "MADE", "made", c.id) for c in claims]
    return [*bodies, *claims, Node("s", "state", "S", "S")], edges


def test_the_same_graph_gives_the_same_places():
    assert positions(*crowd(60)) == positions(*crowd(60))


@pytest.mark.parametrize("size", [1, 9, 10, 60])
def test_no_two_nodes_are_nearer_than_a_label(size):
    places = list(positions(*crowd(size)).values())
    for i, (x, y) in enumerate(places):
        assert all(abs(x - a) >= 200 or abs(y - b) >= 80 for a, b in places[i + 1 :])


def test_an_empty_graph_has_no_places():
    assert positions([], []) == {}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Tonga", "Tonga"),
        ("Committee against Torture", "Committee against\nTorture"),
        ("Working Group on Enforced or Involuntary Disappearances", "Working Group on\nEnforced or…"),
        ("", "?"),
    ],
)  # fmt: skip
def test_a_label_has_two_lines_at_most(name, label):
    assert wrapped(name) == label
