"""Work that stands before what is done again and again, in items of our own."""

import pytest

from directives.parse import parse
from tests.directives.test_generated_letters import FOOT, HEAD

_WORK = "theo dõi, đôn đốc tiến độ số hóa tại các trường"


def _tasks(item: str) -> list[tuple[tuple[str, ...], bool]]:
    drafts = parse(f"{HEAD}1. {item}\n{FOOT}").drafts
    return [(task.assignees, task.deadline is not None) for task in drafts]


@pytest.mark.parametrize(
    "again",
    [
        "hằng tuần báo cáo Giám đốc Sở",
        "tổng hợp, báo cáo Giám đốc Sở trước ngày 20 hằng tháng",
        "định kỳ hằng quý báo cáo Sở Tài chính",
    ],
)
@pytest.mark.parametrize("opening", ["Phòng Lưu trữ: ", "Phòng Lưu trữ chủ trì "])
def test_work_before_a_recurring_report_is_a_task_of_its_own(opening: str, again: str) -> None:
    assert _tasks(f"{opening}{_WORK}; {again}.") == [
        (("Phòng Lưu trữ",), False),
        (("Phòng Lưu trữ",), True),
    ]


@pytest.mark.parametrize(
    "item",
    [
        f"Phòng Lưu trữ {_WORK}, hằng tuần báo cáo Giám đốc Sở.",
        f"Phòng Lưu trữ {_WORK}; hoàn thành trước ngày 20/12/2026.",
        "Phòng Lưu trữ tổng hợp số liệu; hằng tuần báo cáo Giám đốc Sở.",
    ],
)
def test_what_has_one_term_or_says_little_before_it_is_one_task(item: str) -> None:
    assert _tasks(item) == [(("Phòng Lưu trữ",), True)]


@pytest.mark.parametrize("remark", [" (mời dự)", " (mời)", ""])
def test_a_member_of_a_body_is_no_task(remark: str) -> None:
    member = f"Đại diện Công an tỉnh - Thành viên{remark}."
    body = f"Yêu cầu các phòng thực hiện các nhiệm vụ sau:\n1. Rà soát hồ sơ lưu trữ.\n2. {member}"
    assert [task.content for task in parse(f"{HEAD}{body}\n{FOOT}").drafts] == ["Rà soát hồ sơ lưu trữ."]


@pytest.mark.parametrize("front", ["Định kỳ hằng tháng", "Hằng quý", "Trước ngày 20/12/2026"])
def test_who_reports_stands_behind_a_label_and_a_time(front: str) -> None:
    asked = f"Chế độ báo cáo: {front}, các trường trực thuộc báo cáo Sở Tài chính."
    body = f"1. Phòng Lưu trữ kiểm kê kho tài liệu.\n2. {asked}"
    borne = [task.assignees for task in parse(f"{HEAD}{body}\n{FOOT}").drafts]
    assert borne == [("Phòng Lưu trữ",), ("các trường trực thuộc",)]
