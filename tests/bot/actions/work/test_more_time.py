"""More time: asked for, shown back where a date is in doubt, decided, told with old and new date."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from chat import intents as i
from messages.text import Message
from storage import tables
from tasks.deadline import Operator
from tasks.model import Due, Status
from tests.bot.talk import Talk
from tests.office import Office
from tests.scheduler.work import at, digest

ASK = "xin gia hạn {} đến 10/12/2026 vì chờ ý kiến đơn vị"


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def requests(talk: Talk) -> list[tables.Extension]:
    """Every request, oldest first."""
    wanted = select(tables.Extension).order_by(col(tables.Extension.id))
    return talk.database.read(lambda s: list(s.exec(wanted)))


def test_a_request_goes_to_the_office_with_both_dates_and_its_reason(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    said = texts(talk.say(office.head_planning, ASK.format(number)))
    assert "đến 10/12/2026 (hạn hiện nay: 30/11/2026)" in said
    told = talk.heard(office.clerk)
    assert "chờ ý kiến đơn vị" in texts(told)
    assert [b.data.split(":")[0] for b in told[0].buttons[0]] == ["grant", "refuse"]
    kept = requests(talk)[0]
    assert (kept.old_due, kept.new_due, kept.decision) == (date(2026, 11, 30), date(2026, 12, 10), "pending")


def test_a_granted_request_moves_the_deadline_and_the_unit_is_told_both_dates(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, ASK.format(number))
    talk.say(office.clerk, f"đồng ý gia hạn {number}")
    share = talk.assignment(number, office.planning)
    assert share.due == Due(date(2026, 12, 10), Operator.BY)
    assert share.extensions == 1
    assert "Hạn cũ: 30/11/2026. Hạn mới: 10/12/2026." in texts(talk.heard(office.head_planning))


def test_the_office_grants_another_day_than_the_one_asked_for(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, ASK.format(number))
    talk.say(office.clerk, f"đồng ý gia hạn {number} đến 04/12/2026")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 4)
    assert "Hạn mới: 04/12/2026" in texts(talk.heard(office.head_planning))


def test_a_refused_request_leaves_the_deadline_and_says_why(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, ASK.format(number))
    talk.say(office.clerk, f"không đồng ý gia hạn {number} vì việc gấp")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 11, 30)
    told = texts(talk.heard(office.head_planning))
    assert "việc gấp" in told
    assert "30/11/2026" in told
    assert requests(talk)[0].decision == "refused"


def test_missing_day_and_missing_reason_are_asked_for(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "đến ngày nào" in texts(talk.say(office.head_planning, f"xin gia hạn {number}"))
    said = texts(talk.say(office.head_planning, f"xin gia hạn {number} đến 10/12/2026"))
    assert "lý do" in said
    assert requests(talk) == []
    assert talk.heard(office.clerk) == []


def test_a_doubtful_day_is_shown_back_before_anything_is_asked(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    doubtful = i.RequestExtension((number,), i.When(date(2026, 12, 10), certain=False), "bận")
    said = texts(talk.mean(office.head_planning, doubtful))
    assert "thứ Năm, ngày 10/12/2026" in said
    assert requests(talk) == []
    talk.say(office.head_planning, "1")
    assert requests(talk)[0].new_due == date(2026, 12, 10)


def test_days_are_counted_from_the_deadline(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xin gia hạn {number} thêm 3 ngày vì bận")
    assert requests(talk)[0].new_due == date(2026, 12, 3)


def test_days_after_a_deadline_that_has_passed_are_shown_back(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 10))
    said = texts(talk.say(office.head_planning, f"xin gia hạn {number} thêm 3 ngày làm việc vì bận"))
    assert "27/11/2026" in said
    assert requests(talk) == []


def test_a_day_that_has_passed_is_no_new_deadline(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 10))
    said = texts(talk.say(office.head_planning, f"xin gia hạn {number} đến 15/11/2026 vì bận"))
    assert "đã qua" in said
    assert requests(talk) == []


def test_a_request_lapses_when_the_report_is_confirmed(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, ASK.format(number))
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    assert talk.assignment(number, office.planning).status is Status.DONE
    assert requests(talk)[0].decision == "lapsed"


def test_a_head_decides_no_extension(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, ASK.format(number))
    share = talk.assignment(number, office.planning)
    talk.press(office.head_planning, f"grant:{number}:{share.id}")
    assert requests(talk)[0].decision == "pending"


def test_of_two_units_only_the_one_that_asked_gets_more_time(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.head_planning, ASK.format(number))
    talk.say(office.clerk, f"đồng ý gia hạn {number}")
    mine, other = talk.assignment(number, office.planning).due, talk.assignment(number, office.inspection).due
    assert mine is not None
    assert other is not None
    assert (mine.on, other.on) == (date(2026, 12, 10), date(2026, 11, 30))


def test_more_time_that_nobody_asked_for_is_offered_as_a_new_deadline(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    said = texts(talk.say(office.clerk, f"đồng ý gia hạn {number} đến 10/12/2026"))
    assert f"1. đổi hạn {number} 10/12/2026" in said
    talk.say(office.clerk, "1")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 10)


def test_more_time_as_the_office_gives_it_unasked_is_a_new_deadline(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"gia hạn {number} đến 10/12/2026")
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 10)


def test_more_time_that_the_office_gives_by_itself_decides_the_request(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, ASK.format(number))
    talk.say(office.clerk, f"gia hạn {number} đến 08/12/2026")
    assert requests(talk)[0].decision == "granted"
    due = talk.assignment(number, office.planning).due
    assert due is not None
    assert due.on == date(2026, 12, 8)


def test_past_its_day_a_request_in_time_has_a_heading_of_its_own(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning], due=date(2026, 11, 27))
    talk.say(office.head_planning, f"xin gia hạn {number} đến 15/12/2026 vì chờ số liệu")
    assert talk.assignment(number, office.planning).pending_extension
    for day, waits in ((date(2026, 11, 27), 0), (date(2026, 11, 30), 1)):
        found = digest(talk.database, office.head_planning, at(day))
        assert (len(found.waiting), len(found.due_today), len(found.late)) == (waits, 1 - waits, 0)
