"""One sandbox for all of these tests, emptied before each; its people are invented."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from telegram import Bot

from tests.servers import Json, Sandbox, running_sandbox

CLERK, DIRECTOR, HEAD, OTHER_HEAD, GROUP, ZALO_HEAD = 101, 102, 103, 104, -900, "z7f3a"

PEOPLE: list[Json] = [
    {
        "chat_id": CLERK,
        "name": "Nguyễn Thị Hạnh",
        "title": "Chuyên viên Văn phòng",
        "group": "văn phòng",
        "hints": ["còn việc nào chưa xong?", "quá hạn"],
    },
    {"chat_id": DIRECTOR, "name": "Trần Văn Lực", "title": "Phó Giám đốc", "group": "lãnh đạo"},
    {
        "chat_id": HEAD,
        "name": "Lê Minh Đức",
        "title": "Trưởng phòng Nghiệp vụ A",
        "group": "đơn vị",
        "start": "MAMOI123",
    },
    {"chat_id": OTHER_HEAD, "name": "Phạm Thu Hà", "title": "Trưởng phòng Tổng hợp", "group": "đơn vị"},
    {"chat_id": GROUP, "name": "Nhóm giao ban", "kind": "group", "group": "đơn vị"},
    {"chat_id": ZALO_HEAD, "name": "Võ Quốc Anh", "title": "Trưởng phòng Thanh tra", "group": "đơn vị"},
]


@pytest.fixture(scope="session")
def server() -> Iterator[Sandbox]:
    with running_sandbox(PEOPLE) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    server.reset()
    return server


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """python-telegram-bot's own client, pointed at the sandbox."""
    async with Bot(sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url) as client:
        yield client


@pytest.fixture
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """Bare requests: POST a method's name with its parameters."""
    with httpx.Client(base_url=f"{sandbox.base_url}{sandbox.token}/", timeout=20) as client:
        yield client
