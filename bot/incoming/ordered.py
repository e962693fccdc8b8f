"""What somebody has ordered and what takes its time: made by reading alone, beside everything else."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import structlog

from bot.actions.questions.exporting import make_table
from bot.incoming.case import Case
from bot.incoming.patience import PatientDatabase
from bot.incoming.turn import Turn
from messages import refusals
from messages.papers.tracking import not_written
from messages.text import Message
from scheduler.time import Clock
from storage.database.engine import Session
from storage.incoming import inbox
from storage.tables import Inbox
from tasks.model import Act, may_everywhere

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes tables into the folder and owes them to the chats that ordered them."""

    store: PatientDatabase
    clock: Clock
    folder: Path
    turn: Callable[[Session, Case], Turn | None]

    async def make(self, row: Inbox) -> None:
        """Make what the row orders and owe it; killed on the way, it is made anew at the next start."""
        message = await self.store.database.aside(partial(self._made, row.raw or ""))
        await self.store.write(lambda session: self._hand_over(session, row, message))

    def _made(self, ordered: str) -> Message:
        try:
            return make_table(self.store.database.read, ordered, self.clock.now(), self.folder)
        except Exception:
            log.exception("order_failed")
            return refusals.only(not_written())

    def _hand_over(self, session: Session, row: Inbox, message: Message) -> None:
        turn = self.turn(session, Case.bare(row))
        if turn is None:
            return
        if turn.person is not None and may_everywhere(turn.person, Act.EXPORT):
            turn.answer(message)
        inbox.settle(session, turn.row_id, "done", self.clock.now(), scrub=True)
