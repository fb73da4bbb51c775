"""What a command waits for before it begins: only the libraries that its own work needs."""

import subprocess
import sys


def in_a_fresh_process(program: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_loading_the_model_leaves_the_commands_of_spacy_alone_but_usable() -> None:
    told = in_a_fresh_process(
        "import sys\n"
        "from loaders.language import load_language\n"
        "load_language()\n"
        "print('spacy.cli' in sys.modules, 'spacy.cli.info' in sys.modules, 'typer' in sys.modules)\n"
        "import spacy, spacy.cli\n"
        "print(spacy.info()['spacy_version'] == spacy.__version__, spacy.cli.info is not spacy.info)\n"
    )
    assert told.split() == ["False", "False", "False", "True", "True"]


def test_a_text_is_read_without_the_libraries_of_other_formats() -> None:
    told = in_a_fresh_process(
        "import sys\n"
        "import loaders.pipeline\n"
        "print([n for n in ('justhtml', 'lxml', 'pypdfium2', 'spacy') if n in sys.modules])\n"
    )
    assert told.strip() == "[]"


def test_help_waits_for_no_graph_and_no_model() -> None:
    told = in_a_fresh_process(
        "import sys\n"
        "import app.cli\n"
        "print([n for n in ('neo4j', 'numpy', 'pydantic', 'spacy', 'yaml') if n in sys.modules])\n"
    )
    assert told.strip() == "[]"


def test_an_article_is_extracted_without_the_driver_of_the_graph() -> None:
    told = in_a_fresh_process(
        "import sys\n"
        "import app.cli, app.settings, app.sources, loaders.pipeline\n"
        "print([n for n in ('neo4j', 'fastapi', 'httpx', 'requests') if n in sys.modules])\n"
    )
    assert told.strip() == "[]"
