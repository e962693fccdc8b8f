"""A glance at an SQLite file that is in order, with nothing but the driver: for who asks and changes nothing.

SQLAlchemy takes several times as long to load as such a question takes. A file that is in any way not as the
last run left it is left to storage.database.start, which knows what to do and what to say.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from storage.database.vitals import Vitals, vitals
from storage.migrations import HEAD
from storage.settings import OfficeSettings, of_rows
from tasks.serializing import from_text

T = TypeVar("T")
FILE = "sqlite:///"
BUSY_SECONDS = 2.0


SOON_READ = 32 * 1024 * 1024
"""Bytes of a file that is read through in no time; a larger one is when the program is at work."""

MARK = ".known"
"""How the name of the mark ends that an office works in a database (storage.database.engine)."""


def mark_beside(path: Path) -> Path:
    """Where the mark lies for the database at `path`."""
    return path.with_name(f"{path.name}{MARK}")


def glance_at_settings(url: str) -> OfficeSettings | None:
    """The settings in the database of the URL; None where it must be opened the whole way."""
    path = Path(url.removeprefix(FILE))
    return glance(url, lambda there: _settings(there) if _in_order(there, path) else None, 0)


def glance_at_vitals(url: str) -> Vitals | None:
    """How the program is, by the SQLite file of the URL; None where there is none that can be read."""
    return glance(url, lambda there: vitals(lambda words: there.execute(words).fetchall()))


def glance(url: str, work: Callable[[sqlite3.Connection], T], seconds: float = BUSY_SECONDS) -> T | None:
    """What is read in the SQLite file of the URL, waited for so long; None where there is none to be read."""
    path = Path(url.removeprefix(FILE))
    if not url.startswith(FILE) or not path.is_file():
        return None
    try:
        with closing(_opened(path, seconds)) as connection:
            return work(connection)
    except (sqlite3.Error, ValueError):
        return None


def _opened(path: Path, timeout: float) -> sqlite3.Connection:
    """A connection that changes nothing.

    "rw" makes no file, and leaves none of a log behind as "ro" would.
    """
    connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=timeout)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _in_order(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether it is whole, of this version, and holds work where the mark says so."""
    return (
        (
            path.stat().st_size > SOON_READ
            or connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        )
        and connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        and (
            not mark_beside(path).exists()
            or connection.execute("SELECT 1 FROM event WHERE subject <> 'rows' LIMIT 1").fetchone()
            is not None
        )
    )


def _settings(connection: sqlite3.Connection) -> OfficeSettings:
    rows = connection.execute("SELECT key, value FROM setting").fetchall()
    return of_rows((key, from_text(value)) for key, value in rows)
