"""The Python client against a running service over the small graph."""

import asyncio
import socket

import pytest

from app.client import AsyncCitetrail, Citetrail
from graph_schema.errors import ServiceError

RECOMMENDED = "claim:1c2ae419b867:148-210:recommended"


@pytest.fixture
def citetrail(service):
    with Citetrail(service) as citetrail:
        yield citetrail


def test_a_question_is_asked_by_its_name(citetrail):
    (row,) = citetrail.ask("bodies-urging", state="Tajikistan", topic="refoulement")
    assert (row["body"], row["claim"]) == ("Committee against Torture", RECOMMENDED)


def test_pages_are_followed_to_the_last_row_and_no_row_comes_twice(citetrail):
    every = [row["claim"] for row in citetrail.ask("claims-about", state="TJK")]
    by_one = [row["claim"] for row in citetrail.ask("claims-about", state="TJK", limit=1)]
    by_date = [
        row["claim"] for row in citetrail.ask("claims-about", state="TJK", limit=2, sort="-date")
    ]
    assert len(every) == len(set(every)) == 5
    assert by_one == every
    assert sorted(by_date) == sorted(every)


def test_the_questions_are_listed_in_words(citetrail):
    (urging,) = (q for q in citetrail.questions() if q["name"] == "bodies-urging")
    assert urging["ask"] == "Which bodies urged {state} on {topic}?"


def test_a_thing_is_had_by_any_of_its_names(citetrail):
    assert citetrail.one("states", "Tajikistan") == citetrail.one("states", "TJK")


def test_a_kind_of_thing_can_be_walked_through(citetrail):
    assert [row["iso3"] for row in citetrail.every("states", said=True, limit=1)] == ["KGZ", "TJK"]


def test_a_refusal_tells_the_services_own_words(citetrail):
    with pytest.raises(ServiceError, match="Tajikistan \\(state:TJK\\)") as refused:
        citetrail.one("states", "Tajikstan")
    assert refused.value.status == 404
    with pytest.raises(ServiceError, match="knows no parameter colour"):
        list(citetrail.ask("claims-about", state="TJK", colour="red"))


def test_rows_become_a_table(citetrail):
    table = citetrail.table("claims-about", state="TJK")
    assert list(table["claim"]) == [
        row["claim"] for row in citetrail.ask("claims-about", state="TJK")
    ]


def test_nobody_at_the_address_is_told_with_the_remedy():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with Citetrail(address) as citetrail, pytest.raises(ServiceError, match="citetrail serve"):
        citetrail.questions()


def test_the_async_client_gives_the_same(service, citetrail):
    async def asked():
        async with AsyncCitetrail(service) as same:
            rows = [row async for row in same.ask("claims-about", state="TJK", limit=2)]
            states = [row async for row in same.every("states")]
            table = await same.table("claims-about", state="TJK")
            return rows, states, await same.one("states", "TJK"), await same.questions(), len(table)

    rows, states, one, questions, length = asyncio.run(asked())
    assert rows == list(citetrail.ask("claims-about", state="TJK"))
    assert states == list(citetrail.every("states"))
    assert (one, questions) == (citetrail.one("states", "TJK"), citetrail.questions())
    assert length == len(rows)
