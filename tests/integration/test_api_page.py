"""Every call that docs/api.md shows is made, on the sample article; and no answer outlives its graph."""

import asyncio
import re
import shlex
import time
from pathlib import Path

import httpx
import pytest

from app.loading import load_article, sample_article
from queries.store import open_store

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8765"
CALLS = re.findall(r"^curl .+$", PAGE, re.MULTILINE)
(PROGRAM,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
URGING = "/v1/questions/bodies-urging?state=China&topic=refoulement"


@pytest.fixture(scope="module")
def load_sample(neo4j_server):
    """Loads the sample article, as another process would."""

    def load():
        async def run():
            server = neo4j_server
            async with open_store(server.uri, server.auth, server.database) as store:
                await load_article(store, sample_article())

        asyncio.run(run())

    return load


@pytest.fixture(scope="module")
def address(emptied, load_sample, serve):
    emptied()
    load_sample()
    with serve() as address:
        yield address


@pytest.mark.parametrize("call", CALLS)
def test_each_call_of_the_page_is_answered_with_rows(address, call):
    words = shlex.split(call.replace(ADDRESS, address))[1:]
    headers = dict([words[1].split(": ")]) if words[0] == "-H" else {}
    response = httpx.get(words[-1], headers=headers, timeout=60)
    assert response.status_code == 200
    rows = response.json() if response.headers["content-type"] == "application/json" else {}
    assert rows.get("rows", True) != []
    assert response.text


def test_the_program_of_the_page_runs(address, capsys):
    exec(compile(PROGRAM.replace(ADDRESS, address), "docs/api.md", "exec"), {})  # noqa: S102
    assert "Committee against Torture" in capsys.readouterr().out


def test_an_answer_is_true_again_at_most_a_second_after_another_process_loaded(
    address, load_sample
):
    before = httpx.get(address + URGING, timeout=60)
    known = {"if-none-match": before.headers["etag"]}
    assert httpx.get(address + URGING, headers=known, timeout=60).status_code == 304
    load_sample()
    time.sleep(1.0)
    after = httpx.get(address + URGING, headers=known, timeout=60)
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
    assert after.json() == before.json()


def test_every_row_without_a_limit_is_what_the_pages_give_one_by_one(address):
    asked = "/v1/questions/claims-about?state=CHN&fields=claim&format=csv"
    every = httpx.get(address + asked, timeout=60).text.splitlines()[1:]
    paged, following = [], asked + "&limit=7"
    while following:
        page = httpx.get(address + following, timeout=60)
        paged += page.text.splitlines()[1:]
        following = page.links.get("next", {}).get("url")
    assert paged == every
    assert len(every) == len(set(every)) > 14
