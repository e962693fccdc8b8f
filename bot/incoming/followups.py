"""What follows upon an update beside its answer: parked, a group left, an order made, a spinner stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

import structlog

from bot.actions.questions.exporting import make_table
from bot.channels.messenger import Inbound, Leaving, Messenger
from bot.incoming.door import Case
from bot.incoming.turn import ANSWER, MESSAGE_KIND, Turn
from messages import refusals
from messages import talk as words
from messages.papers.tracking import not_written
from messages.review.reading import scanning
from messages.text import Message, message_payload, plain
from scheduler.notices import tell_office
from scheduler.time import Clock
from storage.database.engine import Database, PatientDatabase, Session
from storage.delivery import outbox
from storage.delivery.outbox import Target, enqueue
from storage.incoming import inbox
from storage.registry import people
from storage.tables import Inbox
from storage.tables.base import known
from tasks.model import Act, may_everywhere
from tasks.workdays import local_day

# What is done with what cannot be handled: parked and shown, never lost in silence.


def park(session: Session, row_id: int, reason: str, now: datetime) -> None:
    """Keep a row that cannot be read, to be looked into, and tell the office once a day of the first such."""
    inbox.settle(session, row_id, "bad", now, reason, keep=True)
    tell_office(session, f"parked:{local_day(now).isoformat()}", words.update_parked(row_id), now)


def give_up(session: Session, row_ids: Sequence[int], inbound: Inbound, now: datetime) -> None:
    """Keep what could not be handled, but for the words of a file, of a group and of a stranger; tell its
    person and the office.
    """
    person = people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)
    unkept = inbound.file is not None or person is None or not inbound.private
    for each in row_ids:
        inbox.settle(session, each, "bad", now, "failed", keep=not unkept)
    row_id = row_ids[0]
    if person is None:
        return
    enqueue(
        session,
        f"failed:{row_id}",
        MESSAGE_KIND,
        now=now,
        to=Target(inbound.channel, inbound.bot, inbound.chat_id),
        person_id=person.id,
        payload=message_payload(words.not_handled()),
        priority=ANSWER,
    )
    who = f"{person.title} {person.name}".strip()
    kept = not unkept and len(row_ids) == 1
    lost = words.message_lost_its_way(row_id, who, kept=kept)
    tell_office(session, f"failed:{row_id}", lost, now, but=person.id)


# Leaving a group that the office has not linked, once its one sentence has gone, or cannot go.

PATIENCE_SECONDS = 20.0
_LOOK_SECONDS = 0.2


@dataclass(slots=True)
class Departures:
    """`rows` of the inbox: after them the group is left. What a crash forgets, its next word brings back."""

    database: PatientDatabase
    rows: set[int] = field(default_factory=set)
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def after(self, row: Inbox, messenger: Messenger) -> None:
        """Leave, as was decided on the row, where the messenger can."""
        self.rows.discard(known(row.id))
        if not isinstance(messenger, Leaving):
            return
        key, waited = f"answer:{row.id}:group", 0.0
        while waited < PATIENCE_SECONDS and await self.database.look(lambda s: outbox.is_owed(s, key)):
            await self.wait(_LOOK_SECONDS)
            waited += _LOOK_SECONDS
        await messenger.leave(row.chat_id)


# What somebody has ordered and what takes its time: made by reading alone, beside everything else.

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
        inbox.settle(session, turn.row_id, "done", self.clock.now())


# Recognising a scan takes seconds a page: the person who sent it is told so, once.


class ScanNote:
    """A reader's progress callback that owes one message and waits for nothing."""

    def __init__(
        self, database: Database, row_id: int, inbound: Inbound, now: datetime, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._row_id = row_id
        self._inbound = inbound
        self._now = now
        self._wake = wake
        self._task: asyncio.Task[None] | None = None

    def __call__(self, _done: int, pages: int) -> None:
        """Called for every page; the first call tells."""
        if self._task is None:
            self._task = asyncio.create_task(self._tell(pages))

    async def settle(self) -> None:
        """Wait until what was begun is written."""
        if self._task is not None:
            await self._task

    async def _tell(self, pages: int) -> None:
        try:
            await self._database.run(lambda session: self._owe(session, pages))
            self._wake()
        except Exception:
            # A courtesy: the document's own answer follows in any case.
            log.warning("scan_note_not_owed", row=self._row_id)

    def _owe(self, session: Session, pages: int) -> None:
        inbound = self._inbound
        zipped = inbound.file is not None and inbound.file.name.casefold().endswith(".zip")
        enqueue(
            session,
            f"scan:{self._row_id}",
            MESSAGE_KIND,
            now=self._now,
            to=Target(inbound.channel, inbound.bot, inbound.chat_id),
            payload=message_payload(Message((plain(scanning(pages, zipped=zipped)),))),
            priority=ANSWER,
        )


# The spinner of a button is stopped once the press is in the journal: what stands there will be done.


class Spinners:
    """Answers presses beside everything else, each once."""

    def __init__(self) -> None:
        self._heard: set[str] = set()
        self._answering: set[asyncio.Task[None]] = set()

    def stop(self, messenger: Messenger, presses: Iterable[str]) -> None:
        """Those of presses that have just been journalled, by their ids; waits for nothing."""
        for press in presses:
            self._heard.add(press)
            self._answer(messenger, press)

    def done(self, messenger: Messenger, press: str) -> None:
        """Its effect is there: one that a program journalled that has ended is answered now."""
        if press not in self._heard:
            self._answer(messenger, press)
        self._heard.discard(press)

    def _answer(self, messenger: Messenger, press: str) -> None:
        answering = asyncio.create_task(messenger.answer_press(press))
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)
