"""Corrections on the real server: they apply at once, survive reloads and new rules, and can be undone."""

import asyncio
import re
from dataclasses import replace

import httpx
import pytest

from app.api import create_app
from app.asking import answer
from app.correcting import correct_claim, correct_link
from app.loading import load_article, sample_article
from graph_schema.corrections import utc_now
from graph_schema.corrections_json import read_lines, write_lines
from graph_schema.errors import CorrectionError, UnknownNameError
from graph_schema.ids import claim_id
from loaders.graph import build_batch
from loaders.pipeline import extract
from loaders.vocabulary import load_vocabulary
from queries.catalogue import load_catalogue
from queries.store import open_store

CATALOGUE = load_catalogue()
BY = "A. Reader"


@pytest.fixture(scope="module")
def extraction():
    return extract(sample_article(), load_vocabulary())


@pytest.fixture(scope="module")
def with_store(neo4j_server, emptied):
    """Runs a coroutine function on one store, which is open for the whole module."""
    emptied()
    opened = open_store(neo4j_server.uri, neo4j_server.auth, neo4j_server.database)
    with asyncio.Runner() as runner:
        store = runner.run(opened.__aenter__())
        yield lambda work: runner.run(work(store))
        runner.run(opened.__aexit__(None, None, None))


@pytest.fixture(scope="module")
def loaded(with_store, driver):
    with_store(lambda store: load_article(store, sample_article()))
    return driver


@pytest.fixture(scope="module")
def reload(extraction):
    """Writes the article again, as a load does once the text is read."""

    async def write(store):
        document = extraction.document
        batch = build_batch(extraction, sample_article().text, load_vocabulary(), "parser")
        await store.write_article(batch, document.id, document.sha256)

    return write


@pytest.fixture
def graph(loaded, with_store, reload):
    """The loaded sample article without a correction, whatever the test before gave."""

    yield loaded
    loaded.execute_query("MATCH (c:Correction) DETACH DELETE c")
    with_store(reload)


@pytest.fixture
def do(with_store, graph):
    return with_store


@pytest.fixture
def asked(extraction):
    """A claim that bodies-urging shows: of a body, addressed to China, on refoulement."""
    return next(
        c for c in extraction.claims
        if c.modality == "urged" and c.addressees == ("CHN",) and "refoulement" in c.topics
    )  # fmt: skip


def give(do, claim, verdict="reject", **more):
    return do(lambda store: correct_claim(store, claim, verdict, BY, **more))


def read(do, claim):
    return do(lambda store: store.read_claim(claim))


def all_but_corrections(driver):
    """Nodes and relationships as comparable values, without corrections and the load counter."""
    nodes, _, _ = driver.execute_query(
        "MATCH (n) WHERE NOT n:Graph AND NOT n:Correction "
        "RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id"
    )
    ends, _, _ = driver.execute_query(
        "MATCH (a)-[r]->(b) WHERE NOT a:Correction "
        "RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p ORDER BY a, t, b, r.key, r.start"
    )
    return [[sorted(n["labels"]), n["p"]] for n in nodes], [r.data() for r in ends]


def every_answer(do, claim):
    """The rows of every shipped question that could show a claim, as one text."""
    cited = [place.document_id for place in claim.stated_in]
    parameters = {
        "state": "China", "topic": "refoulement", "body": claim.claimant.id, "claim": claim.id,
        "document": cited[0] if cited else "A/HRC/25/63", "resolution": "A/RES/69/188",
        "article": f"article:{claim.id.split(':')[1]}", "footnote": str(claim.footnote or 1),
        "thing": claim.claimant.id, "one": claim.claimant.id, "other": "state:CHN",
        "text": claim.quote, "words": " ".join(re.findall(r"[a-z]+", claim.quote)[:4]),
    }  # fmt: skip
    told = []
    for question in CATALOGUE.questions.values():
        named = {p.name: parameters[p.name] for p in question.parameters if p.required}
        try:
            told.append(str(do(lambda store, q=question, n=named: answer(store, q, n)).rows))
        except UnknownNameError as error:
            told.append(f"refused: {error}".replace(claim.id, "it"))
    # An index remembers what was taken out of it for a while, so its scores move a little.
    return re.sub(r"'score': [0-9.]+", "'score'", "\n".join(told))


def test_a_rejected_claim_vanishes_from_every_question_and_undoing_brings_it_back(do, graph, asked):
    before = every_answer(do, asked)
    assert before.count(asked.id) >= 3
    kept = give(do, asked.id, why="not what it says")
    assert asked.id not in every_answer(do, asked)
    assert "A person rejected the claim it" in every_answer(do, asked)
    do(lambda store: store.undo_correction(kept.id, BY, utc_now()))
    assert every_answer(do, asked) == before


def test_a_rejected_claim_stays_in_the_graph(do, graph, asked):
    give(do, asked.id)
    rows, _, _ = graph.execute_query(
        "MATCH (c:RejectedClaim {id: $id})<-[:CORRECTS]-(k:Correction) RETURN c.quote AS quote, k.by AS by",
        id=asked.id,
    )
    assert [row.values() for row in rows] == [[asked.quote, BY]]


EDITS = {
    "speaker": "CESCR", "modality": "denied", "addressees": "JPN", "subjects": "KOR, PRK",
    "topics": "torture, detention", "groups": "", "date": "1999-05",
}  # fmt: skip


def test_to_edit_every_field_and_to_undo_it_leaves_the_graph_as_it_was(do, graph, asked):
    before = all_but_corrections(graph)
    kept = give(do, asked.id, "edit", typed=EDITS)
    after = read(do, asked.id).stands
    assert (after.speaker, after.family, after.modality) == ("tb:CESCR", "dissent", "denied")
    assert (after.addressees, after.subjects) == (("state:JPN",), ("state:KOR", "state:PRK"))
    assert (after.topics, after.groups) == (("topic:detention", "topic:torture"), ())
    assert (after.date, after.date_basis) == ("1999-05", "corrected")
    assert all_but_corrections(graph) != before
    do(lambda store: store.undo_correction(kept.id, BY, utc_now()))
    assert all_but_corrections(graph) == before


def test_an_edit_is_answered_at_once(do, asked):
    give(do, asked.id, "edit", typed={"topics": "detention", "date": "1999"})

    def on(topic):
        question = CATALOGUE["bodies-urging"]
        rows = do(lambda store: answer(store, question, {"state": "CHN", "topic": topic})).rows
        return {row["claim"]: row["date"] for row in rows}

    assert asked.id not in on("refoulement")
    assert on("detention")[asked.id] == "1999"


def test_the_corrected_graph_has_no_fault(do, asked):
    give(do, asked.id, "edit", typed={"speaker": "CESCR", "topics": "detention"})
    give(do, asked.id, "reject")
    assert do(lambda store: store.check()) == []


def test_a_reload_keeps_every_correction(do, graph, extraction, asked, reload):
    others = [c.id for c in extraction.claims if c.id != asked.id]
    give(do, asked.id, "edit", typed=EDITS)
    give(do, others[0], "reject")
    give(do, others[1], "accept")
    before = all_but_corrections(graph)
    do(reload)
    assert all_but_corrections(graph) == before
    assert [told.state for told in do(lambda store: store.corrections())] == ["stands"] * 3


def next_version(extraction, monkeypatch):
    """The batch of a later version of the rules, which takes one word less for each claim, so all ids differ."""
    text = sample_article().text
    moved = {}
    for claim in extraction.claims:
        start = (
            claim.start + max(0, claim.quote.find(" ")) + 1 if " " in claim.quote else claim.start
        )
        moved[claim.id] = replace(
            claim, id=claim_id(extraction.document.sha256, start, claim.end, claim.modality), start=start,
            quote=text[start : claim.end], topics=("migration",),
        )  # fmt: skip
    links = [
        replace(k, source=moved[k.source].id, target=moved[k.target].id)
        for k in extraction.claim_links
    ]
    later = replace(extraction, claims=tuple(moved.values()), claim_links=tuple(links))
    monkeypatch.setattr("loaders.graph.RULES_VERSION", "2")
    return moved, build_batch(later, text, load_vocabulary(), "parser")


def test_a_new_rule_version_keeps_what_persons_said_and_reads_the_rest_anew(
    do, graph, extraction, asked, monkeypatch
):
    accepted, rejected, unjudged = [c for c in extraction.claims if " " in c.quote and c != asked][
        :3
    ]
    link = next(k for k in extraction.claim_links if k.type == "CONTRADICTS")
    give(do, asked.id, "edit", typed={"speaker": "CESCR"})
    give(do, accepted.id, "accept")
    give(do, rejected.id, "reject")
    do(lambda store: correct_link(store, link.source, (link.type, link.target), "reject", BY))
    moved, batch = next_version(extraction, monkeypatch)
    document = extraction.document
    do(lambda store: store.write_article(batch, document.id, document.sha256))

    edited = read(do, moved[asked.id].id)
    assert (edited.rule_version, edited.review) == ("2", "edited")
    assert (edited.stands.speaker, edited.stands.topics) == ("tb:CESCR", ("topic:migration",))
    assert read(do, moved[accepted.id].id).stands.topics == tuple(
        sorted(f"topic:{topic}" for topic in accepted.topics)
    )
    assert read(do, moved[rejected.id].id).review == "rejected"
    assert read(do, moved[unjudged.id].id).review == "unreviewed"
    assert types_between(graph, moved[link.source].id, moved[link.target].id) == {"REJECTED_LINK"}
    assert {told.state for told in do(lambda store: store.corrections())} == {"stands"}


def types_between(graph, source, target):
    rows, _, _ = graph.execute_query(
        "MATCH ({id: $s})-[r]->({id: $t}) WHERE type(r) IN ['CONTRADICTS', 'REJECTED_LINK'] RETURN type(r) AS t",
        s=source, t=target,
    )  # fmt: skip
    return {row["t"] for row in rows}


def test_an_orphaned_correction_is_told_and_finds_its_claim_when_it_is_back(
    do, extraction, asked, reload
):
    give(do, asked.id, "edit", typed={"speaker": "CESCR"})
    document = extraction.document
    without = replace(extraction, claims=(), claim_links=())
    batch = build_batch(without, sample_article().text, load_vocabulary(), "parser")
    do(lambda store: store.write_article(batch, document.id, document.sha256))
    (fault,) = do(lambda store: store.check())
    assert fault.check == "orphaned-corrections"
    assert asked.id in fault.fault
    do(reload)
    assert do(lambda store: store.check()) == []
    assert read(do, asked.id).stands.speaker == "tb:CESCR"


def test_a_rejected_link_is_in_no_answer_and_comes_back_as_it_was(do, graph, extraction):
    link = next(k for k in extraction.claim_links if k.type == "CONTRADICTS")
    before = all_but_corrections(graph)

    def related():
        rows = do(
            lambda store: answer(store, CATALOGUE["replies-to-claim"], {"claim": link.target})
        ).rows
        return {(row["relation"], row["claim"]) for row in rows}

    assert ("CONTRADICTS", link.source) in related()
    kept = do(
        lambda store: correct_link(store, link.source, (link.type, link.target), "reject", BY)
    )
    assert ("CONTRADICTS", link.source) not in related()
    do(lambda store: store.undo_correction(kept.id, BY, utc_now()))
    assert all_but_corrections(graph) == before


def test_a_link_that_is_not_there_cannot_be_judged(do, extraction):
    one, other = extraction.claims[0].id, extraction.claims[1].id
    with pytest.raises(UnknownNameError, match="no link SAME_AS"):
        do(lambda store: correct_link(store, one, ("same-as", other), "reject", BY))
    with pytest.raises(CorrectionError, match="A link is RESPONDS_TO"):
        do(lambda store: correct_link(store, one, ("likes", other), "reject", BY))


def test_the_same_correction_again_is_the_one_that_is_kept(do, asked):
    for verdict, typed in (("edit", {"speaker": "CESCR"}), ("accept", None), ("reject", None)):
        first = give(do, asked.id, verdict, typed=typed)
        assert give(do, asked.id, verdict, typed=typed).id == first.id
    assert len(do(lambda store: store.corrections())) == 3


def test_an_edit_that_changes_nothing_is_refused(do, asked):
    with pytest.raises(CorrectionError, match="accept it"):
        give(do, asked.id, "edit", typed={"speaker": asked.claimant.id})


def test_to_undo_twice_keeps_who_undid_it_first(do, asked):
    kept = give(do, asked.id)
    first = do(lambda store: store.undo_correction(kept.id, "first", utc_now()))
    second = do(lambda store: store.undo_correction(kept.id, "second", utc_now()))
    assert second == first
    assert second.undone_by == "first"


def test_corrections_given_at_the_same_time_are_all_kept(neo4j_server, do, asked, reload):
    typed = [
        {"speaker": "CESCR"},
        {"topics": "detention"},
        {"date": "1999"},
        {"groups": "children"},
    ]

    async def at_once(store):
        await asyncio.gather(
            *(
                correct_claim(store, asked.id, "edit", f"R{n}", typed=t)
                for n, t in enumerate(typed)
            ),
            reload(store),
        )
        return await store.read_claim(asked.id)

    stands = do(at_once).stands
    assert (stands.speaker, stands.topics, stands.date, stands.groups) == (
        "tb:CESCR", ("topic:detention",), "1999", ("group:children",),
    )  # fmt: skip
    assert len(do(lambda store: store.corrections())) == 4


def test_what_is_exported_is_imported_into_an_empty_graph_once(do, graph, asked, reload):
    undone = give(do, asked.id, "edit", typed=EDITS)
    do(lambda store: store.undo_correction(undone.id, BY, utc_now()))
    give(do, asked.id, "edit", typed={"speaker": "CESCR"})
    exported = write_lines(t.correction for t in do(lambda store: store.corrections()))
    before = all_but_corrections(graph)
    graph.execute_query("MATCH (c:Correction) DETACH DELETE c")
    do(reload)
    corrections = read_lines(exported, "file")
    assert do(lambda store: store.keep_corrections(corrections)) == 2
    assert do(lambda store: store.keep_corrections(corrections)) == 0
    assert all_but_corrections(graph) == before
    assert exported == write_lines(t.correction for t in do(lambda store: store.corrections()))


def test_an_import_may_undo_and_never_brings_back(do, asked):
    kept = give(do, asked.id)
    undone = replace(kept, undone_at=utc_now(), undone_by="B. Reader")
    assert do(lambda store: store.keep_corrections([undone])) == 1
    assert do(lambda store: store.keep_corrections([kept])) == 0
    assert read(do, asked.id).review == "unreviewed"


def test_a_correction_that_names_what_the_graph_lacks_is_orphaned_and_changes_nothing(
    do, graph, asked
):
    kept = give(do, asked.id, "edit", typed={"speaker": "CESCR"})
    (line,) = write_lines([kept]).splitlines()
    foreign = line.replace("tb:CESCR", "org:OURS").replace(f'"id": "{kept.id}", ', "")
    do(lambda store: store.undo_correction(kept.id, BY, utc_now()))
    before = all_but_corrections(graph)
    do(lambda store: store.keep_corrections(read_lines(foreign, "file")))
    assert {told.state for told in do(lambda store: store.corrections())} == {"undone", "orphaned"}
    assert all_but_corrections(graph) == before


@pytest.fixture
def call(neo4j_server, graph):
    app = create_app(
        lambda: open_store(neo4j_server.uri, neo4j_server.auth, neo4j_server.database), CATALOGUE
    )

    def send(method, path, **options):
        async def run():
            async with (
                app.router.lifespan_context(app),
                httpx.AsyncClient(
                    transport=httpx.ASGITransport(app), base_url="http://localhost"
                ) as client,
            ):
                return await client.request(method, path, **options)

        return asyncio.run(run())

    return send


def test_the_api_gives_lists_and_undoes(call, asked):
    path = f"/v1/claims/{asked.id}/corrections"
    given = call(
        "POST", path, json={"verdict": "edit", "by": BY, "changes": {"topics": ["detention"]}}
    )
    assert given.status_code == 201, given.text
    told = given.json()
    assert (told["state"], told["changes"]["topics"]["new"]) == ("stands", ["topic:detention"])
    assert call("GET", path).json()["corrections"] == [told]
    assert call("GET", "/v1/corrections").json() == {"count": 1, "corrections": [told]}
    own = f"/v1/corrections/{told['id']}"
    assert call("GET", own).json() == told
    assert call("DELETE", own, params={"by": "B. Reader"}).json()["state"] == "undone"
    assert call("DELETE", own, params={"by": "C. Reader"}).json()["undone_by"] == "B. Reader"


def test_the_api_judges_a_link(call, extraction):
    link = next(k for k in extraction.claim_links if k.type == "CONTRADICTS")
    body = {"verdict": "reject", "by": BY, "link": {"type": link.type, "to": link.target}}
    given = call("POST", f"/v1/claims/{link.source}/corrections", json=body)
    assert given.json()["met"] == [link.source, link.target]


def test_a_rejected_claim_is_not_drawn(call, asked):
    def drawn():
        told = call("GET", "/v1/graph", params={"state": "CHN"}).json()
        return {node["id"] for node in told["nodes"]}

    assert asked.id in drawn()
    call("POST", f"/v1/claims/{asked.id}/corrections", json={"verdict": "reject", "by": BY})
    assert asked.id not in drawn()
    trail = call("GET", f"/v1/trails/{asked.id}")
    assert (trail.status_code, "A person rejected" in trail.json()["detail"]) == (404, True)


@pytest.mark.parametrize(
    ("path", "body", "status", "told"),
    [
        ("claim:none", {"verdict": "accept"}, 404, "No claim of the graph has the id 'claim:none'"),
        (None, {"verdict": "edit", "changes": {"topics": "torure"}}, 404, "Torture"),
        (None, {"verdict": "edit", "changes": {"modality": "urgd"}}, 422, "Did you mean urged"),
        (
            None,
            {"verdict": "edit", "changes": {"family": "dissent"}},
            422,
            "urged is of the family directive",
        ),
    ],
)
def test_a_wrong_value_is_answered_with_what_is_near(call, asked, path, body, status, told):
    response = call("POST", f"/v1/claims/{path or asked.id}/corrections", json=body | {"by": BY})
    assert (response.status_code, told in response.json()["detail"]) == (status, True), (
        response.text
    )


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_correction_that_is_not_there_is_a_404(call, method):
    options = {"params": {"by": BY}} if method == "DELETE" else {}
    response = call(method, "/v1/corrections/correction:none", **options)
    assert (response.status_code, "correction:none" in response.json()["detail"]) == (404, True)
