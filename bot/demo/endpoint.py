"""A small server of our own on a free loopback port."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from bot.demo.sandbox import HOST


class _Server(uvicorn.Server):
    """uvicorn that leaves the signals to the program around it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signals."""
        yield


class Endpoint:
    """Bound at once, so that its address can be told before it serves."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind((HOST, 0))
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
