"""Polling on Zalo over real HTTP: one event a poll, journalled before the next one is asked for."""

import asyncio
from typing import Any

import pytest

from bot.channels.messenger import TokenSharing
from bot.channels.zalo.messenger import ZaloMessenger, ZaloPolling
from scheduler.channel import ChannelError
from tests.bot.channels.zalo.conftest import HEAD
from tests.servers import Sandbox


class Journal:
    """Takes events; the first `failing` times it cannot be written."""

    def __init__(self, failing: int = 0) -> None:
        self.failing = failing
        self.events: list[Any] = []
        self.waits: list[float] = []

    async def take(self, events: list[Any]) -> None:
        if self.failing:
            self.failing -= 1
            raise OSError
        self.events += events

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(0)

    @property
    def texts(self) -> list[str]:
        return [event["message"]["text"] for event in self.events]


def _polling(messenger: ZaloMessenger, journal: Journal) -> ZaloPolling:
    return ZaloPolling(messenger.client, journal.take, wait=journal.wait)


async def test_events_come_one_by_one_in_their_order(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    for text in ("một", "hai", "ba"):
        sandbox.say(HEAD, text)
    journal = Journal()
    polling = _polling(messenger, journal)
    for _ in range(3):
        await polling.once()
    assert journal.texts == ["một", "hai", "ba"]


async def test_f29_an_event_that_could_not_be_journalled_is_kept_and_nothing_else_asked_for(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    sandbox.say(HEAD, "một")
    sandbox.say(HEAD, "hai")
    journal = Journal(failing=2)
    polling = _polling(messenger, journal)
    for _ in range(3):
        await polling.once()
    assert (journal.texts, sandbox.ledger()["polls"], len(journal.waits)) == (["một"], 1, 2)
    await polling.once()
    assert journal.texts == ["một", "hai"]
    assert polling.reached  # the database was in trouble, and Zalo was not


async def test_an_idle_poll_is_no_trouble(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    sandbox.faults({"kind": "408", "method": "getUpdates", "channel": "zalo"})
    sandbox.faults({"kind": "408_200", "method": "getUpdates", "channel": "zalo"})
    journal = Journal()
    polling = _polling(messenger, journal)
    await polling.once()
    await polling.once()
    assert (journal.waits, polling.reached) == ([], True)


async def test_trouble_only_slows_the_loop_down(messenger: ZaloMessenger, sandbox: Sandbox) -> None:
    kinds = ("500", "garbage_200", "reset_before", "404_html", "401_200", "429")
    sandbox.faults(
        *({"kind": kind, "method": "getUpdates", "channel": "zalo", "accepted": False} for kind in kinds)
    )
    journal = Journal()
    polling = _polling(messenger, journal)
    for _ in kinds:
        await polling.once()
    assert len(journal.waits) == len(kinds)
    assert max(journal.waits) <= 60
    assert not polling.reached
    sandbox.say(HEAD, "vẫn đây")
    await polling.once()
    assert (journal.texts, polling.reached) == (["vẫn đây"], True)


async def test_f24_a_poll_that_drips_is_given_up_by_its_own_deadline(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    sandbox.faults({"kind": "drip", "method": "getUpdates", "channel": "zalo", "seconds": 60})
    sandbox.say(HEAD, "chào")
    with pytest.raises(ChannelError, match="time-out"):
        await messenger.client.update(0.5)


async def test_f33_after_three_conflicts_one_that_has_just_begun_gives_up(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    sandbox.faults({"kind": "409_200", "method": "getUpdates", "channel": "zalo", "times": -1})
    sharing = TokenSharing()
    polling = ZaloPolling(messenger.client, Journal().take, wait=Journal().wait, sharing=sharing)
    for _ in range(3):
        await polling.once()
    assert sharing.given_up


async def test_a_webhook_that_was_set_before_does_not_stop_the_polling(
    messenger: ZaloMessenger, sandbox: Sandbox
) -> None:
    await messenger.client.set_webhook("https://office.example/zalo", "s3cret-abc")
    journal = Journal()
    polling = _polling(messenger, journal)
    task = asyncio.create_task(polling.once())
    await asyncio.to_thread(sandbox.wait_until, lambda: sandbox.ledger()["polls"] == 1)
    sandbox.say(HEAD, "chào")
    await task
    assert journal.texts == ["chào"]
