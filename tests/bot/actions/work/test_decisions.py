"""The office decides on reports, and the unit is told."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import col, select

from messages.text import Message
from storage import tables
from storage.database.engine import Session
from tasks.model import Status
from tests.bot.talk import Talk
from tests.office import Office


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def reported(talk: Talk, office: Office, due: date = date(2026, 11, 30)) -> int:
    """A task that the planning unit has reported; nobody has been listening yet."""
    number = talk.give("Rà soát hồ sơ", [office.planning], due=due)
    talk.say(office.deputy_head_planning, f"xong {number} số 45/BC-QHPT ngày 20/11/2026")
    talk.heard(office.clerk)
    talk.heard(office.chief)
    return number


def closed(talk: Talk, number: int) -> bool:
    """Whether the task's only occurrence is closed."""
    wanted = select(tables.Occurrence.closed_at).where(tables.Occurrence.task_number == number)
    return talk.database.read(lambda s: s.exec(wanted).one()) is not None


def test_a_confirmed_report_is_done_and_head_and_reporter_are_told(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    said = texts(talk.say(office.clerk, f"xác nhận {number}"))
    assert "hoàn thành đúng hạn" in said
    assert "Việc đã kết thúc" in said
    assert talk.assignment(number, office.planning).status is Status.DONE
    assert closed(talk, number)
    assert "đã xác nhận hoàn thành" in texts(talk.heard(office.head_planning))
    assert "đã xác nhận hoàn thành" in texts(talk.heard(office.deputy_head_planning))
    assert [event.new for event in talk.events("confirm")] == ["done"]


def test_a_late_report_is_confirmed_as_late(talk: Talk, office: Office) -> None:
    number = reported(talk, office, due=date(2026, 11, 20))
    assert "hoàn thành quá hạn" in texts(talk.say(office.clerk, f"xác nhận {number}"))


def test_a_report_in_time_stays_in_time_however_late_the_office_confirms(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    said = texts(talk.later(days=20).say(office.clerk, f"xác nhận {number}"))
    assert "hoàn thành đúng hạn" in said


def test_a_return_needs_a_reason_and_carries_it_to_the_unit(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    assert f"trả lại {number} vì" in texts(talk.say(office.clerk, f"trả lại {number}"))
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    talk.say(office.clerk, f"trả lại {number} vì thiếu phụ lục số liệu")
    assert talk.assignment(number, office.planning).status is Status.RETURNED
    told = talk.heard(office.head_planning)
    assert "thiếu phụ lục số liệu" in texts(told)
    assert told[0].buttons[0][0].typed == f"xong {number}"


def test_a_decision_is_taken_back(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    talk.say(office.clerk, f"xác nhận {number}")
    talk.say(office.clerk, f"hoàn tác {number}")
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    assert not closed(talk, number)
    assert "hoàn tác" in texts(talk.heard(office.head_planning))


def test_the_task_closes_with_the_last_lead_and_not_with_those_who_cooperate(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning], helpers=[office.inspection])
    talk.say(office.head_inspection, f"xong {number}")
    assert "Còn đơn vị khác" in texts(talk.say(office.clerk, f"xác nhận {number}"))
    assert not closed(talk, number)
    talk.say(office.head_planning, f"xong {number}")
    assert "Việc đã kết thúc" in texts(talk.say(office.clerk, f"xác nhận {number}"))
    assert closed(talk, number)


@pytest.mark.parametrize(
    "answer",
    ["xong {}", "đang làm {}", "chưa xong {}", "đã nhận {}", "không thuộc trách nhiệm {} vì khác lĩnh vực"],
)
def test_who_cooperates_hears_that_the_task_is_over_and_nothing_changes(
    talk: Talk, office: Office, answer: str
) -> None:
    number = talk.give("Rà soát", [office.planning], helpers=[office.inspection])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    before = talk.assignment(number, office.inspection)
    said = texts(talk.say(office.head_inspection, answer.format(number)))
    assert "đã kết thúc" in said
    assert talk.assignment(number, office.inspection) == before
    assert talk.events("not_done") == []


@pytest.mark.parametrize("button", ["done", "doing", "got"])
def test_an_old_button_of_a_task_that_is_over_does_nothing(talk: Talk, office: Office, button: str) -> None:
    number = talk.give("Rà soát", [office.planning], helpers=[office.inspection])
    share = talk.assignment(number, office.inspection)
    talk.say(office.head_inspection, f"đang làm {number}")
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    assert "đã kết thúc" in texts(talk.press(office.head_inspection, f"{button}:{number}:{share.id}"))
    assert talk.assignment(number, office.inspection).status is Status.IN_PROGRESS


def test_of_several_reports_of_one_task_the_office_is_asked_which(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.head_inspection, f"xong {number}")
    asked = texts(talk.say(office.clerk, f"xác nhận {number}"))
    assert f"1. xác nhận {number} QHPT" in asked
    assert f"2. xác nhận {number} TTR" in asked
    assert talk.assignment(number, office.planning).status is Status.REPORTED
    talk.say(office.clerk, "2")
    assert talk.assignment(number, office.inspection).status is Status.DONE
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_a_button_decides_for_its_own_unit(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.head_inspection, f"xong {number}")
    share = talk.assignment(number, office.inspection)
    talk.press(office.clerk, f"confirm:{number}:{share.id}")
    assert talk.assignment(number, office.inspection).status is Status.DONE
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_nobody_confirms_the_report_of_their_own_unit(talk: Talk, office: Office) -> None:
    number = talk.give("Tổng hợp", [office.office])
    talk.say(office.chief, f"xong {number}")
    talk.say(office.chief, f"xác nhận {number}")
    assert talk.assignment(number, office.office).status is Status.REPORTED


def test_who_is_alone_in_the_office_confirms_themselves_and_it_is_marked(talk: Talk, office: Office) -> None:
    def alone(session: Session) -> None:
        role = session.exec(
            select(tables.PersonRole).where(
                tables.PersonRole.person_id == office.clerk, tables.PersonRole.role == "office"
            )
        ).one()
        session.delete(role)

    talk.database.write(alone)
    number = talk.give("Tổng hợp", [office.office])
    talk.say(office.chief, f"xong {number}")
    assert "tự xác nhận" in texts(talk.say(office.chief, f"xác nhận {number}"))
    wanted = select(tables.Report.self_confirmed).order_by(col(tables.Report.id))
    assert talk.database.read(lambda s: list(s.exec(wanted))) == [True]


def test_the_rest_of_the_office_hears_who_decided(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    talk.say(office.clerk, f"xác nhận {number}")
    assert "Mạc Thị Nhàn" in texts(talk.heard(office.chief))
    assert talk.heard(office.clerk) == []


def test_a_head_and_a_director_confirm_nothing(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    for person in (office.head_planning, office.head_inspection, office.director, office.deputy):
        talk.say(person, f"xác nhận {number}")
        talk.press(person, f"confirm:{number}:{talk.assignment(number, office.planning).id}")
        assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_a_return_button_without_a_reason_asks_for_it_by_a_command_that_names_the_unit(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.head_inspection, f"xong {number}")
    share = talk.assignment(number, office.inspection)
    said = texts(talk.press(office.clerk, f"return:{number}:{share.id}"))
    assert f"trả lại {number} TTR vì" in said
    talk.say(office.clerk, f"trả lại {number} TTR vì thiếu phụ lục")
    assert talk.assignment(number, office.inspection).status is Status.RETURNED
    assert talk.assignment(number, office.planning).status is Status.REPORTED
