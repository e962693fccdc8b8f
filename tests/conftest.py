"""Fixtures that every room shares: a real database file with an office of named people."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.engine import Database
from storage.start import open_database
from tests.office import Office, found_office

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 23 November 2026, 08:00 in Hanoi."""


@pytest.fixture
def now() -> datetime:
    """The moment at which a test's story begins."""
    return NOW


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file as the first start leaves it; made once, since the migrations take their time."""
    path = tmp_path_factory.mktemp("empty") / "office.db"
    open_database(path).close()
    return path


@pytest.fixture
def database(tmp_path: Path, empty_file: Path) -> Iterator[Database]:
    """An empty database file with every table."""
    path = tmp_path / "office.db"
    shutil.copyfile(empty_file, path)
    base = Database(f"sqlite:///{path}")
    yield base
    base.close()


@pytest.fixture
def office(database: Database) -> Office:
    """A small office in the database: see tests.office."""
    return database.write(found_office)
