"""The loops that receive, one a messenger; each can be begun anew."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bot.channels.messenger import Messenger


class Listening:
    """`receive` takes what comes over a messenger until it is cancelled."""

    def __init__(self, receive: Callable[[Messenger], Coroutine[Any, Any, None]]) -> None:
        self._receive = receive
        self._tasks: dict[Messenger, asyncio.Task[None]] = {}

    def start(self, messenger: Messenger) -> None:
        """Receive, anew where that was begun before."""
        before = self._tasks.get(messenger)
        if before is not None:
            before.cancel()
        self._tasks[messenger] = asyncio.create_task(self._receive(messenger))

    async def stop(self) -> None:
        """Receive no more."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
