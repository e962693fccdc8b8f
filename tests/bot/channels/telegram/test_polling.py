"""The poll loop over real HTTP: what a server does to it only changes its pace."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from telegram import Bot

from bot.channels.telegram.messenger import Poller, PollState
from bot.channels.telegram.sending import make_bot
from tests.servers import Sandbox, running_sandbox


@dataclass
class Kept:
    """What the loop took, how long it meant to wait, and how often it said that it is alive."""

    updates: list[Any] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    alive: int = 0

    async def take(self, updates: list[Any]) -> None:
        self.updates += updates

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(0)

    def feed(self) -> None:
        self.alive += 1


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def bot(server: Sandbox) -> AsyncIterator[Bot]:
    server.clear_faults()
    server.reset()
    bot = make_bot(server.token, server.url)
    yield bot
    for request in bot._request:
        await request.shutdown()


def poller(bot: Bot, kept: Kept) -> Poller:
    return Poller(bot, kept.take, wait=kept.wait, after_round=kept.feed)


async def test_f14_a_long_ban_is_waited_out_whole_and_the_watchdog_hears_of_it(
    server: Sandbox, bot: Bot
) -> None:
    kept = Kept()
    server.faults({"kind": "429", "method": "getUpdates", "retry_after": 6775})
    await poller(bot, kept).once()
    assert sum(kept.waits) == 6775
    assert max(kept.waits) <= 60
    assert kept.alive == len(kept.waits)


async def test_f32_updates_that_nobody_can_acknowledge_are_no_reason_to_hurry(
    server: Sandbox, bot: Bot
) -> None:
    kept = Kept()
    server.inject({"update_id": "mười", "message": 5})
    await poller(bot, kept).once()
    assert len(kept.updates) == 1
    assert kept.waits


async def test_f33_after_three_conflicts_one_that_has_just_begun_polls_no_more(
    server: Sandbox, bot: Bot
) -> None:
    kept = Kept()
    server.faults({"kind": "409", "method": "getUpdates", "times": -1})
    polling = poller(bot, kept)
    for _ in range(3):
        await polling.once()
    assert polling.state is PollState.CONFLICT
    assert kept.waits == [2.0, 2.0, 60.0]
    polls = server.ledger()["polls"]
    running = asyncio.create_task(polling.run())
    while kept.alive < 3:  # noqa: ASYNC110 - its waits are over at once
        await asyncio.sleep(0)
    running.cancel()
    assert server.ledger()["polls"] == polls


async def test_f24_a_poll_that_drips_is_given_up_by_its_own_deadline(server: Sandbox, bot: Bot) -> None:
    kept = Kept()
    server.faults({"kind": "drip", "method": "getUpdates", "seconds": 60})
    server.inject({"update_id": 1, "message": 5})
    polling = Poller(bot, kept.take, wait=kept.wait, deadline=0.5)
    await polling.once()
    assert (polling.state, kept.updates) == (PollState.UNREACHABLE, [])
    await polling.once()
    assert len(kept.updates) == 1


async def test_f23_a_refused_token_is_tried_again_and_taken_when_it_is_good(
    server: Sandbox, bot: Bot
) -> None:
    kept = Kept()
    server.faults({"kind": "401", "method": "getUpdates"})
    polling, states = poller(bot, kept), []
    for number in (1, 2):
        server.inject({"update_id": number, "message": 5})
        await polling.once()
        states.append(polling.state)
    assert states == [PollState.BAD_TOKEN, PollState.RUNNING]


async def test_f18_a_providers_page_says_nothing_about_the_token(server: Sandbox, bot: Bot) -> None:
    server.faults({"kind": "401_html", "method": "getUpdates"})
    polling = poller(bot, Kept())
    await polling.once()
    assert polling.state is PollState.UNREACHABLE
