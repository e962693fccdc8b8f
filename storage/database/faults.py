"""What can be wrong with the database, as one error with a code; words: `messages.command_line.office`."""

import hashlib
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError

_DIGITS = 12  # of a server's address, hashed: enough to tell the few that one folder will ever see
DRIVER_TROUBLE = (OperationalError, InterfaceError)
"""The driver's errors that speak of the database and not of what was asked of it."""


class StoreCode(StrEnum):
    """What is wrong with the database. The comment names the parameters."""

    BAD_URL = "bad_url"
    FOLDER_MISSING = "folder_missing"  # folder
    IS_A_FOLDER = "is_a_folder"  # path
    READ_ONLY = "read_only"  # path
    LOCKED = "locked"  # path
    DISK_FULL = "disk_full"  # path
    NOT_A_DATABASE = "not_a_database"  # path
    ANOTHER_DATABASE = "another_database"  # path: it holds tables of some other program
    DAMAGED = "damaged"  # path
    NO_OFFICE = "no_office"  # path: nothing is there, and nobody asked for something to be made
    EMPTIED = "emptied"  # path, mark: nothing is there, or nothing in it, where there was an office before
    MOVED_AWAY = "moved_away"  # path, to: the office works in another database now
    VANISHED = "vanished"  # path: removed, replaced or emptied in the middle of a run
    COPY_FAILED = "copy_failed"  # path: no sound copy could be made before an upgrade
    NEWER = "newer"  # path, revision: written by a later version of this program
    UNREACHABLE = "unreachable"  # path: the server does not answer, or refuses
    CANNOT_OPEN = "cannot_open"  # path
    DRIVER_MISSING = "driver_missing"  # the library for that kind of server is not installed


# What SQLite says exactly (https://www.sqlite.org/rescode.html), where its words are too wide.
_BY_NAME: Mapping[str, StoreCode] = {
    "SQLITE_IOERR_SHORT_READ": StoreCode.DAMAGED,  # the file is shorter than its own pages say
    "SQLITE_READONLY_DBMOVED": StoreCode.VANISHED,
}
_SAID_BY_DRIVER = (
    ("readonly database", StoreCode.READ_ONLY),
    ("read-only transaction", StoreCode.READ_ONLY),
    ("database is locked", StoreCode.LOCKED),
    ("database table is locked", StoreCode.LOCKED),
    ("lock timeout", StoreCode.LOCKED),
    ("is full", StoreCode.DISK_FULL),
    ("no space left", StoreCode.DISK_FULL),
    ("disk i/o error", StoreCode.DISK_FULL),
    ("not a database", StoreCode.NOT_A_DATABASE),
    ("malformed", StoreCode.DAMAGED),
    ("no such table", StoreCode.VANISHED),
    ('relation "[^"]*" does not exist', StoreCode.VANISHED),
    ("unable to open", StoreCode.READ_ONLY),
)


_PASSING = frozenset({StoreCode.LOCKED, StoreCode.DISK_FULL, StoreCode.READ_ONLY, StoreCode.UNREACHABLE})
FATAL = frozenset({StoreCode.DAMAGED, StoreCode.NOT_A_DATABASE, StoreCode.VANISHED})
"""What no waiting mends: the program stops."""


class StoreError(Exception):
    """The database cannot be used: `code` is a StoreCode, `params` what its sentence needs."""

    def __init__(self, code: StoreCode, **params: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params


def explain(error: DBAPIError, url: str) -> StoreError:
    """What a driver's error means for the person at the machine; also for errors in the middle of a run."""
    code = _BY_NAME.get(getattr(error.orig, "sqlite_errorname", "")) or _said(str(error.orig).casefold(), url)
    if code in (StoreCode.DAMAGED, StoreCode.NOT_A_DATABASE) and _is_emptied(sqlite_path(url)):
        code = StoreCode.VANISHED  # whoever reads it just then meets no page where one was
    return StoreError(code, path=shown(url))


def _said(said: str, url: str) -> StoreCode:
    for words, code in _SAID_BY_DRIVER:
        if re.search(words, said):
            return code
    server = make_url(url).get_backend_name() != "sqlite"
    return StoreCode.UNREACHABLE if server else StoreCode.CANNOT_OPEN


def _is_emptied(path: Path | None) -> bool:
    return path is not None and (not path.exists() or path.stat().st_size == 0)


def may_pass(error: BaseException, url: str) -> bool:
    """Whether the trouble is the database's and may pass by itself: locked, full, read-only, out of reach."""
    return isinstance(error, DRIVER_TROUBLE) and explain(error, url).code in _PASSING


def beyond_help(error: DBAPIError, url: str) -> StoreError | None:
    """The error as one that ends the program, where it is one: damaged, or no longer what was opened."""
    if not isinstance(error, DatabaseError):
        return None
    told = explain(error, url)
    return told if told.code in FATAL else None


def shown(url: str) -> str:
    """The database as it may be shown: its path, or a server's address without user, password and options.

    A password with "@" in it is read as a part of what follows; then no more than the kind is shown.
    """
    path = sqlite_path(url)
    if path is not None:
        return str(path)
    parts = make_url(url)
    address = f"{parts.host or ''}{f':{parts.port}' if parts.port else ''}/{parts.database or ''}"
    return f"{parts.get_backend_name()}://{'…' if '@' in address else address}"


def beside(url: str, folder: Path | None, ending: str) -> Path | None:
    """Where a note about the database lies: beside its file, a server's in `folder`, None for nowhere."""
    path = sqlite_path(url)
    if path is not None:
        return path.with_name(f"{path.name}{ending}")
    name = hashlib.sha256(make_url(url).render_as_string(hide_password=True).encode()).hexdigest()[:_DIGITS]
    return None if folder is None else folder / f"{name}{ending}"


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite database, None for any other."""
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite" or not parts.database or parts.database == ":memory:":
        return None
    return Path(parts.database)
