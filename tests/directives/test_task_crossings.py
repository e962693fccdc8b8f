"""Letters put together from headings, works and forms: their tasks are known by how they were made."""

import random
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeVar

from directives.duties.recipients import recipients
from directives.parse import parse
from tests.every_row import every_row

Case = TypeVar("Case")
_HEAD = """SỞ TÀI CHÍNH TỈNH AN HÒA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-STC
An Hòa, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Về công tác tài chính năm 2026

"""
_MOST = 40  # letters of a crossing that are read
_TOLD = (
    "Đánh giá chung",
    "ĐÁNH GIÁ CHUNG",
    "Về kết quả quý IV năm 2025",
    "Kết quả thanh tra",
    "Tình hình thực hiện nhiệm vụ năm 2025",
    "Tồn tại, hạn chế và nguyên nhân",
    "Kết quả thực hiện trong 6 tháng đầu năm 2025",
)
_STATEMENTS = (
    "Thu ngân sách đạt 7,9 tỷ đồng, xong trước ngày 25/12/2025; chi đúng dự toán.",
    "Phòng Ngân sách chia nhỏ 03 gói thầu, tổng giá trị 1,92 tỷ đồng.",
    "Một số địa phương còn chờ hướng dẫn, chưa chủ động giải ngân.",
)
_DUTIES = (
    ("Phòng Ngân sách rà soát dự toán, báo cáo Giám đốc trước ngày 15/02/2026.", ("Phòng Ngân sách",)),
    ("Giao Văn phòng công khai số liệu trên trang tin.", ("Văn phòng",)),
)


def _some(cases: Iterator[Case]) -> Sequence[Case]:
    every = list(cases)
    return random.Random(len(every)).sample(every, min(_MOST, len(every)))  # noqa: S311


def _large(text: str) -> str:
    return text[0].upper() + text[1:]


def _letters_that_tell() -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    for heading, statement, (duty, names) in product(_TOLD, _STATEMENTS, _DUTIES):
        yield f"I. {heading}\n{statement}\nII. NHIỆM VỤ TRỌNG TÂM\n1. {duty}\n", (names,)


@every_row(_some(_letters_that_tell()))
def test_what_stands_under_a_heading_of_results_is_no_task(
    text: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    assert tuple(draft.assignees for draft in parse(_HEAD + text).drafts) == expected


_FIRST = (
    ("lập dự toán", "trước ngày 10/7/2026"),
    ("gửi tài liệu đến các phòng", "trong quý II/2026"),
    ("rà soát hồ sơ", "chậm nhất ngày 15/6/2026"),
)
_SECOND = ("bố trí phòng họp không giấy", "thẩm định hồ sơ của các xã", "kiểm tra 12 đơn vị")
_LEADS = ("1. Giao Phòng Kế hoạch {work}", "1. Phòng Kế hoạch: {work}", "1. Phòng Kế hoạch\n- {Work}")


def _items_of_two_works() -> Iterator[tuple[str, list[bool]]]:
    for lead, (work, term), second in product(_LEADS, _FIRST, _SECOND):
        first = lead.format(work=work, Work=_large(work))
        yield f"{first} {term}; {second}.\n", [True]
        yield f"{first}; {second} {term}.\n", [True]
    for lead, (work, term) in product(_LEADS, _FIRST):
        first = lead.format(work=work, Work=_large(work))
        yield f"{first} {term}; báo cáo kết quả về Văn phòng.\n", [True]


@every_row(_some(_items_of_two_works()))
def test_an_item_of_two_works_and_one_term_is_one_task(text: str, expected: list[bool]) -> None:
    drafts = parse(_HEAD + text).drafts
    assert [draft.deadline is not None for draft in drafts] == expected
    assert all(draft.assignees == ("Phòng Kế hoạch",) for draft in drafts)


_TERMS = (
    ("trước 17h00 ngày 12/02/2026", "2026-02-12"),
    ("chậm nhất là ngày 15/3/2026", "2026-03-15"),
    ("trong quý II/2026", "2026-06-30"),
    ("trong tháng 3/2026", "2026-03-31"),
    ("đến hết ngày 31/3/2026", "2026-03-31"),
    ("trong tuần thứ hai của tháng 3/2026", "2026-03-14"),
)
_WORKS = ("rà soát hồ sơ các dự án", "báo cáo kết quả về Sở", "tổ chức kiểm tra 12 đơn vị")
_PLACES = (
    "1. Phòng Ngân sách {work} {term}.",
    "1. {Term}, Phòng Ngân sách {work}.",
    "1. Phòng Ngân sách {work} ({term}).",
    "1. Phòng Ngân sách {work}. Hoàn thành {term}.",
    "1. Phòng Ngân sách {work}. Hoàn thành: {term}.",
    "1. Phòng Ngân sách ({term})\n- {Work}.",
    "1. Phòng Ngân sách {work}.\nCác nhiệm vụ trên hoàn thành {term}.",
    "1. {Work}\n- Đơn vị thực hiện: Phòng Ngân sách.\n- Thời gian: {term}.",
    "1. Phòng Ngân sách {work} {term}, bảo đảm đúng quy định.",
    "| TT | Nội dung | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | {Work} | Phòng Ngân sách | {Term} |",
)


def _terms_in_their_places() -> Iterator[tuple[str, str]]:
    for place, work, (term, due) in product(_PLACES, _WORKS, _TERMS):
        text = place.format(work=work, term=term, Work=_large(work), Term=_large(term))
        yield f"I. NHIỆM VỤ\n{text}\n", due


@every_row(_some(_terms_in_their_places()))
def test_a_term_is_found_wherever_a_letter_puts_it(text: str, due: str) -> None:
    (draft,) = parse(_HEAD + text).drafts
    assert draft.deadline is not None
    assert (draft.assignees, str(draft.deadline.on)) == (("Phòng Ngân sách",), due)


_RECIPIENTS = (
    "Văn phòng UBND tỉnh",
    "Công an xã",
    "chủ rừng",
    "chính quyền xã",
    "đoàn kiểm tra",
    "03 chi bộ được kiểm tra",
    "đơn vị sử dụng lao động",
    "các trường",
)
_SENT = (
    "gửi báo cáo cho {to} trước ngày 20/12/2025",
    "lập danh sách, chuyển cho {to} trong tháng 12",
    "nộp 02 bản (kèm phụ lục) về {to} trước ngày 20/12",
    "thông báo kết quả đến {to} để biết",
    "rà soát hồ sơ; chuyển kết quả đến {to}, xong trước ngày 20/12",
)


@every_row(list(product(_SENT, _RECIPIENTS)))
def test_who_receives_is_read_whether_it_has_a_name_or_not(form: str, to: str) -> None:
    assert recipients(form.format(to=to)) == (to,)


def test_what_is_told_to_people_and_read_in_papers_goes_to_nobody() -> None:
    for text in ("thông báo cho người dân biết", "đọc báo Nhân dân", "giao việc cho từng chuyên viên"):
        assert recipients(text) == ()
