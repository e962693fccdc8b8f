"""The faults of answering: pressed twice, too late, by two at once, to an old message, in doubt."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import select

from messages.text import Message
from storage import tables
from storage.database.engine import Database, Session
from storage.work import assignments, changes
from storage.work.assignments import Filter
from storage.work.changes import GivenWords
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Action, Person, Role, Status
from tests.bot.talk import Talk
from tests.office import Office


def texts(messages: Sequence[Message]) -> str:
    """All that was said, in one piece."""
    return "\n".join(message.text.plain for message in messages)


def counted(talk: Talk, kind: str) -> int:
    """How many events of the kind there are."""
    return len(talk.events(kind))


# --- F35: an older button after a newer one ---


def test_f35_an_older_button_says_where_the_task_stands_and_changes_nothing(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    share = talk.assignment(number, office.planning)
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    said = texts(talk.press(office.head_planning, f"got:{number}:{share.id}"))
    assert "đã xác nhận hoàn thành lúc" in said
    assert talk.assignment(number, office.planning).status is Status.DONE


def test_f35_a_button_of_a_past_period_does_not_report_the_next_one(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    share = talk.assignment(number, office.planning)
    talk.press(office.head_planning, f"done:{number}:{share.id}")
    talk.say(office.clerk, f"xác nhận {number}")
    talk.later(days=40).press(office.head_planning, f"done:{number}:{share.id}")
    assert counted(talk, "report") == 1


# --- F36: pressed twice ---


def test_f36_a_double_press_is_one_report_and_the_second_names_the_hour(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    share = talk.assignment(number, office.planning)
    first = texts(talk.press(office.head_planning, f"done:{number}:{share.id}"))
    second = texts(talk.press(office.head_planning, f"done:{number}:{share.id}"))
    assert "Đã ghi nhận báo cáo hoàn thành" in first
    assert "đã ghi nhận báo cáo hoàn thành lúc 08 giờ 00 ngày 23/11/2026" in second
    assert counted(talk, "report") == 1
    assert len(talk.heard(office.clerk)) == 1


@pytest.mark.parametrize(("verb", "kind"), [("confirm", "confirm"), ("got", "acknowledge")])
def test_f36_other_buttons_pressed_twice_act_once(talk: Talk, office: Office, verb: str, kind: str) -> None:
    number = talk.give("Rà soát", [office.planning])
    share = talk.assignment(number, office.planning)
    person = office.head_planning
    if verb == "confirm":
        talk.say(office.head_planning, f"xong {number}")
        person = office.clerk
    for _ in range(2):
        assert talk.press(person, f"{verb}:{number}:{share.id}")
    assert counted(talk, kind) == 1


# --- F38: two officers at once ---


def test_f38_of_a_confirmation_and_a_return_one_wins_and_the_other_hears_who_and_when(
    talk: Talk, office: Office
) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"xác nhận {number}")
    talk.heard(office.chief)
    said = texts(talk.say(office.chief, f"trả lại {number} vì thiếu phụ lục"))
    assert "Mạc Thị Nhàn" in said
    assert "08 giờ 00 ngày 23/11/2026" in said
    assert talk.assignment(number, office.planning).status is Status.DONE
    assert (counted(talk, "confirm"), counted(talk, "return")) == (1, 0)


def test_f38_two_decisions_on_the_same_version_cannot_both_be_written(
    database: Database, talk: Talk, office: Office
) -> None:
    """Both officers have read the row before either writes: what the one turn's transaction rules out."""
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    share = talk.assignment(number, office.planning)

    def officer(person_id: int) -> Person:
        return Person(person_id, "", "", "", "", office.office, frozenset({(Role.OFFICE, office.office)}))

    confirmed = advance(share, Action.CONFIRM, Actor(officer(office.clerk)), talk.now)
    returned = advance(share, Action.RETURN, Actor(officer(office.chief)), talk.now, reason="thiếu")
    assert isinstance(confirmed, Change)
    assert isinstance(returned, Change)

    def both(session: Session) -> list[bool]:
        return [
            changes.apply(session, confirmed, office.clerk, talk.now),
            changes.apply(session, returned, office.chief, talk.now, GivenWords(reason="thiếu")),
        ]

    assert database.write(both) == [True, False]
    assert talk.assignment(number, office.planning).status is Status.DONE


# --- F39: the head confirms while the office cancels ---


def test_f39_a_report_on_a_task_just_cancelled_is_refused_in_words(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    share = talk.assignment(number, office.planning)
    talk.say(office.clerk, f"hủy {number} vì trùng")
    talk.say(office.clerk, "đúng")
    talk.heard(office.head_planning)
    said = texts(talk.press(office.head_planning, f"done:{number}:{share.id}"))
    assert "đã hủy" in said
    assert counted(talk, "report") == 0


def test_f39_a_cancelled_report_waits_for_nobody(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}")
    talk.say(office.clerk, f"hủy {number} vì trùng")
    talk.say(office.clerk, "đúng")
    waiting = talk.database.read(lambda s: assignments.listed(s, Filter(statuses={Status.REPORTED})))
    assert waiting == []
    decisions = talk.database.read(lambda s: list(s.exec(select(tables.Report.decision))))
    assert decisions == ["withdrawn"]


# --- F40: replies ---


def test_f40_a_reply_to_a_message_of_three_months_ago_means_its_task(talk: Talk, office: Office) -> None:
    first = talk.give("Rà soát", [office.planning], due=date(2027, 6, 30))
    talk.bind(office.head_planning, "old", first)
    second = talk.give("Kiểm tra", [office.planning], due=date(2027, 6, 30))
    talk.later(days=90).say(office.head_planning, "xong rồi ạ", reply_to="old")
    assert talk.assignment(first, office.planning).status is Status.REPORTED
    assert talk.assignment(second, office.planning).status is Status.ASSIGNED


def test_f40_a_reply_to_a_message_of_several_tasks_is_asked_about(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.bind(office.head_planning, "digest", first, second)
    asked = texts(talk.say(office.head_planning, "xong rồi", reply_to="digest"))
    assert f"1. xong {first}" in asked
    assert counted(talk, "report") == 0
    talk.say(office.head_planning, "2")
    assert talk.assignment(second, office.planning).status is Status.REPORTED
    assert talk.assignment(first, office.planning).status is Status.ASSIGNED


def test_f40_a_reply_that_names_another_task_is_about_that_one(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.bind(office.head_planning, "one", first)
    talk.say(office.head_planning, f"xong {second}", reply_to="one")
    assert talk.assignment(second, office.planning).status is Status.REPORTED
    assert talk.assignment(first, office.planning).status is Status.ASSIGNED


def test_f40_an_offer_holds_for_the_next_message_only(talk: Talk, office: Office) -> None:
    first, second = talk.give("Rà soát", [office.planning]), talk.give("Kiểm tra", [office.planning])
    talk.bind(office.head_planning, "digest", first, second)
    talk.say(office.head_planning, "xong rồi", reply_to="digest")
    talk.say(office.head_planning, "cảm ơn")
    turn_after = talk.database.read(lambda s: s.exec(select(tables.Offer)).one())
    assert turn_after.choices == []
    assert counted(talk, "report") == 0


# --- F41, F42: edited and forwarded ---


def test_f42_a_forwarded_word_reports_nothing(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}", forwarded=True)
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED


def test_f41_an_edited_word_changes_nothing(talk: Talk, office: Office) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number}", edited=True)
    assert talk.assignment(number, office.planning).status is Status.ASSIGNED
