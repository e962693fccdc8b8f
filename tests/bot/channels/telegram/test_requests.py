"""Calls over the wire: connections are used while they are good, and no answer is taken for another's."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpcore
import pytest
from telegram import Bot
from telegram.error import TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.requests import LeanRequest
from bot.channels.telegram.sending import channel_error, make_bot
from scheduler.channel import Failure


class _Server:
    """Answers each call with its chat; told to, it stays silent or closes after the answer."""

    def __init__(self) -> None:
        self.connections = 0
        self.calls = 0
        self.called = asyncio.Event()
        self.silent = self.closes = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                size = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
                body = await reader.readexactly(size)
                self.calls += 1
                self.called.set()
                if self.silent:
                    continue
                answer = json.dumps({"ok": True, "result": json.loads(body)["chat_id"]}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(answer), answer))
                if self.closes:
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def _served(server: _Server) -> AsyncIterator[str]:
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    try:
        yield f"http://{host}:{port}"
    finally:
        listening.close()


@asynccontextmanager
async def _bot(server: _Server) -> AsyncIterator[Bot]:
    async with _served(server) as address:
        bot = make_bot("1:x", address)
        yield bot
        for request in bot._request:
            await request.shutdown()


async def _say(bot: Bot, chat: int) -> object:
    return await bot.do_api_request("sendMessage", {"chat_id": chat})


async def test_calls_one_after_another_go_over_one_connection() -> None:
    server = _Server()
    async with _bot(server) as bot:
        assert [await _say(bot, n) for n in range(5)] == [str(n) for n in range(5)]
    assert (server.connections, server.calls) == (1, 5)


async def test_calls_side_by_side_each_get_their_own_answer() -> None:
    server = _Server()
    async with _bot(server) as bot:
        for _ in range(3):
            said = await asyncio.gather(*(_say(bot, n) for n in range(8)))
            assert said == [str(n) for n in range(8)]
    assert (server.connections, server.calls) == (8, 24)


async def test_a_connection_that_the_server_has_closed_is_not_used_again() -> None:
    server = _Server()
    server.closes = True
    async with _bot(server) as bot:
        for n in range(3):
            assert await _say(bot, n) == str(n)
            await asyncio.sleep(0.05)  # until the end has come
    assert server.connections == 3


async def test_the_answer_to_a_call_that_was_given_up_is_not_the_next_ones() -> None:
    server = _Server()
    async with _bot(server) as bot:
        server.silent = True
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await _say(bot, 1)
        server.silent = False
        assert await _say(bot, 2) == "2"
    assert server.connections == 2


async def test_where_no_answer_comes_it_may_have_arrived() -> None:
    server = _Server()
    server.silent = True
    async with _bot(server) as bot:
        with pytest.raises(TimedOut) as caught:
            await bot.do_api_request("sendMessage", {"chat_id": 1}, read_timeout=0.1)
    assert channel_error(caught.value).failure is Failure.AMBIGUOUS


async def test_who_says_for_how_long_waits_so_long_for_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.requests.POOL_SECONDS", 0.01)
    server = _Server()
    server.silent = True
    async with _served(server) as address:
        request = LeanRequest(1, read_timeout=5, connect_timeout=5, proxy=None, httpx_kwargs={})
        said = RequestData([RequestParameter.from_input("chat_id", 2)])
        first = asyncio.create_task(request.post(address, said, read_timeout=0.2))
        await server.called.wait()
        server.silent = False
        second = asyncio.create_task(request.post(address, said, pool_timeout=60))
        with pytest.raises(TimedOut):
            await first
        assert str(await second) == "2"
        await request.shutdown()


async def test_what_finds_no_free_connection_was_not_sent() -> None:
    server = _Server()
    server.silent = True
    async with _served(server) as address:
        request = LeanRequest(1, read_timeout=5, connect_timeout=5, proxy=None, httpx_kwargs={})
        first = asyncio.create_task(request.post(f"{address}/sendMessage"))
        await server.called.wait()
        with pytest.raises(TelegramError) as caught:
            await request.post(f"{address}/sendMessage")
        assert channel_error(caught.value).failure is Failure.UNREACHABLE
        assert isinstance(caught.value.__cause__, httpcore.PoolTimeout)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await request.shutdown()
    assert server.connections == 1
