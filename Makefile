# make run    start (the demonstration where no token is set)
# make test   the gate: format, lint, types, tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ROUNDS ?= 200

.PHONY: run test setup setup-test check pytest long bench clean

run: setup
	$(BIN)/nhacviec run

test: setup-test check pytest

setup: $(VENV)/.installed

setup-test: $(VENV)/.installed-test

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $@

check: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

pytest: setup-test
	$(BIN)/pytest

# The crash and fuzz runs at length; the gate has their short form.
long: setup-test
	NHACVIEC_ROUNDS=$(ROUNDS) $(BIN)/pytest -m "long or not long" tests

bench: setup-test
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
