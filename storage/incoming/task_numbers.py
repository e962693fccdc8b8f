"""Which tasks a bare number may mean in a chat, beside what stands there under numbers of its own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from storage import tables
from storage.delivery.outbox import Target
from storage.incoming.choices import CHOICES_HOLD, chat_row
from storage.tables import Bound, Inbox, Outbox
from tasks.model import LIVE, Person


@dataclass(frozen=True, slots=True)
class TaskNumbers:
    """`own` are open at the person's units, `shown` in our messages since the person last wrote, `told` in
    those of them that are no answers and came after the last offer in words.
    """

    own: frozenset[int] = frozenset()
    shown: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()

    @property
    def any(self) -> frozenset[int]:
        """Every number that may be a task's."""
        return self.own | self.shown


NO_NUMBERS = TaskNumbers()


def numbers_meant(session: Session, chat: Target, person: Person | None, now: datetime) -> TaskNumbers:
    """The numbers that may be meant in a chat; without a `person`, of a group, only those shown there."""
    return TaskNumbers(
        _own(session, person.units if person is not None else ()), *_spoken(session, chat, now)
    )


def _own(session: Session, units: Collection[int]) -> frozenset[int]:
    if not units:
        return frozenset()
    shares = select(tables.Occurrence.task_number).join(
        tables.Assignment, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id)
    )
    still = col(tables.Assignment.stage).in_(sorted(LIVE))
    return frozenset(session.exec(shares.where(still, col(tables.Assignment.unit_id).in_(units)).distinct()))


def _spoken(session: Session, chat: Target, now: datetime) -> tuple[frozenset[int], frozenset[int]]:
    writing = select(func.max(Inbox.done_at)).where(
        Inbox.channel == chat.channel, Inbox.bot == chat.bot, Inbox.chat_id == chat.chat_id
    )
    wrote, oldest = session.exec(writing).one(), now - CHOICES_HOLD
    found = select(Bound, Outbox.key).join(Outbox, col(Bound.outbox_id) == col(Outbox.id), isouter=True)
    found = found.where(
        Bound.channel == chat.channel,
        Bound.bot == chat.bot,
        Bound.chat_id == chat.chat_id,
        col(Bound.at) >= (oldest if wrote is None else max(wrote, oldest)),
    )
    rows, row = session.exec(found).all(), chat_row(session, chat.channel, chat.chat_id)
    told = (
        bound
        for bound, key in rows
        if row is not None and bound.at > row.at and not (key or "").startswith("answer:")
    )
    shown = frozenset(number for bound, _ in rows for number in bound.tasks)
    return shown, frozenset(number for bound in told for number in bound.tasks)
