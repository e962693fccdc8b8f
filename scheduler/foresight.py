"""What takes long to read is read before its turn comes, beside the writing: no message waits for it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from scheduler.renderer import Foresees, Renderers
from scheduler.time import Clock
from storage.database.engine import Database
from storage.delivery.claims import DueRow


class Foresight:
    """Lets the renderers read for those who wait, one after another.

    What fails is read in its turn, where it is told.
    """

    def __init__(self, database: Database, renderers: Renderers, clock: Clock) -> None:
        self._database = database
        self._renderers = renderers
        self._clock = clock
        self._reading: asyncio.Task[None] | None = None

    def look(self, rows: Sequence[DueRow]) -> None:
        """These wait, and are many."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read(rows))

    def stop(self) -> None:
        """Read nothing more."""
        if self._reading is not None:
            self._reading.cancel()

    async def _read(self, rows: Sequence[DueRow]) -> None:
        for kind, renderer in self._renderers.items():
            people = {row.person_id for row in rows if row.kind == kind and row.person_id is not None}
            if people and isinstance(renderer, Foresees):
                now = self._clock.now()
                with suppress(Exception):
                    await self._database.look(lambda s: renderer.foresee(s, people, now))  # noqa: B023
