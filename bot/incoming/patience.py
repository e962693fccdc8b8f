"""A database that is locked or full for a while: what is to be kept waits for it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

from storage.database.engine import Database, Session
from storage.database.faults import may_pass

log = structlog.get_logger()

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PatientDatabase:
    """Reads and writes as a Database does; what cannot be done now is tried again every `pause` seconds."""

    database: Database
    pause: float

    async def look(self, work: Callable[[Session], T]) -> T:
        """Read."""
        return await self._patiently(lambda: self.database.look(work))

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run in one transaction and commit."""
        return await self._patiently(lambda: self.database.run(work))

    async def _patiently(self, use: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                return await use()
            except Exception as error:
                if not may_pass(error, self.database.url):
                    raise
                log.error("database_cannot_be_used", error=type(error).__name__)
                await asyncio.sleep(self.pause)
