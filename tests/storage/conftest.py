"""The same tests over both databases: a SQLite file and a real PostgreSQL server."""

from collections.abc import Iterator

import pytest

from storage.engine import Database
from tests import postgres
from tests.office import Office, found_office


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A private server, or a skip that says what is missing."""
    try:
        with postgres.server() as server:
            yield server
    except postgres.Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture(params=["sqlite", "postgresql"])
def any_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database of each kind, with every table."""
    if request.param == "sqlite":
        yield request.getfixturevalue("database")
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    base = Database(server.fresh())
    yield base
    base.close()


@pytest.fixture
def any_office(any_database: Database) -> Office:
    """The small office of tests.office in each kind of database."""
    return any_database.write(found_office)
