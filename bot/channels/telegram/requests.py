"""How a call of the Bot API goes over the wire: by httpcore, over the connection that was used last.

python-telegram-bot brings httpx, whose client and pool take longer for a request than httpcore with one
connection: the pool looks at every connection that rests, with every request. Uploads, and what goes over a
proxy, are left to it.
"""

import asyncio
import select
import ssl
from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, cast

import httpcore
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest, RequestData

from bot.channels.fetching import certificates
from tasks.serializing import to_text

REST_SECONDS = 4.0
"""After so long an unused connection is given up, before the server does it: many do so after five seconds,
and what is sent at that moment is in doubt.
"""
POOL_SECONDS = 1.0
"""So long a request waits for a connection, where it is not told how long: it is better tried again later."""

NOT_SENT = (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout)
"""Causes of an error after which no byte of the request has left."""
_FAILED = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
)


class LeanRequest(HTTPXRequest):
    """At most so many `connections` at once; the seconds are for each read or write, and for connecting."""

    def __init__(
        self,
        connections: int,
        *,
        read_timeout: float,
        connect_timeout: float,
        proxy: str | None,
        httpx_kwargs: dict[str, Any],
    ) -> None:
        super().__init__(
            connections,
            read_timeout=read_timeout,
            connect_timeout=connect_timeout,
            proxy=proxy,
            httpx_kwargs=httpx_kwargs,
        )
        self._direct = proxy is None
        self._timeouts = {"connect": connect_timeout, "read": read_timeout, "write": read_timeout}
        self._places = asyncio.Semaphore(connections)
        self._resting: dict[str, deque[httpcore.AsyncHTTPConnection]] = {}

    async def shutdown(self) -> None:
        """See BaseRequest."""
        await super().shutdown()
        for resting in self._resting.values():
            while resting:
                await resting.pop().aclose()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = HTTPXRequest.DEFAULT_NONE,
        write_timeout: Any = HTTPXRequest.DEFAULT_NONE,
        connect_timeout: Any = HTTPXRequest.DEFAULT_NONE,
        pool_timeout: Any = HTTPXRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """See BaseRequest; errors are those of HTTPXRequest, with causes of httpcore."""
        given = {"read": read_timeout, "write": write_timeout, "connect": connect_timeout}
        if not self._direct or (request_data is not None and request_data.multipart_data):
            rest = {f"{name}_timeout": seconds for name, seconds in given.items()}
            return await super().do_request(url, method, request_data, pool_timeout=pool_timeout, **rest)
        timeouts = self._timeouts | {
            name: seconds for name, seconds in given.items() if seconds is not HTTPXRequest.DEFAULT_NONE
        }
        patience = POOL_SECONDS if pool_timeout is HTTPXRequest.DEFAULT_NONE else pool_timeout
        try:
            return await self._exchanged(self._request(url, method, request_data, timeouts), patience)
        except httpcore.TimeoutException as error:
            raise TimedOut from error
        except _FAILED as error:
            raise NetworkError(type(error).__name__) from error

    async def _exchanged(self, request: httpcore.Request, patience: float | None) -> tuple[int, bytes]:
        try:
            async with asyncio.timeout(patience):
                await self._places.acquire()
        except TimeoutError:
            raise httpcore.PoolTimeout from None
        try:
            return await self._over_one(request)
        finally:
            self._places.release()

    async def _over_one(self, request: httpcore.Request) -> tuple[int, bytes]:
        """Over the connection that rests for the shortest time, or a new one."""
        origin = request.url.origin
        resting = self._resting.setdefault(str(origin), deque())
        while resting and resting[0].has_expired():
            await resting.popleft().aclose()
        connection = None
        while connection is None and resting:
            last = resting.pop()
            if last.has_expired():
                await last.aclose()
            else:
                connection = last
        if connection is None:
            trusted = certificates() if origin.scheme == b"https" else None
            connection = httpcore.AsyncHTTPConnection(origin, trusted, REST_SECONDS, network_backend=Wire())
        try:
            answer = await connection.handle_async_request(request)
            try:
                return answer.status, await answer.aread()
            finally:
                await answer.aclose()
        finally:
            if connection.is_idle() and not connection.is_closed():
                resting.append(connection)
            else:
                await connection.aclose()

    def _request(
        self, url: str, method: str, data: RequestData | None, timeouts: Mapping[str, float | None]
    ) -> httpcore.Request:
        # JSON, which the Bot API takes as well: to make a form of a Vietnamese text takes ten times as long.
        body = to_text(data.json_parameters).encode() if data is not None else b""
        where = httpcore.URL(url)
        host = where.host if where.port is None else b"%b:%d" % (where.host, where.port)
        headers = [(b"Host", host), (b"User-Agent", self.USER_AGENT.encode()), (b"Accept", b"*/*")]
        if data is not None:
            headers.append((b"Content-Type", b"application/json"))
        if method != "GET":
            headers.append((b"Content-Length", str(len(body)).encode()))
        extensions = {"timeout": dict(timeouts)}
        return httpcore.Request(method, where, headers=headers, content=body, extensions=extensions)


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
