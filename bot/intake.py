"""From the channel to the journal, and from the journal to the conversation.

A row of the journal is handled in three steps: what has to wait (a file to fetch and to read, a message to
be understood) with no transaction open; then one transaction that holds the effect, the answers and the
row's end; then what may fail without harm (the spinner of a button).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.actions import trouble
from bot.channels.messenger import BadPayload, Inbound, Messenger
from bot.conversation import FactsChangedError, UnderstoodMessage, converse, gather, understood
from bot.reading.gate import ReceivedFile, answers_doubt, cleared, judged, may_be_cleared, receive
from bot.reading.reader import Reader
from bot.reading.scanning import ScanNote
from bot.turn import Turn
from scheduler.failpoints import reach
from scheduler.time import Clock
from storage import days, inbox, people, settings
from storage.engine import Database, Session
from storage.faults import may_pass
from storage.tables import Inbox
from tasks.model import Person
from tasks.serializing import from_text, to_text
from tasks.workdays import local_day

log = structlog.get_logger()

T = TypeVar("T")

EXPORTS = "xuat"
TRIES = 3
TRIES_TO_UNDERSTAND = 5  # somebody else may change what is known while one message is understood
BETWEEN_TRIES = 0.2
OLDEST = timedelta(hours=24)  # messengers keep what waits for us no longer; a moment before is not believed


@dataclass
class Intake:
    """What the handling of payloads needs.

    `messengers` are found by (name, bot id). `wake` tells the delivery that answers wait; `queue` takes
    what was journalled to the dispatcher.
    """

    database: Database
    messengers: Mapping[tuple[str, str], Messenger]
    clock: Clock
    reader: Reader
    files: Path
    wake: Callable[[], None]
    queue: Callable[[inbox.Waiting], None]
    database_wait: float = 2.0

    async def take(self, messenger: Messenger, payloads: Iterable[Any]) -> None:
        """Journal the raw payloads of a messenger."""
        arrivals = [(_arrival(messenger, raw), _answer(messenger, raw)) for raw in payloads]
        now = self.clock.now()
        new = await self.database.run(lambda session: _journal(session, arrivals, now))
        reach("journal")
        for row in new:
            self.queue(row)

    async def handle(self, row_id: int) -> None:
        """Handle one row; a row that cannot be handled is parked and shown to the office, never lost."""
        row = await self._patiently(lambda: self.database.look(lambda s: inbox.waiting(s, row_id)))
        if row is None:
            return
        messenger = self.messengers[row.channel, row.bot]
        try:
            inbound = _read(messenger, row)
        except BadPayload as fault:
            log.warning("bad_payload", row=row_id)
            reason = str(fault)
            await self._write(lambda s: trouble.park(s, row_id, "bad", reason, self.clock.now()))
            self.wake()
            return
        if answers_doubt(inbound, await self._sender(inbound)):
            inbound = cleared(inbound)
        received = await self._fetch(row_id, inbound, messenger)
        await self._converse(row, inbound, received)
        if received is not None and received.held:
            await self.database.scrub()
        self.wake()
        reach("answer")
        if inbound.press_id is not None:
            await messenger.answer_press(inbound.press_id)

    async def _fetch(self, row_id: int, inbound: Inbound, messenger: Messenger) -> ReceivedFile | None:
        if inbound.file is None or not inbound.private:
            return None
        if await self._sender(inbound) is None:
            return None
        note = ScanNote(self.database, row_id, inbound, self.clock.now(), self.wake)
        received = await receive(
            inbound.file,
            messenger.download,
            self.reader,
            self.files,
            most=messenger.limits.file_bytes,
            cleared=inbound.cleared,
            progress=note,
        )
        await note.settle()
        return received

    async def _sender(self, inbound: Inbound) -> Person | None:
        return await self._patiently(lambda: self.database.look(lambda session: _person(session, inbound)))

    async def _converse(self, row: Inbox, inbound: Inbound, received: ReceivedFile | None) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._understand_and_serve(row, inbound, received)
                return
            except Exception:
                log.exception("turn_failed", row=row.id, attempt=attempt)
                await asyncio.sleep(BETWEEN_TRIES * attempt)
        row_id = row.id or 0
        await self._write(lambda session: trouble.give_up(session, row_id, inbound, self.clock.now()))

    async def _understand_and_serve(
        self, row: Inbox, inbound: Inbound, received: ReceivedFile | None
    ) -> None:
        for last in (False,) * (TRIES_TO_UNDERSTAND - 1) + (True,):
            meaning = await self._understand(inbound)
            turn = partial(self._turn, row=row, inbound=inbound, received=received, meaning=meaning)
            try:
                await self._write(turn)
                return
            except FactsChangedError:
                if last:
                    raise

    async def _understand(self, inbound: Inbound) -> UnderstoodMessage:
        """What is known is read, and the message understood in a thread: neither holds up any writing."""
        now = self.clock.now()
        facts = await self._patiently(lambda: self.database.look(lambda s: gather(s, inbound, now)))
        return await asyncio.to_thread(understood, inbound, facts)

    async def _write(self, work: Callable[[Session], T]) -> T:
        return await self._patiently(lambda: self.database.run(work))

    async def _patiently(self, use: Callable[[], Awaitable[T]]) -> T:
        """While the database is locked or full the message waits for it, and those behind it in its chat."""
        while True:
            try:
                return await use()
            except Exception as error:
                if not may_pass(error, self.database.url):
                    raise
                log.error("database_cannot_be_used", error=type(error).__name__)
                await asyncio.sleep(self.database_wait)

    def _turn(
        self,
        session: Session,
        row: Inbox,
        inbound: Inbound,
        received: ReceivedFile | None,
        meaning: UnderstoodMessage,
    ) -> None:
        row_id = row.id or 0
        if inbox.waiting(session, row_id) is None:
            return
        now = self.clock.now()
        turn = Turn(
            session=session,
            row_id=row_id,
            inbound=inbound,
            now=now,
            said_at=said_at(inbound.at or row.received_at, now, self.clock),
            person=_person(session, inbound),
            settings=settings.load(session),
            calendar=days.calendar(session, local_day(now)),
            exports=self.files.parent / EXPORTS,
            files=self.files,
            received=received,
        )
        verdict = row.error or "secret" if row.raw is None else received.verdict if received else ""
        if verdict:
            trouble.refuse(turn, verdict)
            inbox.settle(session, row_id, "refused", now)
            return
        if inbound.cleared:
            trouble.record_clearance(turn)
        converse(turn, meaning)
        inbox.settle(session, row_id, "done", now, scrub=received is not None and received.held)


def said_at(sent: datetime, now: datetime, clock: Clock) -> datetime:
    """The moment at which a message counts as said: its own, by the program's clock, within reason."""
    moment = min(sent + (now - clock.machine()), now)
    return moment if now - moment <= OLDEST else now


def _arrival(messenger: Messenger, raw: Any) -> inbox.Arrival:
    return inbox.Arrival(
        channel=messenger.name,
        bot=messenger.bot,
        key=_sound(messenger.key(raw)),
        chat_id=_sound(messenger.chat(raw)),
        raw=to_text(messenger.bare(raw)),
        held=judged(messenger.texts(raw)),
    )


def _answer(messenger: Messenger, raw: Any) -> Inbound | None:
    """The message, where its own words may answer the gate's doubt: if it is an officer who says them."""
    if not may_be_cleared(messenger.texts(raw)):
        return None
    try:
        return messenger.read(raw)
    except BadPayload:
        return None


def _sound(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON may hold and no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _read(messenger: Messenger, row: Inbox) -> Inbound:
    if row.raw is None:
        # Held by the gate: only the chat is known, and its person is told what to do.
        return Inbound(row.channel, row.bot, row.chat_id, row.chat_id, at=None)
    return messenger.read(from_text(row.raw))


def _journal(
    session: Session, arrivals: list[tuple[inbox.Arrival, Inbound | None]], now: datetime
) -> list[inbox.Waiting]:
    reach("before_journal")
    settled = [
        replace(arrival, held="")
        if arrival.held == "doubt" and answer is not None and answers_doubt(answer, _person(session, answer))
        else arrival
        for arrival, answer in arrivals
    ]
    return inbox.journal(session, settled, now)


def _person(session: Session, inbound: Inbound) -> Person | None:
    return people.person_at(session, inbound.channel, inbound.bot, inbound.user_id)
