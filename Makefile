# Everything a developer does, one command each: `make help`.
# Needed: make, git and Python 3.11 or newer. The rest is fetched into .venv, by the hashes of requirements.lock.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PACKAGES := linernotes graph schema api seed

# Say `make PYTHON=/path/to/python3 …` to choose one; else the first that is new enough is taken.
PYTHON ?=
CANDIDATES := $(if $(PYTHON),$(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)

# The whole suite runs in so many processes, each with a database of its own, file by file; `make test PROCESSES=` takes one.
PROCESSES ?= $(if $(ARGS),,2)
SIDE_BY_SIDE := $(if $(PROCESSES),-n $(PROCESSES) --dist loadfile --no-loadscope-reorder)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test prove bench bench-large hits check lint types layers sdl locked format schema docs lock clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(READY) ## Serve the demo catalogue on 127.0.0.1 (PORT, LINERNOTES_HOME, NEO4J_URI and so on are honoured)
	@exec $(BIN)/linernotes demo

test: $(READY) ## Run the whole test suite, on a real embedded Neo4j
	@exec $(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

prove: $(READY) ## Run the proofs that take long, and the graph tests on Neo4j 5.26 LTS too
	@$(BIN)/python -m pytest -m prove $(ARGS)
	@LINERNOTES_TEST_NEO4J_VERSION=5.26.30 exec $(BIN)/python -m pytest tests/graph tests/oracle tests/sheets $(ARGS)

bench: $(READY) ## Measure every question on a generated world over HTTP (ARGS="--recordings 100000" for the large one)
	@exec $(BIN)/python -m bench $(ARGS)

bench-large: $(READY) ## The same with 1,000,000 recordings and assets, and an import of 10,000,000 facts: many hours
	@exec $(BIN)/python -m bench --recordings 1000000 --assets 1000000 --facts 10000000 --parts questions side bulk $(ARGS)

hits: $(READY) ## Acknowledge what answers cost now in dbHits (ARGS="-m prove" for the larger worlds)
	@WRITE_HITS=1 exec $(BIN)/python -m pytest tests/hits $(ARGS)

check: lint types layers sdl locked ## Check format, lint, types, layers, the written schema and the lock

lint: $(READY) ## Check format and lint (ruff)
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(READY) ## Check types, strictly (mypy)
	$(BIN)/mypy

layers: $(READY) ## Check that each room imports only the rooms below it (import-linter)
	$(BIN)/lint-imports --no-cache

sdl: $(READY) ## Check that schema/schema.graphql is what the code says
	@$(BIN)/python -m schema.print > $(VENV)/schema.graphql
	@diff -u schema/schema.graphql $(VENV)/schema.graphql \
		|| { echo 'schema/schema.graphql is not what the code says: run `make schema`, and look at what changed.' >&2; exit 1; }

locked: ## Check that requirements.lock names versions and hashes and no address
	@if grep -nE '://|^ *-[a-z]|^ *--(index|extra|find|trusted)' requirements.lock; then \
		echo 'requirements.lock holds an address or an option: run `make lock`.' >&2; exit 1; fi

format: $(READY) ## Put the code into its format and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

schema: $(READY) ## Write schema/schema.graphql from the code
	@$(BIN)/python -m schema.print > $(VENV)/schema.graphql
	@cp $(VENV)/schema.graphql schema/schema.graphql

docs: $(READY) ## Write the answers, outputs and pictures on the pages anew, from the demo
	@WRITE_DOCS=1 $(BIN)/python -m pytest -q tests/docs $(ARGS)

lock: $(READY) ## Write requirements.lock from pyproject.toml (ARGS=--upgrade takes the newest versions)
	$(BIN)/uv pip compile pyproject.toml --group dev --output-file requirements.lock --quiet \
		--universal --python-version 3.11 --generate-hashes --no-config \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(ARGS)
	@$(MAKE) --no-print-directory locked

clean: ## Remove the environment and what the tools left behind (no data folder)
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find $(PACKAGES) tests -type d -name __pycache__ -prune -exec rm -rf {} +

# The environment. Written last, the stamp stands only for an environment that is whole.
$(READY): requirements.lock pyproject.toml
	@if ! $(BIN)/python -c 'import pip' 2>/dev/null; then \
		found=; bare=; \
		for candidate in $(CANDIDATES); do \
			"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
			if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then found=$$candidate; break; fi; \
			bare=$${bare:-$$candidate}; \
		done; \
		if [ -z "$$found" ] && [ -n "$$bare" ]; then \
			version=$$("$$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
			echo "$$bare is Python $$version, but cannot make virtual environments: its ensurepip is missing." >&2; \
			echo "On Debian and Ubuntu: sudo apt install python$$version-venv" >&2; \
			exit 1; \
		fi; \
		if [ -z "$$found" ]; then \
			echo 'Python 3.11 or newer is needed, and none of these is one: $(CANDIDATES)' >&2; \
			echo 'Install it, or name it: make PYTHON=/path/to/python3 …' >&2; \
			exit 1; \
		fi; \
		echo "Making $(VENV) with $$found …"; \
		"$$found" -m venv --clear $(VENV); \
	fi
	@echo 'Fetching what requirements.lock names (about 100 MB the first time) …'
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@
