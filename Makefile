# make run    start (the demonstration where no token is set)
# make test   the gate: format, lint, types, tests
# make quick  the inner loop: format, lint, types and the tests that need no database
# make test-postgresql    what has a database, on PostgreSQL

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ROUNDS ?= 200

# Tests run side by side, a worker a processor and one more; `make test WORKERS=0` runs them one by one.
WORKERS ?= auto
SIDE_BY_SIDE := -n $(WORKERS) --no-loadscope-reorder
PURE := tests/test_rooms.py tests/language tests/expressions tests/tasks tests/chat tests/messages
WITH_DATABASE := tests/storage tests/scheduler tests/bot/actions tests/journeys

# The tests start many programs, and each would compile its modules anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run test test-postgresql quick setup setup-test check lint types pytest pure long two-machines year bench clean

run: setup
	$(BIN)/nhacviec run

# The types are looked over on one processor while the tests begin on the others.
test: setup-test lint
	$(MAKE) --no-print-directory --jobs=2 types pytest

setup: $(VENV)/.installed

setup-test: $(VENV)/.installed-test

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[demo]'
	touch $@

$(VENV)/.installed-test: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	touch $(VENV)/.installed $@

check: lint types

lint: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup-test
	$(BIN)/mypy

pytest: setup-test
	$(BIN)/pytest $(SIDE_BY_SIDE)

test-postgresql: setup-test
	$(BIN)/pytest $(SIDE_BY_SIDE) --postgresql $(WITH_DATABASE)

quick: setup-test
	$(MAKE) --no-print-directory --jobs=3 --output-sync=target lint types pure

pure: setup-test
	$(BIN)/pytest $(SIDE_BY_SIDE) $(PURE)

# The crash and fuzz runs at length; the gate has their short form.
long: setup-test
	NHACVIEC_ROUNDS=$(ROUNDS) $(BIN)/pytest $(SIDE_BY_SIDE)

# Two machines on one PostgreSQL, one of which is killed, stopped, cut off: ROUNDS times.
two-machines: setup-test
	NHACVIEC_ROUNDS=$(ROUNDS) $(BIN)/pytest tests/journeys/test_two_machines.py

# A year of an office, by month: reminders missed and doubled, size, answer times.
year: setup-test
	$(BIN)/python -m benchmarks.year

bench: setup-test
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
