"""The catalogue as tools for assistants, by the Model Context Protocol: each question is a tool that only reads.

A tool's answer is the API's: the question as understood, the rows with their proofs, and the cursor of the
next page. What was typed wrongly comes back as an error in words, with near matches, so that it can be mended.
"""

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from app.api.describing import parameter_schema
from app.asking import answer
from app.paging import PAGING, read_page
from app.question_words import asked_in_words
from app.row_text import compact_json
from graph_schema.errors import CitetrailError
from queries.question_files import Question
from queries.store import Store

_ABOUT = """\
Who asked what of whom in human-rights writing, and where it is written. Each tool is one question over a graph
of articles, their footnotes, documents, bodies, States and claims. States, bodies and topics are understood by
name, code or alias. Each row carries its proof: the words, the footnote where they were read, the document and
paragraph where they were said. Quote the words as they are, and cite the document and the article.
"""
_USUAL_LIMIT = 25
_READS = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def assistant_server(store: Store, questions: Iterable[Question]) -> Server[Any]:
    """A server over one open store, for any of the protocol's transports."""
    by_tool = {tool_name(question): question for question in questions}
    tools = [tool_of(question) for question in by_tool.values()]

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def call_tool(_context: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        question = by_tool.get(params.name)
        if question is None:
            return _refused(f"There is no tool {params.name!r}. There are: {', '.join(by_tool)}.")
        try:
            return await _answered(store, question, params.arguments or {})
        except CitetrailError as error:
            return _refused(str(error))

    return Server(
        "citetrail",
        version=version("citetrail"),
        instructions=_ABOUT,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def serve_on_standard_streams(server: Server[Any]) -> None:
    """Speaks with the program that started this one, until it closes the stream."""
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def tool_name(question: Question) -> str:
    return question.name.replace("-", "_")


def tool_of(question: Question) -> types.Tool:
    """The question as the protocol describes a tool."""
    properties = {p.name: parameter_schema(p) for p in question.parameters}
    properties["limit"] = {
        "type": "integer",
        "minimum": 1,
        "maximum": 1000,
        "default": _USUAL_LIMIT,
        "description": "most rows",
    }
    properties["after"] = {
        "type": "string",
        "description": "cursor of the next page, as the answer before gave it",
    }
    columns = "\n".join(f"- {column.name}: {column.meaning}" for column in question.columns)
    return types.Tool(
        name=tool_name(question),
        title=question.description,
        description=f"{question.description} {question.details}".strip()
        + f"\n\nColumns:\n{columns}",
        input_schema={
            "type": "object",
            "properties": properties,
            "required": [p.name for p in question.parameters if p.required],
            "additionalProperties": False,
        },
        annotations=_READS,
    )


async def _answered(
    store: Store, question: Question, arguments: Mapping[str, Any]
) -> types.CallToolResult:
    typed = {name: value for name, value in arguments.items() if name not in PAGING}
    paging = {name: str(arguments[name]) for name in PAGING if arguments.get(name) is not None}
    page = read_page(question, {"limit": str(_USUAL_LIMIT)} | paging)
    found = await answer(store, question, typed, page)
    told = {
        "asked": asked_in_words(question, found.parameters, (await store.names()).shown),
        "parameters": found.parameters,
        "count": len(found.rows),
        "after": found.after,
        "rows": [{name: v for name, v in row.items() if v not in (None, [])} for row in found.rows],
    }
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=compact_json(told))], structured_content=told
    )


def _refused(why: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=why)], is_error=True)
