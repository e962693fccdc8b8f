"""A plan that counts: answers first, then what is overdue, then digests, the rest in one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from messages.text import Button, Message, Text, message_payload
from scheduler.channel import Failure
from scheduler.tick import tick
from storage import settings
from storage.database.engine import Database, Session
from storage.delivery import quota
from storage.delivery.outbox import DIGEST, Target, enqueue
from storage.delivery.quota import LATE_FIRST, TOGETHER, Saving, is_saved
from storage.registry import people
from storage.tables import Address, Outbox
from tests.office import Office
from tests.scheduler.fakes import LIMITS, FakeChannel, refused
from tests.scheduler.stage import Stage, rules
from tests.stores import Store

ZALO = ("zalo", "9")
MOST = 100
BUTTONS = ((Button("Xong 12", "done:12", "xong 12"),),)


@pytest.fixture
def metered(stage: Stage, office: Office) -> Stage:
    """A head who is on Zalo alone, where a hundred messages a month may go."""
    stage.channels[ZALO] = FakeChannel(stage.clock, "zalo", replace(LIMITS, buttons=0))

    def work(session: Session) -> None:
        settings.save(session, "quota_messages", MOST)
        for address in people.addresses(session, office.head_planning):
            address.channel, address.bot = ZALO
            session.add(address)

    stage.database.write(work)
    return stage


def _use(stage: Stage, messages: int) -> None:
    target = Target(*ZALO, "")
    stage.database.write(lambda s: quota.count(s, target, stage.clock.now(), messages))


def _sent(stage: Stage) -> list[str]:
    return [each.text for each in stage.channels[ZALO].sent]


def _owe(stage: Stage, key: str, person: int, priority: int = 1) -> None:
    payload = message_payload(Message((Text(f"tin {key}"),), BUTTONS), (12,))
    now = stage.clock.now()
    stage.database.write(
        lambda s: enqueue(s, key, "message", now=now, person_id=person, payload=payload, priority=priority)
    )


def test_answers_go_to_the_last_then_what_is_overdue_then_digests_then_the_rest() -> None:
    answer = Outbox(key="a", kind="message", priority=0)
    late, digest = (Outbox(key="d", kind=DIGEST, priority=n) for n in (LATE_FIRST, 5))
    rows = (answer, late, digest, Outbox(key="n", kind="urge", priority=5))
    assert [[is_saved(row, saving) for row in rows] for saving in Saving] == [
        [False, False, False, False],
        [False, False, False, True],
        [False, False, True, True],
        [True, True, True, True],
    ]


async def test_every_message_is_counted_and_what_certainly_did_not_arrive_is_not(
    metered: Stage, office: Office
) -> None:
    metered.channels[ZALO].faults.append(refused(Failure.UNREACHABLE))
    _owe(metered, "a", office.head_planning)
    deliverer = metered.deliverer()
    await deliverer.drain()
    metered.clock.advance(10)
    await deliverer.drain()
    _owe(metered, "b", office.head_planning)
    await deliverer.drain()
    (stands,) = metered.database.read(lambda s: quota.quotas(s, [ZALO], metered.clock.now()))
    assert (stands.sent, stands.most, stands.users) == (2, MOST, 1)


async def test_the_rest_waits_for_the_morning_and_goes_in_one(metered: Stage, office: Office) -> None:
    _use(metered, 80)
    for key in "abc":
        _owe(metered, key, office.head_planning)
    _owe(metered, "answer", office.head_planning, 0)
    deliverer = metered.deliverer()
    await deliverer.drain()
    assert [text.partition("\n")[0] for text in _sent(metered)] == ["tin answer"]
    metered.database.write(lambda s: tick(s, metered.clock.now(), rules))
    await deliverer.drain()
    _, together = _sent(metered)
    assert all(f"tin {key}" in together for key in "abc")
    assert together.count("Xong 12") == 3
    assert {metered.row(key).reason for key in "abc"} == {"put_together"}
    assert [row.state for row in metered.rows() if row.kind == TOGETHER] == ["sent"]


async def test_who_has_another_channel_gets_it_there_at_once(metered: Stage, office: Office) -> None:
    _use(metered, 80)
    row = Address(
        person_id=office.head_planning,
        channel="telegram",
        bot="1",
        user_id="555",
        chat_id="555",
        linked_at=metered.clock.now(),
    )
    metered.database.write(lambda s: s.add(row))
    _owe(metered, "a", office.head_planning)
    _owe(metered, "answer", office.head_planning, 0)
    await metered.deliverer().drain()
    assert [each.text for each in metered.channel.sent] == ["tin a"]
    assert len(_sent(metered)) == 1


async def test_f28_used_up_nothing_goes_and_the_office_hears_of_it_once(
    metered: Stage, office: Office
) -> None:
    _use(metered, MOST)
    _owe(metered, "answer", office.head_planning, 0)
    deliverer = metered.deliverer()
    for _ in range(3):
        metered.database.write(lambda s: tick(s, metered.clock.now(), rules))
        await deliverer.drain()
        metered.clock.advance(60)
    assert (_sent(metered), metered.state("answer")) == ([], "due")
    told = [each.chat_id for each in metered.channel.sent if "Đã hết hạn mức Zalo" in each.text]
    assert sorted(told) == sorted({str(100 + office.clerk), str(100 + office.chief)})


async def test_at_four_fifths_the_office_is_warned_once_a_month(metered: Stage, office: Office) -> None:
    _use(metered, 80)
    deliverer = metered.deliverer()
    for _ in range(3):
        metered.database.write(lambda s: tick(s, metered.clock.now(), rules))
        await deliverer.drain()
    told = [each.chat_id for each in metered.channel.sent if "Đã dùng 80/100 tin Zalo" in each.text]
    assert sorted(told) == sorted({str(100 + office.clerk), str(100 + office.chief)})


async def test_f28_what_zalo_itself_says_is_told_whatever_was_counted(metered: Stage, office: Office) -> None:
    metered.channels[ZALO].faults.append(refused(Failure.QUOTA))
    _owe(metered, "a", office.head_planning)
    deliverer = metered.deliverer()
    await deliverer.drain()
    metered.database.write(lambda s: tick(s, metered.clock.now(), rules))
    await deliverer.drain()
    assert any("Đã hết hạn mức Zalo" in each.text for each in metered.channel.sent)
    assert metered.state("a") == "due"


def test_a_new_month_begins_anew(metered: Stage, now: datetime) -> None:
    _use(metered, MOST)
    next_month = now.replace(day=1, month=12)
    assert metered.database.read(lambda s: quota.savings(s, [ZALO], now)) == {ZALO: Saving.ALL}
    assert metered.database.read(lambda s: quota.savings(s, [ZALO], next_month)) == {}


def test_the_plan_has_room_for_so_many_users_and_for_those_who_are_in(metered: Stage, office: Office) -> None:
    metered.database.write(lambda s: settings.save(s, "quota_users", 1))
    user = str(100 + office.head_planning)
    assert metered.database.read(lambda s: quota.is_full(s, *ZALO, "another"))
    assert not metered.database.read(lambda s: quota.is_full(s, *ZALO, user))
    assert not metered.database.read(lambda s: quota.is_full(s, "telegram", "1", "another"))


def test_two_processes_that_count_at_once_lose_no_message(
    store: Store, tmp_path: Path, now: datetime
) -> None:
    url, address = store.new(tmp_path / "counted.db"), Target(*ZALO, "zl-1")

    def many(_: int) -> None:
        process = Database(url)
        for _ in range(10):
            process.write(lambda s: quota.count(s, address, now))
        process.close()

    with ThreadPoolExecutor(3) as processes:
        list(processes.map(many, range(3)))
    database = Database(url)
    (found,) = database.read(lambda s: quota.quotas(s, [ZALO], now))
    database.close()
    store.drop(url)
    assert found.sent == 30
