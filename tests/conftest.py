"""Fixtures that every room shares: a real database with an office of named people; the time by group."""

import signal
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from storage.database.engine import Database
from storage.database.start import open_database
from tests import forked_readers, forked_workers, postgres, surroundings
from tests.office import Office
from tests.side_by_side import in_order, pytest_xdist_auto_num_workers, pytest_xdist_make_scheduler
from tests.stores import Files, Founded, Store, founded, opened
from tests.timing import pytest_runtest_logreport, pytest_runtest_makereport, pytest_terminal_summary

__all__ = [
    "pytest_runtest_logreport",
    "pytest_runtest_makereport",
    "pytest_terminal_summary",
    "pytest_xdist_auto_num_workers",
    "pytest_xdist_make_scheduler",
]

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Monday 23 November 2026, 08:00 in Hanoi."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--postgresql`: see `pytest_collection_modifyitems`."""
    parser.addoption("--postgresql", action="store_true", help="run what needs a database on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    """What the tests and the programs under test find around them; before any worker is started."""
    # A shell lets what it starts in the background ignore Ctrl+C, and so would the programs under test.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.register_profile("unhurried", deadline=None)  # how long an example takes is no test
    settings.load_profile("unhurried")
    surroundings.put_up()
    forked_readers.install()
    if config.getoption("numprocesses", None):
        forked_workers.install(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """In the process that started the workers, when they have ended."""
    if not hasattr(config, "workerinput"):
        surroundings.take_down()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded and collected stays to the end: the garbage collector need not look through it."""
    with surroundings.loading():
        return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what has a database is run, and nothing that is about the file of SQLite; what asks
    for each kind of database (tests.storage.conftest) is run on one in each of the two runs.
    """
    server = config.getoption("--postgresql")
    left_out = [item for item in items if (not _on_server(item) if server else _kind(item) == "postgresql")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in set(left_out)]
    if hasattr(config, "workerinput"):  # side by side
        items[:] = in_order(items)


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def _on_server(item: pytest.Item) -> bool:
    own = "store" in _fixtures(item) and not _about_files(item)
    return own or _kind(item) == "postgresql"


def _kind(item: pytest.Item) -> str:
    """The kind of database on which a test of each kind is run here."""
    callspec = getattr(item, "callspec", None)
    return str(callspec.params.get("any_store", "")) if callspec is not None else ""


def _about_files(item: pytest.Item) -> bool:
    return item.get_closest_marker("sqlite") is not None


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


@pytest.fixture(scope="session")
def files(empty_file: Path) -> Store:
    """SQLite."""
    return Files(empty_file)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A private server, or a skip that says what is missing."""
    try:
        with postgres.server() as server:
            yield server
    except postgres.Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="session")
def store(request: pytest.FixtureRequest) -> Store:
    """The kind of database of this run."""
    kind = "postgres_server" if request.config.getoption("--postgresql") else "files"
    found: Store = request.getfixturevalue(kind)
    return found


@pytest.fixture(scope="session")
def office_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Store], Founded]:
    """The test office in a store, written once."""
    made: dict[int, Founded] = {}

    def find(store: Store) -> Founded:
        if id(store) not in made:
            made[id(store)] = founded(store, tmp_path_factory.mktemp("founded"))
        return made[id(store)]

    return find


@pytest.fixture
def database(
    request: pytest.FixtureRequest, tmp_path: Path, store: Store, office_in: Callable[[Store], Founded]
) -> Iterator[Database]:
    """A database with every table; nothing is in them but what the test's other fixtures ask for."""
    path = tmp_path / "office.db"
    with_office = "office" in request.fixturenames
    url = store.copy(office_in(store).url, path) if with_office else store.new(path)
    with opened(url) as base:
        yield base
    store.drop(url)


@pytest.fixture
def office(database: Database, store: Store, office_in: Callable[[Store], Founded]) -> Office:
    """A small office in the database: see tests.office."""
    return office_in(store).office
