"""Takes up what was journalled: the updates of one chat in order, those of different chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from enum import Enum

import structlog

from storage.incoming.inbox import ORDERED, PARTS, Waiting

Handle = Callable[[int], Awaitable[None]]
"""Handles one row of the inbox; it must not raise, but a raise is survived."""

log = structlog.get_logger()


_SLOW = ("file", "again", *PARTS)
"""The kinds of rows that wait for further parts, or for a file to be fetched and read."""


class WorkShare(Enum):
    """Whose work a row is, and so among how many of its kind it has its turn."""

    COLLEAGUES = 16  # presses of as many share a transaction
    SLOW = 12  # files to be read, and messages that wait for further parts
    STRANGERS = 2
    ORDERS = 1


def share_of(row: Waiting) -> WorkShare:
    """Whose work the row is."""
    if row.kind == ORDERED:
        return WorkShare.ORDERS
    if row.stranger:
        return WorkShare.STRANGERS
    return WorkShare.SLOW if row.kind in _SLOW else WorkShare.COLLEAGUES


class Dispatcher:
    """One short-lived worker a chat; of each share so many rows at once, so that none is in another's way."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._queues: dict[str, deque[tuple[int, WorkShare]]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._places = {share: asyncio.Semaphore(share.value) for share in WorkShare}

    def put(self, chat_id: str, row_id: int, share: WorkShare = WorkShare.COLLEAGUES) -> None:
        """Queue a row behind the others of its chat; must be called on the event loop."""
        queue = self._queues.get(chat_id)
        if queue is not None:
            queue.append((row_id, share))
            return
        self._queues[chat_id] = deque([(row_id, share)])
        worker = asyncio.create_task(self._work(chat_id))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def idle(self) -> None:
        """Wait until nothing is queued."""
        while self._workers:
            await asyncio.wait(set(self._workers))

    async def stop(self) -> None:
        """Let go: what was not finished is still in the journal and is taken up at the next start."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self, chat_id: str) -> None:
        queue = self._queues[chat_id]
        try:
            while queue:
                row_id, share = queue[0]
                async with self._places[share]:
                    try:
                        await self._handle(row_id)
                    except Exception:
                        log.exception("inbox_row_failed", row=row_id)
                queue.popleft()
        finally:
            self._queues.pop(chat_id, None)
