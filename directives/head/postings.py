"""The day of a posted text: the line that says when it was posted, or what its own dates let one know."""

import re
from datetime import date

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
        if found["before"] not in _TO_COME
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
