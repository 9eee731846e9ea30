# Commands of the field guide, as `python -m fieldguide` has them on every system, with an environment set up first.
PYTHON ?= python3
BIN := .venv/bin
GUIDE := $(BIN)/python -m fieldguide
# Two things at a time, what each prints kept together where make knows how.
BESIDE = $(MAKE) --no-print-directory --jobs=2 $(if $(filter output-sync,$(.FEATURES)),--output-sync)
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build kit publish editions check style units test scripts bench tune ledger previews screens lock rebuild-check tools clean

serve: .venv/site.stamp
	$(GUIDE) serve

build: .venv/site.stamp
	$(GUIDE) build

# The offline copy as a zip: LANGS=vi, or LANGS=vi,en, for some of the languages.
kit: .venv/site.stamp
	$(GUIDE) kit --languages "$(LANGS)"

# The site with its offline copies and every other form, ready for a server. ARGS=--copies-only, or --refuse-stale.
publish: .venv/site.stamp
	-$(BIN)/python -m pip install --quiet --require-hashes -r requirements-editions.txt
	$(GUIDE) publish $(ARGS)

# Every edition to carry, into dist/: offline copies, EPUB, one HTML file, PDF, ZIM. What lacks a tool is named and left out.
editions: .venv/site.stamp
	-$(BIN)/python -m pip install --quiet --require-hashes -r requirements-editions.txt
	$(GUIDE) editions

# Builds a published commit again, and says whether the bytes agree: DIST=folder of its copies.
rebuild-check: .venv/site.stamp
	$(GUIDE) rebuild-check "$(or $(DIST),dist)"

# Half a minute: style, types, the core, faults, content, and the scripts' units, beside each other. No browser, no server.
check: .venv/test.stamp
	@$(BESIDE) style units scripts

# Form, errors and types of the Python.
style: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Tests that make no whole site.
units: .venv/test.stamp
	$(BIN)/pytest -n 2 --dist worksteal -m "not builds" tests/core tests/faults tests/content

# The scripts of pages alone: form, errors, types and units.
scripts: .venv/test.stamp
	$(BIN)/python .ci/scripts.py

# Everything.
test: .venv/test.stamp tools
	@$(BESIDE) style scripts
	$(BIN)/pytest -n 4 --dist worksteal

bench: .venv/test.stamp tools
	$(BIN)/python tests/bench.py

# The search's numbers, each tried higher and lower; NAMES="pair meaning" for some of them.
tune: .venv/test.stamp
	PYTHONPATH=tests:hooks $(BIN)/python tests/tune_search.py $(NAMES)

# After new entries or pages: the ledger of permanent addresses.
ledger: .venv/site.stamp
	$(GUIDE) ledger add

# After a change to a source's title, a language, or overrides/preview.html: the pictures beside a link in mail and chat.
previews: .venv/test.stamp tools
	PYTHONPATH=tests:hooks $(BIN)/python .ci/previews.py

# For whoever changes how pages look: each kind of page, in every language, light and dark, on a phone and at a desk, into build/screens/.
screens: .venv/test.stamp tools build
	PYTHONPATH=tests:hooks $(BIN)/python .ci/screens.py

# After a change to requirements.in or tests/requirements.in. PACKAGE=name, or PACKAGE=all, for newer versions.
lock: .venv/test.stamp
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python .ci/lock.py $(PACKAGE)

# Browsers and web servers of the tests.
tools: .venv/test.stamp
	@PYTHONPATH=tests:hooks $(BIN)/python -P -m support.tools

clean:
	rm -rf .venv site build dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11, 5) else "Python 3.11.5 or newer is needed: make PYTHON=/path/to/python3 …")'
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements.txt Makefile | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/test.stamp: tests/requirements.txt .venv/site.stamp
	$(BIN)/python -m pip install --quiet --require-hashes -r tests/requirements.txt
	@touch $@
