"""Putting a backup in the place of what is there: looked over first, the present state moved aside and kept.

Killed at any moment, it leaves either the state before or a folder in which a start founds no new office
(the mark of storage.database.engine); the same command once more ends it.

What a restored database still owes is not dropped in silence and does not go out unmarked for a second time.
What was owed within a day is sent with the mark of a second copy, as is what the day of the restoring plans;
what is older is not sent any more and is shown to the office like everything of which nobody knows whether it
arrived. Whom the state before the restoring knew as put out stays out, as far as it can still be read.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session, col, select

from storage.backups.archived import ASIDE
from storage.backups.backup import DATABASE, FILES, BackupCode, BackupError, Manifest, copy_office, verified
from storage.backups.copies import settle
from storage.database.faults import shown, sqlite_path
from storage.database.glance import glance
from storage.database.presence import OfficeMark
from storage.database.start import holds_work, open_database, url_of
from storage.delivery import outbox
from storage.record import audit
from storage.record.sealing import HeadFile
from storage.registry import accounts, erasing, leaving, people
from storage.tables import Address, Outbox, Setting
from tasks.workdays import local, local_day

Settle = Callable[[Session, Manifest], None]
"""What is done in the restored database before anybody works in it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and the folder in which the state before lies, None where there was none."""

    manifest: Manifest
    aside: Path | None


def restore(archive: Path, where: str, files: Path, now: datetime, settle_all: Settle) -> Restored:
    """Restore an archive into the database at `where` and the folder `files`, where nobody is at work.

    Raises BackupError, StoreError; what was there is as it was, or lies aside. A server's must be empty.
    """
    url = url_of(where)
    path, data = sqlite_path(url), files.parent
    try:
        with TemporaryDirectory(dir=data if path is None else path.parent, prefix=".nhacviec-") as folder:
            work = Path(folder)
            manifest = verified(archive, work)
            head = _bring_up(work / DATABASE, manifest, settle_all)
            aside = data / ASIDE.format(local(now))
            OfficeMark(url, data).set()
            if path is None:
                _fill_server(work / DATABASE, url)
            else:
                move_aside(path, aside)
                shutil.move(work / DATABASE, path)
                settle(path.parent)
            HeadFile(url, data).put(head)
            if files.exists():
                _aside(files, aside)
            if (work / FILES).exists():
                shutil.move(work / FILES, files)
    except OSError as error:
        raise BackupError(BackupCode.CANNOT_WRITE, path=str(data)) from error
    return Restored(manifest, aside if aside.exists() else None)


def _bring_up(database: Path, manifest: Manifest, settle_all: Settle) -> str:
    """Bring what an older version left up to date, settle what it still owes; the end of its chain then."""
    opened = open_database(database)
    try:
        opened.write(lambda session: settle_all(session, manifest))
        return opened.read(audit.head)
    finally:
        opened.close()


def _fill_server(database: Path, url: str) -> None:
    target, source = open_database(url), open_database(database)
    try:
        if target.read(holds_work):
            raise BackupError(BackupCode.TARGET_IN_USE, path=shown(url))
        copy_office(source, target)
    finally:
        source.close()
        target.close()


def move_aside(path: Path, aside: Path) -> None:
    """The database before its log: a log alone is of no use, nor may it be taken for the new one's."""
    if path.exists():
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(path)) as old,
        ):  # one that is damaged goes as it is
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", ".head"))):
        if each.exists():
            _aside(each, aside)


def _aside(path: Path, folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    shutil.move(path, folder / path.name)


_RESTORED = "storage.backups.restoring"
_UNSETTLED = ("due", "sending", "ambiguous")
_STILL_OF_USE = timedelta(days=1)


def settle_owed(session: Session, made: datetime, head: str, now: datetime) -> int:
    """Settle what the copy of `made`, whose record ends with `head`, owes at `now`; how many messages."""
    rows = list(session.exec(select(Outbox).where(col(Outbox.state).in_(_UNSETTLED))))
    for row in rows:
        row.lease_until, row.owner = None, ""
        if now - row.created_at < _STILL_OF_USE:
            row.state, row.resends_left = "ambiguous", max(row.resends_left, 1)
        else:
            row.state, row.reason, row.settled_at = "unknown", "restored", now
        session.add(row)
    kept = session.get(Setting, _RESTORED) or Setting(key=_RESTORED)
    kept.value = {"at": now.isoformat(), "made": made.isoformat()}
    session.add(kept)
    outbox.note_seen(session, now)  # the clock has not leapt: it is the copy that is old
    audit.record(session, "restored", "office", now=now, data={"made": made.isoformat(), "head": head})
    return len(rows)


def restored_on(session: Session, day: date) -> bool:
    """Whether the database was restored on that day, by Vietnam's clock."""
    kept = session.get(Setting, _RESTORED)
    return kept is not None and local_day(datetime.fromisoformat(kept.value["at"])) == day


@dataclass(frozen=True, slots=True)
class PutOut:
    """Whom a state of the office knows as put out: codes of people, (channel, bot, user id) of accounts, and
    the codes of those whose data were erased.
    """

    people: frozenset[str] = frozenset()
    accounts: frozenset[tuple[str, str, str]] = frozenset()
    forgotten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KeptOut:
    """The codes of whom keeping out concerned, and of those whose data were erased once more."""

    codes: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()


def put_out_in(url: str) -> PutOut | None:
    """Whom the SQLite file of the URL knows as put out; None where there is none that can be read."""
    return glance(url, _put_out)


def _put_out(there: sqlite3.Connection) -> PutOut:
    codes = there.execute("SELECT code, code = name FROM person WHERE NOT active").fetchall()
    left = there.execute("SELECT channel, bot, user_id FROM address WHERE state = 'left'").fetchall()
    forgotten = frozenset(code for code, erased in codes if erased)
    return PutOut(frozenset(code for code, _ in codes), frozenset(left), forgotten)


def keep_out(session: Session, put_out: PutOut, now: datetime) -> KeptOut:
    """Put those out again who are back by the restoring, and forget who was forgotten since the copy."""
    gone = [person for person in people.people(session) if person.code in put_out.people]
    for person in gone:
        leaving.leave(session, leaving.held_by(session, person, local_day(now)), now, None)
    concerned = {person.id: person.code for person in gone}
    open_ones = session.exec(select(Address).where(Address.state != "left")).all()
    closed = [row for row in open_ones if (row.channel, row.bot, row.user_id) in put_out.accounts]
    accounts.close(session, closed, now, None)
    whose = people.by_ids(session, {row.person_id for row in closed})
    out = {*concerned.values(), *(person.code for person in whose.values())}
    back = [row for row in people.departed(session) if row.code in put_out.forgotten]
    erased = set(erasing.forgotten(session, put_out.forgotten))
    again = [person for person in back if person.code not in erased]
    for person in again:
        erasing.forget(session, person.id, now, None)
    return KeptOut(tuple(sorted(out)), tuple(sorted(person.code for person in again)))
