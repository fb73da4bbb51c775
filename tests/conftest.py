"""What the tests share: a real Neo4j, the seed article, a browser.

A test that takes `neo4j_server`, `driver` or `empty_graph` bears the mark `neo4j`, and one that takes
`chromium` the mark `browser`, without saying so.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from app.engine import Engine, ensure_engine, stop_engine
from app.settings import load_settings

REPOSITORY = Path(__file__).resolve().parents[1]
SEED_ARTICLE = REPOSITORY.parent / "shared" / "seeds" / "moving_forward_north_korea.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MARKS = {
    "neo4j": {"neo4j_server", "driver", "emptied", "empty_graph"},
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
