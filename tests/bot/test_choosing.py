"""A bare number where buttons stand as numbered lines: its own line, its task's card, or nothing."""

from datetime import date

import pytest

from bot.channels.messenger import Inbound
from bot.incoming.conversation import understood
from bot.incoming.facts import Doubtful, Facts, choice, doubtful, number_of_list
from chat.intents import ChooseNumber, Done, Intent, NeedNumber, No, Yes
from chat.situation import Missing, OpenCommand, Situation

LISTED = ((1, "done:12:5"), (2, "undone:12:5"), (3, "done:15:6"), (4, "help"))
AT = Situation(today=date(2026, 11, 23), linked=True, head=True)


@pytest.mark.parametrize(
    ("number", "chosen"),
    [
        (1, "done:12:5"),
        (3, "done:15:6"),
        (15, "task:15"),
        (12, "task:12"),
        (5, None),
        (0, None),
        (99, None),
    ],
)
def test_a_number_chooses_its_line_and_the_number_of_a_task_only_shows_it(
    number: int, chosen: str | None
) -> None:
    assert choice((), LISTED, ChooseNumber(number)) == chosen


def test_what_is_offered_in_words_comes_first_and_may_be_named_by_its_task() -> None:
    offers = ("xong 12", "review:4 xong 15")
    assert choice(offers, ((3, "help"),), ChooseNumber(2)) == "review:4 xong 15"
    assert choice(offers, ((3, "help"),), ChooseNumber(3)) == "help"
    assert choice(offers, (), ChooseNumber(12)) == "xong 12"


def test_yes_takes_the_only_offer_in_words_and_no_line_of_a_list() -> None:
    assert choice(("xong 12",), LISTED, Yes()) == "xong 12"
    assert choice((), ((1, "done:12:5"),), Yes()) is None
    assert choice(("xong 12",), LISTED, No()) is None


def test_a_line_that_has_ended_is_chosen_by_nothing_and_said() -> None:
    ended = ((1, "done:12:5"),)
    assert choice((), (), ChooseNumber(1)) is None
    assert number_of_list("1", AT, (), None, ended) == ChooseNumber(1)
    assert doubtful(Facts(AT, ended=ended), ChooseNumber(1)) == Doubtful(1, "done:12:5", ended=True)


@pytest.mark.parametrize("text", ["2", "số 2", "chọn 2"])
def test_a_bare_number_is_one_of_the_list(text: str) -> None:
    assert number_of_list(text, AT, LISTED, None) == ChooseNumber(2)


@pytest.mark.parametrize("text", ["xong 2", "7", "việc 2", "2 việc nào quá hạn?", "cảm ơn"])
def test_other_words_and_other_numbers_are_none(text: str) -> None:
    assert number_of_list(text, AT, LISTED, None) is None


def test_a_question_of_ours_that_waits_for_a_number_has_it() -> None:
    assert number_of_list("2", AT, LISTED, OpenCommand("xong", next(iter(Missing)))) is None


def meant_after(text: str, *spoken: int) -> Intent | None:
    """What it means where a messenger tells of no replies and the last messages spoke of these tasks."""
    inbound = Inbound("zalo", "7", "z1", "z1", at=AT.moment, text=text, tells_replies=False)
    return understood(inbound, Facts(AT, spoken=spoken)).intent


def test_without_a_reply_the_only_task_that_was_spoken_of_is_meant() -> None:
    assert meant_after("xong rồi", 3) == Done((3,))


@pytest.mark.parametrize("text", ["xong rồi", "xong việc trưng bày sách rồi"])
def test_one_task_is_asked_for_and_not_all_that_were_spoken_of(text: str) -> None:
    assert isinstance(meant_after(text, 3, 9, 14), NeedNumber)


def test_a_task_that_is_called_by_its_words_is_not_the_one_that_was_spoken_of() -> None:
    meant = meant_after("xong việc trưng bày sách rồi", 3)
    assert isinstance(meant, NeedNumber)
    assert meant.words == "trưng bày sách"
