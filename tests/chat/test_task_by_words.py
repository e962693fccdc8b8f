"""A task named by its words: the act is understood as with a number, its number is asked, nothing is done."""

import re

import pytest

from chat.intents.outcome import described
from chat.reading import understand
from tests.chat.plain_acts import PLAIN, WHO, PlainAct, changes

NAMES = ("kiểm kê tài sản", "hội nghị tổng kết", "rà soát hệ thống thông tin", "quy chế khai thác dữ liệu")
_NUMBER = re.compile(r"(?<![/\d])12(?![/\d])")
OF_ONE = tuple(
    act for act in PLAIN
    if act.who in "ho" and _NUMBER.search(act.said[: act.free]) and " và " not in act.said[: act.free]
)  # fmt: skip
"""Sentences of one task and at most one unit, whose number stands before any free text."""
ELSEWHERE = {"return", "mark_done", "let_more", "hasten", "coop_told", "reword", "urge"}
"""Frames of which a sentence reads as a question, or as an act on a unit, where no number stands."""


def named(act: PlainAct, name: str) -> str:
    """The sentence with the task's name in place of its number."""
    return re.sub(rf"(?:việc )?{_NUMBER.pattern}", f"việc {name}", act.said, count=1)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_done_by_a_name(name: str) -> None:
    done = [named(act, name) for act in OF_ONE if changes(named(act, name), act.situation)]
    assert len(OF_ONE) > 40
    assert done == []


@pytest.mark.parametrize("name", NAMES[:1])
def test_the_act_is_the_one_with_a_number(name: str) -> None:
    other = []
    for act in (act for act in OF_ONE if act.frame not in ELSEWHERE):
        made = described(understand(named(act, name), act.situation), act.situation)
        meant = described(understand(act.said, act.situation), act.situation)
        if (made["intent"], made.get("keyword")) != (meant["intent"], name):
            other.append(named(act, name))
    assert other == []


@pytest.mark.parametrize(
    ("who", "said", "intent", "words"),
    [
        ("h", "em xong việc hội nghị tổng kết rồi ạ", "confirm_done", "hội nghị tổng kết"),
        ("h", "kiểm kê tài sản đã xong", "confirm_done", "kiểm kê tài sản"),
        ("h", "báo cáo kiểm kê tài sản đã gửi Văn phòng hôm qua", "confirm_done", "kiểm kê tài sản"),
        ("h", "nộp kế hoạch tuyên truyền rồi ạ", "confirm_done", "tuyên truyền"),
        ("h", "xin gia hạn việc kiểm kê đến 20/12 vì thiếu người", "request_extension", "kiểm kê"),
        ("h", "việc kiểm kê không phải của đơn vị em", "decline", "kiểm kê"),
        ("o", "duyệt báo cáo kinh phí", "approve", "kinh phí"),
        ("o", "đôn đốc việc kinh phí", "remind", "kinh phí"),
    ],
)
def test_words_beside_the_name_are_none_of_it(who: str, said: str, intent: str, words: str) -> None:
    made = described(understand(said, WHO[who]), WHO[who])
    assert (made["intent"], made["acts"], made.get("keyword")) == (intent, False, words)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("h", "em xong việc kiểm kê nhưng chưa báo cáo"),
        ("h", "nếu xong việc kiểm kê thì báo em"),
        ("h", "bên KHTC xong việc kiểm kê rồi"),
        ("h", "viec muoi lam xong roi"),
        ("o", "hủy liên kết kiểm kê"),
    ],
)
def test_what_turns_the_act_is_no_name(who: str, said: str) -> None:
    made = described(understand(said, WHO[who]), WHO[who])
    assert not made["acts"]
    assert not made.get("keyword")


@pytest.mark.parametrize(
    ("who", "said"),
    [("o", "việc kiểm kê đến đâu rồi"), ("o", "việc hội nghị đã xong chưa"), ("h", "việc nào về hội nghị")],
)
def test_a_question_stays_one(who: str, said: str) -> None:
    assert described(understand(said, WHO[who]), WHO[who])["intent"] == "ask_tasks"
