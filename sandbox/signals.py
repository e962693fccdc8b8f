"""How coroutines wait for something to happen, and how open pages hear of it."""

import asyncio
import json
from typing import Any


class Bell:
    """Wakes all who wait; a ring that nobody heard is forgotten, so look before you wait."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self.closed = False

    def ring(self) -> None:
        """Wake everybody who waits now."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    def close(self) -> None:
        """Wake everybody for the last time: the server is going down."""
        self.closed = True
        self.ring()

    async def wait(self, seconds: float) -> bool:
        """True when it rang, False after so many seconds or when the server goes down."""
        if self.closed:
            return False
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            async with asyncio.timeout(seconds):
                await future
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(future)
        return not self.closed


class Broadcast:
    """Server-sent events to every open page; one that reads too slowly is cut off and comes back anew."""

    BACKLOG = 2000

    def __init__(self) -> None:
        self._pages: set[asyncio.Queue[bytes | None]] = set()

    def publish(self, event: str, data: Any) -> None:
        """Queue one event for every page; encoded once however many there are."""
        if not self._pages:
            return
        line = f"event: {event}\ndata: {json.dumps(data)}\n\n".encode()
        for page in list(self._pages):
            if page.qsize() >= self.BACKLOG:
                self._pages.discard(page)
                page.put_nowait(None)
            else:
                page.put_nowait(line)

    def join(self) -> asyncio.Queue[bytes | None]:
        """A new page's queue; None in it means the end."""
        page: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._pages.add(page)
        return page

    def leave(self, page: asyncio.Queue[bytes | None]) -> None:
        """Forget a page that has gone."""
        self._pages.discard(page)

    def close(self) -> None:
        """Tell every page that the server goes down."""
        for page in self._pages:
            page.put_nowait(None)
        self._pages.clear()
