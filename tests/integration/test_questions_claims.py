"""The questions on claims, each with its rows, on a graph of two States, three bodies and a reply or two."""

import asyncio
import json

import jsonschema
import pytest
import yaml
from graphs import GOLDEN, opened
from neo4j import READ_ACCESS

from app.api.describing import answer_schemas
from app.api.representing import as_json
from app.asking import answer
from app.paging import Page
from queries.catalogue import cypher_names, load_catalogue, load_resources, read_cypher

CLAIMS_GRAPH = GOLDEN / "claims_graph.yml"
GRAPH = yaml.safe_load(CLAIMS_GRAPH.read_text(encoding="utf-8"))
(TEXT,) = GRAPH["nodes"]["SourceText"].values()
CATALOGUE = load_catalogue()
CLAIMS = load_resources()["claims"]
SHA = "92aaee61bdb5"
HEARING = f"claim:{SHA}:72-138:recommended"
BY_SEA = f"claim:{SHA}:152-186:urged"
EVERY_PERSON = f"claim:{SHA}:218-265:called_upon"
UNHEARD = f"claim:{SHA}:1144-1182:requested"  # another telling of EVERY_PERSON
CHILDREN = f"claim:{SHA}:276-325:requested"
CAMPS = f"claim:{SHA}:348-378:requested"
MALTA = f"claim:{SHA}:410-457:urged"
TURNED = f"claim:{SHA}:506-544:found"
DENIED = f"claim:{SHA}:556-591:denied"
ANSWERED = f"claim:{SHA}:596-638:asserted"
NOTED = f"claim:{SHA}:646-667:noted"
WORRIED = f"claim:{SHA}:679-703:expressed_concern"
WELCOMED = f"claim:{SHA}:709-744:welcomed"
PROMISED = f"claim:{SHA}:753-788:committed"
SILENCE = f"statement:{SHA}:790-835"
CAT, CCPR, UNHCR = (
    "Committee against Torture",
    "Human Rights Committee",
    "UN High Commissioner for Refugees",
)
DETENTION = "Detention conditions and safeguards"


@pytest.fixture(scope="module")
def graph(neo4j_server, loaded):
    """The graph of claims, loaded once: no test of this module writes. Gives what runs work on its store."""
    loaded(CLAIMS_GRAPH)
    with asyncio.Runner() as loop:
        store_of_all = opened(neo4j_server)
        store = loop.run(store_of_all.__aenter__())
        yield lambda work: loop.run(work(store))
        loop.run(store_of_all.__aexit__(None, None, None))


@pytest.fixture
def ask(graph):
    """The rows of a question of the catalogue, all of them."""

    def asked(name, **parameters):
        return graph(lambda store: answer(store, CATALOGUE[name], parameters)).rows

    return asked


@pytest.fixture
def listed(graph):
    """The ids that the list of claims gives."""

    def asked(**parameters):
        found = graph(lambda store: answer(store, CLAIMS.every, parameters))
        return [row["id"] for row in found.rows]

    return asked


async def page_by_page(store, question, asked, size):
    """The rows of all pages, and the rows of the answer without pages."""
    rows, after = [], None
    while page := await answer(store, question, asked, Page(size, after)):
        rows += page.rows
        after = page.after
        if after is None:
            break
    return rows, (await answer(store, question, asked)).rows


def picked(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def claims(rows):
    return [row["claim"] for row in rows]


@pytest.mark.parametrize("name", cypher_names("check"))
def test_the_graph_of_the_tests_is_sound(graph, name):
    assert graph(lambda store: store.read(read_cypher("check", name))) == []


@pytest.mark.parametrize("name", GRAPH["questions"])
def test_each_question_gives_the_columns_of_its_header_in_order(ask, name):
    found = ask(name, **GRAPH["questions"][name])
    assert found
    columns = [column.name for column in CATALOGUE[name].columns]
    assert all(list(row) == columns for row in found)


@pytest.mark.parametrize("name", GRAPH["questions"])
def test_each_row_is_what_the_description_of_the_api_promises(ask, name):
    (schema,) = (
        schema for title, schema in answer_schemas(CATALOGUE[name]).items() if title.endswith("Row")
    )
    for row in ask(name, **GRAPH["questions"][name]):
        jsonschema.validate(json.loads(as_json(row)), schema)


@pytest.mark.parametrize("name", GRAPH["questions"])
def test_pages_of_one_row_together_are_the_whole_answer(graph, name):
    asked = GRAPH["questions"][name]
    one_by_one, whole = graph(lambda store: page_by_page(store, CATALOGUE[name], asked, 1))
    assert one_by_one == whole


def test_what_was_asked_of_a_state_comes_with_its_proof_and_its_answers(ask):
    asked = ask("asked-of-state", state="Cyprus")
    assert claims(asked) == [HEARING, EVERY_PERSON, UNHEARD, BY_SEA, CHILDREN, CAMPS]
    first = {name: asked[0][name] for name in ("speaker", "answers", "document", "paragraph")}
    assert first == {
        "speaker": CAT,
        "answers": [ANSWERED],
        "document": "CAT/C/CYP/CO/4",
        "paragraph": "17",
    }
    assert picked(asked[2:3], "quote", "footnote", "section") == [
        ("asked that nobody who lands go unheard", "3", "Asked of Cyprus")
    ]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ({"topic": "refugee_protection"}, [HEARING, EVERY_PERSON, UNHEARD, BY_SEA]),
        ({"group": "Children"}, [CHILDREN]),
        ({"modality": "urged"}, [BY_SEA]),
        ({"collective": "false", "topic": "detention"}, [CHILDREN]),
        ({"since": "2019-12-31"}, [BY_SEA, CHILDREN]),
        ({"until": "2014-06"}, [HEARING]),
    ],
)
def test_what_was_asked_of_a_state_is_narrowed(ask, only, found):
    assert claims(ask("asked-of-state", state="Cyprus", **only)) == found


def test_years_count_tellings_and_acts_and_end_with_the_undated(ask):
    years = ask("asked-of-state-by-year", state="Cyprus")
    assert picked(years, "year", "times", "acts", "speakers", "claims") == [
        (2014, 1, 1, [CAT], [HEARING]),
        (2015, 2, 1, [CCPR], [EVERY_PERSON, UNHEARD]),
        (2019, 1, 1, [CAT], [BY_SEA]),
        (2020, 1, 1, [UNHCR], [CHILDREN]),
        (None, 1, 1, ["Treaty Bodies"], [CAMPS]),
    ]
    (only,) = ask("asked-of-state-by-year", state="Cyprus", body="UNHCR")
    assert only["topics"] == [DETENTION, "Rights of the child"]


def test_topics_asked_of_a_state_are_counted_most_frequent_first(ask):
    topics = ask("asked-of-state-by-topic", state="Cyprus")
    assert picked(topics, "topic", "times", "acts", "speakers", "first", "last") == [
        ("Refoulement", 4, 3, [CAT, CCPR], "2014-06", "2019-12"),
        (DETENTION, 2, 2, ["Treaty Bodies", UNHCR], "2020-03-03", "2020-03-03"),
        ("Rights of the child", 1, 1, [UNHCR], "2020-03-03", "2020-03-03"),
    ]
    assert topics[1]["claims"] == [CHILDREN, CAMPS]


def test_a_reply_stands_beside_what_it_answers_by_each_link_once(ask):
    replies = ask("replies-of-state", state="Cyprus")
    assert picked(replies, "claim", "answered", "relations", "type") == [
        (DENIED, TURNED, ["RESPONDS_TO", "CONTRADICTS"], "denial"),
        (ANSWERED, HEARING, ["RESPONDS_TO"], "alternative_explanation"),
        (NOTED, None, [], None),
    ]
    assert picked(replies[:1], "answered_speaker", "answered_quote", "answered_date", "cue") == [
        (CAT, "found that boats had been turned round", "2019-12", "denied")
    ]


def test_replies_can_be_those_to_one_body_or_those_that_are_paired(ask):
    assert claims(ask("replies-of-state", state="Cyprus", paired="true")) == [DENIED, ANSWERED]
    assert claims(ask("replies-of-state", state="Cyprus", body="CAT")) == [DENIED, ANSWERED]
    assert ask("replies-of-state", state="Cyprus", body="CCPR") == []


def test_a_contradiction_names_both_sides(ask):
    (found,) = ask("contradictions", state="Cyprus", topic="refoulement")
    assert (found["claim"], found["other"]) == (DENIED, TURNED)
    assert (found["speaker"], found["other_speaker"]) == ("Cyprus", CAT)
    assert ask("contradictions", state="Cyprus", topic="detention") == []
    assert ask("contradictions", state="Malta") == []


def test_a_request_is_unanswered_until_the_state_replies(ask):
    silent = ask("unanswered-requests", state="Cyprus")
    assert claims(silent) == [EVERY_PERSON, UNHEARD, BY_SEA, CHILDREN, CAMPS]
    (said_so,) = ask("unanswered-requests", state="Cyprus", stated="true")
    assert picked([said_so], "claim", "silence", "silence_article", "silence_id") == [
        (
            CHILDREN,
            "The request about children was never answered",
            "Notes from two harbours",
            SILENCE,
        )
    ]


def test_bodies_share_a_topic_when_two_of_them_asked(ask):
    (shared,) = ask("shared-claims", state="Cyprus")
    assert picked([shared], "topic", "bodies", "body_count", "acts", "first", "last") == [
        ("Refoulement", [CAT, CCPR], 2, 3, "2014-06", "2019-12")
    ]
    assert shared["claims"] == [HEARING, EVERY_PERSON, UNHEARD, BY_SEA]
    assert shared["asked"][0] == {
        "body": CAT,
        "date": "2014-06",
        "modality": "recommended",
        "quote": "recommended that Cyprus stop sending people back without a hearing",
        "start": 72,
        "end": 138,
        "document": "CAT/C/CYP/CO/4",
        "paragraph": "17",
        "footnote": "1",
        "section": "Asked of Cyprus",
        "article": "Notes from two harbours",
        "article_id": f"article:{SHA}",
        "claim": HEARING,
        "confidence": 0.9,
    }


def test_speakers_named_together_are_a_body_only_when_asked_for(ask):
    with_them = ask("shared-claims", state="Cyprus", collective="true")
    assert picked(with_them, "topic", "bodies") == [
        ("Refoulement", [CAT, CCPR]),
        (DETENTION, ["Treaty Bodies", UNHCR]),
    ]
    assert ask("shared-claims", state="Cyprus", least="3") == []
    assert ask("shared-claims", state="Cyprus", topic="detention") == []


def test_a_topic_is_not_raised_when_bodies_raised_it_only_elsewhere(ask):
    (gap,) = ask("topics-not-raised", state="Cyprus")
    assert picked([gap], "topic_id", "times", "states", "speakers", "claims") == [
        ("topic:police_violence", 1, ["Malta"], [CAT], [MALTA])
    ]
    gaps = ask("topics-not-raised", state="Malta")
    assert picked(gaps, "topic_id", "times") == [
        ("topic:refoulement", 5),
        ("topic:detention", 4),
        ("topic:children", 1),
    ]
    assert picked(ask("topics-not-raised", state="Malta", body="CCPR"), "topic_id") == [
        ("topic:refoulement",)
    ]


def test_a_bodys_words_stand_beside_those_before_them(ask):
    told = ask("wording-over-time", body="CAT", topic="refugee_protection")
    assert picked(told, "claim", "date", "before", "before_date") == [
        (HEARING, "2014-06", None, None),
        (BY_SEA, "2019-12", HEARING, "2014-06"),
        (TURNED, "2019-12", BY_SEA, "2019-12"),
    ]
    asked = ask("wording-over-time", body="CAT", topic="refoulement", family="directive")
    assert picked(asked, "modality", "before_modality") == [
        ("recommended", None),
        ("urged", "recommended"),
    ]
    assert ask("wording-over-time", body="CAT", topic="refoulement", state="Malta") == []


def test_claims_are_told_apart_by_what_they_rest_on(ask):
    sources = ask("claims-by-source", state="Cyprus")
    assert picked(sources, "source", "times", "share") == [
        ("own document", 6, 0.462),
        ("news report", 1, 0.077),
        ("none named", 6, 0.462),
    ]
    assert picked(sources, "documents") == [
        (["CAT/C/CYP/CO/4", "CAT/C/CYP/CO/5", "CAT/C/CYP/FCO/5", "CCPR/C/CYP/CO/4"],),
        (["Camps by the harbour"],),
        ([],),
    ]
    assert sources[1]["claims"] == [CHILDREN]


def test_what_rests_on_a_document_comes_by_its_paragraphs(ask):
    resting = ask("claims-resting-on-document", document="CAT/C/CYP/CO/5")
    assert picked(resting, "claim", "paragraph") == [(TURNED, "20"), (BY_SEA, "20-21")]
    asked = {"document": "CAT/C/CYP/CO/5", "paragraph": "20"}
    assert claims(ask("claims-resting-on-document", **asked)) == [TURNED]
    assert ask("claims-resting-on-document", state="Malta", **asked) == []


def test_promises_are_those_of_the_state(ask):
    (promised,) = ask("promises-of-state", state="Cyprus")
    assert picked([promised], "claim", "modality", "topics") == [
        (PROMISED, "committed", [DETENTION])
    ]
    assert ask("promises-of-state", state="Malta") == []


def test_concerns_leave_out_what_was_welcomed_unless_asked_for(ask):
    assert claims(ask("concerns-about-state", state="Cyprus")) == [WORRIED]
    both = claims(ask("concerns-about-state", state="Cyprus", welcomed="true"))
    assert both == [WORRIED, WELCOMED]


def test_findings_are_those_of_others_with_what_answers_them(ask):
    (found,) = ask("findings-about-state", state="Cyprus")
    assert picked([found], "claim", "speaker", "answers") == [(TURNED, CAT, [DENIED])]


def test_groups_are_counted_over_the_claims_that_concern_them(ask):
    (people,) = ask("affected-groups", state="Cyprus")
    assert picked([people], "group", "times", "speakers", "topics", "claims") == [
        ("Children", 1, [UNHCR], [DETENTION, "Rights of the child"], [CHILDREN])
    ]
    assert ask("affected-groups", state="Cyprus", family="evaluative") == []


def test_bodies_on_a_state_are_counted_by_family_without_the_state_itself(ask):
    bodies = ask("bodies-on-state", state="Cyprus")
    assert picked(bodies, "body", "kind", "times", "directive", "evaluative", "assertive") == [
        (CAT, "treaty_body", 3, 2, 0, 1),
        (UNHCR, "agency", 3, 1, 2, 0),
        (CCPR, "treaty_body", 2, 2, 0, 0),
        ("Treaty Bodies", "collective", 1, 1, 0, 0),
    ]
    assert picked(bodies[:1], "first", "last", "claims") == [
        ("2014-06", "2019-12", [HEARING, BY_SEA, TURNED])
    ]


def test_states_asked_on_a_topic_take_in_narrower_topics(ask):
    (cyprus,) = ask("states-asked-on-topic", topic="refugee_protection")
    assert picked([cyprus], "state", "times", "acts", "speakers") == [("Cyprus", 4, 3, [CAT, CCPR])]
    (malta,) = ask("states-asked-on-topic", topic="police_violence")
    assert malta["claims"] == [MALTA]


def test_links_go_both_ways_with_the_words_that_prove_them(ask):
    links = ask("links-of", thing=DENIED)
    assert picked(links, "relation", "direction", "other", "quote") == [
        ("ABOUT", "from it", "state:CYP", "denied that boats were turned round"),
        ("ASSERTED", "to it", f"run:{SHA}:1:rules", "denied that boats were turned round"),
        ("CONTRADICTS", "from it", TURNED, "denied"),
        ("MADE", "to it", "state:CYP", "denied that boats were turned round"),
        ("ON", "from it", "topic:refoulement", "denied that boats were turned round"),
        ("REPORTED_IN", "from it", f"part:{SHA}:section-s2", "denied that boats were turned round"),
        ("RESPONDS_TO", "from it", TURNED, "denied"),
    ]
    assert links[2]["properties"]["confidence"] == 0.8
    assert picked(links[2:3], "other_kind", "start", "end", "article", "confidence") == [
        ("Claim", 556, 562, "Notes from two harbours", 0.8)
    ]


def test_links_of_a_document_can_be_of_one_kind_and_need_no_words(ask):
    cited = ask("links-of", thing="CAT/C/CYP/CO/5", relation="CITES")
    assert picked(cited, "direction", "other_name", "quote") == [
        ("to it", "Notes from two harbours", None)
    ]
    assert cited[0]["properties"] == {"count": 2, "footnotes": ["2", "5"], "derived": True}
    (issued,) = ask("links-of", thing="CAT/C/CYP/CO/5", relation="ISSUED_BY")
    assert (issued["other_name"], issued["other_kind"]) == (CAT, "Body")


@pytest.mark.parametrize("kind", ["run", "text"])
def test_what_a_link_leads_to_can_be_asked_for_in_turn(ask, kind):
    (there,) = (
        row["other"] for row in ask("links-of", thing=f"article:{SHA}", relation="HAS_TEXT")
    )
    (run,) = (row["other"] for row in ask("links-of", thing=there, relation="READ"))
    thing = {"text": there, "run": run}[kind]
    assert ask("links-of", thing=thing)


def test_claims_are_listed_by_id_from_whatever_is_given(listed):
    every = listed()
    assert every == sorted(every)
    assert len(every) == 14
    assert set(listed(state="Cyprus")) == {*every} - {MALTA}
    assert set(listed(body="CCPR")) == {EVERY_PERSON, UNHEARD}
    assert listed(article=f"article:{SHA}") == every
    assert listed(article=f"article:{SHA}", state="Malta") == [MALTA]
    assert set(listed(topic="refugee_protection", family="directive")) == {
        HEARING, BY_SEA, EVERY_PERSON, UNHEARD,
    }  # fmt: skip
    assert listed(state="Cyprus", body="CAT", until="2014") == [HEARING]
    assert set(listed(since="2020")) == {CHILDREN, DENIED, ANSWERED}


@pytest.mark.parametrize("asked", [{}, {"state": "Cyprus"}, {"topic": "refoulement"}])
def test_pages_of_claims_together_are_the_whole_list(graph, asked):
    two_by_two, whole = graph(lambda store: page_by_page(store, CLAIMS.every, asked, 2))
    assert two_by_two == whole


def test_one_claim_is_told_with_everything_known_of_it(graph):
    found = graph(lambda store: answer(store, CLAIMS.one, {"claim": UNHEARD}))
    (told,) = found.rows
    assert told["speaker"] == {"id": "tb:CCPR", "name": CCPR, "kind": "Body"}
    assert told["addressees"] == [{"id": "state:CYP", "name": "Cyprus"}]
    assert (told["subjects"], told["answers"], told["date_end"]) == ([], 1, "2015-04-30")
    assert told["stated_in"] == [
        {
            "id": "un:CCPR/C/CYP/CO/4",
            "symbol": "CCPR/C/CYP/CO/4",
            "title": "Concluding observations on Cyprus",
            "url": None,
            "date": "2015-04",
            "paragraphs": [],
        }
    ]
    assert told["around"].startswith("Human Rights Committee, Concluding observations on Cyprus")
    assert told["around"].endswith("It asked that nobody who lands go unheard.")


def test_a_claim_of_a_section_is_shown_in_its_paragraph(graph):
    found = graph(lambda store: answer(store, CLAIMS.one, {"claim": CAMPS}))
    around = found.rows[0]["around"]
    assert around.startswith("The Committee against Torture recommended that Cyprus stop")
    assert around.endswith("urged Malta to look into deaths in police cells.")


@pytest.fixture
def profiled(graph, driver, neo4j_server):
    """Rows and database hits of each operator of a question's query."""

    def asked(question, limit, **values):
        unset = {parameter.name: parameter.default for parameter in question.parameters}
        paging = {"after": None, "limit": limit}
        with driver.session(
            database=neo4j_server.database, default_access_mode=READ_ACCESS
        ) as session:
            result = session.run(f"PROFILE {question.cypher}", unset | values | paging)
            return list(operators(result.consume().profile))

    return asked


def operators(plan):
    yield plan["operatorType"], plan["rows"], plan["dbHits"]
    for child in plan.get("children", ()):
        yield from operators(child)


def test_the_list_of_claims_reads_no_more_of_the_index_than_it_gives(profiled):
    (scanned,) = (rows for name, rows, _ in profiled(CLAIMS.every, 3) if "IndexSeekByRange" in name)
    assert scanned == 3


@pytest.mark.parametrize(
    ("name", "asked", "anchored"),
    [
        ("asked-of-state", {"state": "state:CYP"}, 6),
        ("replies-of-state", {"state": "state:CYP"}, 4),
        ("unanswered-requests", {"state": "state:CYP"}, 6),
        ("links-of", {"thing": "state:CYP"}, 30),
    ],
)
def test_a_page_costs_by_its_rows_and_by_what_its_anchor_is_tied_to(
    profiled, name, asked, anchored
):
    for limit in (1, 3):
        hits = sum(hits for *_, hits in profiled(CATALOGUE[name], limit, **asked))
        assert hits <= 60 * anchored + 150 * limit + 50
