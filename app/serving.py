"""Serves the API until the user stops it."""

import socket
from contextlib import AbstractAsyncContextManager, suppress

import uvicorn
from rich.console import Console

from app.access.logs import configure_logs
from app.access.policy import access_of
from app.api import create_app
from app.connection import open_graph
from app.engine import Engine
from app.settings import Settings
from graph_schema.errors import SettingsError
from queries.catalogue import load_catalogue, load_resources
from queries.own_questions import check_own_questions
from queries.store import Store

_SHUTDOWN_S = 5


def check_port(settings: Settings) -> None:
    """Raises `SettingsError` when the API could not or may not listen, before anything slow is begun."""
    access_of(settings)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise SettingsError(
                f"Port {settings.port} on {settings.host} cannot be used: {error.strerror}. "
                "Stop what listens there, or choose another: --port 9000, or CITETRAIL_PORT=9000."
            ) from None


async def serve_assistants(
    settings: Settings, engine: Engine, port: int | None, notes: Console
) -> None:
    """Offers the catalogue as tools: over HTTP on the loopback address when `port` is set, else on the
    standard streams, where nothing else may be printed."""
    from app.assistants import assistant_server, serve_on_standard_streams  # noqa: PLC0415  slow

    catalogue = load_catalogue(settings.questions_dir)
    questions = [*catalogue.questions.values(), *(r.one for r in load_resources().values())]
    async with open_graph(engine, settings) as store:
        await check_own_questions(store, catalogue)
        server = assistant_server(store, questions)
        if port is None:
            await serve_on_standard_streams(server)
            return
        application = server.streamable_http_app(stateless_http=True, json_response=True)
        notes.print(f"Tools at http://127.0.0.1:{port}/mcp. Ctrl-C stops it.")
        config = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="warning")
        with suppress(KeyboardInterrupt):
            await uvicorn.Server(config).serve()


def serve_until_stopped(settings: Settings, engine: Engine, notes: Console) -> None:
    """Runs the API until Ctrl-C or SIGTERM, and says where it is."""

    def open_store() -> AbstractAsyncContextManager[Store]:
        return open_graph(engine, settings)

    access = access_of(settings)
    app = create_app(open_store, load_catalogue(settings.questions_dir), access)
    configure_logs(settings.log_format, settings.log_level)
    base = f"http://{settings.host}:{settings.port}"
    notes.print(
        f"Start page  {base}/\nAPI         {base}/v1/questions\nAPI docs    {base}/docs\nGraph       {base}/graph"
    )
    if access.keys:
        notes.print(f"Keys        {', '.join(key.name for key in access.keys)}")
    notes.print("Ctrl-C stops it.")
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,  # its lines go through our own log
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=settings.trusted_proxies is not None,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=_SHUTDOWN_S,
    )
    with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has stopped by itself
        uvicorn.Server(config).run()
