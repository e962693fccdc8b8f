"""What is stamped or printed upon a letter's head and is no part of it.

The urgency ("HỎA TỐC"), the stamp of arrival of the office that got the letter, what a viewer prints of
an electronic signature, and the masthead and menu of the page that posts it.
"""

import re

from directives.head.postings import is_posting
from directives.head.record import SUBJECT_MARK
from directives.outline.lines import Line

_URGENT = r"(?:(?:h[oỏ][aảà]|hoả|hỏa) tốc(?: hẹn giờ)?|thượng khẩn|khẩn(?: cấp)?)"
_URGENCY = re.compile(
    rf"[\W_]{{0,6}}(?:độ khẩn\s?:\s?)?{_URGENT}"
    r"(?:[\s,:-]{1,4}\d{1,2}\s?(?:giờ|h|:)\s?\d{0,2})?[\W_]{0,6}\Z",
    re.IGNORECASE,
)
_URGENCY_BESIDE = re.compile(r"\s[(\[]?(?:(?:HỎA|HOẢ) TỐC(?: HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN)[)\]!]?\s*\Z")
# What a viewer prints of the electronic signature above the letter, also as a scan misreads it.
_SIGNED_BEGINS = re.compile(r"\W{0,4}(?:K[ýỳỷỹy] b[ởơờở]i|Người ký|Thời gian k[ýỳỷỹy])\s?:", re.IGNORECASE)
_SIGNED = re.compile(
    r"\W{0,4}(?:K[ýỳỷỹy] b[ởơờở]i|Người ký|Thời gian k[ýỳỷỹy]|Ngày ký|Emai\S|Cơ quan"
    r"|Địa chỉ|Chức vụ|Tổ chức)"
    r"(?:\s?:|\s\S{0,20}@|\s\d|\s?\S{5,40}\Z)",
    re.IGNORECASE,
)
_SIGNED_REACH = 8
# The stamp of arrival: the office's name, ĐẾN, Số, Ngày, Chuyển (Decree 30/2020, annex IV).
_ARRIVAL = re.compile(
    r"\W{0,4}(?:(?:CÔNG|CONG) VĂN )?(?:ĐẾN|ĐÊN|DEN)(?:\s+(?:Số|Ngày|Giờ)\b.{0,30})?[\W_]*\Z"
)
_OF_ARRIVAL = re.compile(
    r"\W{0,4}(?:(?:Số|Ngày|Giờ)(?: đến)?\s?:?\s?[\d\s./:_…-]{0,20}"
    r"|(?:Chuyển|Lưu hồ sơ(?: số)?|Số và ký hiệu HS)\s?:.{0,40})\Z"
)
_MOTTO_ENDS = re.compile(r"h[aạ]nh\s*ph[uúủ]c", re.IGNORECASE)
_NAMES_AN_OFFICE = re.compile(r"[^\W\d_]{1,20}(?:[\s,&.-]{1,3}\w{1,20}){1,12}\Z")
_ARRIVAL_REACH = 5
_LONGEST_STAMP = 50
_REACH = 40
# The sections of a site, as its menu and the path to a page name them; none that is also a kind of document.
_SECTION = (
    r"(?:trang chủ|giới thiệu|tin tức|sự kiện|tin (?:chỉ đạo|hoạt động|nổi bật|trong tỉnh|địa phương|mới"
    r"|ngành)|chỉ đạo,? điều hành|công khai|thư viện|liên hệ|hỏi đáp|dịch vụ công|thời sự|chuyên mục|góp ý"
    r"|thông tin (?:ý kiến|phản hồi|câu hỏi|chung|tuyên truyền|chỉ đạo)|câu hỏi|đối thoại|sơ đồ"
    r"|tổ chức bộ máy)"
)
_SECTION_CELL = re.compile(rf"\s?{_SECTION}", re.IGNORECASE)
_PATH = re.compile(
    rf"{_SECTION}[^»>›.;:]{{0,40}}(?:\s?[»>›]\s?[^»>›.;:]{{2,60}}){{1,6}}[»>›\s]*\Z", re.IGNORECASE
)
_SECTION_ALONE = re.compile(
    rf"{_SECTION}(?:\s?[-–,&]\s?{_SECTION}|,? điều hành| ảnh)?\W{{0,4}}\Z", re.IGNORECASE
)
_OWN_HEAD = re.compile(r"(?:Số|SỐ|V/v|Về việc|Kính gửi|CỘNG H|Căn cứ)(?!\w)")
_MENU_REACH = 6
_LONGEST_MASTHEAD = 90
_LONGEST_MENU = 200


def blank_stamps(lines: list[Line]) -> None:
    """Make the lines at the top empty that belong to a stamp or to the page and not to the letter."""
    _blank_masthead(lines)
    _blank_signed(lines)
    for i, line in enumerate(lines[:_REACH]):
        text = line.text
        if 3 < len(text) < _LONGEST_STAMP:
            if _ARRIVAL.match(text):
                _blank_arrival(lines, i)
            elif _URGENCY.match(text):
                lines[i] = Line("")


def without_urgency(text: str) -> str:
    """ "SỞ Y TẾ HỎA TỐC": what the stamp left beside the letterhead or the subject."""
    if len(text) < _LONGEST_STAMP and _URGENCY.match(text):
        return ""
    return _URGENCY_BESIDE.sub("", text) if "KHẨN" in text or "TỐC" in text else text


def _blank_signed(lines: list[Line]) -> None:
    begins = next((i for i, line in enumerate(lines[:_SIGNED_REACH]) if line.text), 0)
    if not lines or not _SIGNED_BEGINS.match(lines[begins].text):
        return
    for i in range(begins, min(len(lines), begins + _SIGNED_REACH)):
        if _SIGNED.match(lines[i].text) and "|" not in lines[i].text:
            lines[i] = Line("")


def _blank_arrival(lines: list[Line], at: int) -> None:
    """The lines of a stamp of arrival; the office's name above it only below a whole letterhead."""
    lines[at] = Line("")
    for i in range(at + 1, min(len(lines), at + _ARRIVAL_REACH)):
        if lines[i].text and not _OF_ARRIVAL.match(lines[i].text):
            break
        lines[i] = Line("")
    above = next((i for i in range(at - 1, -1, -1) if lines[i].text), None)
    if above is None or not any(_MOTTO_ENDS.search(line.text) for line in lines[:above]):
        return
    name = lines[above].text
    if name.isupper() and _NAMES_AN_OFFICE.match(name) and not SUBJECT_MARK.match(name):
        lines[above] = Line("")


def _blank_masthead(lines: list[Line]) -> None:
    """A site's name over its menu, the menu itself and the name of the section; not the letter's own head."""
    filled = [i for i, line in enumerate(lines[:20]) if line.text][:_MENU_REACH]
    last = None
    for place, i in enumerate(filled):
        text = lines[i].text
        if len(text) > _LONGEST_MENU or is_posting(text) or _OWN_HEAD.match(text):
            break
        if _is_menu(text) or _SECTION_ALONE.match(text):
            last = place
        elif not text.isupper():
            break
    if last is None or any(len(lines[i].text) > _LONGEST_MASTHEAD for i in filled[:last]):
        return
    for i in filled[: last + 1]:
        lines[i] = Line("")


def _is_menu(text: str) -> bool:
    cells = text.split("|")
    named = sum(1 for cell in cells if _SECTION_CELL.match(cell)) if len(cells) > 2 else 0
    return named > 1 or _PATH.match(text) is not None
