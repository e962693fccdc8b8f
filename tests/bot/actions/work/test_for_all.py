"""An order on all that a question finds: shown with a number to choose, and done when it is chosen."""

from datetime import date

from tasks.model import Status
from tests.bot.actions.work.test_decisions import reported, texts
from tests.bot.talk import Talk
from tests.office import Office


def test_all_reports_are_shown_and_confirmed_after_a_yes(talk: Talk, office: Office) -> None:
    first, second = reported(talk, office), reported(talk, office)
    open_one = talk.give("Lập dự toán", [office.planning], due=date(2026, 11, 30))
    said = texts(talk.say(office.clerk, "xác nhận hết"))
    assert f"{first}." in said
    assert f"{second}." in said
    assert f"{open_one}." not in said
    assert "45/BC-QHPT" in said
    assert talk.assignment(first, office.planning).status is Status.REPORTED
    talk.say(office.clerk, "đồng ý")
    assert talk.assignment(first, office.planning).status is Status.DONE
    assert talk.assignment(second, office.planning).status is Status.DONE
    assert talk.assignment(open_one, office.planning).status is not Status.DONE


def test_a_report_that_comes_after_the_list_is_not_confirmed_by_it(talk: Talk, office: Office) -> None:
    first = reported(talk, office)
    talk.say(office.clerk, "duyệt hết các báo cáo đang chờ")
    second = reported(talk, office)
    talk.say(office.clerk, "1")
    assert talk.assignment(first, office.planning).status is Status.DONE
    assert talk.assignment(second, office.planning).status is Status.REPORTED


def test_only_the_unit_that_is_named_is_confirmed(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát hồ sơ", [office.planning, office.inspection], due=date(2026, 11, 30))
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.head_inspection, f"xong {number}")
    talk.say(office.clerk, "xác nhận tất cả báo cáo của QHPT")
    talk.say(office.clerk, "đúng")
    assert talk.assignment(number, office.planning).status is Status.DONE
    assert talk.assignment(number, office.inspection).status is Status.REPORTED


def test_a_no_leaves_everything_as_it_is(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    talk.say(office.clerk, "xác nhận hết")
    talk.say(office.clerk, "thôi")
    assert talk.assignment(number, office.planning).status is Status.REPORTED


def test_nothing_waits(talk: Talk, office: Office) -> None:
    assert "không có việc nào" in texts(talk.say(office.clerk, "xác nhận hết"))


def test_reports_are_returned_for_a_reason_alone(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    assert "nêu lý do" in texts(talk.say(office.clerk, "trả lại hết"))
    talk.say(office.clerk, "trả lại hết vì thiếu phụ lục")
    talk.say(office.clerk, "đúng")
    assert talk.assignment(number, office.planning).status is Status.RETURNED


def test_all_tasks_of_a_unit_are_paused_after_a_yes(talk: Talk, office: Office) -> None:
    mine = talk.give("Rà soát hồ sơ", [office.planning], due=date(2026, 11, 30))
    others = talk.give("Lập dự toán", [office.inspection], due=date(2026, 11, 30))
    talk.say(office.clerk, "tạm dừng mọi việc của QHPT")
    assert talk.assignment(mine, office.planning).status is not Status.PAUSED
    talk.say(office.clerk, "đúng")
    assert talk.assignment(mine, office.planning).status is Status.PAUSED
    assert talk.assignment(others, office.inspection).status is not Status.PAUSED


def test_the_new_deadline_of_all_is_shown_before_it_is_set(talk: Talk, office: Office) -> None:
    mine = talk.give("Rà soát hồ sơ", [office.planning], due=date(2026, 11, 30))
    said = texts(talk.say(office.clerk, "dời hạn tất cả việc của QHPT sang 15/12/2026"))
    assert "15/12/2026" in said
    assert f"{mine}." in said
    assert talk.assignment(mine, office.planning).due.on == date(2026, 11, 30)  # type: ignore[union-attr]
    talk.say(office.clerk, "1")
    assert talk.assignment(mine, office.planning).due.on == date(2026, 12, 15)  # type: ignore[union-attr]


def test_who_may_not_confirm_confirms_nothing_in_bulk(talk: Talk, office: Office) -> None:
    number = reported(talk, office)
    said = texts(talk.say(office.director, "xác nhận hết"))
    assert f"{number}." not in said
    assert talk.assignment(number, office.planning).status is Status.REPORTED
