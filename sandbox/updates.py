"""What happened, on its way to the bot: the queue that getUpdates empties, or one post after another."""

import asyncio
import http.client
import json
import random
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sandbox.world import World


# The queue of updates that getUpdates empties, with the semantics of the real one, and who waits for it.
#
# Source: https://core.telegram.org/bots/api#getupdates, and the stale offset as the server's queue treats
# it: an offset far beyond the newest id (ids were restarted) confirms nothing.

# Beyond this distance from the newest id an offset belongs to an older numbering.
STALE = 10


@dataclass
class Queued:
    """An update waiting for the bot. `once`: handed out once more whatever the offset says."""

    update_id: int
    body: Any
    once: bool = False


class Updates:
    """Pending updates in order; delivered ones are kept for a replay."""

    KEPT = 5000

    def __init__(self) -> None:
        self.pending: list[Queued] = []
        self.past: deque[Queued] = deque(maxlen=self.KEPT)
        self.next_id = 500_000_001
        self.allowed: list[str] = []
        self.twice = False
        # One number a getUpdates call; a newer call ends the older one with 409.
        self.poller = 0

    def restart_ids(self, first: int | None = None) -> int:
        """Number the coming updates from somewhere else, as after a quiet week."""
        self.next_id = first if first is not None else random.randint(1, 2**31 - 2**20)  # noqa: S311
        return self.next_id

    def add(self, kind: str, payload: dict[str, Any]) -> dict[str, Any] | None:
        """Queue an update of a kind ("message", ...); None when the bot did not ask for this kind."""
        if self.allowed and kind not in self.allowed:
            return None
        body = {"update_id": self.next_id, kind: payload}
        self._queue(body)
        return body

    def inject(self, body: Any) -> Any:
        """Queue any JSON as it is; an object without update_id gets one, the rest goes out raw."""
        if isinstance(body, dict) and "update_id" not in body:
            body = {"update_id": self.next_id, **body}
        self._queue(body)
        return body

    def _queue(self, body: Any) -> None:
        queued = Queued(self.next_id, body)
        self.next_id += 1
        self.pending.append(queued)
        self.past.append(queued)
        if self.twice:
            self.pending.append(Queued(queued.update_id, body, once=True))

    def replay(self, update_id: int) -> bool:
        """Deliver a past update once more, with the id it had. False when it is not known."""
        for queued in reversed(self.past):
            if queued.update_id == update_id:
                self.pending.append(Queued(update_id, queued.body, once=True))
                return True
        return False

    def confirm(self, offset: int) -> None:
        """Forget what the offset confirms; a negative one keeps the last -offset updates."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset < self.next_id + STALE:
            self.pending = [queued for queued in self.pending if queued.once or queued.update_id >= offset]

    def take(self, limit: int) -> list[Any]:
        """The next updates for the bot; they stay pending until an offset confirms them."""
        batch = self.pending[:limit]
        self.pending = [queued for queued in self.pending if not (queued.once and queued in batch)]
        return [queued.body for queued in batch]


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


# Posting what happened to the bot's webhook, one event after the other, until it is answered with 2xx.
#
# A webhook's address must be public, so an event goes to it through the setting `proxy`: the address on
# loopback of what stands behind the office's reverse proxy. How often the real ones try is not documented:
# the setting `tries`.

POST_SECONDS = 10.0
_BETWEEN_POSTS = 0.2


@dataclass
class Webhook:
    """A bot's webhook on one channel; an empty address is none. `header` bears the secret."""

    channel: str
    header: str
    agent: str
    url: str = ""
    secret: str = ""
    _posting: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str) -> None:
        """From now on events go there, also those that wait."""
        self.url, self.secret = url, secret

    def kick(self, world: "World") -> None:
        """Something may wait."""
        if self.url and (self._posting is None or self._posting.done()):
            self._posting = asyncio.get_running_loop().create_task(self._post_all(world))

    def stop(self) -> None:
        """Post nothing more."""
        self.url = self.secret = ""
        if self._posting is not None:
            self._posting.cancel()

    async def _post_all(self, world: "World") -> None:
        while self.url and (waiting := world.waiting(self.channel)):
            first = waiting[0]
            body = json.dumps(world.posted(self.channel, first)).encode()
            for _ in range(world.settings.tries):
                status = await asyncio.to_thread(self._post, world.settings.proxy, body)
                world.ledger.attempt(self.channel, "webhook", None, None).outcome = f"answered {status}"
                world.inbound.ring()
                if 200 <= status < 300 or not self.url:
                    break
                await asyncio.sleep(_BETWEEN_POSTS)
            if waiting and waiting[0] is first:
                waiting.pop(0)

    def _post(self, proxy: str, body: bytes) -> int:
        """The status of the answer; 0 for none."""
        goal = urlsplit(proxy)
        connection = http.client.HTTPConnection(goal.hostname or "127.0.0.1", goal.port, timeout=POST_SECONDS)
        headers = {"Content-Type": "application/json", "User-Agent": self.agent, self.header: self.secret}
        try:
            connection.request("POST", urlsplit(self.url).path or "/", body, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            connection.close()


def webhooks() -> dict[str, Webhook]:
    """Those of both channels, with nothing set."""
    return {
        "telegram": Webhook("telegram", "X-Telegram-Bot-Api-Secret-Token", ""),
        "zalo": Webhook("zalo", "X-Bot-Api-Secret-Token", "Java/1.8"),
    }


def address_of(hook: Webhook) -> dict[str, Any]:
    """The webhook as its bot is told of it."""
    return {"url": hook.url}
