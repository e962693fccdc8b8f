"""An office taken from one database to another: every row, held against the first, and the first locked.

Whatever kinds the two are. Killed at any moment, it leaves the office in the first database, or whole in
both and open in one of them; the same command once more ends it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Table, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.backups.archived import MOVED
from storage.backups.backup import copy_record, kept_tables, rows_in
from storage.backups.copies import stand_still
from storage.backups.restoring import move_aside
from storage.database.connections import wait_in
from storage.database.engine import Database
from storage.database.faults import StoreError, shown, sqlite_path
from storage.database.presence import OfficeMark, leave, settle_here
from storage.database.start import open_database, url_of
from storage.database.watching import Advance, Watch, unwatched
from storage.record import audit
from storage.record.sealing import holds, read_rows
from storage.tables import Event
from tasks.workdays import local

_MOST = 1 << 64


class MoveCode(StrEnum):
    """Why an office could not be moved; it is where it was. The comment names the parameters."""

    NO_PLACE = "no_place"  # path: neither a URL nor a file
    OTHER_KIND = "other_kind"  # path: a URL, and none of the two kinds
    SAME = "same"  # path
    TARGET_IN_USE = "target_in_use"  # path
    NOT_SOUND = "not_sound"  # path: the record of events is not whole
    NOT_TAKEN = "not_taken"  # path: the other database does not take the rows
    DIFFERS = "differs"  # path, table: what arrived is not what was there


class MoveError(Exception):
    """An office cannot be moved: `code`, and what its sentence needs."""

    def __init__(self, code: MoveCode, **params: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the office now is, how many rows and events that is, where the old file lies if it is one."""

    to: str
    rows: int
    events: int
    aside: Path | None


def move(source: Database, where: str, folder: Path, now: datetime, watch: Watch = unwatched) -> Moved:
    """Move the office, in whose database nobody else is at work, and close it. Raises MoveError, StoreError.

    In `folder` lie the marks of a server's databases. `where` must hold no office and no row.
    """
    if "://" not in where and not Path(where).suffix:
        raise MoveError(MoveCode.NO_PLACE, path=where)  # a slip of the pen would become a database
    try:
        url = url_of(where)
    except StoreError as error:
        scheme = where.partition("://")[0]
        raise MoveError(MoveCode.OTHER_KIND, path=f"{scheme}://…") from error
    if _place(url) == _place(source.url):
        raise MoveError(MoveCode.SAME, path=shown(url))
    target = open_database(url, folder)
    try:
        source.write(
            lambda _session: None
        )  # what another hand did before is told in the chain that is copied
        source.write(lambda session: _leave_for(session, source, target, watch))
        target.write(lambda session: _arrive(session, target.url, now))
        rows, events = target.read(_figures)
    finally:
        target.close()
    source.close()
    return Moved(shown(url), rows, events, _lead_on(source.url, folder, shown(url), now))


def _place(url: str) -> str | Path:
    """What two spellings of one place have in common: the file, whatever the way to it, or the URL."""
    path = sqlite_path(url)
    return path.resolve() if path is not None else url


def _leave_for(session: Session, source: Database, target: Database, watch: Watch) -> None:
    """Copy, with the writer's turn held so that nothing comes after the copy, and lock."""
    wait_in(session)
    audit.hold(session)
    end = audit.head(session)
    if not end or not target.read(lambda there: holds(there, end)):
        if not target.read(_is_empty):
            raise MoveError(MoveCode.TARGET_IN_USE, path=shown(target.url))
        source.read(lambda reading: _copy(reading, target, watch))
    leave(session, shown(target.url))


def _copy(reading: Session, target: Database, watch: Watch) -> None:
    """Every row in one transaction, which is kept only if what arrived is what was there."""
    old = reading.connection()
    stand_still(old)
    tables, rows = kept_tables(), rows_in(old)
    events = audit.count(reading)
    more = watch(3 * rows + 2 * events)
    if audit.verify_chain(reading, more) is not None:
        raise MoveError(MoveCode.NOT_SOUND, path=shown(str(reading.get_bind().engine.url)))
    try:
        with target.engine.begin() as new:
            copy_record(old, new, more)
            with Session(new) as arrived:
                for table in tables:
                    if _sum(reading, table, more) != _sum(arrived, table, more):
                        raise MoveError(MoveCode.DIFFERS, path=shown(target.url), table=table.name)
                if audit.verify_chain(arrived, more) is not None:
                    raise MoveError(MoveCode.DIFFERS, path=shown(target.url), table=str(Event.__tablename__))
    except DBAPIError as error:
        raise MoveError(MoveCode.NOT_TAKEN, path=shown(target.url)) from error


def _sum(session: Session, table: Table, more: Advance) -> tuple[int, int]:
    """The number of a table's rows, and the sum of their digests: in whatever order they are read."""
    count = total = 0
    for _, digest in read_rows(session, table.name, select(table)):
        count, total = count + 1, (total + int(digest, 16)) % _MOST
        more(1)
    return count, total


def _is_empty(session: Session) -> bool:
    return rows_in(session.connection()) == 0


def _arrive(session: Session, url: str, now: datetime) -> None:
    settle_here(session, url)
    audit.record(session, "moved", "office", now=now)


def _figures(session: Session) -> tuple[int, int]:
    return rows_in(session.connection()), audit.count(session)


def _lead_on(url: str, folder: Path, to: str, now: datetime) -> Path | None:
    """Lay the old file aside and leave word in its place; where it lies, None for a server's database."""
    OfficeMark(url, folder).lead_to(to)
    path = sqlite_path(url)
    if path is None:
        return None
    aside = path.parent / MOVED.format(local(now))
    move_aside(path, aside)
    return aside / path.name
