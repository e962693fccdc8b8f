"""A glance at an SQLite file that is in order, with nothing but the driver: for who asks and changes nothing.

SQLAlchemy takes several times as long to load as such a question takes. A file that is in any way not as the
last run left it is left to storage.start, which knows what to do and what to say.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from storage.migrations import HEAD
from storage.settings import OfficeSettings, of_rows
from tasks.serializing import from_text

_FILE = "sqlite:///"


MARK = ".known"
"""How the name of the mark ends that an office works in a database (storage.engine)."""


def mark_beside(path: Path) -> Path:
    """Where the mark lies for the database at `path`."""
    return path.with_name(f"{path.name}{MARK}")


def glance_at_settings(url: str) -> OfficeSettings | None:
    """The settings in the database of the URL; None where it must be opened the whole way."""
    path = Path(url.removeprefix(_FILE))
    if not url.startswith(_FILE) or not path.is_file():
        return None
    try:
        # "rw" makes no file, and leaves none of a log behind as "ro" would.
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=0)) as connection:
            return _settings(connection) if _in_order(connection, mark_beside(path)) else None
    except (sqlite3.Error, ValueError):
        return None


def _in_order(connection: sqlite3.Connection, mark: Path) -> bool:
    """Whether it is whole, of this version, and holds work where the mark says so."""
    connection.execute("PRAGMA query_only=ON")
    return (
        connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        and connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        and (
            not mark.exists()
            or connection.execute("SELECT 1 FROM event WHERE subject <> 'rows' LIMIT 1").fetchone()
            is not None
        )
    )


def _settings(connection: sqlite3.Connection) -> OfficeSettings:
    rows = connection.execute("SELECT key, value FROM setting").fetchall()
    return of_rows((key, from_text(value)) for key, value in rows)
