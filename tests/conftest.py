"""What the tests share: a real Neo4j, the seed article, a browser.

A test that takes `neo4j_server`, `driver` or `empty_graph` bears the mark `neo4j`, and one that takes
`chromium` the mark `browser`, without saying so.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from graphs import SMALL_GRAPH, graph_of, opened, write_graph
from neo4j import Driver, GraphDatabase

from app.api import create_app
from app.engine import Engine, ensure_engine, stop_engine
from app.settings import load_settings
from queries.catalogue import load_catalogue

REPOSITORY = Path(__file__).resolve().parents[1]
SEED_ARTICLE = REPOSITORY.parent / "shared" / "seeds" / "moving_forward_north_korea.txt"
_STORE_S = 60.0  # a machine that runs tests is busy
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MARKS = {
    "neo4j": {
        "neo4j_server",
        "driver",
        "emptied",
        "empty_graph",
        "loaded",
        "small_graph",
        "service",
    },
    "browser": {"chromium"},
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, fixtures in MARKS.items():
            if fixtures.intersection(getattr(item, "fixturenames", ())):
                item.add_marker(mark)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A Neo4j that holds nothing of anyone's: its graph is emptied again and again.

    Started once a run in a temporary folder from the user's own jars; or the one that
    CITETRAIL_TEST_NEO4J_URI, _USER and _PASSWORD name.
    """
    named = os.environ.get("CITETRAIL_TEST_NEO4J_URI")
    if named:
        yield Engine(
            uri=named,
            user=os.environ.get("CITETRAIL_TEST_NEO4J_USER", "neo4j"),
            password=os.environ["CITETRAIL_TEST_NEO4J_PASSWORD"],
            database=os.environ.get("CITETRAIL_TEST_NEO4J_DATABASE", "neo4j"),
            started_here=False,
            pid=None,
        )
        return
    settings = load_settings(
        neo4j_uri=None, neo4j_bolt_port=0, data_dir=tmp_path_factory.mktemp("neo4j")
    )
    try:
        yield ensure_engine(settings)
    finally:
        stop_engine(settings)


@pytest.fixture(scope="session")
def driver(neo4j_server: Engine) -> Iterator[Driver]:
    with GraphDatabase.driver(neo4j_server.uri, auth=neo4j_server.auth) as driver:
        yield driver


@pytest.fixture(scope="session")
def emptied(driver: Driver, neo4j_server: Engine) -> Callable[[], Driver]:
    """Empties the graph when called, for a fixture that serves a whole module; gives the driver.

    Constraints and indexes of earlier tests stay.
    """

    def empty() -> Driver:
        with driver.session(database=neo4j_server.database) as session:
            session.run(
                "MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 10000 ROWS"
            ).consume()
        return driver

    return empty


@pytest.fixture
def empty_graph(emptied: Callable[[], Driver]) -> Driver:
    """The driver, to a graph without nodes."""
    return emptied()


@pytest.fixture(scope="session")
def loaded(emptied: Callable[[], Driver], neo4j_server: Engine) -> Callable[[Path], Driver]:
    """Puts one of the small graphs of `golden/` into the emptied graph when called; gives the driver."""

    def load(path: Path) -> Driver:
        driver = emptied()
        write_graph(neo4j_server, graph_of(path))
        return driver

    return load


@pytest.fixture(scope="module")
def small_graph(loaded: Callable[[Path], Driver]) -> Driver:
    """The driver to the small graph, loaded once for a module that does not write."""
    return loaded(SMALL_GRAPH)


@pytest.fixture(scope="session")
def serve(neo4j_server: Engine) -> Callable[[], AbstractContextManager[str]]:
    """Starts a service of the shipped questions when entered; gives its address."""
    return lambda: served(neo4j_server)


@pytest.fixture(scope="module")
def service(serve: Callable[[], AbstractContextManager[str]], small_graph: Driver) -> Iterator[str]:
    """The address of a running service over the small graph."""
    with serve() as address:
        yield address


@contextmanager
def served(server: Engine) -> Iterator[str]:
    """A service of the shipped questions in a thread of its own, at the address given."""
    app = create_app(lambda: opened(server, timeout=_STORE_S), load_catalogue())
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    service = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=service.run)
    thread.start()
    while not service.started and thread.is_alive():
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        service.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def seed_article() -> Path:
    """The real article, which is not part of the repository."""
    path = Path(os.environ.get("CITETRAIL_SEED_ARTICLE") or SEED_ARTICLE)
    if not path.is_file():
        pytest.skip(f"the seed article is not at {path}; CITETRAIL_SEED_ARTICLE may name it")
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium or Chrome. In CI its absence is a failure, not a skip."""
    named = os.environ.get("CITETRAIL_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    reason = f"no Chromium is installed: looked for {', '.join(BROWSERS)}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
