# Commands of the field guide. `make serve` and `make test` set up all they need.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

# The day of a build is its commit's, so that the same commit gives the same bytes on any day.
COMMIT_TIME := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMIT_TIME),)
export SOURCE_DATE_EPOCH ?= $(COMMIT_TIME)
endif

# Every language has its table of words.
LANGUAGES = $(basename $(notdir $(wildcard docs/_data/words/*.yml)))

.PHONY: serve build kit publish test bench ledger previews lock tools clean

serve: .venv/site.stamp
	$(BIN)/mkdocs serve --livereload

build: .venv/site.stamp
	$(BIN)/mkdocs build --strict

# The offline copy as a zip: LANGS=vi, or LANGS=vi,en, for some of the languages.
kit: .venv/site.stamp
	FIELD_GUIDE_LANGUAGES="$(LANGS)" FIELD_GUIDE_KIT=dist $(BIN)/mkdocs build --strict --quiet --site-dir build/kit
	@cat dist/SHA256SUMS

# The site with its offline copies, ready for a server: the whole one and one a language.
publish: export FIELD_GUIDE_PUBLISH := yes
publish: .venv/site.stamp
	rm -rf dist
	$(MAKE) --no-print-directory kit
	for language in $(LANGUAGES); do $(MAKE) --no-print-directory kit LANGS=$$language || exit 1; done
	FIELD_GUIDE_DOWNLOADS=dist $(BIN)/mkdocs build --strict

test: .venv/test.stamp tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 3

bench: .venv/test.stamp tools
	$(BIN)/python tests/bench.py

# After new entries or pages: the ledger of permanent addresses.
ledger: .venv/site.stamp
	$(BIN)/python -m fieldguide ledger add

# After a change to a source's title, a language, or overrides/preview.html: the pictures beside a link in mail and chat.
previews: .venv/test.stamp tools
	PYTHONPATH=tests:hooks $(BIN)/python .ci/previews.py

# After a change to requirements.in or tests/requirements.in. PACKAGE=name, or PACKAGE=all, for newer versions.
lock: .venv/test.stamp
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python .ci/lock.py $(PACKAGE)

# Browsers and web servers of the tests.
tools: .venv/test.stamp
	@PYTHONPATH=tests $(BIN)/python tests/support/tools.py

clean:
	rm -rf .venv site build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11, 5) else "Python 3.11.5 or newer is needed: make PYTHON=/path/to/python3 …")'
	$(PYTHON) -m venv .venv

# The core is put on the environment's path, so that `.venv/bin/python -m fieldguide` works from any folder.
.venv/site.stamp: requirements.txt Makefile | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -c 'import site, pathlib; pathlib.Path(site.getsitepackages()[0], "fieldguide.pth").write_text("$(CURDIR)/hooks\n")'
	@touch $@

.venv/test.stamp: tests/requirements.txt .venv/site.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r tests/requirements.txt
	@touch $@
