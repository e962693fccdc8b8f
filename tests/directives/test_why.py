"""Why a text was read as it was: each date with the rule on it, each draft with the step to its bearer."""

import pytest

from directives.deadlines.rules import OVERRULING, RULES
from directives.exchange import why_json
from directives.parse import explain, parse
from messages.command_line.analysis import RULES as SENTENCES

LETTER = """ỦY BAN NHÂN DÂN TỈNH AN HÒA
SỞ NỘI VỤ
Số: 12/SNV-VP
An Hòa, ngày 03 tháng 10 năm 2024
Kính gửi: Các phòng chuyên môn thuộc Sở
Thực hiện Công văn số 55/BNV-VP ngày 01/9/2024 của Bộ Nội vụ, Sở Nội vụ đề nghị:
1. Phòng Tổ chức báo cáo kết quả rà soát gửi về Văn phòng Sở trước ngày 25/10/2024.
2. Giao Văn phòng Sở:
- Tổng hợp kết quả rà soát của các phòng trước ngày 30/10/2024.
3. Hội nghị tổng kết khai mạc vào ngày 05/11/2024 tại hội trường.
Nơi nhận:
- Như trên;
"""


def why(text: str) -> dict[str, list[dict[str, object]]]:
    _, trace = explain(text)
    found = why_json(text, trace)
    return {key: value for key, value in found.items() if isinstance(value, list)}


def seen(text: str, day: str) -> dict[str, object]:
    """What is said of the one date that holds the words."""
    (found,) = (date for date in why(text)["dates"] if day in str(date["phrase"]))
    return found


@pytest.mark.parametrize(
    ("day", "line", "rule", "deadline"),
    [
        ("03 tháng 10", 4, "head", False),
        ("01/9/2024", 6, "no_operator", False),
        ("25/10/2024", 7, "operator", True),
        ("30/10/2024", 9, "operator", True),
        ("05/11/2024", 10, "meeting", False),
    ],
)
def test_each_date_has_its_line_and_the_rule_on_it(day: str, line: int, rule: str, deadline: bool) -> None:
    found = seen(LETTER, day)
    assert (found["line"], found["rule"], found["deadline"]) == (line, rule, deadline)


def test_each_draft_has_the_step_by_which_its_bearer_was_found() -> None:
    steps = [(draft["where"], draft["step"], draft["report_to"]) for draft in why(LETTER)["drafts"]]
    assert steps[:2] == [("1", "named", ["Văn phòng Sở"]), ("2, ý 1", "heading", [])]


def test_a_time_cell_of_a_table_is_a_deadline_by_its_place() -> None:
    table = (
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n| STT | Nội dung | Đơn vị chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Rà soát danh mục từ ngày 01/3/2024 | Phòng Tổ chức | Quý III/2025 |\n"
    )
    assert (seen(table, "Quý III")["rule"], seen(table, "Quý III")["deadline"]) == ("time_cell", True)
    assert why(table)["drafts"][0]["step"] == "table_cell"


def test_a_line_that_gives_a_time_to_the_task_above_is_one() -> None:
    text = (
        "KẾ HOẠCH\nRà soát văn bản\n1. Rà soát toàn bộ văn bản của ngành và của địa phương.\n"
        "Đơn vị chủ trì: Phòng Tổ chức. Thời gian hoàn thành: Tháng 6/2025.\n"
    )
    assert [date["deadline"] for date in why(text)["dates"]] == [True]


def test_to_ask_why_changes_nothing_of_what_is_read() -> None:
    directive, trace = explain(LETTER)
    assert directive == parse(LETTER)
    assert tuple(draft for _, draft in trace.drafts) == directive.drafts


def test_a_rule_has_one_name() -> None:
    names = [rule.name for rule in (*RULES, *OVERRULING)]
    assert sorted(names) == sorted(set(names))


def test_every_rule_has_a_sentence() -> None:
    assert {rule.name for rule in (*RULES, *OVERRULING)} <= set(SENTENCES)
