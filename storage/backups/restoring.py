"""Putting a backup in the place of what is there: looked over first, the present state moved aside and kept.

Killed at any moment, it leaves either the state before or a folder in which a start founds no new office
(the mark of storage.database.engine); the same command once more ends it.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlmodel import Session

from storage.backups.archived import ASIDE
from storage.backups.backup import DATABASE, FILES, BackupCode, BackupError, Manifest, copy_office, verified
from storage.backups.copies import settle
from storage.database.faults import shown, sqlite_path
from storage.database.presence import OfficeMark
from storage.database.start import holds_work, open_database, url_of
from storage.record import audit
from storage.record.chain_head import HeadFile
from tasks.workdays import local

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
