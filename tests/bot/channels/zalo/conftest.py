"""One stand-in for these tests, emptied before each, with one head who has written to the bot."""

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.zalo.messenger import ZaloMessenger
from tests.servers import Sandbox, running_sandbox

HEAD = "z7f3a"


@pytest.fixture(scope="package")
def server() -> Iterator[Sandbox]:
    with running_sandbox(people=[{"chat_id": HEAD, "name": "Kiều Đức Anh", "started": True}]) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    server.reset()
    server.people([{"chat_id": HEAD, "name": "Kiều Đức Anh", "started": True}])
    server.settings(zalo_pictures=server.url)
    return server


@pytest.fixture
async def messenger(sandbox: Sandbox) -> AsyncIterator[ZaloMessenger]:
    made = ZaloMessenger(sandbox.token, sandbox.api_of("zalo"))
    yield made
    await made.client.close()
