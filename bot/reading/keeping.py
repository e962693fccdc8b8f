"""What is to be kept of files: it waits for room in the folder."""

import asyncio
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from messages import vi
from messages.upkeep import no_room_told
from scheduler.notices import tell_office
from scheduler.time import Clock
from storage import settings
from storage.database.engine import PatientDatabase, Session
from storage.incoming import filespace
from storage.incoming.filespace import NoRoom
from tasks.model import Person
from tasks.workdays import local_day

log = structlog.get_logger()


# Files put into the folder under names of our own, whole or not at all.


def own_name() -> str:
    """A name that no other file has."""
    return uuid.uuid4().hex


def keep_file(content: bytes, folder: Path) -> str:
    """Keep one file; the id under which it lies there, "" where the disk does not take it."""
    name = own_name()
    try:
        write_files({name: content}, folder)
    except OSError:
        log.exception("file_not_kept")
        return ""
    return name


def write_files(named_so: Mapping[str, bytes], folder: Path) -> None:
    """Put the files into their places, all or none. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        for name, data in named_so.items():
            written.append(folder / name)
            written[-1].write_bytes(data)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


# Where the files that people send are kept: only while there is room for them, and counted.


@dataclass(frozen=True, slots=True)
class NotStored:
    """Why files were not stored: "not_fetched" where the disk did not take them, or a NoRoom.

    `most` is what may be stored, in MiB.
    """

    problem: str
    most: int = 0


@dataclass(frozen=True, slots=True)
class Storeroom:
    """The folder with what is known of it; one document at a time looks for room and takes it."""

    folder: Path
    database: PatientDatabase
    clock: Clock
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def store(self, named_so: Mapping[str, bytes], person: Person) -> NotStored | None:
        """Put the files into their places, all or none; None where they are there."""
        size = sum(map(len, named_so.values()))
        async with self._turn:
            try:
                taken = await asyncio.to_thread(filespace.used, self.folder)
                refused = await self.database.look(lambda s: self._refused(s, taken, size, person))
                if refused is not None:
                    await self.database.write(lambda s: self._tell(s, refused, person))
                    return refused
                await asyncio.to_thread(write_files, named_so, self.folder)
            except OSError:
                log.exception("file_not_kept")
                return NotStored("not_fetched")
            now = self.clock.now()
            await self.database.write(lambda s: filespace.note_stored(s, person.id, size, now))
        return None

    def _refused(self, session: Session, taken: int, size: int, person: Person) -> NotStored | None:
        office = settings.load(session)
        why = filespace.no_room(session, taken, size, person.id, office, self.clock.now())
        if why is None:
            return None
        return NotStored(why, office.files_mib if why is NoRoom.OFFICE else office.files_day_mib)

    def _tell(self, session: Session, refused: NotStored, person: Person) -> None:
        """The office hears once a day of each who sends too much, and once that there is no room."""
        now = self.clock.now()
        whose = f":{person.id}" if refused.problem == NoRoom.PERSON else ""
        key = f"{refused.problem}:{local_day(now).isoformat()}{whose}"
        told = no_room_told(refused.problem, vi.person(person), refused.most)
        tell_office(session, key, told, now, but=person.id)
