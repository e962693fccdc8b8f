"""How fast messages may leave, counted in seconds that nobody waits for."""

import asyncio
import time
from collections import Counter, deque
from datetime import datetime
from heapq import heappop, heappush

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.text import Message
from scheduler.channel import Failure, Receipt
from scheduler.deliver import Deliverer
from scheduler.pacing import NEVER, Breaker, Chats, Flow, Window
from scheduler.policy import DeliveryPolicy
from scheduler.time import SystemClock
from tests.scheduler.fakes import LIMITS, refused
from tests.scheduler.stage import BOT, Stage


@given(st.lists(st.floats(0.0, 3.0), min_size=1, max_size=120), st.integers(1, 10))
def test_no_second_of_the_servers_sees_more_than_the_limit(latencies: list[float], limit: int) -> None:
    window, now, answered, under_way = Window(limit), 0.0, [], list[float]()
    for latency in latencies:
        while under_way and (window.ready_at() == NEVER or under_way[0] <= window.ready_at()):
            window.answer(heappop(under_way))
        now = max(now, window.ready_at())
        window.start()
        answered.append(now + latency)
        heappush(under_way, now + latency)
    # The server saw each message somewhere between its start and its answer: the latest is the hardest.
    answered.sort()
    for first in answered:
        assert sum(first <= moment < first + 1.0 for moment in answered) <= limit


def test_an_unanswered_message_holds_up_its_own_place_alone() -> None:
    window = Window(2)
    window.start()
    window.start()
    assert window.ready_at() == NEVER
    window.answer(5.0)
    assert window.ready_at() == 6.0
    window.start()
    assert window.ready_at() == NEVER


def test_those_that_may_start_soon_after_the_first_start_together_with_it() -> None:
    window = Window(4)
    for answered in (0.0, 0.02, 0.08, 0.3):
        window.start()
        window.answer(answered)
    assert window.joined_at(1.0, 0.1, 6) == 1.08
    assert window.joined_at(1.0, 0.1, 2) == 1.02
    assert window.joined_at(1.1, 0.1, 6) == 1.1  # three are free by then, and the fourth comes too late


def test_nobody_waits_for_a_place_whose_message_is_not_answered() -> None:
    window = Window(2)
    window.start()
    assert window.joined_at(5.0, 0.1, 6) == 5.0


def test_a_chat_gets_one_message_a_second_and_one_at_a_time() -> None:
    chats = Chats(DeliveryPolicy(), LIMITS.per_minute)
    chats.start("5", 0.0)
    assert chats.ready_at("5") == NEVER
    assert chats.ready_at("6") == -NEVER
    chats.answer("5", 0.4)
    assert chats.ready_at("5") == 1.4


def test_a_group_gets_twenty_messages_a_minute() -> None:
    chats = Chats(DeliveryPolicy(), LIMITS.per_minute)
    now = 0.0
    for _ in range(20):
        now = max(now, chats.ready_at("-7"))
        chats.start("-7", now)
        chats.answer("-7", now)
    assert now == 19.0
    assert chats.ready_at("-7") == 60.0


def test_the_breaker_lets_one_probe_through_and_closes_on_an_answer() -> None:
    breaker = Breaker(DeliveryPolicy())
    for n in range(5):
        assert not breaker.is_open
        breaker.start()
        breaker.answer(False, float(n))
    assert breaker.ready_at() == 64.0
    breaker.start()
    assert breaker.ready_at() == NEVER
    breaker.answer(True, 65.0)
    assert breaker.ready_at() == -NEVER


def test_a_few_start_at_one_moment_and_the_next_when_these_have_had_their_share() -> None:
    policy = DeliveryPolicy(at_first=30)
    flow, share = Flow(policy, 30), policy.spread / 30
    assert flow.ready_at(many=True) <= 0.0
    for beside in range(policy.together):
        assert flow.ready_at(many=True, beside=beside) <= 0.0
        flow.start(0.0)
    due = policy.together * share
    assert flow.ready_at(many=True, beside=policy.together) == flow.ready_at(many=True) == pytest.approx(due)
    flow.answer(True)
    flow.start(due)
    assert flow.ready_at(many=True) == pytest.approx(due + share)


def test_few_never_start_together() -> None:
    policy = DeliveryPolicy()
    flow = Flow(policy, 30)
    flow.start(0.0)
    assert flow.ready_at(many=False, beside=1) == policy.stagger
    flow.answer(True)
    assert flow.ready_at(many=False) == -NEVER


def test_after_one_that_did_not_arrive_none_goes_beside_another() -> None:
    policy = DeliveryPolicy()
    flow = Flow(policy, 30)
    flow.start(0.0)
    flow.answer(False)
    flow.start(1.0)
    assert not flow.is_open
    assert flow.ready_at(many=True, beside=1) == 1.0 + policy.stagger


class _Loopback:
    """A channel that answers at once and counts what is in flight."""

    name = "telegram"
    limits = LIMITS

    def __init__(self) -> None:
        self.times: list[float] = []
        self.chats: Counter[str] = Counter()

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        self.times.append(time.monotonic())
        self.chats[chat_id] += 1
        await asyncio.sleep(0)
        return Receipt(str(len(self.times)))


async def test_a_flood_leaves_within_the_limit_and_nothing_is_lost(stage: Stage, now: datetime) -> None:
    for n in range(25):
        stage.owe(f"r{n}", chat=str(n))
    channel, policy = _Loopback(), DeliveryPolicy(per_second=10, chat_interval=0.0)
    deliverer = Deliverer(stage.database, {BOT: channel}, stage.renderers, _Real(now), policy)
    await deliverer.drain()
    assert len(channel.times) == 25
    for first in channel.times:
        assert sum(first <= moment < first + 0.99 for moment in channel.times) <= 10


class _Real(SystemClock):
    """The machine's seconds, and the office's morning."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


async def test_an_answer_that_is_tried_again_is_not_overtaken_by_a_newer_one(stage: Stage) -> None:
    stage.owe("a", priority=0)
    stage.owe("b", priority=0)
    stage.owe("elsewhere", priority=0, chat="106")
    stage.channel.faults = deque([refused(Failure.UNREACHABLE)])
    deliverer = stage.deliverer()
    await deliverer.drain()
    assert [each.text for each in stage.channel.sent] == ["tin elsewhere"]
    stage.clock.advance(stage.policy.retry_wait)
    await deliverer.drain()
    assert [each.text for each in stage.channel.sent][1:] == ["tin a", "tin b"]
