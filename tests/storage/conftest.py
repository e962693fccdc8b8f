"""The same tests over both databases: a SQLite file and a real PostgreSQL server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage.database.engine import Database
from tests.office import Office
from tests.stores import Founded, Store, opened

KINDS = {"sqlite": "files", "postgresql": "postgres_server"}
"""Kind of database -> the fixture of its store."""


@pytest.fixture(params=KINDS)
def any_store(request: pytest.FixtureRequest) -> Store:
    """The store of each kind."""
    found: Store = request.getfixturevalue(KINDS[request.param])
    return found


@pytest.fixture
def any_database(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    any_store: Store,
    office_in: Callable[[Store], Founded],
) -> Iterator[Database]:
    """A database of each kind with every table; the office is in it where the test asks for it."""
    path = tmp_path / "office.db"
    with_office = "any_office" in request.fixturenames
    url = any_store.copy(office_in(any_store).url, path) if with_office else any_store.new(path)
    with opened(url) as base:
        yield base
    any_store.drop(url)


@pytest.fixture
def any_office(any_database: Database, any_store: Store, office_in: Callable[[Store], Founded]) -> Office:
    """The small office of tests.office in each kind of database."""
    return office_in(any_store).office
