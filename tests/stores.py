"""Kinds of database that the tests run on: SQLite files, and with `--postgresql` a server of our own.

A store makes databases by copying one with every table, since the migrations take their time.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from storage.engine import Database
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
