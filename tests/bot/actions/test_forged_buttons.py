"""Button data is never trusted: another's assignment, another's task, numbers beyond all measure."""

import pytest

from messages.text import Message
from tasks.model import Status
from tests.bot.talk import Talk
from tests.office import Office


def said(messages: list[Message]) -> str:
    return "\n".join(message.text.plain for message in messages)


@pytest.mark.parametrize("verb", ["done", "doing", "got", "extend"])
def test_a_button_with_another_units_assignment_touches_neither_units_task(
    talk: Talk, office: Office, verb: str
) -> None:
    number = talk.give("Rà soát", [office.planning, office.inspection])
    theirs = talk.assignment(number, office.inspection)
    before = talk.assignment(number, office.planning)
    assert talk.press(office.head_planning, f"{verb}:{number}:{theirs.id}")
    assert talk.assignment(number, office.inspection) == theirs
    assert talk.assignment(number, office.planning) == before


def test_a_button_with_the_assignment_of_another_task_does_nothing(talk: Talk, office: Office) -> None:
    one = talk.give("Rà soát", [office.planning])
    other = talk.give("Kiểm tra", [office.planning])
    share = talk.assignment(other, office.planning)
    talk.press(office.head_planning, f"done:{one}:{share.id}")
    assert talk.assignment(one, office.planning).status is Status.ASSIGNED
    assert talk.assignment(other, office.planning).status is Status.ASSIGNED


@pytest.mark.parametrize(
    "verb", ["confirm", "return", "grant", "refuse", "urge", "save", "reject", "undated"]
)
def test_a_heads_press_of_an_office_button_changes_nothing(talk: Talk, office: Office, verb: str) -> None:
    number = talk.give("Rà soát", [office.planning])
    talk.say(office.head_planning, f"xong {number} báo cáo số 45/BC-QH ngày 20/11/2026")
    share = talk.assignment(number, office.planning)
    assert talk.press(office.head_planning, f"{verb}:{number}:{share.id}")
    assert talk.assignment(number, office.planning) == share
    assert talk.rows("urge") == []


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "done",
        "done:",
        "done:0",
        "done:-1",
        "done:999999999:999999999",
        "done:99999999999999999999",
        "done:1:1:1:1",
        "done:" + "1" * 5000,
        "task:999999999",
        "history:999999999",
        "directive:999999999",
        "page:999999999:999999999",
        "drop:1:999999999",
        "save:999999999",
        "ｄｏｎｅ:1",
        "done:١",
        "__class__:1",
        "done\x00:1",
    ],
)
@pytest.mark.parametrize("who", ["head_planning", "clerk", "director", "staff_planning"])
def test_whatever_a_button_says_there_is_one_answer_and_no_change(
    talk: Talk, office: Office, data: str, who: str
) -> None:
    number = talk.give("Rà soát", [office.planning])
    share = talk.assignment(number, office.planning)
    if data == "done:1:1:1:1":
        data = f"done:{number + 500}:1:1:1"
    assert len(talk.press(getattr(office, who), data)) == 1
    assert talk.assignment(number, office.planning) == share
