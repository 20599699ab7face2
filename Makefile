# One command a job; `make` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
MEASURE := .venv-measure
MEASURING := $(MEASURE)/.installed
ORACLE := .venv-oracle
ORACLING := $(ORACLE)/.installed
SPARK := .venv-spark
SPARKING := $(SPARK)/.installed
ROOT ?= .
export PYTHONDONTWRITEBYTECODE ?=
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
# mkdocs-material prints a notice about its own future on every build
export NO_MKDOCS_2_WARNING := 1

.PHONY: help setup site serve test test-spark test-oracle check format bench fit-dedupe measure oracle fuzz clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

setup: $(READY) ## make .venv from the hash-pinned lock

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

site: $(READY) ## run the pipeline and build site/
	$(BIN)/python -m pipeline --root $(ROOT) build
	$(BIN)/mkdocs build --strict --config-file $(ROOT)/mkdocs.yml
	@echo "The site is in $(ROOT)/site: open $(ROOT)/site/index.html"

serve: site ## serve site/ on http://127.0.0.1:8000
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(ROOT)/site 8000

test: $(READY) ## run the tests
	$(BIN)/python -m pytest

test-spark: $(SPARKING) ## test the engine of deduplication on Spark, in local mode (needs Java 17)
	$(SPARK)/bin/python -c 'import pandas, pyspark'
	$(SPARK)/bin/python -m pytest -m spark tests/spark

test-oracle: $(ORACLING) ## test that our elas_u4 ranks as ASReview does
	$(ORACLE)/bin/python -m pytest -m oracle tests/oracle

$(SPARKING): requirements-spark.lock
	@command -v java >/dev/null || { echo "Java 17 is needed: install openjdk-17-jre-headless"; exit 1; }
	$(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@touch $@

check: $(READY) ## lint, types, budgets, canonical files, records, branch coverage
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.budgets
	$(BIN)/python -m pipeline --root $(ROOT) check
	$(BIN)/python -m pipeline --root $(ROOT) format --check
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet 2>/dev/null || true
	$(BIN)/coverage report

format: $(READY) ## bring code and records into canonical form
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/python -m tools.formats_doc
	$(BIN)/python -m pipeline --root $(ROOT) format

measure: $(MEASURING) ## make .venv-measure: other libraries to compare with, and the fuzzer

$(MEASURING): requirements-measure.lock
	$(PYTHON) -m venv $(MEASURE)
	$(MEASURE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-measure.lock
	@touch $@

oracle: $(ORACLING) ## make .venv-oracle: the tool that ranking is compared with

$(ORACLING): requirements-oracle.lock
	$(PYTHON) -m venv $(ORACLE)
	$(ORACLE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-oracle.lock
	@touch $@

fuzz: $(MEASURING) ## throw damaged exports at each reader, ten CPU minutes each
	nice -n 19 $(MEASURE)/bin/python -m tools.fuzz

bench: $(READY) ## measure speed against the committed baseline and the bars
	$(BIN)/python -m tools.bench
	$(BIN)/python -m tools.bench_formats
	$(BIN)/python -m tools.bench_query
	$(BIN)/python -m tools.bench_criteria
	$(BIN)/python -m tools.bench_dedupe
	$(BIN)/python -m tools.bench_rank
	$(BIN)/python -m tools.bench_classify
	$(BIN)/python -m tools.bench_screen
	@if [ -x $(MEASURE)/bin/python ]; then $(BIN)/python -m tools.bench_dedupe --compare; \
	else echo "make measure, and bib-dedupe is measured beside ours on the labelled sets"; fi

fit-dedupe: $(READY) ## fit the weights of deduplication on the labelled sets; LEAVE_OUT=NAME without one
	$(BIN)/python -m tools.fit_dedupe $(if $(LEAVE_OUT),--leave-out $(LEAVE_OUT))

clean: ## remove what was generated
	rm -rf build site .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
