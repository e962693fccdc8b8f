"""A bare number that may be a choice's and a task's: nothing is done by it, and no list ends for it."""

from dataclasses import replace

import pytest

from bot.incoming.facts import Doubtful, Facts, doubtful
from chat.intents import ChooseNumber
from chat.situation import Situation
from messages.text import Message
from storage.delivery.outbox import Target
from storage.incoming import choices, task_numbers
from storage.incoming.choices import NumberedChoices
from storage.incoming.inbox import Sent, Spoken, bind_all
from storage.incoming.task_numbers import TaskNumbers
from storage.registry import people
from tasks.model import Status
from tests.bot.talk import BOT, CHANNEL, Talk, chat_of
from tests.office import Office

LISTED = ((1, "done:7:5"), (5, "extend:7:5"))
AT = Facts(Situation(today=None, linked=True, head=True), listed=LISTED)  # type: ignore[arg-type]


@pytest.mark.parametrize("numbers", [TaskNumbers(own=frozenset({5})), TaskNumbers(shown=frozenset({5}))])
def test_a_choice_is_none_where_a_task_of_its_number_may_be_meant(numbers: TaskNumbers) -> None:
    facts = replace(AT, numbers=numbers)
    assert doubtful(facts, ChooseNumber(5)) == Doubtful(5, "extend:7:5", task=True)
    assert doubtful(facts, ChooseNumber(1)) is None


def test_what_was_asked_just_now_is_plain_unless_a_notice_came_since() -> None:
    asked = replace(AT, base=replace(AT.base, offered=("xong 9", "review:4 xong 15")))
    before = TaskNumbers(frozenset({1, 2}), frozenset({1, 2}))
    assert doubtful(replace(asked, numbers=before), ChooseNumber(2)) is None
    since = replace(before, told=frozenset({2}))
    assert doubtful(replace(asked, numbers=since), ChooseNumber(2)) == Doubtful(
        2, "review:4 xong 15", task=True
    )


def test_a_choice_that_ended_is_neither_another_of_the_list_that_stands_nor_a_task_just_shown() -> None:
    facts = replace(AT, ended=((7, "extend:4:2"), (8, "extend:4:2")))
    assert doubtful(facts, ChooseNumber(7)) is None  # the list that stands is about task 7
    assert doubtful(facts, ChooseNumber(8)) == Doubtful(8, "extend:4:2", ended=True)
    assert doubtful(replace(facts, numbers=TaskNumbers(shown=frozenset({8}))), ChooseNumber(8)) is None


def lists(talk: Talk, office: Office, first: int, *data: str, tasks: tuple[int, ...] = ()) -> None:
    """A message with these choices has gone to the head; it speaks of the tasks."""
    spoken = Spoken(tasks, listed=NumberedChoices(first, data, anew=False))
    sent = Sent(CHANNEL, BOT, chat_of(office.head_planning), f"{first}{data}", spoken)
    talk.database.write(lambda session: bind_all(session, [sent], talk.now))


def stands(talk: Talk, office: Office) -> dict[int, str]:
    return dict(
        talk.database.read(
            lambda session: choices.listed_choices(session, CHANNEL, chat_of(office.head_planning), talk.now)
        )
    )


def said(messages: list[Message]) -> str:
    return "\n".join(message.text.plain for message in messages)


def given(talk: Talk, office: Office, count: int) -> list[int]:
    return [talk.give(f"Rà soát hồ sơ thứ {n}", [office.planning]) for n in range(count)]


def test_a_number_of_both_is_asked_about_and_reports_nothing(talk: Talk, office: Office) -> None:
    *_, fifth, last = given(talk, office, 6)
    lists(talk, office, fifth, f"done:{last}")
    heard = said(talk.say(office.head_planning, str(fifth)))
    assert f"{fifth} là lựa chọn «xong {last}» hay việc {fifth}?" in heard
    assert talk.assignment(last, office.planning).status is Status.ASSIGNED
    assert f"VIỆC {fifth}" in said(talk.say(office.head_planning, "2"))
    assert talk.assignment(last, office.planning).status is Status.ASSIGNED


def test_who_meant_the_choice_says_so_by_the_number_of_the_question(talk: Talk, office: Office) -> None:
    *_, fifth, last = given(talk, office, 6)
    lists(talk, office, fifth, f"done:{last}")
    talk.say(office.head_planning, str(fifth))
    talk.say(office.head_planning, "1")
    assert talk.assignment(last, office.planning).status is Status.REPORTED


@pytest.mark.parametrize("number", [1, 2])
def test_the_same_number_once_more_is_never_the_choice(talk: Talk, office: Office, number: int) -> None:
    *_, last = given(talk, office, 3)
    lists(talk, office, number, f"done:{last}")
    talk.say(office.head_planning, str(number))
    assert f"VIỆC {number}" in said(talk.say(office.head_planning, str(number)))
    assert talk.assignment(last, office.planning).status is Status.ASSIGNED


def test_a_notice_that_comes_behind_an_offer_makes_its_number_doubtful(talk: Talk, office: Office) -> None:
    first, second = given(talk, office, 2)
    chat, offers = chat_of(office.head_planning), (f"xong {first}", f"xong {second}")
    talk.database.write(lambda s: choices.remember_offered(s, CHANNEL, chat, offers, talk.now))
    talk.later(minutes=5).bind(office.head_planning, "notice", second)
    assert f"hay việc {second}?" in said(talk.say(office.head_planning, str(second)))
    assert {talk.assignment(n, office.planning).status for n in (first, second)} == {Status.ASSIGNED}


def test_a_number_that_is_nothing_leaves_the_list_standing(talk: Talk, office: Office) -> None:
    (only,) = given(talk, office, 1)
    lists(talk, office, 2, f"done:{only}", f"extend:{only}", tasks=(only,))
    heard = said(talk.say(office.head_planning, "77"))
    assert "Không tìm thấy việc 77" in heard
    assert f"2. xong {only} · 3. " in heard
    assert set(stands(talk, office)) == {2, 3}
    assert "Vẫn chọn được bằng số" in said(talk.say(office.head_planning, "đúng"))
    talk.say(office.head_planning, "2")
    assert talk.assignment(only, office.planning).status is Status.REPORTED


def test_an_ended_choice_is_named_and_the_list_that_stands_stays(talk: Talk, office: Office) -> None:
    only, of_others = *given(talk, office, 1), talk.give("Kiểm kê", [office.inspection])
    lists(talk, office, 7, f"extend:{only}")
    talk.say(office.head_planning, "cảm ơn")
    lists(talk, office, 3, f"done:{only}")
    heard = said(talk.say(office.head_planning, "7"))
    assert f"7 là lựa chọn «xin gia hạn {only}» của danh sách cũ đã hết hiệu lực" in heard
    assert f"3. xong {only}" in heard
    assert "Không tìm thấy" not in heard
    talk.say(office.head_planning, "3")
    assert talk.assignment(only, office.planning).status is Status.REPORTED
    assert talk.assignment(of_others, office.inspection).status is Status.ASSIGNED


def test_a_number_of_a_task_of_the_list_shows_it_whatever_an_older_list_meant(
    talk: Talk, office: Office
) -> None:
    *_, fifth = given(talk, office, 5)
    lists(talk, office, 6, *("help",) * 3)
    talk.say(office.head_planning, "cảm ơn")
    lists(talk, office, 1, "help", "help", "help", "help", "help", "help")
    talk.say(office.head_planning, "cảm ơn")
    lists(talk, office, 7, f"done:{fifth}", tasks=(fifth,))
    assert f"VIỆC {fifth}" in said(talk.say(office.head_planning, str(fifth)))


def test_the_numbers_that_a_task_may_be_meant_by_are_ones_own_and_those_shown(
    talk: Talk, office: Office
) -> None:
    own, other, shown = (
        talk.give("A", [office.planning]),
        talk.give("B", [office.inspection]),
        talk.give("C", [office.inspection]),
    )
    talk.bind(office.head_planning, "notice", shown)
    found = talk.database.read(
        lambda s: task_numbers.numbers_meant(
            s,
            Target(CHANNEL, BOT, chat_of(office.head_planning)),
            people.person(s, office.head_planning),
            talk.now,
        )
    )
    assert found.any == {own, shown}
    assert other not in found.any


def test_in_a_reply_the_number_is_one_of_that_message(talk: Talk, office: Office) -> None:
    *_, fifth, last = given(talk, office, 6)
    lists(talk, office, fifth, f"done:{last}")
    of_list = f"{fifth}{(f'done:{last}',)}"
    talk.say(office.head_planning, str(fifth), reply_to=of_list)
    assert talk.assignment(last, office.planning).status is Status.REPORTED
