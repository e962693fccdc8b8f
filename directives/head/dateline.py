"""The days that a letter bears: its line of place and date, stamps of arrival, the day of a posted text."""

import re
from datetime import date

from directives.model import SUBJECT_MARK, Header
from directives.outline.lines import Line, columns_of
from directives.words import FOLDED_KINDS
from language.folding import fold
from language.spelling import is_syllable

DATE = re.compile(
    r"(?P<place>[^\s,;:|][^,;:|\d]{1,45}),?\s*(?:hồi\s\d{1,2}\s?(?:giờ|h)\s?(?:\d{1,2}\s?(?:phút)?)?,?\s*)?ng[àaầấ]y\s*(?P<day>\S{0,8}?)"
    r"\s*th[áaâà]ng\s*(?P<month>\S{0,8}?)\s*n[ăàaâ]m\s*(?P<year>[12][09Oo][\dOolI]{2}|[\s.…_]*)(?!\d)",
    re.IGNORECASE,
)
# Without a place, or in figures alone: only where the line says nothing else.
_ALONE = re.compile(
    r"\(?(?:(?P<place>[^\s,;:|\d][^,;:|\d]{1,45}),\s*)?(?:Ngày ban hành\s*:?\s*)?ngày\s*(?P<day>\d{1,2})\s*"
    r"(?:tháng|[/.-])\s*(?P<month>\d{1,2})\s*(?:năm|[/.-])\s*(?P<year>\d{4})\s*\)?\.?$",
    re.IGNORECASE,
)
_MISREAD = str.maketrans("OolI", "0011")
_DOTS = re.compile(r"[.…_\s]+")
_FOOT_LINES = 40  # filled lines from the end


def day_of(text: str) -> re.Match[str] | None:
    """The day of the document itself, and none of one that it is about: "số 12/KH-SYT ngày …"."""
    found = DATE.search(text)
    return found if found and "/" not in found["place"] else None


def digits_of(text: str) -> str:
    """ "2O22", "l4": digits that a scan made letters of."""
    return text.translate(_MISREAD) if any(char.isdigit() for char in text) else text


def take_date(header: Header, found: re.Match[str]) -> None:
    """Put place and date of a line into the record; what is blank or no date stays out."""
    place = re.sub(r"^.*\s{2,}", "", found.group("place") or "").strip(" -–—.*(")
    header.place = place or header.place
    day, month, year = (digits_of(_DOTS.sub("", found.group(name))) for name in ("day", "month", "year"))
    header.year = int(year) if year.isdigit() else None
    header.month = int(month) if month.isdigit() and 1 <= int(month) <= 12 else None
    if day.isdigit() and header.month and header.year:
        try:
            header.issued = date(header.year, header.month, int(day))
        except ValueError:
            header.issued = None


def date_alone(text: str) -> re.Match[str] | None:
    """A line that is nothing but a date, with or without its place."""
    return _ALONE.match(text.strip(" *_|-–")) if len(text) < 100 else None


def date_at_foot(header: Header, lines: list[Line]) -> None:
    """The date above the signature, where the head has none."""
    filled = [line for line in lines[header.body :] if line.text][-_FOOT_LINES:]
    for line in filled:
        for column in columns_of(line):
            for cell in column.split("|"):
                found = date_alone(cell)
                if found and found.group("place") and not SUBJECT_MARK.search(cell):
                    take_date(header, found)
                    return


# The day of a posted text: the line that says when it was posted, or what its own dates let one know.

_HOUR = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[AP]M|SA|CH))?"
_POSTED = re.compile(
    r"(?:(?:người đăng|đăng bởi|tác giả)\s?:?\s?[\w.@]{1,30}(?:\s[\w.@]{1,30}){0,4}\s*[-–|,]\s*)?"
    r"(?:(?:ngày\s+)?(?:đăng|cập nhật|tạo)(?:\s+(?:lúc|ngày|tin))?\s*:?\s*|thứ\s+\w+\s*,?\s*"
    rf"|chủ nhật\s*,?\s*)?(?:{_HOUR}[\s,|-]{{1,4}})?(?:ngày\s+)?"
    r"(?:(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})|(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2}))"
    rf"(?:[\s,|-]*{_HOUR})?"
    r"(?:\s*[\[(]?\s?(?:GMT|UTC)\s?[+-]\d{1,2}\s?[\])]?)?"
    r"(?:\s*\|.*|[\s–-]{1,9}(?:(?:số )?lượt (?:xem|đọc|truy cập)\W|[\d.]{1,9} lượt (?:xem|đọc|truy cập)).*)?"
    r"\W*$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:(?P<before>\w{1,12})\s)?ngày\s(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)"
)
# "(Kèm theo Kế hoạch số      /KH-UBND ngày      /01/2024 …)": of the day itself only the number is missing.
_BLANK = re.compile(
    r"(?:[Kk]èm theo|[Bb]an hành)[^()\n]{5,80}?\sngày[\s.…]{1,20}/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)"
)
# Before a day these make it one that is still to come.
_FIRST_LINES, _TOP = 14, 2000
_TO_COME = frozenset({"trước", "nhất", "quá", "hạn", "vào"})


def is_posting(text: str) -> bool:
    """Whether a line says no more than when the page was posted."""
    return _POSTED.match(text) is not None


def posted_on(text: str) -> date | None:
    """The day of such a line; None where the calendar has none."""
    found = _POSTED.match(text)
    if found is None:
        return None
    day, month, year = (found[name] or found[name[0]] for name in ("day", "month", "year"))
    return _day(int(year), int(month), int(day))


def first_posting(document: str) -> date | None:
    """The day of a posting among the first lines; a menu and the site's name may stand above."""
    lines = document[:_TOP].splitlines()[:_FIRST_LINES]
    return next((day for line in lines if (day := posted_on(" ".join(line.split()))) is not None), None)


def told_month(document: str) -> tuple[int, int] | None:
    """Year and month of the decision over an annex, whose day is blank; else of the earliest day gone by
    that the text names in full, where all are of one year."""
    days = [
        day
        for found in _TOLD.finditer(document)
        if (found["before"] or "").lower() not in _TO_COME
        and (day := _day(int(found["year"]), int(found["month"]), int(found["day"]))) is not None
    ]
    blank = _BLANK.search(document)
    if blank and 1 <= int(blank["month"]) <= 12:
        return int(blank["year"]), int(blank["month"])
    if not days or len({day.year for day in days}) > 1:
        return None
    first = min(days)
    return first.year, first.month


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# What is stamped or printed upon a letter's head and is no part of it. The urgency ("HỎA TỐC"), the stamp
# of arrival of the office that got the letter, what a viewer prints of an electronic signature, and the
# masthead and menu of the page that posts it.

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
_SIGNED_REACH = 8  # lines that a viewer prints of a signature
# The stamp of arrival: the office's name, ĐẾN, Số, Ngày, Chuyển (Decree 30/2020, annex IV).
_ARRIVAL = re.compile(
    r"\W{0,4}(?:(?:CÔNG|CONG) VĂN )?(?:ĐẾN|ĐÊN|DEN)"
    r"(?:[\W_]+(?:Số|Ngày|Giờ)\b.{0,30}|\s\W{1,4}\s?\w{0,5})?[\W_]*\Z"
)
_OF_ARRIVAL = re.compile(
    r"\W{0,4}(?:(?:Số|Ngày|Giờ)(?: đến)?\s?:?\s?[\d\s./:_…-]{0,20}"
    r"|(?:Ngày|Giờ)\s?[:.](?!.*tháng).{0,24}|(?:Chuyển|Lưu hồ sơ(?: số)?|Số và ký hiệu HS)\s?:.{0,40})\Z"
)
_MOTTO_ENDS = re.compile(r"h[aạ]nh\s*ph[uúủ]c", re.IGNORECASE)
_NAMES_AN_OFFICE = re.compile(r"[^\W\d_]{1,20}(?:[\s,&.-]{1,3}\w{1,20}){1,12}\Z")
_ARRIVAL_REACH = 5  # lines of a stamp of arrival
_LONGEST_STAMP = 50  # letters
_REACH = 40  # lines from the top
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
_MENU_REACH = 6  # filled lines from the top
_LONGEST_MASTHEAD = 90  # letters
_LONGEST_MENU = 200  # letters


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
    kind = fold(name) in FOLDED_KINDS
    if name.isupper() and not kind and _NAMES_AN_OFFICE.match(name) and not SUBJECT_MARK.match(name):
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
        elif not (text.isupper() or is_foreign(text)):
            break
    if last is None or any(len(lines[i].text) > _LONGEST_MASTHEAD for i in filled[:last]):
        return
    for i in filled[: last + 1]:
        lines[i] = Line("")


_WORD = re.compile(r"[^\W\d_]+")


def is_foreign(text: str) -> bool:
    """Whether a line is no Vietnamese: what a page's program left in it ("Insert title here")."""
    words = _WORD.findall(text)
    return len(words) > 1 and text.isascii() and not any(is_syllable(fold(word)) for word in words)


def _is_menu(text: str) -> bool:
    cells = text.split("|")
    named = sum(1 for cell in cells if _SECTION_CELL.match(cell)) if len(cells) > 2 else 0
    return named > 1 or _PATH.match(text) is not None
