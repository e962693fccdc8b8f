"""A small server of our own on a loopback port, and the movable clock that it serves."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import uvicorn
from starlette.applications import Starlette

from bot.service import Service, rules
from bot.web.clock import clock_app
from scheduler.policy import next_morning
from scheduler.time import MovableClock
from storage.engine import Database
from tasks.workdays import Calendar

HOST = "127.0.0.1"


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

    def stop(self) -> None:
        """End `serve`."""
        if self._server is not None:
            self._server.should_exit = True


def movable_clock(service: Service, database: Database, clock: MovableClock) -> Starlette:
    """The application that moves the clock and has the service tick."""

    async def calendars() -> tuple[Calendar, datetime]:
        now = clock.now()
        calendar, policy = await database.look(lambda session: rules(session, now))
        return calendar, next_morning(now, calendar, policy)

    return clock_app(clock, calendars, service.settle)


async def run_with_clock(
    service: Service, database: Database, clock: MovableClock, endpoint: Endpoint
) -> None:
    """Run the service with the endpoint beside it, until the service is stopped."""
    serving = asyncio.create_task(endpoint.serve(movable_clock(service, database, clock)))
    try:
        await service.run()
    finally:
        endpoint.stop()
        await asyncio.gather(serving, return_exceptions=True)
