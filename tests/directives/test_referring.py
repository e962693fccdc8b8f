"""Deadlines that one sentence lends to others; every unit here is invented."""

from datetime import date

import pytest

from directives.model import Kind, TaskDraft
from directives.parse import parse

HEAD = """UBND TỈNH AN HÒA
SỞ CÔNG THƯƠNG
Số: 31/SCT-VP
An Hòa, ngày 03 tháng 8 năm 2026

Kính gửi: Các phòng thuộc Sở.

"""


def drafts(body: str) -> tuple[TaskDraft, ...]:
    return parse(HEAD + body).drafts


def dues(body: str) -> list[tuple[tuple[str, ...], date | None]]:
    return [(draft.assignees, draft.deadline.on if draft.deadline else None) for draft in drafts(body)]


@pytest.mark.parametrize(
    "back",
    ["cùng gửi trong thời hạn nói trên", "nộp đúng thời hạn nêu trên", "gửi theo thời gian đã nêu ở trên"],
)
def test_a_sentence_that_points_back_has_the_deadline_named_before(back: str) -> None:
    first = "Phòng Kế hoạch lập báo cáo chợ, gửi Sở trước ngày 18/8."
    body = f"{first} Phòng Thanh tra lập báo cáo xăng dầu, {back}.\n"
    assert dues(body) == [(("Phòng Kế hoạch",), date(2026, 8, 18)), (("Phòng Thanh tra",), date(2026, 8, 18))]


def test_together_takes_in_the_unit_before_the_semicolon() -> None:
    body = (
        "Phòng Kế hoạch lập báo cáo chợ, gửi Sở trước ngày 18/8. Phòng Thanh tra chuẩn bị báo cáo xăng dầu; "
        "Phòng Năng lượng chuẩn bị báo cáo điện, cùng gửi trong thời hạn nói trên.\n"
    )
    assert [due for _, due in dues(body)] == [date(2026, 8, 18)] * 3


def test_missing_that_deadline_is_no_duty_with_a_deadline() -> None:
    body = (
        "Phòng Kế hoạch lập báo cáo chợ, gửi Sở trước ngày 18/8. "
        "Nếu không nộp đúng thời hạn nêu trên, Phòng Thanh tra chủ trì kiểm điểm.\n"
    )
    assert [due for _, due in dues(body)].count(date(2026, 8, 18)) == 1


def test_a_sentence_about_all_that_the_item_asked_lends_it_its_deadline() -> None:
    body = (
        "1. Đối với chợ hạng 3: Phòng Kế hoạch chủ trì lập danh sách; Phòng Thanh tra chủ trì kiểm tra. "
        "Các việc tại điểm này phải làm xong trong tháng 9/2026.\n"
    )
    assert dues(body) == [
        (("Phòng Kế hoạch",), date(2026, 9, 30)),
        (("Phòng Thanh tra",), date(2026, 9, 30)),
    ]


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("Mỗi đơn vị dưới đây chuẩn bị 01 tham luận:", "Toàn văn tham luận gửi về Văn phòng Sở"),
        ("Các phòng sau chuẩn bị bài viết cho kỷ yếu:", "Các bài viết xin gửi về Văn phòng Sở"),
    ],
)
def test_what_each_of_a_list_prepares_is_due_when_the_closing_line_says(asked: str, sent: str) -> None:
    bullets = "- Phòng Kế hoạch: quản lý chợ;\n\n- Phòng Thanh tra: cây xăng."
    body = f"{asked}\n\n{bullets}\n\n{sent} trước ngày 20/8/2026.\n"
    found = drafts(body)
    assert [draft.assignees for draft in found] == [("Phòng Kế hoạch",), ("Phòng Thanh tra",)]
    assert {draft.deadline.on for draft in found if draft.deadline} == {date(2026, 8, 20)}
    assert {draft.kind for draft in found} == {Kind.REPORT}


def test_of_an_activity_and_what_it_is_about_the_task_is_the_latter() -> None:
    table = (
        "| Hoạt động | Nội dung | Đơn vị phụ trách | Thời gian |\n|---|---|---|---|\n"
        "| Trực quan | Treo băng rôn ở cổng chợ | Phòng Kế hoạch | Trước ngày 24/8 |\n"
    )
    (draft,) = drafts(table)
    assert draft.quote == "Treo băng rôn ở cổng chợ"


def test_a_sentence_that_names_the_item_has_the_deadline_of_that_item() -> None:
    body = (
        "1. Phòng Kế hoạch lập bảng kê chợ, gửi Sở trước ngày 18/8.\n"
        "2. Phòng Năng lượng lập bảng kê trạm điện, gửi Sở trước ngày 25/8.\n"
        "3. Phòng Thanh tra lập bảng kê xăng dầu, gửi Sở cùng thời hạn nêu tại điểm 1.\n"
    )
    assert [due for _, due in dues(body)] == [date(2026, 8, 18), date(2026, 8, 25), date(2026, 8, 18)]


def test_papers_asked_above_are_not_asked_again_by_the_line_that_says_where_to_send_them() -> None:
    body = (
        "1. Phòng Kế hoạch tổng hợp số vụ cháy chợ.\n2. Phòng Năng lượng lập kế hoạch cấp điện "
        "trong các tháng mùa khô cho từng khu công nghiệp.\n\n"
        "Báo cáo và kế hoạch nói trên gửi về Văn phòng Sở chậm nhất là ngày 20 tháng 8 năm 2026./.\n"
    )
    found = drafts(body)
    assert [draft.deadline.on for draft in found if draft.deadline] == [date(2026, 8, 20)] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Các nội dung a, b nêu trên trình UBND tỉnh trước ngày 25/9/2025.",
        "Các văn bản nêu trên gửi về Văn phòng Sở trước ngày 25/9/2025 để tổng hợp.",
        "Các tài liệu, danh sách nêu trên gửi về Văn phòng Sở trước ngày 25/9/2025.",
    ],
)
def test_a_line_on_the_papers_above_dates_each_of_them(line: str) -> None:
    items = "a) Rà soát kế hoạch vốn của các dự án;\nb) Tổng hợp danh mục các dự án kéo dài.\n"
    found = parse(f"Kính gửi: Các sở.\n\n1. Sở Tài chính:\n{items}{line}\nc) Công khai số liệu.\n")
    dated = [draft.quote for draft in found.drafts if draft.deadline]
    assert len(dated) == 2  # no third of the line itself
    assert dated[1].startswith("Tổng hợp danh mục")


def test_what_the_issuer_itself_owes_is_told_before_its_orders() -> None:
    own = "Sở Y tế có trách nhiệm báo cáo UBND tỉnh trước ngày 15/12/2024."
    lead = "Để bảo đảm tiến độ, Sở Y tế đề nghị các trung tâm thực hiện một số nội dung sau:"
    head = "SỞ Y TẾ\nSố: 5/SYT-VP\nKính gửi: Các trung tâm.\n\n"
    found = parse(f"{head}{own}\n{lead}\n1. Báo cáo trước ngày 20/11/2024.\n")
    assert [draft.deadline.on for draft in found.drafts if draft.deadline] == [date(2024, 11, 20)]


def test_a_tracker_names_the_papers_in_a_column_and_dates_some_tasks_in_their_text() -> None:
    table = (
        "| TT | Số ký hiệu văn bản | Nội dung được giao | Đơn vị thực hiện | Thời hạn |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Số 18/TB ngày 22/7/2024 | Kiểm tra chợ phường 6 | Phòng Kinh tế | Trong tháng 8 |\n"
        "| 2 | Số 19/TB ngày 23/7/2024 | Lập kế hoạch trước ngày 06/8/2024; gửi dự thảo trước ngày"
        " 13/8/2024 | Phòng Nội vụ |  |\n"
    )
    found = parse(f"BẢNG THEO DÕI\n\n{table}").drafts
    assert [draft.content[:8] for draft in found] == ["Kiểm tra", "Lập kế h", "Lập kế h"]
    assert [draft.deadline.on for draft in found if draft.deadline] == [
        date(2024, 8, 31),
        date(2024, 8, 6),
        date(2024, 8, 13),
    ]


def test_a_label_that_a_scan_spoilt_still_says_who_helps() -> None:
    item = "1. Sở Nội vụ rà soát biên chế trước ngày 25/9/2024.\n"
    (draft,) = parse(f"Kính gửi: Các sở.\n\n{item}Cơ quàn phối hop: Sở Tài chính.\n").drafts
    assert draft.cooperators == ("Sở Tài chính",)


def test_a_closing_term_dates_what_has_none_of_its_own() -> None:
    body = (
        "1. Phòng Kế hoạch lập báo cáo chợ, gửi Sở trước ngày 18/8.\n\n"
        "2. Phòng Thanh tra kiểm tra xăng dầu.\n\n"
        "Các nội dung trên hoàn thành trước ngày 30/9.\n"
    )
    assert [due for _, due in dues(body)] == [date(2026, 8, 18), date(2026, 9, 30)]


@pytest.mark.parametrize("heading", ["I. CÁC XÍ NGHIỆP CẤP NƯỚC", "I. Phòng Kế hoạch"])
def test_a_term_in_brackets_behind_a_heading_dates_what_stands_under_it(heading: str) -> None:
    body = (
        f"{heading} (hoàn thành trước ngày 20/9/2026)\n1. Kiểm tra các đồng hồ tổng.\n"
        "2. Thay thế các đoạn ống cũ, báo cáo Sở trước ngày 05/9/2026.\n\n"
        "II. Phòng Thanh tra\n1. Kiểm tra xăng dầu.\n"
    )
    assert [due for _, due in dues(body)] == [date(2026, 9, 20), date(2026, 9, 5), None]
