"""Posting what happened to the bot's webhook, one event after the other, until it is answered with 2xx.

A webhook's address must be public, so an event goes to it through the setting `proxy`: the address on
loopback of what stands behind the office's reverse proxy. How often the real ones try is not documented: the
setting `tries`.
"""

import asyncio
import http.client
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sandbox.world import World

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
