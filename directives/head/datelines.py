"""The line of place and date: "Hà Nội, ngày 05 tháng 3 năm 2024", at the head or only at the foot."""

import re
from datetime import date

from directives.head.record import SUBJECT_MARK, Header
from directives.outline.lines import Line, columns_of

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
_FOOT_LINES = 40


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
