"""The real article, which is no part of the repository: the question that citetrail was made for."""

import asyncio

from app.asking import answer
from app.loading import load_article
from loaders.read import read_source
from queries.catalogue import load_catalogue
from queries.store import open_store


def bodies_urging_china_on_refoulement(server, article):
    async def load_and_ask():
        async with open_store(server.uri, server.auth, server.database) as store:
            await load_article(store, read_source(article))
            question = load_catalogue()["bodies-urging"]
            found = await answer(store, question, {"state": "China", "topic": "refoulement"})
            return found.rows, await store.check()

    return asyncio.run(load_and_ask())


def test_the_real_article_answers_with_committee_child_committee_and_working_group(
    neo4j_server, empty_graph, seed_article
):
    rows, faults = bodies_urging_china_on_refoulement(neo4j_server, seed_article)
    told = {(row["body_id"], row["date"], row["document"], row["paragraph"]) for row in rows}
    assert any(body == "tb:CAT" and date == "2008-12" for body, date, *_ in told)
    assert any(
        body == "tb:CRC"
        and date.startswith("2013")
        and (document, paragraph) == ("CRC/C/CHN/CO/3-4", "83")
        for body, date, document, paragraph in told
    )
    assert any(body == "sp:WG-DAW" and date == "2014-06" for body, date, *_ in told)
    assert all(row["quote"] and row["footnote"] for row in rows)
    assert faults == []
