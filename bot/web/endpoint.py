"""A small server of our own on a loopback port, and the movable clock that it serves."""

import asyncio
import hmac
import re
import socket
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.service import Service, rules
from scheduler.policy import next_morning
from scheduler.time import MovableClock
from storage.database.engine import Database
from tasks.workdays import VIETNAM, Calendar, local

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
