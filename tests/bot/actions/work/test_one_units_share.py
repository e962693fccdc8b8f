"""A pause, its end, a cancellation of what one unit has of a task: the others go on."""

from tasks.model import Status
from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.office import Office


def states(talk: Talk, office: Office, number: int) -> tuple[Status, Status]:
    """Of the planning room's share and the inspection's."""
    return talk.assignment(number, office.planning).status, talk.assignment(number, office.inspection).status


def test_a_pause_of_a_units_share_leaves_the_others_alone(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    shown = said(talk.say(office.clerk, f"tạm dừng việc {number} của QHPT"))
    assert "Thanh tra" not in shown
    talk.say(office.clerk, "đúng")
    assert states(talk, office, number) == (Status.PAUSED, Status.ASSIGNED)
    talk.say(office.clerk, f"tiếp tục việc {number} của QHPT")
    assert states(talk, office, number) == (Status.ASSIGNED, Status.ASSIGNED)


def test_a_pause_of_all_that_a_unit_has_takes_no_other_units_share(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    alone = talk.give("Kiểm kê", [office.planning])
    talk.say(office.clerk, "tạm dừng tất cả việc của QHPT")
    talk.say(office.clerk, "đúng")
    assert states(talk, office, number) == (Status.PAUSED, Status.ASSIGNED)
    assert talk.assignment(alone, office.planning).status is Status.PAUSED
    talk.say(office.clerk, "tiếp tục tất cả việc của QHPT")
    talk.say(office.clerk, "đúng")
    assert states(talk, office, number) == (Status.ASSIGNED, Status.ASSIGNED)


def test_a_unit_is_taken_off_a_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    talk.say(office.clerk, f"bỏ QHPT khỏi việc {number}")
    assert states(talk, office, number) == (Status.ASSIGNED, Status.ASSIGNED)
    talk.say(office.clerk, "đúng")
    assert states(talk, office, number) == (Status.CANCELLED, Status.ASSIGNED)
    talk.say(office.head_inspection, f"xong {number}")
    assert talk.assignment(number, office.inspection).status is Status.REPORTED


def test_the_last_unit_that_is_taken_off_ends_the_task(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.clerk, f"hủy việc {number} của QHPT")
    talk.say(office.clerk, "đúng")
    assert "hủy" in said(talk.say(office.clerk, f"việc {number}"))
    assert talk.assignment(number, office.planning).status is Status.CANCELLED


def test_a_unit_without_a_share_is_told_apart(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    assert "không giao" in said(talk.say(office.clerk, f"tạm dừng việc {number} của TTR"))
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
