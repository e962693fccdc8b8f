"""What delivery does with each answer of a channel. The numbers are those of the table of faults."""

import asyncio
from collections import deque

import pytest
from sqlmodel import select

from messages.text import RESENT
from scheduler.channel import Failure
from storage.incoming.inbox import bound_message
from storage.tables import Address
from tests.office import Office
from tests.scheduler.fakes import Fault, lost, refused
from tests.scheduler.stage import BOT, Stage


async def test_what_is_owed_is_sent_once_and_a_reply_to_it_is_bound(stage: Stage) -> None:
    stage.owe("a")
    await stage.deliverer().drain()
    await stage.deliverer("second").drain()
    row = stage.row("a")
    assert (row.state, row.message_id, row.attempts) == ("sent", "1", 1)
    assert [s.text for s in stage.channel.sent] == ["tin a"]
    bound = stage.database.read(lambda s: bound_message(s, *BOT, "105", "1"))
    assert bound is not None
    assert bound.tasks == [12]


async def test_answers_go_before_reminders(stage: Stage) -> None:
    stage.owe("reminder", chat="1")
    stage.owe("answer", chat="2", priority=0)
    await stage.deliverer().drain()
    assert [s.text for s in stage.channel.sent] == ["tin answer", "tin reminder"]


async def test_f11_a_lost_answer_is_sent_again_once_marked_and_not_at_once(stage: Stage) -> None:
    stage.owe("a")
    stage.channel.faults = deque([lost(accepted=True)])
    deliverer = stage.deliverer()
    await deliverer.drain()
    assert stage.state("a") == "ambiguous"
    stage.clock.advance(59)
    await deliverer.drain()
    assert len(stage.channel.calls) == 1
    stage.clock.advance(2)
    await deliverer.drain()
    assert [s.text for s in stage.channel.sent] == ["tin a", f"{RESENT}\ntin a"]
    assert stage.state("a") == "sent"
    assert [a.marked for a in stage.attempts("a")] == [False, True]


async def test_f12_what_was_not_accepted_arrives_with_the_resend(stage: Stage) -> None:
    stage.owe("a")
    stage.channel.faults = deque([lost(accepted=False)])
    deliverer = stage.deliverer()
    await deliverer.drain()
    stage.clock.advance(61)
    await deliverer.drain()
    assert stage.channel.copies("tin a") == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(KeyError("description")),
        Fault(RuntimeError("x"), accepted=True),
        Fault(hang=True, accepted=True),
    ],
)
async def test_f13_whatever_is_no_definite_answer_may_have_arrived(stage: Stage, fault: Fault) -> None:
    stage.owe("a")
    stage.channel.faults = deque([fault])
    await stage.deliverer(send_timeout=0.05).drain()
    assert stage.state("a") == "ambiguous"


async def test_two_lost_answers_make_it_unknown_and_never_a_third_copy(stage: Stage) -> None:
    stage.owe("a")
    stage.channel.faults = deque([lost(accepted=True), lost(accepted=True)])
    deliverer = stage.deliverer()
    for _ in range(5):
        await deliverer.drain()
        stage.clock.advance(61)
    assert stage.state("a") == "unknown"
    assert stage.channel.copies("tin a") == 2


async def test_a_resend_that_certainly_failed_is_given_back_and_stays_marked(stage: Stage) -> None:
    stage.owe("a")
    stage.channel.faults = deque([lost(accepted=True), refused(Failure.UNREACHABLE)])
    deliverer = stage.deliverer()
    for _ in range(3):
        await deliverer.drain()
        stage.clock.advance(61)
    assert [s.text for s in stage.channel.sent] == ["tin a", f"{RESENT}\ntin a"]
    assert stage.state("a") == "sent"


@pytest.mark.parametrize("seconds", [5, 60, 6775])
async def test_f14_no_request_inside_a_429_window_even_over_a_restart(stage: Stage, seconds: int) -> None:
    for n in range(4):
        stage.owe(f"r{n}", chat=str(n))
    stage.channel.faults = deque([refused(Failure.RATE_LIMITED, retry_after=seconds)])
    await stage.deliverer().drain()
    assert len(stage.channel.calls) == 1
    stage.clock.advance(seconds - 1)
    await stage.deliverer("after a restart").drain()
    assert len(stage.channel.calls) == 1
    stage.clock.advance(1)
    await stage.deliverer("later").drain()
    assert len(stage.channel.sent) == 4
    assert all(stage.state(f"r{n}") == "sent" for n in range(4))


async def test_f14_the_office_clock_moved_on_does_not_end_a_window(stage: Stage) -> None:
    stage.owe("a")
    stage.channel.faults = deque([refused(Failure.RATE_LIMITED, retry_after=600)])
    await stage.deliverer().drain()
    stage.clock.office = stage.clock.office.replace(day=27)
    await stage.deliverer().drain()
    assert len(stage.channel.calls) == 1


async def test_f14_a_group_that_is_closed_does_not_hold_up_the_others(stage: Stage) -> None:
    stage.owe("group", chat="-7")
    stage.owe("person", chat="8")
    stage.channel.faults = deque([refused(Failure.RATE_LIMITED, retry_after=60)])
    await stage.deliverer().drain()
    assert [s.text for s in stage.channel.sent] == ["tin person"]


async def test_f15_a_storm_of_429_loses_nothing_and_doubles_nothing(stage: Stage) -> None:
    for n in range(10):
        stage.owe(f"r{n}", chat=str(n))
    stage.channel.faults = deque(
        [refused(Failure.RATE_LIMITED, retry_after=1), None] * 10  # every second call
    )
    for _ in range(30):
        await stage.deliverer().drain()
        stage.clock.advance(1)
    assert sorted(s.text for s in stage.channel.sent) == sorted(f"tin r{n}" for n in range(10))


async def test_f16_after_five_failures_only_a_probe_a_minute_then_all_in_order(stage: Stage) -> None:
    for n in range(8):
        stage.owe(f"r{n}", chat=str(n))
    stage.channel.faults = deque([refused(Failure.UNREACHABLE)] * 5 + [refused(Failure.UNREACHABLE)] * 3)
    deliverer = stage.deliverer()
    await deliverer.drain()
    assert len(stage.channel.calls) == 5
    assert not deliverer.health()[0].reachable
    for minute in range(1, 4):
        stage.clock.advance(60)
        await deliverer.drain()
        assert len(stage.channel.calls) == 5 + minute
    stage.clock.advance(60)
    await deliverer.drain()
    assert [s.text for s in stage.channel.sent] == [f"tin r{n}" for n in range(8)]
    assert deliverer.health()[0].reachable


async def test_f17_a_person_who_blocked_the_bot_is_reached_at_the_second_address(
    stage: Stage, office: Office
) -> None:
    _second_address(stage, office.head_planning)
    stage.channels[("telegram", "2")] = second = type(stage.channel)(stage.clock)
    stage.channel.blocked.add(str(100 + office.head_planning))
    stage.owe_person("a", office.head_planning)
    await stage.deliverer().drain()
    assert len(stage.channel.calls) == 1
    assert [s.chat_id for s in second.sent] == ["zz"]
    assert _address_states(stage, office.head_planning) == ["blocked", "active"]


async def test_f17_without_a_second_address_it_is_refused_and_not_tried_again(
    stage: Stage, office: Office
) -> None:
    stage.channel.blocked.add(str(100 + office.head_planning))
    stage.owe_person("a", office.head_planning)
    stage.owe_person("b", office.head_planning)
    await stage.deliverer().drain()
    assert [(r.state, r.reason) for r in stage.rows()] == [("refused", "blocked")] * 2
    assert len(stage.channel.calls) == 1


async def test_f19_an_invalid_address_is_marked(stage: Stage, office: Office) -> None:
    stage.owe_person("a", office.head_planning)
    stage.channel.faults = deque([refused(Failure.INVALID_ADDRESS)])
    await stage.deliverer().drain()
    assert (stage.state("a"), stage.row("a").reason) == ("refused", "invalid_address")
    assert _address_states(stage, office.head_planning) == ["invalid"]


async def test_a_person_who_is_not_linked_is_refused_without_a_call(stage: Stage, office: Office) -> None:
    stage.owe_person("a", office.head_hospital)
    await stage.deliverer().drain()
    assert (stage.state("a"), stage.row("a").reason) == ("refused", "no_address")
    assert stage.channel.calls == []


async def test_f22_a_migrated_group_is_written_to_under_its_new_id(stage: Stage) -> None:
    stage.owe("a", chat="-7")
    stage.owe("b", chat="-7")
    stage.channel.faults = deque([refused(Failure.MIGRATED, new_chat_id="-1007")])
    await stage.deliverer().drain()
    assert [s.chat_id for s in stage.channel.sent] == ["-1007", "-1007"]
    assert {r.state for r in stage.rows()} == {"sent"}


async def test_f23_a_refused_token_pauses_sending_and_keeps_the_rows(stage: Stage) -> None:
    for n in range(3):
        stage.owe(f"r{n}", chat=str(n))
    stage.channel.faults = deque([refused(Failure.BAD_TOKEN)])
    deliverer = stage.deliverer()
    await deliverer.drain()
    assert len(stage.channel.calls) == 1
    assert deliverer.health()[0].token_refused
    stage.clock.advance(61)
    await deliverer.drain()
    assert len(stage.channel.sent) == 3
    assert not deliverer.health()[0].token_refused


async def test_a_message_for_a_bot_that_is_away_waits(stage: Stage) -> None:
    stage.owe("a")
    del stage.channels[BOT]
    await stage.deliverer().drain()
    assert stage.state("a") == "due"


def _second_address(stage: Stage, person: int) -> None:
    address = Address(
        person_id=person, channel="telegram", bot="2", user_id="zz", chat_id="zz", linked_at=stage.clock.now()
    )
    stage.database.write(lambda s: s.add(address))


def _address_states(stage: Stage, person: int) -> list[str]:
    wanted = select(Address.state).where(Address.person_id == person)
    return stage.database.read(lambda s: list(s.exec(wanted)))


async def test_a_chat_with_a_long_queue_does_not_hold_up_the_others(stage: Stage) -> None:
    """At one message a second to a chat, five hundred answers to one would keep everybody waiting."""
    for n in range(500):
        stage.owe(f"flood-{n:03}", chat="1", priority=0)
    stage.owe("other", chat="2", priority=0)
    deliverer = stage.deliverer(chat_interval=1000.0)
    draining = asyncio.create_task(deliverer.drain())
    for _ in range(12_000):  # two minutes, on the slowest machine
        await asyncio.sleep(0.01)
        if len(stage.channel.sent) >= 2:
            break
    draining.cancel()
    assert [s.text for s in stage.channel.sent] == ["tin flood-000", "tin other"]
