"""What is offered fits: it is of tasks that the sentence names, not denied, and typed it is what it says."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from chat import Situation, understand
from chat import intents as i
from chat.intents.catalog import command, may_mean
from chat.record import record
from chat.typed_signs import ACTS, tasks_of
from tests.chat.plain_acts import mutated
from tests.chat.understanding import HEAD, OFFICE, REVIEW, brief, rows

TABLES = {"answers.txt": HEAD, "review.txt": REVIEW, "unread_head.txt": HEAD, "unread_office.txt": OFFICE}
RANGE = re.compile(r"\d\s*(?:-|–|đến|tới|->|\.\.)\s*\d")


@cache
def asked() -> list[tuple[str, Situation, i.Ambiguous]]:
    """Sentences that are asked about: those of the tables, and plain ones with something put in; once."""
    return list(_asked())


def _asked() -> Iterator[tuple[str, Situation, i.Ambiguous]]:
    said = [(text, situation) for table, situation in TABLES.items() for text, _ in rows(table)]
    said += [(text, act.situation) for act, text in mutated(1, each=1)]
    for text, situation in said:
        meant = understand(text, situation)
        if isinstance(meant, i.Ambiguous):
            yield text, situation, meant


def test_what_is_offered_is_read_as_itself_where_it_is_typed() -> None:
    other = []
    for text, situation, meant in asked():
        if meant.kind in (i.Doubt.DRAFT_OR_TASK, i.Doubt.CODE_OR_WORD):
            continue  # the same words raise the same doubt
        for reading in meant.readings:
            typed = command(reading)
            again = understand(typed, situation)
            first = again.readings[0] if isinstance(again, i.Ambiguous) and again.readings else again
            if not typed or command(first).casefold() != typed.casefold():
                other.append(f"{text} -> {typed or brief(reading)} => {brief(again)}")
    assert not other, "\n".join(other)


def test_no_number_is_offered_that_the_sentence_does_not_say() -> None:
    made_up = []
    for text, situation, meant in asked():
        said = {int(digits) for digits in re.findall(r"\d+", text)} | set(situation.replied_to)
        for reading in meant.readings if not RANGE.search(text) else ():
            drafts = set(getattr(reading, "drafts", ()))
            if re.search(r"\d", text) and not tasks_of(reading) | drafts <= said:
                made_up.append(f"{text} -> {command(reading)}")
    assert not made_up, "\n".join(made_up)


def test_nobody_is_offered_what_only_another_may_do() -> None:
    wrong = [
        f"{text} -> {command(reading)}"
        for text, situation, meant in asked()
        for reading in meant.readings
        if not may_mean(reading, situation)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("said", "situation", "offered"),
    [
        ("đã kiểm tra xong 8 quy trình", HEAD, []),
        ("ngày 18/11 xong", HEAD, []),
        ("ngày 12 xong", HEAD, []),
        ("duyệt ½", OFFICE, []),
        ("đừng xong 12", HEAD, ["đang làm 12", "chưa xong 12"]),
        ("khoan duyệt việc 12", OFFICE, ["việc 12"]),
        ("mai duyệt 12", OFFICE, ["xác nhận 12"]),
        ("duyệt 12 nhưng thiếu chữ ký", OFFICE, ["xác nhận 12", "trả lại 12 vì thiếu chữ ký"]),
        (
            "báo cáo việc 9 ghi đã đủ là không đúng",
            OFFICE,
            ["trả lại 9 vì ghi đã đủ là không đúng", "việc 9"],
        ),
        ("việc 12 là của phòng khác", HEAD, ["từ chối 12 vì của phòng khác"]),
        ("việc 14 giao nhầm nội dung", HEAD, ["việc 14"]),
        ("hủy tờ trình 33", OFFICE, ["văn bản 33"]),
    ],
)
def test_what_fits_is_offered(said: str, situation: Situation, offered: list[str]) -> None:
    meant = understand(said, situation)
    readings = meant.readings if isinstance(meant, i.Ambiguous) else ()
    assert not isinstance(meant, ACTS)
    assert [command(each) for each in readings] == offered


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("đổi hạn 12 sang đầu tuần sau", "đổi hạn 12 23/11/2026"),
        ("xin gia hạn 12 đến đầu tháng 12", "xin gia hạn 12 đến 01/12/2026"),
        ("hủy 12", "hủy 12"),
        ("chuyển 12 cho KHTC", "chuyển 12 cho KHTC"),
    ],
)
def test_what_is_shown_first_tells_what_a_yes_would_do(said: str, typed: str) -> None:
    situation = HEAD if said.startswith("xin") else OFFICE
    made = record(said, situation)
    assert (made["acts"], made["offers"]) == (False, [typed])
    assert record("đồng ý", situation, earlier=said)["acts"] is True
