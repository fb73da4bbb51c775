"""A client that goes away stops what was being made for it."""

import asyncio

import pytest

from app.api.hanging_up import HangingUp

GET = {"type": "http", "method": "GET"}


def connection(*, hangs_up):
    """What a server gives: the request, and then the disconnect or nothing more."""
    given = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if given:
            return given.pop()
        if not hangs_up:
            await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    return receive


def run(application, scope=GET, *, hangs_up):
    async def ask():
        sent = []

        async def send(message):
            sent.append(message)

        await asyncio.wait_for(
            HangingUp(application)(scope, connection(hangs_up=hangs_up), send), 5
        )
        return sent

    return asyncio.run(ask())


def test_the_work_for_a_client_that_went_away_is_cancelled():
    ended = []

    async def slow(scope, receive, send):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            ended.append(True)
            raise

    assert run(slow, hangs_up=True) == []
    assert ended == [True]


def test_a_client_that_waits_gets_its_answer():
    async def quick(scope, receive, send):
        assert (await receive())["type"] == "http.request"
        await send({"type": "http.response.start", "status": 200})

    assert len(run(quick, hangs_up=False)) == 1


def test_a_fault_of_the_application_is_passed_on():
    async def broken(scope, receive, send):
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        run(broken, hangs_up=False)


def test_a_write_is_left_to_end():
    async def write(scope, receive, send):
        await receive()
        await asyncio.sleep(0.05)
        await send({"type": "http.response.start", "status": 201})

    assert len(run(write, GET | {"method": "POST"}, hangs_up=True)) == 1
