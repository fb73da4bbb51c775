"""The questions as tools, by the protocol's own client: in this process, over streams and over HTTP."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from mcp import Client, StdioServerParameters

from app.assistants import assistant_server, tool_name
from queries.catalogue import load_catalogue
from queries.store import open_store

RECOMMENDED = "claim:1c2ae419b867:148-210:recommended"
QUESTIONS = list(load_catalogue().questions.values())
COMMAND = str(Path(sys.executable).with_name("citetrail"))
URGING = {"state": "Tajikistan", "topic": "refoulement"}


@pytest.fixture
def call(neo4j_server, small_graph):
    """Calls one tool, in this process."""

    def call_tool(name, **arguments):
        async def run():
            server = neo4j_server
            async with (
                open_store(server.uri, server.auth, server.database) as store,
                Client(assistant_server(store, QUESTIONS)) as client,
            ):
                return await client.call_tool(name, arguments)

        return asyncio.run(run())

    return call_tool


@pytest.fixture
def command(neo4j_server, small_graph, tmp_path):
    """The environment in which `citetrail mcp` finds the small graph."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith("CITETRAIL_")
    } | {
        "CITETRAIL_NEO4J_URI": neo4j_server.uri,
        "CITETRAIL_NEO4J_USER": neo4j_server.user,
        "CITETRAIL_NEO4J_PASSWORD": neo4j_server.password,
        "CITETRAIL_DATA_DIR": str(tmp_path),
    }


def test_a_tools_answer_is_the_questions_with_its_proof(call):
    told = call("bodies_urging", **URGING)
    assert not told.is_error
    (row,) = told.structured_content["rows"]
    assert (row["claim"], row["paragraph"]) == (RECOMMENDED, "33-34")
    assert told.structured_content["asked"] == "Which bodies urged Tajikistan on Refoulement?"
    assert RECOMMENDED in told.content[0].text


def test_a_wrong_name_comes_back_with_near_ones(call):
    told = call("bodies_urging", state="Tajikstan", topic="refoulement")
    assert told.is_error
    assert "Tajikistan (state:TJK)" in told.content[0].text


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("bodies_begging", {}, "There is no tool"),
        ("bodies_urging", {"state": "TJK"}, "needs topic"),
        ("bodies_urging", {**URGING, "limit": 0}, "limit is a number from 1 to 1000"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(call, name, arguments, words):
    told = call(name, **arguments)
    assert told.is_error
    assert words in told.content[0].text


def test_pages_go_on_after_the_cursor(call):
    first = call("claims_about", state="TJK", limit=3).structured_content
    rest = call("claims_about", state="TJK", limit=3, after=first["after"]).structured_content
    assert (first["count"], rest["count"], rest["after"]) == (3, 2, None)


def listed_and_called(server):
    async def run():
        async with Client(server) as client:
            tools = (await client.list_tools()).tools
            return tools, await client.call_tool("bodies_urging", URGING)

    return asyncio.run(run())


def test_each_question_is_a_tool_that_only_reads_over_standard_streams(command):
    server = StdioServerParameters(command=COMMAND, args=["mcp"], env=command)
    tools, told = listed_and_called(server)
    assert {tool_name(question) for question in QUESTIONS} <= {tool.name for tool in tools}
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert told.structured_content["rows"][0]["claim"] == RECOMMENDED


def test_the_same_tools_are_had_over_http(command):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    arguments = [COMMAND, "mcp", "--http", "--port", str(port)]
    with subprocess.Popen(arguments, env=command, stderr=subprocess.DEVNULL) as service:
        try:
            address = f"http://127.0.0.1:{port}/mcp"
            wait_for(port)
            tools, told = listed_and_called(address)
            assert len(tools) > len(QUESTIONS)
            assert told.structured_content["rows"][0]["claim"] == RECOMMENDED
            foreign = httpx.post(address, headers={"host": "evil.example"}, json={})
            assert foreign.status_code in (400, 403, 421)
        finally:
            service.terminate()


def wait_for(port):
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nothing listens on port {port}")
