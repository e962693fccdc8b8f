"""Kinds of database that the tests run on: SQLite files, and with `--postgresql` a server of our own.

A store makes databases by copying one with every table, since the migrations take their time.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Dialect, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database.connections import make_engine
from storage.database.engine import Database
from tests.office import Office, found_office


class Store(Protocol):
    """One kind of database. A URL that is copied from must not be in use."""

    def new(self, path: Path) -> str:
        """The URL of a new database with every table and nothing in them; a file is made at `path`."""

    def copy(self, url: str, path: Path) -> str:
        """The URL of a copy of another database."""

    def drop(self, url: str) -> None:
        """Give back what a database takes up."""


class Files:
    """SQLite files. A test's file goes with the test's folder."""

    def __init__(self, template: Path) -> None:
        self._template = template

    def new(self, path: Path) -> str:
        """A copy of the file that the first start leaves behind."""
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def copy(self, url: str, path: Path) -> str:
        """A copy of the file."""
        shutil.copyfile(url.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    def drop(self, url: str) -> None:
        """Nothing to do."""


class _Led:
    """An engine whose connections lead to the database that it was last led to."""

    def __init__(self, url: str) -> None:
        self.to = url
        self.engine = make_engine(url)
        event.listen(self.engine, "do_connect", self._lead)

    def _lead(
        self, dialect: Dialect, _entry: ConnectionPoolEntry, arguments: list[Any], named: dict[str, Any]
    ) -> None:
        wanted, more = dialect.create_connect_args(make_url(self.to))
        arguments[:] = wanted
        named.update({name: value for name, value in more.items() if name not in named or name == "dbname"})


_free: dict[str, list[_Led]] = {}
"""By kind of database. To compile every statement anew would take a test a third of its time."""


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """A database on an engine that others of its kind have used before."""
    free = _free.setdefault(make_url(url).get_backend_name(), [])
    led = free.pop() if free else _Led(url)
    led.to = url
    database = Database(url, led.engine)
    try:
        yield database
    finally:
        database.close()
        free.append(led)


@dataclass(frozen=True)
class Founded:
    """A database with the office of tests.office in it, to be copied."""

    url: str
    office: Office


def founded(store: Store, folder: Path) -> Founded:
    """Write the office once."""
    url = store.new(folder / "office.db")
    database = Database(url)
    office = database.write(found_office)
    database.close()
    return Founded(url, office)
