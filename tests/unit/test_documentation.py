"""The docs name everything that a user can type; nothing is left to be guessed."""

import importlib.metadata
import re
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from app.cli import app
from app.settings import Settings
from app.settings_page import PAGE, settings_page
from queries.catalogue import load_catalogue

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_page_is_what_the_settings_give():
    assert PAGE.read_text(encoding="utf-8") == settings_page(), "Run: python -m app.settings_page"


def test_every_setting_is_described():
    assert all(field.description for field in Settings.model_fields.values())


@pytest.mark.parametrize("name", sorted(get_command(app).commands))
def test_every_command_is_in_the_readme(name):
    assert f"`citetrail {name}" in README


@pytest.mark.parametrize("name", sorted(load_catalogue().questions))
def test_every_question_is_in_the_readme(name):
    assert f"| `{name}` |" in README


def test_the_readme_sets_up_with_two_commands():
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert blocks[0].strip() == "pip install uv && uv run citetrail quickstart"
    assert blocks[1].strip() == "uv run pytest"


def test_every_link_of_the_docs_leads_to_a_file():
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_decisions_are_short_and_numbered():
    text = (ROOT / "DECISIONS.md").read_text(encoding="utf-8")
    decisions = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    for number, decision in enumerate(decisions, 1):
        assert re.match(rf"{number}\. .+ \(\d{{4}}-\d\d-\d\d\)\n", decision)
        assert len(decision.strip().splitlines()) <= 16


@pytest.mark.parametrize("package", ["app", "graph_schema", "loaders", "queries", "seeds"])
def test_no_other_distribution_of_the_environment_owns_our_package_names(package):
    owners = importlib.metadata.packages_distributions().get(package, [])
    assert set(owners) <= {"citetrail"}


SEED_FILES = sorted((ROOT / "seeds").glob("*.yaml"))


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: path.name)
def test_every_row_of_the_seeds_names_its_source(path):
    rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    if isinstance(rows, dict):
        assert rows.get("source"), f"{path.name} names no source"
    else:
        assert [row for row in rows if not row.get("source")] == []
