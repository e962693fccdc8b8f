"""What a conversation remembers: the question left open, what was acted on, what was replied to."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from bot.channels.messenger import Inbound
from bot.incoming.door import person_of
from bot.incoming.facts import Facts, gather
from chat.situation import Missing, OpenCommand
from storage import tables
from storage.database.engine import Session
from storage.incoming.inbox import Sent, Spoken, bind_all
from tasks.model import Status
from tests.bot.reviewing import DOCUMENT, deadline, received, said, send
from tests.bot.talk import BOT, CHANNEL, Talk, chat_of
from tests.office import Office


def known_at(talk: Talk, person_id: int, reply_to: str | None = None) -> Facts:
    """What is known when the person writes now."""
    chat = chat_of(person_id)
    inbound = Inbound(CHANNEL, BOT, chat, chat, at=talk.now, text="", reply_to=reply_to)
    return talk.database.read(lambda session: gather(session, inbound, talk.now, person_of(session, inbound)))


def reported(talk: Talk, office: Office) -> int:
    """A task that its unit has reported as done."""
    number = talk.give("Rà soát mạng lưới", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.heard(office.clerk)
    return number


def test_the_next_message_is_the_reason_that_was_asked_for(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    assert "nêu lý do" in said(talk.say(office.clerk, f"trả lại {number}"))
    assert "thiếu số liệu tháng 11" in said(talk.say(office.clerk, "thiếu số liệu tháng 11"))
    assert talk.assignment(number, office.planning).status is Status.RETURNED


def test_a_button_that_asks_for_a_reason_leaves_the_same_question(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    talk.press(office.clerk, f"return:{number}:{talk.assignment(number, office.planning).id}")
    talk.say(office.clerk, "vì thiếu phụ lục số liệu")
    assert talk.assignment(number, office.planning).status is Status.RETURNED


def test_a_question_of_its_own_is_no_reason(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    talk.say(office.clerk, f"trả lại {number}")
    talk.say(office.clerk, f"việc {number}")
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    assert known_at(talk, office.clerk).base.asked is None


def test_with_several_units_the_reason_is_kept_while_the_unit_is_asked(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.head_inspection, f"xong {number}")
    talk.say(office.clerk, f"trả lại {number} TTR")
    talk.say(office.clerk, "thiếu phụ lục số liệu")
    assert talk.assignment(number, office.inspection).status is Status.RETURNED
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_the_reason_for_more_time_follows_the_day(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xin gia hạn {number}")
    talk.say(office.head_planning, "đến 15/12/2026")
    talk.say(office.head_planning, "vì chờ số liệu của tuyến huyện")
    assert talk.assignment(number, office.planning).pending_extension


def test_a_reason_of_a_cancellation_is_kept_until_it_is_chosen(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"hủy {number}")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    talk.say(office.clerk, "vì trùng")
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
    assert "vì trùng" in "".join(known_at(talk, office.clerk).base.offered)


def test_a_number_answers_which_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "số mấy" in said(talk.say(office.clerk, "đổi hạn đến 15/12/2026"))
    talk.say(office.clerk, str(number))
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 15)


def test_what_was_asked_is_kept_as_the_command_that_it_leaves_open(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    talk.say(office.clerk, f"trả lại {number}, 99")
    assert known_at(talk, office.clerk).base.asked == OpenCommand(f"trả lại {number}", Missing.REASON)


def test_nothing_is_left_open_where_it_was_refused(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"trả lại {number}")
    assert known_at(talk, office.clerk).base.asked is None


def test_the_tasks_acted_on_are_known_for_ten_minutes(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"đã nhận {number}")
    talk.say(office.head_planning, "việc của tôi")
    assert known_at(talk, office.head_planning).base.last_acted == (number,)
    talk.later(minutes=11)
    assert known_at(talk, office.head_planning).base.last_acted == ()


def test_a_report_shown_to_the_office_is_told_from_a_reminder(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    notice = next(row for row in reversed(talk.rows("message")) if row.person_id == office.clerk)
    spoken = Spoken((number,))
    for message_id, outbox_id in (("r1", notice.id), ("r2", None)):
        talk.database.write(
            lambda session, message_id=message_id, outbox_id=outbox_id: bind_all(  # type: ignore[misc]
                session,
                [Sent(CHANNEL, BOT, chat_of(office.clerk), message_id, spoken, outbox_id)],
                talk.now,
            )
        )
    assert known_at(talk, office.clerk, "r1").base.replied_report
    assert not known_at(talk, office.clerk, "r2").base.replied_report


def test_a_yes_to_a_wish_for_more_time_grants_it(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 26))
    talk.say(office.head_planning, f"xin gia hạn {number} đến 30/11 vì thiếu số liệu")
    notice = next(row for row in reversed(talk.rows("message")) if row.person_id == office.clerk)
    talk.database.write(
        lambda session: bind_all(
            session, [Sent(CHANNEL, BOT, chat_of(office.clerk), "r1", Spoken((number,)), notice.id)], talk.now
        )
    )
    talk.say(office.clerk, "đồng ý", reply_to="r1")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 11, 30)


def test_a_number_that_no_task_bears_yet_is_a_drafts(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    assert "số việc đã giao" not in said(talk.say(office.clerk, "nhiệm vụ 1 đổi hạn sang 17/12"))
    assert "2026-12-17" in str(deadline(talk, 1))


def test_the_people_who_are_active_are_known_with_their_unit(talk: Talk, office: Office) -> None:
    def leave(session: Session) -> None:
        person = session.exec(select(tables.Person).where(tables.Person.code == "N08")).one()
        person.active = False

    talk.database.write(leave)
    people = {person.code: person for person in known_at(talk, office.clerk).base.people}
    assert "N08" not in people
    assert (people["N05"].name, people["N05"].unit) == ("Kiều Đức Anh", "QHPT")


@pytest.mark.parametrize("minutes", [0, 3])
def test_the_moment_alone_makes_no_other_facts(talk: Talk, office: Office, minutes: int) -> None:
    before = known_at(talk, office.clerk)
    talk.now += timedelta(minutes=minutes)
    after = known_at(talk, office.clerk)
    assert after == before
    assert after.situation().now == talk.now


def test_a_refused_part_stops_what_follows_it(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    answer = said(talk.say(office.head_planning, f"đã nhận 99; xong {number}"))
    assert "còn 1 lệnh" in answer
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_a_part_that_is_shown_first_stops_what_follows_it(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.say(office.clerk, f"chuyển {first} cho TTR; đổi hạn {second} 15/12/2026")
    due = talk.assignment(second, office.planning).due
    assert due is not None
    assert due.on == date(2026, 11, 30)


def test_parts_that_are_done_go_on(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.say(office.head_planning, f"đã nhận {first}; xong {second}")
    statuses = [talk.assignment(number, office.planning).status for number in (first, second)]
    assert statuses == [Status.RECEIVED, Status.REPORTED]
