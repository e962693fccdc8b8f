"""A glance at an SQLite file, with nothing but the driver: whether it is in order, how the program is."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from storage.migrations import HEAD
from storage.settings import OfficeSettings, of_rows
from tasks.serializing import from_text

# How the program is, as its database tells: what waits, since when, and what it noted of itself last.
#
# In plain SQL, so that the driver alone can ask an SQLite file (glance) what a session asks any
# database; nothing of it reads a whole table.

ALIVE, _SEEN, _TIDIED = "service.alive", "scheduler.last_seen", "tidy.last"
_OUTBOX = """
    SELECT state, COUNT(*), MIN(not_before), MIN(CASE WHEN priority = 0 THEN not_before END)
    FROM outbox WHERE state IN ('due', 'sending', 'ambiguous') GROUP BY state
"""
_INBOX = "SELECT COUNT(*), MIN(received_at) FROM inbox WHERE state = 'new'"
_NOTES = f"SELECT key, value FROM setting WHERE key IN ('{ALIVE}', '{_SEEN}', '{_TIDIED}')"  # noqa: S608
_WAITING = ("due", "sending", "ambiguous")
AskRows = Callable[[str], Sequence[Sequence[Any]]]
"""Asks the database and has the rows."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """What waits in the journal and, by state, in the outbox; since when the oldest of each is owed.

    `tick`, `started`, `tidied` and `polls` (by channel: when it answered last) are moments of the machine,
    None for never; `deaf` are the channels that did not answer when that was noted, `refused` those whose
    token is not known.
    """

    inbox: int = 0
    outbox: Mapping[str, int] = field(default_factory=dict)
    came: datetime | None = None
    owed: datetime | None = None
    answer: datetime | None = None
    tick: datetime | None = None
    started: datetime | None = None
    tidied: datetime | None = None
    polls: Mapping[str, datetime | None] = field(default_factory=dict)
    deaf: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def vitals(ask: AskRows) -> Vitals:
    """AskRows for all of it."""
    waits = {state: (count, _moment(owed), _moment(answer)) for state, count, owed, answer in ask(_OUTBOX)}
    ((inbox, came),) = ask(_INBOX)
    notes = {key: from_text(value) if isinstance(value, str) else value for key, value in ask(_NOTES)}
    alive = notes.get(ALIVE, {})
    return Vitals(
        inbox=inbox,
        outbox={state: waits[state][0] if state in waits else 0 for state in _WAITING},
        came=_moment(came),
        owed=min((owed for _, owed, _ in waits.values() if owed is not None), default=None),
        answer=min((answer for _, _, answer in waits.values() if answer is not None), default=None),
        tick=_moment(notes.get(_SEEN, {}).get("at")),
        started=_moment(alive.get("started")),
        tidied=_moment(notes.get(_TIDIED, {}).get("at")),
        polls={channel: _moment(at) for channel, at in alive.get("polls", {}).items()},
        deaf=tuple(alive.get("deaf", ())),
        refused=tuple(alive.get("refused", ())),
    )


def alive_note(
    started: datetime,
    polls: Mapping[str, datetime | None],
    deaf: Sequence[str],
    refused: Sequence[str],
) -> dict[str, Any]:
    """What the running program notes of itself under `ALIVE`."""
    return {
        "started": started.isoformat(),
        "polls": {channel: at.isoformat() if at is not None else None for channel, at in polls.items()},
        "deaf": list(deaf),
        "refused": list(refused),
    }


def _moment(value: Any) -> datetime | None:
    """A moment as SQLite has it (text, in UTC), as a note has it, or as PostgreSQL has it."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


# A glance at an SQLite file that is in order, with nothing but the driver: for who asks and changes nothing.
#
# SQLAlchemy takes several times as long to load as such a question takes. A file that is in any way not as
# the last run left it is left to storage.database.start, which knows what to do and what to say.

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
