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
