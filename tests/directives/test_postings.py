"""Days without a year in posted texts: the year is that of the posting, or of the days the text names."""

from datetime import date

import pytest

from directives.parse import parse

ASKED = (
    "UBND huyện Minh Tân vừa có văn bản yêu cầu Phòng Y tế huyện rà soát các trạm y tế, "
    "báo cáo UBND huyện {deadline}.\n\nVăn bản cũng nhắc các xã giữ vệ sinh nơi công cộng và đường làng.\n"
)
TITLE = "Huyện Minh Tân rà soát các trạm y tế xã\n"


def due(text: str) -> date | None:
    found = [draft.deadline for draft in parse(text).drafts if draft.deadline]
    return found[0].on if found else None


@pytest.mark.parametrize(
    ("posted", "deadline", "expected"),
    [
        ("Thứ Hai, 07/12/2015, 09:05 [GMT+7]", "trước ngày 18-12", date(2015, 12, 18)),
        ("2025-04-22 18:00:00", "trước ngày 5.5", date(2025, 5, 5)),
        ("Thứ Tư, 30/12/2020 08:15 (GMT+7)", "trước ngày 10/1", date(2021, 1, 10)),
        ("Cập nhật lúc: 10:05 02/06/2018   Lượt xem: 31   Cỡ chữ A- A", "trước ngày 20/6", date(2018, 6, 20)),
        ("Đăng bởi: quantri - 11/09/2021 09:30", "trước ngày 25/9", date(2021, 9, 25)),
        ("Đăng ngày 14/05/2023  -  120 lượt xem", "trước ngày 30/5", date(2023, 5, 30)),
        (
            "XÃ AN HÒA\nTin tức - Sự kiện\nHọp xã\nNgười đăng: Lê Na | 12-10-2022",
            "trước 20/10",
            date(2022, 10, 20),
        ),
    ],
)
def test_a_day_without_a_year_takes_it_from_the_posting(posted: str, deadline: str, expected: date) -> None:
    assert due(f"{TITLE}{posted}\n\n{ASKED.format(deadline=deadline)}") == expected


def test_without_a_posting_the_year_is_that_of_the_days_the_text_names_and_is_pointed_out() -> None:
    counted = "Tính đến hết ngày 22/2/2022, huyện đã tiêm 12.400 liều.\n"
    text = f"{TITLE}\n{ASKED.format(deadline='trước ngày 27/02')}\n{counted}"
    draft = next(draft for draft in parse(text).drafts if draft.deadline)
    assert draft.deadline is not None
    assert draft.deadline.on == date(2022, 2, 27)
    assert "year_inferred" in {warning.code for warning in draft.warnings}


def test_days_of_several_years_leave_the_year_open() -> None:
    told = "Năm trước việc này làm từ ngày 10/3/2020, nay lặp lại sau ngày 12/4/2021.\n"
    assert due(f"{TITLE}\n{ASKED.format(deadline='trước ngày 27/02')}\n{told}") is None


def test_an_annex_takes_the_year_of_the_decision_whose_day_is_blank() -> None:
    text = (
        "PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ CỦA XÃ AN HÒA\n(Kèm theo Kế hoạch số   /KH-UBND ngày    /02/2023)"
        "\n\nSTT | Nhiệm vụ | Chủ trì | Thời gian |\n1 | Sửa cầu Mới | Tổ Giao thông | Trước 15/12 |\n"
    )
    assert due(text) == date(2023, 12, 15)
