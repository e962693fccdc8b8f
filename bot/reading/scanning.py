"""Recognising a scan takes seconds a page: the person who sent it is told so, once."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.channels.messenger import Inbound
from bot.incoming.turn import ANSWER, MESSAGE_KIND
from messages.review.reading import scanning
from messages.text import Message, message_payload, plain
from storage.database.engine import Database, Session
from storage.delivery.outbox import Target, enqueue

log = structlog.get_logger()


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
