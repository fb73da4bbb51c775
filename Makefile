# One command before each commit: make check. Every target runs in the project's own environment.

.PHONY: check fix test bench schema lock

RUN = uv run --quiet

check:  ## format, lint, types, layers, tests with branch coverage; `pytest` alone also runs what measures time, drives a browser or is thorough
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	$(RUN) lint-imports
	$(RUN) pytest -m "not timed and not browser and not thorough" --cov --cov-report=term:skip-covered --cov-fail-under=85

fix:  ## what can be mended by a machine
	$(RUN) ruff check --fix .
	$(RUN) ruff format .
	$(RUN) python -m graph_schema.page
	$(RUN) python -m app.settings_page

test:  ## the quick tests, which need no server
	$(RUN) pytest tests/unit

bench:  ## speed and accuracy, written to docs/
	$(RUN) --group bench python -m benchmarks.run
	$(RUN) python -m benchmarks.accuracy

lock:  ## requirements.lock: every version with its hashes
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--all-extras --group dev --quiet --output-file requirements.lock pyproject.toml
