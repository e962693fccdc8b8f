"""From the clock to the chat: a morning is planned once, whatever happens in between."""

from collections import deque
from datetime import date, datetime, time

from messages.text import RESENT
from scheduler.tick import Ticked, tick
from storage.database.engine import Session
from storage.delivery.outbox import revive
from storage.tables import Address
from tasks.model import Status
from tests.office import Office
from tests.scheduler.fakes import lost
from tests.scheduler.stage import Stage, rules
from tests.scheduler.work import at, give, set_status

DUE = date(2026, 12, 11)


def _tick(stage: Stage, now: datetime) -> Ticked:
    stage.clock.office = now
    return stage.database.write(lambda s: tick(s, now, rules))


async def _morning(stage: Stage, day: date, hour: time = time(8)) -> list[str]:
    """Tick and deliver; what arrived."""
    before = len(stage.channel.sent)
    _tick(stage, at(day, hour))
    await stage.deliverer().drain()
    return [accepted.text for accepted in stage.channel.sent[before:]]


async def test_a_head_gets_one_digest_with_the_task_and_the_typed_answer(
    stage: Stage, office: Office
) -> None:
    number = give(stage.database, DUE, office.planning)
    (text,) = await _morning(stage, date(2026, 12, 8))
    assert "Kính gửi đồng chí Kiều Đức Anh, Trưởng phòng." in text
    assert f"{number}. Báo cáo kết quả 2026-12-11 — hạn 11/12/2026, còn 3 ngày làm việc" in text
    assert f"xong {number}" in text
    buttons = [button for row in stage.channel.sent[0].message.buttons for button in row]
    assert buttons[0].data.startswith("done:")
    assert len(buttons) == 3
    assert all(f":{number}:" in button.data for button in buttons)


async def test_a_morning_is_planned_once(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.planning)
    assert len(await _morning(stage, DUE)) == 1
    assert await _morning(stage, DUE, time(9)) == []
    give(stage.database, DUE, office.inspection)
    assert await _morning(stage, DUE, time(10)) == []


async def test_f46_a_clock_set_forward_and_back_reminds_once(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.planning)
    assert len(await _morning(stage, DUE, time(11))) == 1
    assert await _morning(stage, DUE, time(8)) == []
    assert await _morning(stage, date(2026, 12, 10)) != []
    assert await _morning(stage, DUE) == []


async def test_f51_three_days_off_bring_one_digest_and_the_older_ones_give_way(
    stage: Stage, office: Office
) -> None:
    give(stage.database, date(2026, 12, 1), office.planning)
    for day in (2, 3, 4):
        _tick(stage, at(date(2026, 12, day)))
    stage.clock.office = at(date(2026, 12, 7), time(9, 30))
    texts = await _morning(stage, date(2026, 12, 7), time(9, 30))
    heads = [t for t in texts if "Kiều Đức Anh" in t]
    assert len(heads) == 1
    assert "Tin này đến muộn: đúng ra gửi lúc 08 giờ 00 ngày 07/12/2026" in heads[0]
    older = [r.state for r in stage.rows() if r.person_id == office.head_planning][:-1]
    assert older == ["superseded"] * 3


async def test_f52_a_task_done_between_planning_and_sending_is_not_reminded(
    stage: Stage, office: Office
) -> None:
    number = give(stage.database, DUE, office.planning)
    _tick(stage, at(DUE))
    set_status(stage.database, number, Status.DONE)
    await stage.deliverer().drain()
    assert stage.channel.calls == []
    assert {r.state for r in stage.rows()} == {"cancelled"}


async def test_f52_the_text_has_the_deadline_of_the_moment_it_leaves(stage: Stage, office: Office) -> None:
    number = give(stage.database, DUE, office.planning)
    other = give(stage.database, DUE, office.planning)
    _tick(stage, at(DUE))
    set_status(stage.database, number, Status.CANCELLED)
    await stage.deliverer().drain()
    (accepted,) = stage.channel.sent
    assert f"{other}. " in accepted.text
    assert f"{number}. " not in accepted.text


async def test_a_digest_left_over_from_yesterday_never_goes(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.planning)
    _tick(stage, at(date(2026, 12, 10)))
    stage.clock.office = at(DUE, time(2))
    await stage.deliverer().drain()
    assert stage.channel.calls == []
    assert {r.state for r in stage.rows()} == {"superseded"}


async def test_a_digest_that_missed_its_hours_does_not_go_at_night(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.planning)
    _tick(stage, at(date(2026, 12, 10)))
    stage.clock.office = at(date(2026, 12, 10), time(21))
    await stage.deliverer().drain()
    assert stage.channel.calls == []
    assert [r.state for r in stage.rows()] == ["due"]


async def test_a_doubtful_digest_is_sent_again_marked(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.planning)
    stage.channel.faults = deque([lost(accepted=True)])
    assert len(await _morning(stage, DUE)) == 1
    stage.clock.advance(61)
    await stage.deliverer().drain()
    assert stage.channel.sent[1].text.startswith(RESENT)


async def test_the_office_is_told_once_who_cannot_be_reached(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.hospital)
    await _morning(stage, date(2026, 12, 8))
    texts = await _morning(stage, date(2026, 12, 8), time(9))
    told = [t for t in texts if "Chưa gửi được" in t]
    assert len(told) == 2  # the chief and the clerk
    assert all("Ông Thị Vân, Giám đốc: chưa liên kết" in t for t in told)
    later = await _morning(stage, date(2026, 12, 10))
    later += await _morning(stage, date(2026, 12, 10), time(9))
    assert not [t for t in later if "báo trực tiếp" in t]


async def test_who_links_later_gets_what_could_not_be_sent_today(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.hospital)
    await _morning(stage, DUE)
    now = stage.clock.now()

    def link(session: Session) -> int:
        session.add(
            Address(
                person_id=office.head_hospital,
                channel="telegram",
                bot="1",
                user_id="900",
                chat_id="900",
                linked_at=now,
            )
        )
        return revive(session, office.head_hospital, now)

    assert stage.database.write(link) == 1
    await stage.deliverer().drain()
    assert [a.chat_id for a in stage.channel.sent if "Ông Thị Vân" in a.text and a.chat_id == "900"] == [
        "900"
    ]


async def test_the_director_is_reported_to(stage: Stage, office: Office) -> None:
    give(stage.database, date(2026, 12, 1), office.planning)
    texts = await _morning(stage, date(2026, 12, 7))
    (text,) = [t for t in texts if "Trương Văn Khải" in t]
    assert "kính báo cáo" in text
    assert "Phòng Quy hoạch" in text
    assert "GIAO BAN TUẦN" in text


async def test_an_evening_start_tells_at_once_what_is_due_by_midnight(stage: Stage, office: Office) -> None:
    give(stage.database, DUE, office.planning)
    give(stage.database, date(2026, 12, 14), office.inspection)
    (text,) = await _morning(stage, DUE, time(19))
    assert "báo gấp" in text
    assert "Kiều Đức Anh" in text
    assert await _morning(stage, DUE, time(20)) == []
