import re
from pathlib import Path
from typing import Any

from directives.deadlines.rules import OVERRULING, RULES
from directives.evaluation.figures import summed
from directives.evaluation.scoring import Count, Score
from messages.command_line import analysis

ROOT = Path(__file__).parents[2] / "directives"


def steps_named() -> set[str]:
    """The steps that the reader gives: the words in small letters beside a Resolved, or in `note`."""
    source = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "duties").glob("*.py")))
    found = re.findall(r'Resolved\([^\n]*"(\w+)"', source) + re.findall(r'"(heading|closing_line)"', source)
    return {*found, *re.findall(r'step = "(\w+)"', source)}


def test_every_rule_and_every_step_is_said_in_words() -> None:
    assert {rule.name for rule in (*RULES, *OVERRULING)} <= set(analysis.RULES)
    assert steps_named() <= set(analysis.STEPS)


def test_no_two_rules_are_said_in_the_same_words() -> None:
    assert len(set(analysis.RULES.values())) == len(analysis.RULES)


def test_a_date_and_a_draft_are_a_line_each() -> None:
    date = {"line": 7, "where": "1", "phrase": "trước ngày 25/10/2024", "rule": "operator", "deadline": True}
    draft = {
        "line": 7,
        "where": "1",
        "content": "Phòng Tổ chức báo cáo.",
        "assignees": ["Phòng Tổ chức"],
        "step": "named",
        "report_to": ["Văn phòng Sở"],
        "kind": "report",
    }
    read = {"file": "a.txt", "classification": None, "why": {"dates": [date], "drafts": [draft]}}
    assert analysis.why_lines(read) == (
        "a.txt\n"
        "  Mốc thời gian:\n"
        "    dòng 7 (mục 1): “trước ngày 25/10/2024” là hạn: có từ chỉ hạn (trước, chậm nhất …) [operator]\n"
        "  Dự thảo nhiệm vụ:\n"
        "    dòng 7 (mục 1): “Phòng Tổ chức báo cáo.” chủ trì: Phòng Tổ chức (nêu tên trong câu [named]); "
        "nơi nhận kết quả: Văn phòng Sở; loại: báo cáo\n"
    )


def test_a_text_without_dates_and_tasks_says_so_and_a_secret_nothing() -> None:
    empty: dict[str, Any] = {"file": "a.txt", "classification": None, "why": {"dates": [], "drafts": []}}
    assert analysis.why_lines(empty).count("không có") == 2
    assert "không đọc" in analysis.why_lines({"file": "a.txt", "classification": "mật", "why": None})
    assert analysis.why_lines({"file": "a.txt", "error": "Tệp trống."}) == "a.txt\n  Tệp trống.\n"


def test_figures_are_a_line_each_with_what_was_too_much_and_what_was_missed() -> None:
    found = summed([Score(deadline=Count(8, 1, 3), header={"number": True}, edits=4, required=8)])
    lines = analysis.figures(found, ["hong.pdf"]).split("\n")
    assert "Hạn (F1)                         0.8000  (đúng 8, thừa 1, sót 3)" in lines
    assert "Sửa khi soát, mỗi việc           0.500" in lines
    assert "Phần đầu: số                     1.0000" in lines
    assert lines[-1] == "Không đọc được                   hong.pdf"
    assert "Không đọc được" not in analysis.figures(found, [])
