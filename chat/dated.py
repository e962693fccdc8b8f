"""What is read of a date as people type it: its words, weeks, months, quarters and years."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chat.values import When

NEXT = frozenset({"sau", "toi", "ke"})
"""What means the one after this: "tuần sau", "tháng tới"."""

Words = Sequence[str]


class DateShape(StrEnum):
    """How much of a date was written."""

    FULL = "full"  # a day and a month, or a day named from today
    DAY_ONLY = "day_only"  # "ngày 12": the month is missing
    PERIOD = "period"  # "tháng 11", "quý 3": its last day
    BAD = "bad"  # written as a date, and there is no such day


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text: it takes `size` tokens. `day` and `month` are as written, where they are."""

    size: int
    shape: DateShape
    on: date | None
    certain: bool = True
    day: int = 0
    month: int = 0
    has_year: bool = True

    @property
    def when(self) -> When | None:
        """The date as an intent carries it."""
        return When(self.on, self.certain) if self.on is not None else None


def month_end(year: int, month: int) -> date:
    """The last day of the month; month 13 is the next January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_year(number: int) -> int:
    return number + 2000 if number < 100 else number


def number_up_to(words: Words, at: int, most: int) -> int | None:
    """The number at this place, up to `most`."""
    if at < len(words) and words[at].isdecimal() and len(words[at]) <= 4 and 0 < int(words[at]) <= most:
        return int(words[at])
    return None


def skip(words: Words, at: int, *known: str) -> int:
    return at + 1 if at < len(words) and words[at] in known else at


_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}

_Span = tuple[int, date, bool] | None


def read_span(words: Words, today: date) -> Dated | None:
    """Ends and middles of weeks, months, quarters and years; a bare one means its last day."""
    part = words[0] if words[0] in ("cuoi", "het", "giua", "dau", "trong") else ""
    at = 1 if part else 0
    if at >= len(words):
        return None
    reader = {"tuan": _week, "thang": _month, "thg": _month, "quy": _quarter, "nam": _year_span}.get(
        words[at]
    )
    found = reader(words[at + 1 :], part, today) if reader else None
    if found is None:
        return None
    size, on, certain = found
    shape = DateShape.FULL if part in ("cuoi", "het", "giua") else DateShape.PERIOD
    return Dated(at + 1 + size, shape, on, certain and part != "dau")


def _week(rest: Words, part: str, today: date) -> _Span:
    friday = today + timedelta(days=4 - today.weekday())
    if rest[:1] == ["nay"] or (part in ("cuoi", "het") and rest[:1] not in (["sau"], ["toi"])):
        size = 1 if rest[:1] == ["nay"] else 0
        return size, friday if friday >= today else today, False
    if rest[:1] and rest[0] in NEXT:
        return 1, friday + timedelta(weeks=1), False
    if rest[:1] and rest[0] in ("truoc", "qua"):
        return 1, friday - timedelta(weeks=1), False
    return None


def _month(rest: Words, part: str, today: date) -> _Span:
    written = _of_a_year(rest, 12)
    if written is not None:
        last = month_end(written[1], written[0])
        return 1, last.replace(day=15) if part == "giua" else last, True
    number = number_up_to(rest, 0, 12)
    if number is not None:
        at = skip(rest, 1, "nam", "/")
        year = number_up_to(rest, at, 2200) if at > 1 else None
        last = month_end(whole_year(year) if year else today.year, number)
        if not year and last < today and part:
            last = month_end(today.year + 1, number)
        size = at + 1 if year else 1
    elif rest[:1] and rest[0] in ("nay", "truoc", *NEXT):
        ahead = {"nay": 0, "truoc": -1}.get(rest[0], 1)
        last, size = month_end(today.year, today.month + ahead), 1
    elif part in ("cuoi", "het", "giua"):
        last, size = month_end(today.year, today.month), 0
    else:
        return None
    return size, last.replace(day=15) if part == "giua" else last, True


def _of_a_year(rest: Words, most: int) -> tuple[int, int] | None:
    """ "1/2027" behind "tháng" or "quý"."""
    first, slash, year = (rest[0] if rest else "").partition("/")
    if not (slash and first.isdecimal() and year.isdecimal() and 1 <= int(first) <= most):
        return None
    return (int(first), int(year)) if 2000 <= int(year) <= 2200 else None


def _quarter(rest: Words, part: str, today: date) -> _Span:
    current = (today.month + 2) // 3
    written = _of_a_year(rest, 4)
    if written is not None:
        return 1, month_end(written[1], 3 * written[0]), True
    if rest[:1] and rest[0] in _QUARTERS:
        at = skip(rest, 1, "nam", "/")
        year = number_up_to(rest, at, 2200) if at > 1 else None
        last = month_end(whole_year(year) if year else today.year, 3 * _QUARTERS[rest[0]])
        return (at + 1 if year else 1), last, True
    if rest[:1] and rest[0] in ("nay", *NEXT):
        return 1, month_end(today.year, 3 * (current + (rest[0] != "nay"))), True
    return (0, month_end(today.year, 3 * current), True) if part in ("cuoi", "het") else None


def _year_span(rest: Words, part: str, today: date) -> _Span:
    number = number_up_to(rest, 0, 2200)
    if number is not None and number >= 2000:
        year, size = number, 1
    elif rest[:1] and rest[0] in ("nay", *NEXT):
        year, size = today.year + (rest[0] != "nay"), 1
    elif part in ("cuoi", "het", "giua"):
        year, size = today.year, 0
    else:
        return None
    return size, date(year, 6, 30) if part == "giua" else date(year, 12, 31), True


_PAIRS: Mapping[tuple[str, ...], str] = {
    ("cham", "nhat"): "chậm nhất",
    ("muon", "nhat"): "muộn nhất",
    ("den", "het"): "đến hết",
    ("lam", "viec"): "làm việc",
    ("trong", "vong"): "trong vòng",
    ("ke", "tu"): "kể từ",
    ("van", "ban"): "văn bản",
    ("dinh", "ky"): "định kỳ",
    ("thu", "hai"): "thứ hai",
    ("thu", "ba"): "thứ ba",
    ("thu", "tu"): "thứ tư",
    ("thu", "nam"): "thứ năm",
    ("thu", "sau"): "thứ sáu",
    ("thu", "bay"): "thứ bảy",
    ("chu", "nhat"): "chủ nhật",
    ("sau", "thang"): "sáu tháng",
}
_WORDS: Mapping[str, str] = {
    "ngay": "ngày",
    "thang": "tháng",
    "quy": "quý",
    "nam": "năm",
    "tuan": "tuần",
    "gio": "giờ",
    "hang": "hàng",
    "moi": "mỗi",
    "truoc": "trước",
    "het": "hết",
    "han": "hạn",
    "dau": "đầu",
    "giua": "giữa",
    "cuoi": "cuối",
    "nhan": "nhận",
    "duoc": "được",
    "ky": "ký",
    "cua": "của",
    "thu": "thứ",
}


def with_marks(phrase: str) -> str:
    """The phrase with the marks of its words of time; unchanged where it bears any mark."""
    if not phrase.isascii():
        return phrase
    words = phrase.lower().split()
    out: list[str] = []
    at = 0
    while at < len(words):
        pair = _PAIRS.get(tuple(words[at : at + 2]))
        out.append(pair or _WORDS.get(words[at], words[at]))
        at += 2 if pair else 1
    return " ".join(out)
