"""Who may move the clock: whoever bears its key, and no page from elsewhere."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime

import httpx
import pytest

from bot.web.endpoint import Endpoint, clock_app
from scheduler.time import MovableClock
from tasks.workdays import Calendar

KEY = "khoa-thu"
GOOD = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture
async def http(now: datetime) -> AsyncIterator[httpx.AsyncClient]:
    async def calendars() -> tuple[Calendar, datetime]:
        return Calendar(), now

    async def moved() -> None:
        """Nothing ticks."""

    endpoint = Endpoint()
    serving = asyncio.create_task(endpoint.serve(clock_app(MovableClock(), calendars, moved, KEY)))
    async with httpx.AsyncClient(verify=False) as client:  # noqa: S501 - loopback
        client.base_url = httpx.URL(endpoint.address.removesuffix("/clock"))
        while not endpoint.serves:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)
        yield client
    endpoint.stop()
    await serving


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (GOOD, 200),
        ({}, 401),
        ({"Authorization": "Bearer khac"}, 401),
        (GOOD | {"Host": "office.example"}, 400),
        (GOOD | {"Origin": "http://office.example"}, 403),
    ],
)
async def test_only_whoever_bears_the_key_and_comes_from_here_is_told_the_time(
    http: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    assert (await http.get("/clock", headers=headers)).status_code == status
