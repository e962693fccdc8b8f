"""The clock panel's way to the bot: symbols are passed on, the bot's time comes back."""

from collections.abc import Iterator
from datetime import datetime

import httpx
import pytest

from tests.sandbox.clock_double import MOVES, BotClock, bot_clock
from tests.sandbox.conftest import HEAD, PEOPLE
from tests.servers import Sandbox, running_sandbox


@pytest.fixture
def clock() -> Iterator[BotClock]:
    with bot_clock() as double:
        yield double


@pytest.fixture
def timed(clock: BotClock) -> Iterator[Sandbox]:
    with running_sandbox(PEOPLE, clock=clock.url) as sandbox:
        yield sandbox


def test_moves_are_passed_on_as_they_are(clock: BotClock, timed: Sandbox) -> None:
    assert timed.clock() == MOVES[""]
    assert timed.clock("next_morning") == MOVES["next_morning"]
    assert timed.clock("+3") == timed.clock() == MOVES["+3"]
    assert clock.moves == ["next_morning", "+3"]


def test_messages_bear_the_bots_time(clock: BotClock, timed: Sandbox) -> None:
    timed.clock("next_morning")
    moment = datetime.fromisoformat(MOVES["next_morning"]).timestamp()
    assert 0 <= timed.say(HEAD, "chào")["date"] - moment < 600


def test_what_is_sent_during_a_move_bears_the_new_time(clock: BotClock, timed: Sandbox) -> None:
    timed.say(HEAD, "chào")
    clock.during = lambda: httpx.post(
        f"{timed.base_url}{timed.token}/sendMessage", json={"chat_id": HEAD, "text": "nhắc"}
    )
    timed.clock("+3")
    moment = datetime.fromisoformat(MOVES["+3"]).timestamp()
    assert 0 <= timed.messages(HEAD)[-1]["date"] - moment < 600
    assert timed.sent(HEAD)[0]["date"] == timed.messages(HEAD)[-1]["date"]


def test_without_a_clock_there_is_none(sandbox: Sandbox) -> None:
    assert httpx.get(f"{sandbox.url}/clock").status_code == 404


def test_a_bot_that_is_away_is_named() -> None:
    with running_sandbox(clock="http://127.0.0.1:9/clock") as sandbox:
        answer = httpx.get(f"{sandbox.url}/clock")
    assert (answer.status_code, answer.json()["error"]) == (502, "Không gặp được đồng hồ của bot.")
