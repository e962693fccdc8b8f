"""What waits to be sent, as it was seen last, in the order in which it may go."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler.attempts import Moments
from scheduler.pacing import NEVER
from storage.database.engine import Session
from storage.delivery import bursts, claims, quota
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
