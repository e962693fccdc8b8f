"""Notices that come in a burst go as one message, and strangers have a small share."""

from datetime import date

from messages.text import Button, Message, Text, message_payload
from scheduler.notices import NOTICE
from scheduler.waiting import STRANGERS_SHARE, WaitingRows
from storage.delivery.bursts import ASSIGNED, MANY, NOTICES
from storage.delivery.claims import DueRow
from storage.delivery.outbox import STRANGERS, Target, enqueue
from storage.work.assignments import of_task
from tests.office import Office
from tests.scheduler.stage import BOT, FAST, Stage
from tests.scheduler.work import give


def _tell(stage: Stage, person: int, first: int, number: int, *, tasks: bool = True) -> None:
    """So many notices of a task each, from that number on."""
    now = stage.clock.now()
    for n in range(first, first + number):
        button = Button(f"Xác nhận {n}", f"confirm:{n}", f"xác nhận {n}")
        message = Message((Text(f"Đồng chí A báo cáo hoàn thành lúc {n}:"),), ((button,),))
        payload = message_payload(message, (n,) if tasks else ())
        stage.database.write(
            lambda s, n=n, payload=payload: enqueue(  # type: ignore[misc]
                s, f"notice:{n}", "message", now=now, person_id=person, payload=payload, priority=NOTICE
            )
        )


async def test_a_burst_of_notices_goes_as_one_message(stage: Stage, office: Office) -> None:
    _tell(stage, office.clerk, 1, 20)
    await stage.deliverer().drain()
    (told,) = [sent.text for sent in stage.channel.sent]
    assert all(f"việc {n}." in told for n in range(1, 21))
    assert {row.state for row in stage.rows() if row.kind == "message"} == {"superseded"}


def _give(stage: Stage, office: Office) -> int:
    """A task for the unit, and the news of it; its number."""
    number = give(stage.database, date(2026, 12, 1), office.planning)
    (share,) = stage.database.read(lambda s: of_task(s, number))
    now, payload, head = stage.clock.now(), {"assignments": [share.id]}, office.head_planning
    stage.database.write(
        lambda s: enqueue(
            s, f"assigned:{number}", ASSIGNED, now=now, person_id=head, payload=payload, priority=NOTICE
        )
    )
    return number


async def test_what_was_given_one_by_one_at_night_is_told_as_one_in_the_morning(
    stage: Stage, office: Office
) -> None:
    given = [_give(stage, office) for _ in range(4)]
    deliverer = stage.deliverer()
    await deliverer.drain()
    (told,) = [sent.text for sent in stage.channel.sent]
    assert "giao đơn vị 4 việc mới" in told
    assert all(f"\n{number}. " in told for number in given)
    stage.clock.advance(2)
    later = _give(stage, office)
    await deliverer.drain()
    assert f"\n{later}. " in stage.channel.sent[1].text
    assert len(stage.channel.sent) == 2


async def test_of_few_notices_each_goes_by_itself(stage: Stage, office: Office) -> None:
    _tell(stage, office.clerk, 1, 3)
    await stage.deliverer().drain()
    assert len(stage.channel.sent) == 3


async def test_after_many_in_a_minute_the_next_wait_for_one_another(stage: Stage, office: Office) -> None:
    deliverer = stage.deliverer()
    for n in range(MANY):
        _tell(stage, office.clerk, n, 1)
        await deliverer.drain()
        stage.clock.advance(2)
    _tell(stage, office.clerk, 50, 2)
    await deliverer.drain()
    assert len(stage.channel.sent) == MANY
    _tell(stage, office.clerk, 60, 3)
    stage.clock.advance(2)
    await deliverer.drain()
    assert [row.state for row in stage.rows() if row.kind == NOTICES] == ["sent"]
    _tell(stage, office.clerk, 70, 2)
    await deliverer.drain()
    assert len(stage.channel.sent) == MANY + 1
    stage.clock.advance(FAST.gather_within + 1)
    await deliverer.drain()
    assert len(stage.channel.sent) == MANY + 3


async def test_what_is_of_no_task_waits_for_nothing(stage: Stage, office: Office) -> None:
    """A doubt about secrecy is decided by its own buttons."""
    _tell(stage, office.clerk, 1, 6, tasks=False)
    await stage.deliverer().drain()
    assert len(stage.channel.sent) == 6


async def test_a_burst_is_told_to_each_of_the_office_by_itself(stage: Stage, office: Office) -> None:
    _tell(stage, office.clerk, 1, 10)
    _tell(stage, office.head_planning, 30, 2)
    await stage.deliverer().drain()
    assert len(stage.channel.sent) == 1 + 2


def _row(number: int, priority: int) -> DueRow:
    return DueRow(number, "due", 0, "message", priority, Target(*BOT, str(number)))


def test_of_ten_messages_one_is_a_strangers() -> None:
    waiting = WaitingRows(few=10)
    waiting.renew([*(_row(n, 5) for n in range(100)), *(_row(n, STRANGERS) for n in range(100, 110))], ())
    gone = []
    for _ in range(50):
        row = waiting.in_turn()[0]
        waiting.take([row])
        gone.append(row.priority == STRANGERS)
    assert sum(gone) == 50 // STRANGERS_SHARE
    assert not any(gone[: STRANGERS_SHARE - 1])


def test_strangers_go_where_nobody_else_waits() -> None:
    waiting = WaitingRows(few=10)
    waiting.renew([_row(n, STRANGERS) for n in range(3)], ())
    assert [row.id for row in waiting.in_turn()] == [0, 1, 2]


def test_where_many_have_come_to_wait_the_last_of_them_go_side_by_side_too() -> None:
    waiting = WaitingRows(few=3)
    rows = [_row(n, 5) for n in range(4)]
    waiting.renew(rows[:3], ())
    assert not waiting.many
    waiting.renew(rows, ())
    waiting.take(rows[:3])
    assert waiting.many
    waiting.renew(rows, [row.id for row in rows[:3]])
    assert waiting.many
    waiting.take(rows[3:])
    waiting.renew(rows[:3], ())
    assert not waiting.many


def test_a_row_that_is_held_up_lets_the_next_few_go_one_after_another() -> None:
    waiting = WaitingRows(few=3)
    rows = [_row(n, 5) for n in range(4)]
    waiting.renew(rows, ())
    waiting.take(rows[:3])
    waiting.renew(rows[3:], ())
    assert not waiting.many
