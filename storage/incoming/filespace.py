"""The folder of the files that people sent: how much of it is used, what the database names, what is amiss.

A file is written before the row that names it, and a row gives its file up before that is taken away. So a
file that nothing names and that is not quite new is nobody's, and a row whose file is not there tells of a
loss.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from os import scandir
from pathlib import Path

from sqlmodel import Session, col, select

from storage.incoming.chats import files_of_chats
from storage.settings import OfficeSettings
from storage.tables import Assignment, DirectiveFile, Evidence, Occurrence, Report, Setting
from tasks.workdays import local_day

MIB = 1 << 20
EXPORTS = "xuat"
"""The folder beside it, for what is made to be sent."""
EXPORTS_KEPT = timedelta(days=7)
"""An answer that has not been sent by then is sent no more."""
_AT_ONCE = 500  # rows
_DAY = "files.day"
NEARLY_FULL = 0.9


class NoRoom(StrEnum):
    """Why a file is not stored."""

    OFFICE = "office_full"
    PERSON = "day_full"


@dataclass(frozen=True, slots=True)
class FileOnDisk:
    """A file in the folder: its size in bytes, and when it was last written, in seconds of the machine."""

    size: int
    written: float


def stored(folder: Path) -> dict[str, FileOnDisk]:
    """What lies in the folder, by name; nothing where there is no folder."""
    found: dict[str, FileOnDisk] = {}
    try:
        with scandir(folder) as entries:
            for entry in entries:
                try:
                    if entry.is_file(follow_symlinks=False):
                        told = entry.stat(follow_symlinks=False)
                        found[entry.name] = FileOnDisk(told.st_size, told.st_mtime)
                except FileNotFoundError:
                    continue  # it went while this was looked at
    except FileNotFoundError:
        return {}
    return found


def used(folder: Path) -> int:
    """How many bytes the files take."""
    return sum(file.size for file in stored(folder).values())


def sweep(folder: Path, before: float, *, dry: bool = False) -> int:
    """Take away what was written before the moment, in seconds of the machine; how many files."""
    old = [name for name, file in stored(folder).items() if file.written < before]
    for name in () if dry else old:
        (folder / name).unlink(missing_ok=True)
    return len(old)


# --- what may still be stored ---


def no_room(
    session: Session, taken: int, size: int, person_id: int | None, office: OfficeSettings, now: datetime
) -> NoRoom | None:
    """Why `size` more bytes are not stored, of the person or of nobody; None where they may be.

    `taken` are the bytes that the folder holds.
    """
    if taken + size > office.files_mib * MIB:
        return NoRoom.OFFICE
    if (
        person_id is not None
        and _sent(session, now).get(str(person_id), 0) + size > office.files_day_mib * MIB
    ):
        return NoRoom.PERSON
    return None


def note_stored(session: Session, person_id: int, size: int, now: datetime) -> None:
    """Count what a person has sent on this day, by Vietnam's calendar."""
    row = session.get(Setting, _DAY, with_for_update=True) or Setting(key=_DAY)
    sent = _sent(session, now)
    row.value = {
        "day": local_day(now).isoformat(),
        "bytes": {**sent, str(person_id): sent.get(str(person_id), 0) + size},
    }
    session.add(row)


def _sent(session: Session, now: datetime) -> Mapping[str, int]:
    """The bytes of this day by person."""
    row = session.get(Setting, _DAY)
    if row is None or row.value["day"] != local_day(now).isoformat():
        return {}
    found: dict[str, int] = row.value["bytes"]
    return found


# --- what is amiss ---


def nobodys(session: Session, there: Mapping[str, FileOnDisk], before: float) -> list[str]:
    """The files that nothing names and that were written before the moment; `there` was read first.

    A file that waits in a chat becomes a report's, and never the other way: so the chats are asked first.
    """
    named = files_of_chats(session)
    for table in (Evidence, DirectiveFile):
        named.update(session.exec(select(table.stored_as)))
    return sorted(name for name, file in there.items() if name not in named and file.written < before)


@dataclass(frozen=True, slots=True)
class LostFiles:
    """Rows whose file is not there: the files' names, the tasks and the directives that they are of."""

    names: tuple[str, ...] = ()
    tasks: tuple[int, ...] = ()
    directives: tuple[int, ...] = ()


def named_files(session: Session) -> dict[str, tuple[str, int]]:
    """The files that rows name, each with its table and row; asked before the folder is looked at."""
    found: dict[str, tuple[str, int]] = {}
    for table in (Evidence, DirectiveFile):
        rows = session.exec(select(table.stored_as, table.id).where(table.stored_as != ""))
        found.update((name, (str(table.__tablename__), key or 0)) for name, key in rows)
    return found


def missing(session: Session, lost: Mapping[str, tuple[str, int]]) -> LostFiles:
    """Those of the lost files that a row names still, with what they are of."""
    names: list[str] = []
    tasks, papers = set[int](), set[int]()
    of_reports = (
        select(Evidence.stored_as, Occurrence.task_number)
        .join(Report, col(Evidence.report_id) == col(Report.id))
        .join(Assignment, col(Report.assignment_id) == col(Assignment.id))
        .join(Occurrence, col(Assignment.occurrence_id) == col(Occurrence.id))
    )
    of_papers = select(DirectiveFile.stored_as, DirectiveFile.directive_id)
    for wanted, table, found in ((of_reports, Evidence, tasks), (of_papers, DirectiveFile, papers)):
        keys = [key for kind, key in lost.values() if kind == table.__tablename__]
        for start in range(0, len(keys), _AT_ONCE):
            some = wanted.where(col(table.id).in_(keys[start : start + _AT_ONCE]), table.stored_as != "")
            for name, of in session.exec(some):
                names.append(name)
                found.add(of)
    return LostFiles(tuple(sorted(names)), tuple(sorted(tasks)), tuple(sorted(papers)))
