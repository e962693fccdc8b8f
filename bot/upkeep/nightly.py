"""What is done at night: what is of no use any more goes, and a backup is made."""

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.upkeep.health import BACKUP_OLD
from messages import upkeep as words
from messages.records import told_old
from messages.upkeep import MissingFiles, Tidied
from scheduler.clock import Job
from scheduler.failpoints import reach
from scheduler.notices import tell_office
from scheduler.time import Clock, is_absurd
from storage import settings
from storage.backups.archived import archives, given_up, last_made
from storage.backups.backup import BackupError, back_up
from storage.database.engine import Database, Session
from storage.delivery import outbox
from storage.incoming import filespace, retention
from storage.incoming.kept_files import RetentionLimits, TakenRows
from storage.incoming.retention import BATCH, PARTS, RetainedPart
from storage.record import audit
from tasks.workdays import local, local_day

# The tidy: what is of no use any more goes, in short transactions with pauses between them.
#
# The same runs every night beside the service and by `nhacviec tidy`. Killed at any place it goes on at the
# next run: a row gives its file up before that is taken away, and a file that nothing names is found by
# that.

log = structlog.get_logger()

PAUSE = 0.02
"""Seconds between two transactions, in which others have their turn."""
GRACE = timedelta(hours=1)
"""A file without a row that is newer than this may just be on its way in."""
MANY = 20
"""More files than this without a row, and more than with one, are no leftovers: something else is wrong."""
TIDY_HOUR = 3
"""By Vietnam's clock: after the backup of the night, which still has what goes."""
AGAIN = timedelta(hours=1)


class ClockAbsurdError(Exception):
    """Nothing is taken by a clock that cannot be believed."""


@dataclass(frozen=True, slots=True)
class Tidying:
    """A tidy of `database` and of the folder `files`, of which nothing is changed where it is `dry`."""

    database: Database
    files: Path
    clock: Clock
    by: str
    dry: bool = False
    pause: float = PAUSE

    async def run(self) -> Tidied:
        """Go through everything once. Raises ClockAbsurdError."""
        now, machine = self.clock.now(), self.clock.machine()
        if is_absurd(machine, await self.database.look(outbox.last_seen)):
            raise ClockAbsurdError
        limits = RetentionLimits(await self.database.look(settings.load), now)
        taken = {part: await self._part(part, limits) for part in RetainedPart}
        done = Tidied(
            journal=taken[RetainedPart.JOURNAL].rows,
            outbox=taken[RetainedPart.OUTBOX].rows,
            chats=taken[RetainedPart.CHATS].rows,
            attempts=taken[RetainedPart.ATTEMPTS].rows,
            evidence=taken[RetainedPart.EVIDENCE].rows,
            papers=taken[RetainedPart.PAPERS].rows,
            unclaimed=len(taken[RetainedPart.CHATS].files),
        )
        done = await self._folder(done, machine)
        if not self.dry:
            await self.database.run(lambda session: self._note(session, done, limits))
            await self.database.scrub()
        return done

    async def _part(self, part: RetainedPart, limits: RetentionLimits) -> TakenRows:
        """Find and take; of a dry run the rows alone."""
        find, take = PARTS[part]
        rows, files = 0, list[str]()
        after: int | None = 0
        while after is not None:
            start = after
            found = await self.database.look(lambda session: find(session, limits, start))  # noqa: B023
            after = found.after
            if self.dry:
                rows += len(found.keys)
                continue
            for at in range(0, len(found.keys), BATCH):
                some = found.keys[at : at + BATCH]
                taken = await self.database.run(lambda session: take(session, limits, some))  # noqa: B023
                reach("tidy")
                await asyncio.to_thread(_drop, self.files, taken.files)
                rows += taken.rows
                files += taken.files
                await asyncio.sleep(self.pause)
        return TakenRows(rows, tuple(files))

    async def _folder(self, done: Tidied, machine: datetime) -> Tidied:
        """What lies in the folder and is nobody's, and what should lie there and does not."""
        there = await asyncio.to_thread(filespace.stored, self.files)
        before = (machine - GRACE).timestamp()
        nobodys = await self.database.look(lambda session: filespace.nobodys(session, there, before))
        strange = len(nobodys) if len(nobodys) > MANY and 2 * len(nobodys) > len(there) else 0
        gone = [] if strange else nobodys
        if not self.dry:
            await asyncio.to_thread(_drop, self.files, gone)
        exports = await asyncio.to_thread(
            filespace.sweep,
            self.files.parent / filespace.EXPORTS,
            (machine - filespace.EXPORTS_KEPT).timestamp(),
            dry=self.dry,
        )
        missing = await missing_files(self.database, self.files)
        return replace(
            done,
            nobodys=len(gone),
            strange=strange,
            exports=exports,
            missing=missing,
            space=sum(file.size for name, file in there.items() if name not in set(gone)),
        )

    def _note(self, session: Session, done: Tidied, limits: RetentionLimits) -> None:
        """That it was done, with an event where something was taken; the office hears of what is wrong."""
        retention.note_tidied(session, self.clock.machine())
        if done.taken:
            data = {**done.taken, "by": self.by}
            audit.record(session, "tidied", "office", now=limits.now, data=data)
        now, month = limits.now, f"{local(limits.now):%Y-%m}"
        if done.missing.count:
            known = hashlib.sha256("\n".join(done.missing.names).encode()).hexdigest()
            key = f"missing-files:{known}"
            tell_office(session, key, words.missing_told(done.missing), now)
        if done.strange:
            tell_office(session, f"strange-files:{month}", words.strange_told(done.strange), now)
        most = limits.office.files_mib
        if done.space > filespace.NEARLY_FULL * most * filespace.MIB:
            tell_office(session, f"files-nearly-full:{month}", words.nearly_full(done.space, most), now)


async def missing_files(database: Database, folder: Path) -> MissingFiles:
    """The files that rows name and that are not in the folder."""
    named = await database.look(filespace.named_files)
    there = await asyncio.to_thread(filespace.stored, folder)
    lost = {name: row for name, row in named.items() if name not in there}
    if not lost:
        return MissingFiles(0)
    found = await database.look(lambda session: filespace.missing(session, lost))
    return MissingFiles(len(found.names), found.tasks, len(found.directives), found.names)


def _drop(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        (folder / name).unlink(missing_ok=True)


class Housekeeping:
    """Tidies once a night, the first time at once."""

    def __init__(self, database: Database, files: Path, clock: Clock) -> None:
        self._tidying = Tidying(database, files, clock, by="nightly")
        self._failed_at: datetime | None = None

    async def beat(self) -> None:
        """Tidy where that is owed. What goes wrong is logged and tried again."""
        clock = self._tidying.clock
        now = clock.machine()
        last = await self._tidying.database.look(retention.last_tidied)
        if not self._owed(now, last):
            return
        self._failed_at = now
        try:
            done = await self._tidying.run()
        except ClockAbsurdError:
            log.warning("tidy_clock_absurd")
            return
        except Exception:
            log.exception("tidy_failed")
            return
        self._failed_at = None
        if done.taken:
            log.info("tidied", **done.taken)

    def _owed(self, now: datetime, last: datetime | None) -> bool:
        if self._failed_at is not None and abs(now - self._failed_at) < AGAIN:
            return False
        return last is None or (local_day(last) < local_day(now) and local(now).hour >= TIDY_HOUR)


# The backup of every night, made beside everything else; the oldest are given up, a failure is told.

LOOK_SECONDS = 60.0
BACKUP_HOUR = 2


@dataclass(frozen=True, slots=True)
class Place:
    """What is backed up, and into which folder."""

    database: Database
    files: Path
    folder: Path


class Nightly:
    """Makes one backup a night, the first at once."""

    def __init__(self, place: Place, clock: Clock) -> None:
        self._place = place
        self._clock = clock
        self._failed_at: datetime | None = None

    async def beat(self) -> None:
        """Make a backup if one is owed. What goes wrong is logged, and told to the office once a day."""
        now = self._clock.now()
        last = last_made(self._place.folder)
        if not self._owed(now, last):
            return
        if await asyncio.to_thread(self._made, now):
            self._failed_at = None
            return
        self._failed_at = now
        if last is None or now - last >= BACKUP_OLD:
            key, said = f"backup:{local_day(now).isoformat()}", told_old(last)
            await self._place.database.run(lambda session: tell_office(session, key, said, now))

    def _owed(self, now: datetime, last: datetime | None) -> bool:
        if self._failed_at is not None and abs(now - self._failed_at) < AGAIN:
            return False
        return last is None or (local_day(last) < local_day(now) and local(now).hour >= BACKUP_HOUR)

    def _made(self, now: datetime) -> bool:
        place = self._place
        try:
            back_up(place.database.url, place.files, place.folder, now)
            found = archives(place.folder)
            gone = given_up(found.values(), now)
            for path, moment in found.items():
                if moment in gone:
                    path.unlink(missing_ok=True)
        except BackupError as error:
            log.error("backup_failed", reason=error.code.value)
            return False
        return True


def nightly_jobs(database: Database, files: Path, backups: Path | None, clock: Clock) -> list[Job]:
    """What looks every minute whether the work of the night is owed."""
    jobs = [Job("tidy", LOOK_SECONDS, Housekeeping(database, files, clock).beat)]
    if backups is not None:
        jobs.append(Job("backup", LOOK_SECONDS, Nightly(Place(database, files, backups), clock).beat))
    return jobs
