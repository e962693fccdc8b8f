"""The backup of every night, made beside everything else; the oldest are given up, a failure is told."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.upkeep.health import BACKUP_OLD
from bot.upkeep.tidying import Housekeeping
from messages.upkeep.records import told_old
from scheduler.clock import Job
from scheduler.notices import tell_office
from scheduler.time import Clock
from storage.backups.archived import archives, given_up, last_made
from storage.backups.backup import BackupError, back_up
from storage.database.engine import Database
from tasks.workdays import local, local_day

log = structlog.get_logger()

LOOK_SECONDS = 60.0
HOUR = 2
AGAIN = timedelta(hours=1)
"""After a failure it is tried again no sooner."""


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
        return last is None or (local_day(last) < local_day(now) and local(now).hour >= HOUR)

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
