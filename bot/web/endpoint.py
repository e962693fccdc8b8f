"""A small server of our own: webhooks in place of polling, what it tells of the service, a movable clock."""

import asyncio
import hashlib
import hmac
import re
import socket
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.channels.messenger import Hooked, Messenger, Take
from bot.service import Parts, Service, rules
from bot.upkeep.health import Health
from bot.web.app import Door, Figure, FileLinks, WebSide
from scheduler.channel import ChannelError
from scheduler.policy import next_morning
from scheduler.time import MovableClock
from storage.backups.archived import last_made
from storage.database import notes
from storage.database.engine import Database
from storage.database.faults import StoreError
from storage.database.glance import Vitals
from storage.delivery.outbox import Target
from storage.registry import accounts
from tasks.workdays import VIETNAM, Calendar, local

# Receiving by webhook in place of polling, and what the web side tells of the service.

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
            vitals = self.service.hearing.now(await parts.database.look(notes.vitals_of))
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
    key = parts.database.write(notes.web_key)
    hooks, links = Hooks(base, key), FileLinks(base, key, parts.files.parent)
    return parts.on_the_web(hooks.receive, hooks.hears, links.make), hooks, links


_STEP = re.compile(r"\+(\d{1,2})")

Calendars = Callable[[], Awaitable[tuple[Calendar, datetime]]]
"""The office's calendar, and the next working morning after the clock's now."""
HOST = "127.0.0.1"


def target(move: str, now: datetime, calendar: Calendar, morning: datetime) -> datetime | None:
    """Where the clock goes: "next_morning", or "+n" working days at the morning's hour; None for neither."""
    if move == "next_morning":
        return morning
    step = _STEP.fullmatch(move)
    if step is None or not 1 <= int(step[1]) <= 30:
        return None
    day = calendar.add(local(now).date(), int(step[1]))
    return datetime.combine(day, local(morning).time(), VIETNAM)


class OwnCallersOnly:
    """Refuses a page from elsewhere, and who does not bear the key, where there is one."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            await PlainTextResponse("Forbidden", status_code=403)(scope, receive, send)
        elif self._key and not self._bears(headers.get("authorization", "")):
            await PlainTextResponse("Unauthorized", status_code=401)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _bears(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), f"Bearer {self._key}".encode())


def clock_app(
    clock: MovableClock, calendars: Calendars, moved: Callable[[], Awaitable[None]], key: str = ""
) -> Starlette:
    """GET /clock answers {"now": …}; POST {"move": …} moves on, never back, and waits for the tick."""

    def told() -> JSONResponse:
        return JSONResponse({"now": local(clock.now()).isoformat(timespec="seconds")})

    async def look(_request: Request) -> Response:
        return told()

    async def move(request: Request) -> Response:
        try:
            wish = str((await request.json())["move"])
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": "move"}, status_code=400)
        calendar, morning = await calendars()
        moment = target(wish, clock.now(), calendar, morning)
        if moment is None or moment < clock.now() - timedelta(seconds=1):
            return JSONResponse({"error": "move"}, status_code=400)
        clock.move_to(moment)
        await moved()
        return told()

    return Starlette(
        routes=[Route("/clock", look), Route("/clock", move, methods=["POST"])],
        # A name that resolves to loopback must not lead a page of somebody else's here.
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"]),
            Middleware(OwnCallersOnly, key=key),
        ],
    )


class _Server(uvicorn.Server):
    """uvicorn that leaves the signals to the program around it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals."""
        yield


class Endpoint:
    """Bound at once, so that its address can be told before it serves. OSError where the port is taken."""

    def __init__(self, port: int = 0) -> None:
        # Naming the protocol is what makes the loop switch Nagle's delay off.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((HOST, port))
        self.address = f"http://{HOST}:{self._socket.getsockname()[1]}/clock"
        self._server: _Server | None = None

    async def serve(self, app: Starlette) -> None:
        """Serve until `stop`."""
        self._server = _Server(uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off"))
        await self._server.serve(sockets=[self._socket])

    @property
    def serves(self) -> bool:
        """Whether requests are answered by now."""
        return self._server is not None and self._server.started

    def stop(self) -> None:
        """End `serve`."""
        if self._server is not None:
            self._server.should_exit = True


def movable_clock(service: Service, database: Database, clock: MovableClock, key: str = "") -> Starlette:
    """The application that moves the clock and has the service tick, for who bears the key."""

    async def calendars() -> tuple[Calendar, datetime]:
        now = clock.now()
        calendar, policy = await database.look(lambda session: rules(session, now))
        return calendar, next_morning(now, calendar, policy)

    return clock_app(clock, calendars, service.settle, key)


async def run_with_clock(
    service: Service, database: Database, clock: MovableClock, endpoint: Endpoint, key: str = ""
) -> None:
    """Run the service with the endpoint beside it, until the service is stopped."""
    await beside(endpoint, movable_clock(service, database, clock, key), service.run())


async def beside(endpoint: Endpoint, app: Starlette, work: Coroutine[Any, Any, None]) -> None:
    """Serve the application as long as the work goes on."""
    serving = asyncio.create_task(endpoint.serve(app))
    try:
        await work
    finally:
        endpoint.stop()
        await asyncio.gather(serving, return_exceptions=True)
