"""Backups: one archive with the database and the files of one moment, looked over before it counts.

An archive is a ZIP: `manifest.json`, `nhacviec.db` (an SQLite file, whatever the database is) and the files
that people sent. Nothing in it is believed that its own sums, the database's check and the record of events
do not bear out.
"""

import errno
import hashlib
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from sqlalchemy import Connection, Table, delete, func, inspect, text
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlmodel import Session, SQLModel, select

from storage.backups.archived import NAME
from storage.backups.copies import copy_file, copy_rows, looking_engine, settle, stand_still
from storage.database.engine import Database
from storage.database.faults import StoreError, sqlite_path
from storage.database.start import open_database, revision
from storage.database.watching import Advance, unseen
from storage.migrations import HEAD
from storage.record import audit
from storage.tables import DirectiveFile, Evidence, Touched
from storage.tables.counted import COUNTED
from tasks.serializing import from_json, from_text, to_text
from tasks.workdays import local

MANIFEST, DATABASE, FILES = "manifest.json", "nhacviec.db", "tep"
_SOUND = ("ok",)


class BackupCode(StrEnum):
    """Why an archive could not be made or used. The comment names the parameters."""

    FOLDER_MISSING = "folder_missing"  # folder
    CANNOT_WRITE = "cannot_write"  # path
    NOT_SOUND = "not_sound"  # path: what was written is not what it should be
    NO_ARCHIVE = "no_archive"  # path: not there, or none of ours
    DAMAGED = "damaged"  # path
    NEWER = "newer"  # path, revision
    TARGET_IN_USE = "target_in_use"  # path: a server's database in which somebody has worked already


class BackupError(Exception):
    """A backup cannot be made or used: `code`, and what its sentence needs."""

    def __init__(self, code: BackupCode, **params: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Sum:
    """A member's size in bytes and its SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds: of which moment, the step of its tables, the record's length and end.

    `members` are the sums of everything else in it, by name; `missing` are files that the database names and
    that were not there.
    """

    made: datetime
    revision: str
    events: int
    head: str
    members: Mapping[str, Sum] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def files(self) -> int:
        """How many files that people sent are in it."""
        return len(self.members) - 1


@dataclass(frozen=True, slots=True)
class _Stand:
    """The step of a database's tables, the length and the end of its record of events."""

    revision: str
    events: int
    head: str


def back_up(url: str, files: Path, into: Path, now: datetime) -> tuple[Path, Manifest]:
    """Write an archive of the database and of `files` into a folder, and read it over. Raises BackupError.

    It is readable by its owner alone, and bears its final name only when it has been found sound.
    """
    if not into.is_dir():
        raise BackupError(BackupCode.FOLDER_MISSING, folder=str(into))
    archive = into / local(now).strftime(NAME)
    try:
        with TemporaryDirectory(dir=into, prefix=".nhacviec-") as folder:
            work = Path(folder)
            _copy_database(url, work / DATABASE)
            unproved = work / archive.name
            manifest = _write(unproved, work / DATABASE, files, now)
            (work / DATABASE).unlink()
            if verified(unproved, work) != manifest:
                raise BackupError(BackupCode.NOT_SOUND, path=str(archive))
            settle(unproved)
            unproved.replace(archive)
        settle(into)
    except (OSError, sqlite3.Error, DBAPIError, StoreError) as error:
        raise BackupError(BackupCode.CANNOT_WRITE, path=str(archive)) from error
    return archive, manifest


def _copy_database(url: str, to: Path) -> None:
    path = sqlite_path(url)
    if path is not None:
        copy_file(path, to)
        return
    source, target = Database(url), open_database(to)
    try:
        copy_office(source, target)
    finally:
        source.close()
        target.close()
    with closing(sqlite3.connect(to)) as alone:
        alone.execute("PRAGMA journal_mode=DELETE")


def copy_office(source: Database, target: Database) -> None:
    """Copy every row to a database that has the tables and no rows; the chain's seals hold there, too."""
    with source.engine.connect() as old, target.engine.begin() as new:
        stand_still(old)
        copy_record(old, new)


def kept_tables() -> list[Table]:
    """Every table whose rows a copy has, each after those it refers to; counts of them are made anew."""
    left_out = {Touched.__tablename__, *COUNTED}
    return [table for table in SQLModel.metadata.sorted_tables if table.name not in left_out]


def rows_in(connection: Connection) -> int:
    """How many rows a copy has."""
    wanted = (select(func.count()).select_from(table) for table in kept_tables())
    return sum(connection.execute(each).scalar_one() for each in wanted)


def copy_record(old: Connection, new: Connection, more: Advance = unseen) -> None:
    """Copy every row in transactions that are open already; nothing of it counts as changed in the copy."""
    copy_rows(old, new, kept_tables(), more)
    new.execute(delete(Touched))


def _write(archive: Path, database: Path, files: Path, now: datetime) -> Manifest:
    stands = _looked_over(database)
    if stands is None:
        raise BackupError(BackupCode.NOT_SOUND, path=str(database))
    archive.touch(mode=0o600)
    members, missing = {}, []
    with zipfile.ZipFile(archive, "w", allowZip64=True) as out:
        members[DATABASE] = _put(out, DATABASE, database, zipfile.ZIP_DEFLATED)
        for name in _named_files(database):
            try:
                members[f"{FILES}/{name}"] = _put(out, f"{FILES}/{name}", files / name, zipfile.ZIP_STORED)
            except FileNotFoundError:
                missing.append(name)
        manifest = Manifest(now, stands.revision, stands.events, stands.head, members, tuple(missing))
        out.writestr(MANIFEST, to_text(manifest, indent=1))
    return manifest


def _put(out: zipfile.ZipFile, name: str, path: Path, kind: int) -> Sum:
    member = zipfile.ZipInfo(name)
    member.compress_type, member.external_attr = kind, 0o600 << 16
    with path.open("rb") as source, out.open(member, "w", force_zip64=True) as target:
        return _copy_through(source, target)


def _copy_through(source: IO[bytes], target: IO[bytes]) -> Sum:
    size, digest = 0, hashlib.sha256()
    while some := source.read(1 << 20):
        target.write(some)
        digest.update(some)
        size += len(some)
    return Sum(size, digest.hexdigest())


def verified(archive: Path, into: Path) -> Manifest:
    """Unpack an archive into an empty folder and look everything over. Raises BackupError."""
    damaged = BackupError(BackupCode.DAMAGED, path=str(archive))
    try:
        with zipfile.ZipFile(archive) as packed:
            manifest = _manifest_of(packed)
            if manifest is None:
                raise BackupError(BackupCode.NO_ARCHIVE, path=str(archive))
            for name, wanted in manifest.members.items():
                target = _place_of(name, into)
                if target is None or _unpack(packed, name, target) != wanted:
                    raise damaged
    except FileNotFoundError as error:
        raise BackupError(BackupCode.NO_ARCHIVE, path=str(archive)) from error
    except OSError as error:
        if error.errno != errno.EINVAL:  # a member said to stand before the file's beginning
            raise
        raise damaged from error
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError, NotImplementedError) as error:
        broken = zipfile.is_zipfile(archive)
        raise damaged if broken else BackupError(BackupCode.NO_ARCHIVE, path=str(archive)) from error
    if manifest.revision > HEAD:
        raise BackupError(BackupCode.NEWER, path=str(archive), revision=manifest.revision)
    stands = _looked_over(into / DATABASE)
    if stands != _Stand(manifest.revision, manifest.events, manifest.head):
        raise damaged
    return manifest


def _manifest_of(packed: zipfile.ZipFile) -> Manifest | None:
    try:
        return from_json(Manifest, from_text(packed.read(MANIFEST)))
    except (KeyError, ValueError):
        return None


def _place_of(name: str, into: Path) -> Path | None:
    """Where a member belongs; None for a name that no archive of ours has."""
    match PurePosixPath(name).parts:
        case (one,) if one == DATABASE:
            return into / DATABASE
        case (folder, one) if folder == FILES and not one.startswith("."):
            return into / FILES / one
    return None


def _unpack(packed: zipfile.ZipFile, name: str, target: Path) -> Sum:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.touch(mode=0o600)
    with packed.open(name) as source, target.open("wb") as out:
        return _copy_through(source, out)


def _looked_over(database: Path) -> _Stand | None:
    """How a copy stands; None where the file or its record of events is not whole."""
    engine = looking_engine(database)
    try:
        with Session(engine) as session:
            connection = session.connection()
            if connection.execute(text("PRAGMA integrity_check")).fetchall() != [_SOUND]:
                return None
            stands = audit.look(session)
            step = revision(connection)
            whole = stands.broken_at is None and step is not None
            return _Stand(step or "", stands.events, stands.head) if whole else None
    except DatabaseError:
        return None
    finally:
        engine.dispose()


def _named_files(database: Path) -> list[str]:
    """The files in the folder that the database speaks of; one of an older version has fewer tables."""
    engine = looking_engine(database)
    found: set[str] = set()
    with Session(engine) as session:
        tables = inspect(session.connection()).get_table_names()
        for table in (Evidence, DirectiveFile):
            if table.__tablename__ in tables:
                found.update(session.exec(select(table.stored_as)))
    engine.dispose()
    return sorted(found - {""})
