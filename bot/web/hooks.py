"""Receiving by webhook in place of polling, and what the web side tells of the service."""

import asyncio
import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog

from bot.channels.messenger import Hooked, Messenger, Take
from bot.service import Parts, Service
from bot.upkeep.health import Health
from bot.web.app import Door, Figure, FileLinks, WebSide
from scheduler.channel import ChannelError
from storage.backups.archived import last_made
from storage.database import figures
from storage.database.faults import StoreError
from storage.database.vitals import Vitals
from storage.delivery.outbox import Target
from storage.registry import accounts

log = structlog.get_logger()

SET_AGAIN_SECONDS = 3600.0  # so that a webhook that somebody took away comes back
TRY_AGAIN_SECONDS = 30.0
ALIVE_SECONDS = 60.0


@dataclass
class Hooks:
    """The webhooks under `base`, the public address without a slash at the end."""

    base: str
    key: bytes
    doors: dict[str, Door] = field(default_factory=dict)
    registered: set[str] = field(default_factory=set)
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def receive(self, messenger: Messenger, take: Take, alive: Callable[[], None]) -> None:
        """Have updates posted to us until cancelled; a messenger without webhooks is listened to."""
        if not isinstance(messenger, Hooked):
            await messenger.listen(take, alive)
            return
        secret = hmac.new(self.key, f"{messenger.name}:{messenger.bot}".encode(), hashlib.sha256).hexdigest()
        self.doors[messenger.name] = Door(messenger.hook_header, secret, take)
        while True:
            left = await self._register(messenger.name, messenger, secret)
            while left > 0:
                alive()
                await self.wait(min(left, ALIVE_SECONDS))
                left -= ALIVE_SECONDS

    def hears(self, messenger: Messenger) -> bool:
        """Whether what comes over the messenger is posted to us, or is polled for and answered."""
        posted = not isinstance(messenger, Hooked) or messenger.name in self.registered
        return messenger.healthy and posted

    async def _register(self, name: str, hooked: Hooked, secret: str) -> float:
        """Register the webhook; in how many seconds that is to be done again."""
        try:
            await hooked.set_hook(f"{self.base}/hook/{name}", secret)
        except ChannelError as error:
            log.warning("webhook_not_set", channel=name, failure=str(error.failure))
            self.registered.discard(name)
            return TRY_AGAIN_SECONDS
        self.registered.add(name)
        return SET_AGAIN_SECONDS


@dataclass(frozen=True, slots=True)
class ServiceWatch:
    """How the service stands, for who watches over it."""

    service: Service

    async def health(self) -> Health:
        """The same as `nhacviec health` tells, of this moment."""
        parts = self.service.parts
        try:
            vitals = self.service.hearing.now(await parts.database.look(figures.vitals_of))
        except StoreError:
            vitals = None
        last = await asyncio.to_thread(last_made, parts.backups) if parts.backups is not None else None
        return Health(parts.clock.machine(), vitals, last, parts.backups is not None)

    async def ready(self) -> bool:
        """Whether the database answers, and every messenger."""
        return (await self.health()).serves

    async def figures(self) -> list[Figure]:
        """What waits, how long ago what was done, and which bots can be reached."""
        found = await self.health()
        vitals = found.vitals or Vitals()
        told: list[Figure] = [("nhacviec_healthy", {}, float(not found.ill))]
        told.append(("nhacviec_inbox_waiting", {}, vitals.inbox))
        told += [
            ("nhacviec_outbox_waiting", {"state": state}, n) for state, n in sorted(vitals.outbox.items())
        ]
        ages = [
            (f"nhacviec_{name}_age_seconds", dict[str, str](), age) for name, age in found.figures().items()
        ]
        ages += [("nhacviec_poll_age_seconds", {"channel": name}, age) for name, age in found.polls().items()]
        told += [(name, labels, age) for name, labels, age in ages if age is not None]
        for health in self.service.deliverer.health():
            labels = {"channel": health.channel}
            told.append(("nhacviec_channel_reachable", labels, float(health.reachable)))
            told.append(("nhacviec_channel_token_refused", labels, float(health.token_refused)))
        return told


def web_side(service: Service, hooks: Hooks | None, links: FileLinks | None) -> WebSide:
    """The application's parts around a service."""
    standing = ServiceWatch(service)
    doors = hooks.doors if hooks is not None else {}
    database = service.parts.database

    async def speaks_in(chat: Target) -> bool:
        return await database.look(
            lambda session: accounts.speaks_in(session, chat.channel, chat.bot, chat.chat_id)
        )

    return WebSide(doors, service.parts.clock, standing.ready, standing.figures, links, speaks_in)


def with_web(parts: Parts, base: str) -> tuple[Parts, Hooks | None, FileLinks | None]:
    """The service's parts, receiving by webhook and linking to files where there is a public address."""
    if not base:
        return parts, None, None
    key = parts.database.write(figures.web_key)
    hooks, links = Hooks(base, key), FileLinks(base, key, parts.files.parent)
    return parts.on_the_web(hooks.receive, hooks.hears, links.make), hooks, links
