"""The heartbeat: one tick of planning, guarded against an absurd clock."""

from collections.abc import Callable

import structlog

from scheduler.guard import is_absurd
from scheduler.tick import Rules, Ticked, tick
from scheduler.time import Clock
from storage import pace
from storage.engine import Database, Session

log = structlog.get_logger()

TICK_SECONDS = 20.0


class Heart:
    """Beats once a tick: plans what is due and wakes delivery. `absurd` says that the clock is refused."""

    def __init__(
        self, database: Database, clock: Clock, rules: Rules, after: Callable[[], None] = lambda: None
    ) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules
        self._after = after
        self.absurd = False

    async def beat(self) -> Ticked:
        """One tick. With an absurd system clock nothing is planned, and that is logged once."""
        done = await self._database.run(self._tick)
        if done.owed:
            self._after()
        return done

    def _tick(self, session: Session) -> Ticked:
        machine = self._clock.machine()
        absurd = is_absurd(machine, pace.last_seen(session))
        if absurd:
            if not self.absurd:
                log.error("clock_absurd", machine=machine)
            self.absurd = True
            return Ticked()
        self.absurd = False
        pace.note_seen(session, machine)
        return tick(session, self._clock.now(), self._rules)
