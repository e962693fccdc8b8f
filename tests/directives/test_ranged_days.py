"""Days of each month from one to another, days that a feast is known for, and periods that data cover."""

import pytest

from directives.parse import parse

_LETTER = """SỞ Y TẾ TỈNH AN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 88/SYT-VP
An Giang, ngày 02 tháng 3 năm 2026
Kính gửi: Trạm Y tế các xã.
"""


@pytest.mark.parametrize(
    ("said", "phrase", "day"),
    [
        (
            "Từ ngày 20 đến ngày 25 hằng tháng, các trạm gửi báo cáo về Sở Y tế.",
            "Từ ngày 20 đến ngày 25 hằng tháng",
            25,
        ),
        (
            "Định kỳ từ 1 đến hết ngày 5 hàng tháng, các trạm rà soát kho.",
            "Định kỳ từ 1 đến hết ngày 5 hàng tháng",
            5,
        ),
    ],
)
def test_days_of_each_month_are_due_on_the_last_of_them(said: str, phrase: str, day: int) -> None:
    [task] = parse(_LETTER + said).drafts
    assert task.deadline is not None
    assert task.deadline.phrase == phrase
    assert task.deadline.recurrence is not None
    assert task.deadline.recurrence.day == day


@pytest.mark.parametrize(
    "feast", ["Quốc khánh 02/9/2026", "Quốc tế Thiếu nhi 01/6/2026", "giải phóng 30/4/2026"]
)
def test_a_day_may_be_named_by_its_feast_before_its_date(feast: str) -> None:
    [task] = parse(f"{_LETTER}Đề nghị các trạm sửa xong phòng khám trước ngày {feast}.").drafts
    assert task.deadline is not None
    assert task.deadline.phrase == f"trước ngày {feast}"
    assert task.deadline.on is not None


def test_the_period_that_a_report_covers_is_no_deadline() -> None:
    [task] = parse(
        f"{_LETTER}Đề nghị các trạm gửi báo cáo quý trước ngày 20/3/2026, với kỳ số liệu như sau:\n"
        "- Báo cáo quý I: Tính từ ngày 15 tháng 12 của năm trước kỳ báo cáo"
        " đến ngày 14 tháng 3 thuộc kỳ báo cáo.\n"
        "- Báo cáo quý III: Tính từ ngày 15 tháng 6 thuộc kỳ báo cáo đến ngày 14 tháng 9 thuộc kỳ báo cáo.\n"
    ).drafts
    assert task.deadline is not None
    assert task.deadline.phrase == "trước ngày 20/3/2026"


def test_a_date_that_opens_a_clause_is_of_whom_the_clause_names() -> None:
    first, second = parse(
        f"{_LETTER}Từ ngày 1 đến ngày 5 hằng tháng, các khoa cập nhật số liệu; từ ngày 6 đến ngày 10"
        " hằng tháng, Phòng Kế hoạch kiểm tra, tổng hợp.\n"
    ).drafts
    assert (first.assignees, second.assignees) == (("các khoa",), ("Phòng Kế hoạch",))
