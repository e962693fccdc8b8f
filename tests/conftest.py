"""Fixtures that every room shares: a real database file with an office of named people."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from storage import tables
from storage.engine import Database
from tests.office import Office, found_office

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 23 November 2026, 08:00 in Hanoi."""


@pytest.fixture
def now() -> datetime:
    """The moment at which a test's story begins."""
    return NOW


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database file with every table."""
    base = Database(f"sqlite:///{tmp_path / 'office.db'}")
    assert tables.__all__
    SQLModel.metadata.create_all(base.engine)
    yield base
    base.close()


@pytest.fixture
def office(database: Database) -> Office:
    """A small office in the database: see tests.office."""
    return database.write(found_office)
