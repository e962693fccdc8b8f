"""The way of httpcore to the socket, by asyncio alone.

Its own goes by anyio, which lets the event loop turn once more at each read and write, and sends the head of
a request before its body. What is written here leaves in one piece as soon as an answer is read for.
"""

import asyncio
import select
import ssl
from collections.abc import Iterable
from typing import Any, cast

import httpcore

_ENOUGH = 1 << 20
"""So many bytes wait to be read, and no more are taken from the socket."""


class _Bytes(asyncio.Protocol):
    """What has come and is not read yet."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.come = bytearray()
        self.ended = False
        self.fault: Exception | None = None
        self._waits: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self.come += data
        if len(self.come) > _ENOUGH and self.transport is not None:
            self.transport.pause_reading()
        self._tell()

    def eof_received(self) -> None:
        self.ended = True
        self._tell()

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended, self.fault = True, exc
        self._tell()

    def _tell(self) -> None:
        if self._waits is not None and not self._waits.done():
            self._waits.set_result(None)

    async def some(self, most: int) -> bytes:
        """At least one byte and at most so many; none where the other side has ended."""
        while not self.come and not self.ended:
            self._waits = asyncio.get_running_loop().create_future()
            await self._waits
        if not self.come and self.fault is not None:
            raise self.fault
        found = bytes(self.come[:most])
        del self.come[:most]
        if self.transport is not None and not self.ended:
            self.transport.resume_reading()
        return found


class _Stream(httpcore.AsyncNetworkStream):
    """One connection."""

    def __init__(self, transport: asyncio.Transport, received: _Bytes) -> None:
        self._transport = transport
        self._received = received
        self._unsent = bytearray()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's
        if self._unsent:
            self._transport.write(bytes(self._unsent))
            self._unsent.clear()
        try:
            async with asyncio.timeout(timeout):
                return await self._received.some(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's
        self._unsent += buffer

    async def aclose(self) -> None:
        # Without waiting: a server that does not answer must not hold up whoever gives it up.
        self._transport.abort() if self._unsent else self._transport.close()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        received = _Bytes()
        try:
            async with asyncio.timeout(timeout):
                secured = await loop.start_tls(
                    self._transport, received, ssl_context, server_hostname=server_hostname
                )
        except TimeoutError as error:
            self._transport.abort()
            raise httpcore.ConnectTimeout from error
        except (OSError, ssl.SSLError) as error:
            self._transport.abort()
            raise httpcore.ConnectError(type(error).__name__) from error
        if secured is None:
            raise httpcore.ConnectError
        received.connection_made(secured)
        return _Stream(secured, received)

    def get_extra_info(self, info: str) -> Any:
        """As httpcore asks: "is_readable" of a connection that rests says that the server has ended it."""
        if info != "is_readable":
            return self._transport.get_extra_info(info)
        if self._received.ended or self._received.come or self._transport.is_closing():
            return True
        waiting = select.poll()
        waiting.register(self._transport.get_extra_info("socket"), select.POLLIN)
        return bool(waiting.poll(0))


class Wire(httpcore.AsyncNetworkBackend):
    """Connections by TCP."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                transport, received = await loop.create_connection(_Bytes, host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except OSError as error:
            raise httpcore.ConnectError(type(error).__name__) from error
        return _Stream(transport, received)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
