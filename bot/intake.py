"""From the channel to the journal, and from the journal to the conversation.

A row of the journal is handled in three steps: what has to wait (a file to fetch and to read, a message to
be understood) with no transaction open; then one transaction that holds the effect, the answers and the
row's end; then what may fail without harm (the spinner of a button).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import structlog

from bot.actions import trouble
from bot.channels.telegram.sending import NAME, Telegram
from bot.channels.telegram.updates import (
    BadUpdate,
    chat_of,
    journal_key,
    quoted_texts,
    read_update,
    sound,
    texts_of,
)
from bot.conversation import FactsChangedError, Meaning, converse, understood
from bot.inbound import Inbound
from bot.reading.files import Received, receive, says_not_secret
from bot.reading.reader import Reader
from bot.reading.scanning import ScanNote
from bot.situation import gather
from bot.turn import Turn
from directives.model import Classification
from directives.secrets import classify
from scheduler.failpoints import reach
from scheduler.time import Clock
from storage import days, inbox, people, settings
from storage.engine import Database, Session
from storage.start import may_pass
from storage.tables import Inbox
from tasks.workdays import local_day

log = structlog.get_logger()

T = TypeVar("T")

EXPORTS = "xuat"
TRIES = 3
TRIES_TO_UNDERSTAND = 5  # somebody else may change what is known while one message is understood
BETWEEN_TRIES = 0.2
OLDEST = timedelta(hours=24)  # Telegram keeps updates no longer; a moment further back is not believed


@dataclass
class Intake:
    """What the handling of updates needs.

    `wake` tells the delivery that answers wait; `queue` takes (chat, row) to the dispatcher.
    """

    database: Database
    telegram: Telegram
    bot: str
    clock: Clock
    reader: Reader
    files: Path
    wake: Callable[[], None]
    queue: Callable[[str, int], None]
    database_wait: float = 2.0

    async def take(self, updates: list[Any]) -> None:
        """Journal raw updates in one transaction and queue them; then they may be acknowledged."""
        arrivals = [self._arrival(raw) for raw in updates]
        now = self.clock.now()
        new = await self.database.run(lambda session: _journal(session, arrivals, now))
        reach("journal")
        for row_id, chat_id in new:
            self.queue(chat_id, row_id)

    async def resume(self) -> None:
        """Queue what the last run left unfinished."""
        for row_id, chat_id in await self.database.look(lambda s: inbox.unfinished(s, NAME, self.bot)):
            self.queue(chat_id, row_id)

    async def handle(self, row_id: int) -> None:
        """Handle one row; a row that cannot be handled is parked and shown to the office, never lost."""
        row = await self._patiently(lambda: self.database.look(lambda s: inbox.waiting(s, row_id)))
        if row is None:
            return
        try:
            inbound = self._read(row)
        except BadUpdate as fault:
            log.warning("bad_update", row=row_id)
            reason = str(fault)
            await self._write(lambda s: trouble.park(s, row_id, "bad", reason, self.clock.now()))
            self.wake()
            return
        received = await self._fetch(row_id, inbound)
        await self._converse(row, inbound, received)
        self.wake()
        reach("answer")
        if inbound.press_id is not None:
            await self.telegram.answer_press(inbound.press_id)

    def _arrival(self, raw: Any) -> inbox.Arrival:
        text, names = texts_of(raw)
        verdicts = [classify(text, names or None), *(classify(quoted, None) for quoted in quoted_texts(raw))]
        held = any(isinstance(verdict, Classification) for verdict in verdicts)
        update_id = raw.get("update_id", "") if isinstance(raw, dict) else ""
        return inbox.Arrival(
            channel=NAME,
            bot=self.bot,
            key=sound(journal_key(raw)),
            update_id=sound(str(update_id)),
            chat_id=sound(chat_of(raw)),
            raw=None if held else sound(json.dumps(raw, ensure_ascii=False)),
        )

    def _read(self, row: Inbox) -> Inbound:
        if row.raw is None:
            # Held by the gate: only the chat is known, and its person is told what to do.
            return Inbound(NAME, self.bot, row.chat_id, row.chat_id, at=None)
        return read_update(json.loads(row.raw), self.bot)

    async def _fetch(self, row_id: int, inbound: Inbound) -> Received | None:
        if inbound.file is None or not inbound.private:
            return None
        known = await self._patiently(
            lambda: self.database.look(
                lambda s: people.person_at(s, inbound.channel, inbound.bot, inbound.user_id)
            )
        )
        if known is None:
            return None
        note = ScanNote(self.database, row_id, inbound, self.clock.now(), self.wake)
        received = await receive(
            inbound.file,
            self.telegram.download,
            self.reader,
            self.files,
            cleared=says_not_secret(inbound.text),
            progress=note,
        )
        await note.settle()
        return received

    async def _converse(self, row: Inbox, inbound: Inbound, received: Received | None) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._understand_and_serve(row, inbound, received)
                return
            except Exception:
                log.exception("turn_failed", row=row.id, attempt=attempt)
                await asyncio.sleep(BETWEEN_TRIES * attempt)
        row_id = row.id or 0
        await self._write(lambda session: trouble.give_up(session, row_id, inbound, self.clock.now()))

    async def _understand_and_serve(self, row: Inbox, inbound: Inbound, received: Received | None) -> None:
        for last in (False,) * (TRIES_TO_UNDERSTAND - 1) + (True,):
            meaning = await self._understand(inbound)
            turn = partial(self._turn, row=row, inbound=inbound, received=received, meaning=meaning)
            try:
                await self._write(turn)
                return
            except FactsChangedError:
                if last:
                    raise

    async def _understand(self, inbound: Inbound) -> Meaning:
        """What is known is read, and the message understood in a thread: neither holds up any writing."""
        today = local_day(self.clock.now())
        facts = await self._patiently(lambda: self.database.look(lambda s: gather(s, inbound, today)))
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
        self, session: Session, row: Inbox, inbound: Inbound, received: Received | None, meaning: Meaning
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
            person=people.person_at(session, inbound.channel, inbound.bot, inbound.user_id),
            settings=settings.load(session),
            calendar=days.calendar(session, local_day(now)),
            exports=self.files.parent / EXPORTS,
            received=received,
        )
        if row.raw is None or (received is not None and received.secret):
            trouble.refuse_secret(turn)
            inbox.settle(session, row_id, "refused", now)
            return
        converse(turn, meaning)
        inbox.settle(session, row_id, "done", now)


def said_at(sent: datetime, now: datetime, clock: Clock) -> datetime:
    """The moment at which a message counts as said: its own, by the program's clock, within reason."""
    moment = min(sent + (now - clock.machine()), now)
    return moment if now - moment <= OLDEST else now


def _journal(session: Session, arrivals: list[inbox.Arrival], now: datetime) -> list[tuple[int, str]]:
    reach("before_journal")
    new = inbox.journal(session, arrivals, now)
    rows = (session.get(Inbox, row_id) for row_id in new)
    return [(row.id or 0, row.chat_id) for row in rows if row is not None]
