"""What is looked for now and then: rows whose sender died, notices that come in a burst."""

from collections.abc import Collection

from scheduler.pacing import NEVER
from scheduler.policy import DeliveryPolicy
from scheduler.time import Clock
from storage.database.engine import Database
from storage.delivery import bursts, settling

_EVERY = 1.0
_ORPHANS_EVERY = 30.0
_MARGIN = 5.0


class Sweep:
    """Looks now and then; a row that has not moved for a lease of this process's own seconds has expired,
    however the machine's clock was set meanwhile.
    """

    def __init__(self, policy: DeliveryPolicy) -> None:
        self._policy = policy
        self._seen: dict[tuple[int, int], float] = {}
        self._last = -NEVER
        self._last_orphans = -NEVER

    async def run(self, database: Database, clock: Clock, mine: Collection[int]) -> None:
        """Take what has expired for uncertain, and put together what comes in a burst."""
        mono = clock.monotonic()
        if mono - self._last < _EVERY:
            return
        self._last = mono
        await self._expire(database, clock, mine)
        await self._put_together(database, clock)
        if mono - self._last_orphans >= _ORPHANS_EVERY:
            self._last_orphans = mono
            now = clock.now()
            await database.run(lambda s: settling.drop_orphans(s, now))

    async def _expire(self, database: Database, clock: Clock, mine: Collection[int]) -> None:
        rows = await database.look(settling.in_sending)
        mono = clock.monotonic()
        others = [row for row in rows if row[0] not in mine]
        self._seen = {row: self._seen.get(row, mono) for row in others}
        if not others:
            return
        patience = self._policy.lease + _MARGIN
        stale = [row_id for (row_id, epoch), at in self._seen.items() if mono - at >= patience]
        machine = clock.machine()
        wait = self._policy.resend_wait
        await database.run(lambda s: settling.expire(s, machine, stale, mine, wait))

    async def _put_together(self, database: Database, clock: Clock) -> None:
        """Notices of a burst go as one."""
        now, within = clock.now(), self._policy.gathers
        if await database.look(lambda s: bool(bursts.waiting(s, now, within))):
            await database.run(lambda s: bursts.put_together(s, now, within))
