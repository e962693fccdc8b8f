"""A proxy is one that the settings name, never the environment's, and none for this machine's own servers."""

import asyncio
import contextlib

import pytest

from bot.channels.fetching import proxied
from bot.channels.messenger import Messenger
from bot.channels.telegram.messenger import TelegramMessenger
from bot.channels.zalo.messenger import ZaloMessenger
from scheduler.channel import ChannelError
from tests.servers import Sandbox, running_sandbox

FAR = "http://192.0.2.7:81"


@pytest.mark.parametrize(
    ("address", "by"),
    [
        (None, "p"),
        ("https://api.example", "p"),
        ("http://127.0.0.1:8081", None),
        ("http://[::1]:8081", None),
        ("http://localhost:8081", None),
    ],
)
def test_loopback_is_reached_without_a_proxy(address: str | None, by: str | None) -> None:
    assert proxied(address, "p") == by


@pytest.mark.parametrize("make", [TelegramMessenger, ZaloMessenger])
async def test_what_is_asked_of_a_server_elsewhere_goes_to_the_proxy(make: type[Messenger]) -> None:
    asked: list[str] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readline()).decode())
        writer.close()

    proxy = await asyncio.start_server(take, "127.0.0.1")
    port = proxy.sockets[0].getsockname()[1]
    messenger = make("7:thu", FAR, proxy=f"http://127.0.0.1:{port}")  # type: ignore[call-arg]
    with contextlib.suppress(ChannelError):
        await messenger.hello()
    await _closed(messenger)
    proxy.close()
    await proxy.wait_closed()
    assert f" {FAR}/bot7:thu/getMe HTTP/1.1" in asked[0]


@pytest.fixture
def sandbox() -> "contextlib.AbstractContextManager[Sandbox]":
    return running_sandbox()


async def test_a_proxy_of_the_environment_is_not_heeded(
    sandbox: "contextlib.AbstractContextManager[Sandbox]", monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with sandbox as server:
        for make, channel in ((TelegramMessenger, "telegram"), (ZaloMessenger, "zalo")):
            messenger = make(server.token, server.api_of(channel))
            assert await messenger.hello()
            await _closed(messenger)


async def _closed(messenger: object) -> None:
    if isinstance(messenger, ZaloMessenger):
        await messenger.client.close()
    if isinstance(messenger, TelegramMessenger):
        for request in messenger._api._request:
            await request.shutdown()
