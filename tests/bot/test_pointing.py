"""What "việc này" and "nó" mean: the task that the chat spoke of last, and no other."""

from tasks.model import Status
from tests.bot.talk import Talk
from tests.office import Office


def given(talk: Talk, office: Office) -> tuple[int, int]:
    return talk.give("Rà soát mạng lưới", [office.planning]), talk.give("Kiểm kê vật tư", [office.planning])


def test_this_task_is_the_one_that_was_shown(talk: Talk, office: Office) -> None:
    one, other = given(talk, office)
    talk.say(office.head_planning, f"việc {one}")
    talk.say(office.head_planning, "việc này phòng làm xong rồi")
    assert talk.assignment(one, office.planning).status is Status.REPORTED
    assert talk.assignment(other, office.planning).status is Status.ASSIGNED


def test_another_task_that_was_spoken_of_since_makes_it_doubtful(talk: Talk, office: Office) -> None:
    one, other = given(talk, office)
    talk.say(office.head_planning, f"việc {one}")
    talk.later(minutes=1)
    talk.bind(office.head_planning, "700", other)
    talk.say(office.head_planning, "việc này phòng làm xong rồi")
    assert talk.assignment(one, office.planning).status is Status.ASSIGNED
    assert talk.assignment(other, office.planning).status is Status.ASSIGNED


def test_after_some_time_it_is_asked_which(talk: Talk, office: Office) -> None:
    one, _ = given(talk, office)
    talk.say(office.head_planning, f"việc {one}")
    talk.later(minutes=20).say(office.head_planning, "việc này phòng làm xong rồi")
    assert talk.assignment(one, office.planning).status is Status.ASSIGNED


def test_a_report_of_the_wrong_task_is_put_right_by_a_choice(talk: Talk, office: Office) -> None:
    one, other = given(talk, office)
    talk.say(office.head_planning, f"xong {one}")
    talk.say(office.head_planning, f"nhầm, {other} mới đúng")
    assert talk.assignment(other, office.planning).status is Status.ASSIGNED
    talk.say(office.head_planning, "1")
    assert talk.assignment(other, office.planning).status is Status.REPORTED


def test_what_was_done_is_done_to_another_as_well(talk: Talk, office: Office) -> None:
    one, other = given(talk, office)
    talk.say(office.head_planning, f"xong {one}")
    talk.say(office.head_planning, f"{other} cũng vậy")
    assert talk.assignment(other, office.planning).status is Status.REPORTED
