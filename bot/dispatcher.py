"""Takes up what was journalled: the updates of one chat in order, those of different chats side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

Handle = Callable[[int], Awaitable[None]]
"""Handles one row of the inbox; it must not raise, but a raise is survived."""

log = structlog.get_logger()


class Dispatcher:
    """One short-lived worker a chat; at most `side_by_side` of them at once."""

    def __init__(self, handle: Handle, side_by_side: int = 16) -> None:
        self._handle = handle
        self._queues: dict[str, deque[int]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(side_by_side)

    def put(self, chat_id: str, row_id: int) -> None:
        """Queue a row behind the others of its chat; must be called on the event loop."""
        queue = self._queues.get(chat_id)
        if queue is not None:
            queue.append(row_id)
            return
        self._queues[chat_id] = deque([row_id])
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
                async with self._places:
                    try:
                        await self._handle(queue[0])
                    except Exception:
                        log.exception("inbox_row_failed", row=queue[0])
                queue.popleft()
        finally:
            self._queues.pop(chat_id, None)
