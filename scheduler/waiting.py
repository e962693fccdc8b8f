"""What waits to be sent, as it was seen last, in the order in which it may go; and what is looked for now
and then: rows whose sender died, notices that come in a burst.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.attempts import Moments
from scheduler.pacing import NEVER
from scheduler.policy import DeliveryPolicy
from scheduler.time import Clock
from storage.database.engine import Database, Session
from storage.delivery import bursts, claims, quota, settling
from storage.delivery.claims import DueRow
from storage.delivery.outbox import STRANGERS

Bots = Collection[tuple[str, str]]

STRANGERS_SHARE = 10
"""One message in so many is a stranger's, where strangers wait."""

_LIMIT = 200
_AHEAD = 40


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds until anything may go, and until something may that waits for nothing but our pace."""

    whole: float = NEVER
    paced: float = NEVER

    def within(self, seconds: float) -> "Wait":
        """No longer than that."""
        return Wait(min(self.whole, seconds), min(self.paced, seconds))


@dataclass(frozen=True, slots=True)
class Look:
    """The rows that may go, answers first, and the windows that servers have closed."""

    rows: Sequence[DueRow]
    closed: Mapping[str, datetime]

    @staticmethod
    def of(session: Session, at: Moments, bots: Bots, away: Bots, gathers: timedelta) -> "Look":
        """As the database stands now; notices of a burst wait for one another for the time `gathers`."""
        saving = quota.savings(session, bots, at.now)
        crowded = bursts.crowded(session, at.now, gathers)
        rows = claims.candidates(session, at.now, at.machine, bots, away, saving, _LIMIT, crowded=crowded)
        if len(rows) >= _LIMIT and not any(row.priority >= STRANGERS for row in rows):
            rows += claims.candidates(
                session, at.now, at.machine, bots, away, saving, STRANGERS_SHARE, least=STRANGERS
            )
        return Look(rows, quota.closed_windows(session, at.machine))


class WaitingRows:
    """The rows of the last look that have not been taken since."""

    def __init__(self, few: int) -> None:
        self._few = few
        self._rows: dict[int, DueRow] = {}
        self._many = False
        self._since_stranger = 0

    def renew(self, rows: Sequence[DueRow], without: Collection[int]) -> None:
        """What was found, but for what is under way already.

        Where nothing is, a row that is held up does not let the next few go side by side.
        """
        self._many = self._many and bool(without)
        self._rows = {row.id: row for row in rows if row.id not in without}
        self._judge()

    def take(self, rows: Sequence[DueRow]) -> None:
        """These go, or do not go after all."""
        for row in rows:
            self._rows.pop(row.id, None)
            self._since_stranger = 0 if row.priority >= STRANGERS else self._since_stranger + 1
        self._judge()

    def _judge(self) -> None:
        self._many = len(self._rows) > (0 if self._many else self._few)

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def many(self) -> bool:
        """Whether so many have come to wait that they go side by side, to the last of them."""
        return self._many

    def in_turn(self) -> list[DueRow]:
        """By priority; but now and then a stranger's turn comes."""
        rows = list(self._rows.values())
        known = [row for row in rows if row.priority < STRANGERS]
        strangers = rows[len(known) :] if len(known) < len(rows) else []
        if not strangers:
            return known
        turn = max(0, STRANGERS_SHARE - 1 - self._since_stranger)
        return [*known[:turn], strangers[0], *known[turn:], *strangers[1:]]

    def ahead(self) -> list[int]:
        """The people whose turn comes soon."""
        return [row.person_id for row in list(self._rows.values())[:_AHEAD] if row.person_id is not None]


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
