"""What `understand` says must be asked the live chat asks too: nothing is done on a day that was guessed."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from bot.incoming.door import person_of
from bot.incoming.facts import gather
from chat.record import record
from storage import tables
from storage.database.engine import Session
from storage.record.audit import SEALED
from tests.bot.talk import Talk
from tests.office import Office

LATE_IN_NOVEMBER = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
DAYS = ("28/11", "ngày 27/11", "18/11", "hôm 25/11")
UNITS = (
    "chưa xong 1, dự kiến {}",
    "chưa xong 1, khoảng {} xong",
    "đang làm 1, dự kiến xong {}",
    "việc 1 chưa xong, {} sẽ xong",
    "chưa xong 1 vì chờ số liệu, dự kiến {}",
    "xin gia hạn 1 đến {} vì chờ số liệu",
    "gia hạn 1 {}",
    "{} em nộp việc 1",
)
OFFICES = (
    "đổi hạn 1 {}",
    "giao TTR lập báo cáo kiểm kê trước {}",
    "đồng ý gia hạn 1 đến {}",
    "lùi hạn việc 1 sang {}",
)


def _events(talk: Talk) -> list[str]:
    rows = talk.database.read(lambda s: list(s.exec(select(tables.Event.kind))))
    return [kind for kind in rows if kind != SEALED]


def _acts(talk: Talk, person: int, text: str) -> bool:
    """What `understand` answers, in the very situation of the person."""

    def look(session: Session) -> bool:
        inbound = talk.turn(session, person).inbound
        facts = gather(session, inbound, talk.now, person_of(session, inbound))
        return bool(record(text, facts.situation())["acts"])

    return talk.database.read(look)


@pytest.mark.parametrize("day", DAYS)
def test_on_what_must_be_asked_nothing_is_done(talk: Talk, office: Office, day: str) -> None:
    talk.now = LATE_IN_NOVEMBER
    talk.give("Rà soát", [office.planning], due=date(2026, 12, 18))
    differ = []
    for who, sayings in ((office.head_planning, UNITS), (office.clerk, OFFICES)):
        for said in sayings:
            text = said.format(day)
            before = _events(talk)
            acts = _acts(talk, who, text)
            talk.say(who, text)
            if not acts and _events(talk) != before:
                differ.append(text)
            talk.say(who, "thôi")
    assert differ == []


def test_a_day_with_its_year_is_a_promise_and_no_reason(talk: Talk, office: Office) -> None:
    talk.now = LATE_IN_NOVEMBER
    talk.give("Rà soát", [office.planning], due=date(2026, 12, 18))
    (asked,) = talk.say(office.head_planning, "chưa xong 1, dự kiến 28/11")
    assert "28/11/2027" in asked.text.plain
    assert "not_done" not in _events(talk)
    talk.say(office.head_planning, "chưa xong 1, dự kiến 3/12")
    event = talk.database.read(
        lambda s: s.exec(select(tables.Event).where(tables.Event.kind == "not_done")).one()
    )
    assert event.data["until"] == "2026-12-03"
    assert talk.database.read(lambda s: list(s.exec(select(tables.Remark)))) == []
