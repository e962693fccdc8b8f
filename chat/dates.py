"""Dates as people type them in chat, over tokens. What this does not read goes to `dateparser` (`guess`)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from chat.dated import NEXT, Dated, DateShape, Words, month_end, number_up_to, read_span, skip, whole_year
from chat.values import When
from language.folding import fold
from language.tokens import Token, agrees

_YEARS = range(1945, 2201)  # "30/11/3026" is a slip of the finger


_DAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3,
    "sau": 4, "6": 4, "bay": 5, "7": 5,
}  # fmt: skip
_NAMED = {
    ("hom", "nay"): 0, ("ngay", "hom", "nay"): 0, ("sang", "nay"): 0,
    ("trua", "nay"): 0, ("chieu", "nay"): 0, ("toi", "nay"): 0, ("bua", "nay"): 0,
    ("mai",): 1, ("ngay", "mai"): 1, ("sang", "mai"): 1, ("chieu", "mai"): 1, ("toi", "mai"): 1,
    ("trua", "mai"): 1, ("bua", "mai"): 1, ("hom", "sau"): 1, ("ngay", "kia"): 2,
    ("ngay", "mot"): 2, ("hom", "qua"): -1, ("ngay", "qua"): -1, ("toi", "qua"): -1,
    ("chieu", "qua"): -1, ("sang", "qua"): -1, ("hom", "kia"): -2, ("hom", "truoc"): -2,
}  # fmt: skip
_WEEKDAY = re.compile(r"thu|t|chu|cn")
_LUNAR = tuple(
    tuple(phrase.split())
    for phrase in (
        "rằm", "âm lịch", "lịch âm", "ngày âm", "tháng âm", "âl", "tháng chạp", "tháng giêng", "tháng nhuận",
        "mùng một", "giao thừa", "tất niên", "tết", "vu lan", "trung thu", "ông công",
    )
)  # fmt: skip
_VAGUE = frozenset({("hom", "truoc"), ("hom", "sau")})
_HALVES = {"sang": 0, "trua": 0, "chieu": 12, "toi": 12}
"""Hours that the half of the day adds to what is said on the clock before noon."""
_HALF_A_YEAR = 183  # days
_MOST_IN_A_DATE = 99  # what stands behind a slash and is more is a year


def read_date(tokens: Sequence[Token], at: int, today: date) -> Dated | None:
    """The date that begins at token `at`, the longest reading of it."""
    words = [t.folded for t in tokens[at : at + 10]]
    if tokens[at].kind == "date":
        return _slashed(words[0], 1, today)
    if tokens[at].kind == "number" and at and tokens[at - 1].folded in ("tuan", "quy", "ky"):
        return None  # "tuần 2 tháng 12" is no second of December
    found = [dated for reader in _READERS if (dated := reader(words, today)) is not None]
    longest = max(found, key=lambda dated: dated.size) if found else None
    return longest and _with_its_day(tokens, at, longest, today)


def _with_its_day(tokens: Sequence[Token], at: int, dated: Dated, today: date) -> Dated:
    """ "thứ sáu ngày 18/12/2026" is one day; where the two do not agree it is not certain."""
    if not (_WEEKDAY.match(tokens[at].folded) and dated.on is not None):
        return dated
    place = at + dated.size
    while place < len(tokens) and tokens[place].folded in (",", "("):
        place += 1
    day = read_date(tokens, place, today) if place < len(tokens) else None
    if day is None or day.on is None or not day.month:
        return dated
    agree = day.on.weekday() == dated.on.weekday()
    return replace(day, size=place - at + day.size, certain=day.certain and agree)


def is_lunar(tokens: Sequence[Token]) -> bool:
    """Whether a day of the lunar calendar is named: "rằm", "tháng Chạp", "15/1 âm lịch", "mùng 3 Tết"."""
    return any(
        all(
            at + n < len(tokens) and tokens[at + n].folded == fold(word) and agrees(tokens[at + n].text, word)
            for n, word in enumerate(phrase)
        )
        for at in range(len(tokens))
        for phrase in _LUNAR
    )


def calendar_day(day: int, month: int, year: int | None, today: date) -> date | None:
    """The day; without a year the next such day from today. None where there is none, or out of sight."""
    if year is not None and year not in _YEARS:
        return None
    years = (year,) if year is not None else (today.year, today.year + 1)
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or found >= today:
            return found
    return None


def latest_past(day: int, month: int, today: date) -> date | None:
    """The last such day up to today: a document that exists bears no date to come."""
    for year in (today.year, today.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    return None


def nearest(day: int, month: int, today: date) -> date | None:
    """The day without a year that lies nearest to today."""
    ahead, behind = calendar_day(day, month, None, today), latest_past(day, month, today)
    if ahead is None or behind is None:
        return ahead or behind
    return behind if today - behind <= ahead - today else ahead


def _full(size: int, day: int, month: int, year: int | None, today: date) -> Dated:
    on = calendar_day(day, month, year, today)
    shape = DateShape.BAD if on is None else DateShape.FULL
    certain = year is not None or on is None or not _just_gone_by(on, today)
    return Dated(size, shape, on, certain, day, month, year is not None)


def _just_gone_by(on: date, today: date) -> bool:
    """Whether next year's day, more than half a year off, may have been meant for the one just gone by."""
    return on.year > today.year and (on - today).days > _HALF_A_YEAR


def _slashed(text: str, size: int, today: date) -> Dated:
    parts = [int(p) for p in text.replace(".", "/").replace("-", "/").split("/")]
    if len(parts) == 2 and parts[1] > _MOST_IN_A_DATE:  # "12/2026": a month
        known = 1 <= parts[0] <= 12 and parts[1] in _YEARS
        return Dated(
            size,
            DateShape.PERIOD if known else DateShape.BAD,
            month_end(parts[1], parts[0]) if known else None,
        )
    year = whole_year(parts[2]) if len(parts) == 3 else None
    return _full(size, parts[0], parts[1], year, today)


def _day_of_month(words: Words, today: date) -> Dated | None:
    """ "ngày 30/11", "ngày 30 tháng 11 năm 2026", "30 tháng 11", "mùng 5", "ngày 30"."""
    start = skip(words, 0, "ngay")
    start = skip(words, start, "mung", "mong")
    written = words[start].replace(".", "/").replace("-", "/") if start < len(words) else ""
    if start and written.count("/") in (1, 2) and written[:1].isdecimal():
        if written.replace("/", "").isdecimal():
            return _slashed(written, start + 1, today)
        return None
    day = number_up_to(words, start, 31)
    if day is None:
        return None
    at = start + 1
    if at + 1 < len(words) and words[at] in ("thang", "thg", "t") and words[at + 1].isdecimal():
        month = number_up_to(words, at + 1, 12)
        if month is None:
            return None
        year_at = skip(words, at + 2, "nam", "/")
        year = number_up_to(words, year_at, 9999) if year_at > at + 2 else None
        return _full(year_at + 1 if year else at + 2, day, month, whole_year(year) if year else None, today)
    if not start:
        return None
    for ahead in (0, 1, 2):
        month_last = month_end(today.year, today.month + ahead)
        if day <= month_last.day and month_last.replace(day=day) >= today:
            return Dated(at, DateShape.DAY_ONLY, month_last.replace(day=day), True, day)
    return None


def _named(words: Words, today: date) -> Dated | None:
    for size in (3, 2, 1):
        key = tuple(words[:size])
        if len(key) == size and key in _NAMED:
            on = today + timedelta(days=_NAMED[key])
            return Dated(size, DateShape.FULL, on, key not in _VAGUE)
    return None


def _weekday(words: Words, today: date) -> Dated | None:
    """ "thứ sáu", "thứ 6 tuần sau", "t6 này", "chủ nhật"."""
    if words[:2] == ["chu", "nhat"]:
        day, at = 6, 2
    elif words[0] == "cn":
        day, at = 6, 1
    elif words[0] in ("thu", "t") and len(words) > 1 and words[1] in _DAYS:
        if words[0] == "t" and not words[1].isdecimal():
            return None
        day, at = _DAYS[words[1]], 2
    else:
        return None
    monday = today - timedelta(days=today.weekday())
    rest = tuple(words[at : at + 2])
    if rest in {("tuan", "nay"), ("tuan", "sau"), ("tuan", "toi"), ("tuan", "truoc"), ("tuan", "qua")}:
        weeks = 0 if rest[1] == "nay" else 1 if rest[1] in NEXT else -1
        return Dated(at + 2, DateShape.FULL, monday + timedelta(days=day, weeks=weeks))
    if rest[:1] in {("nay",), ("toi",), ("sau",)}:
        at += 1
    ahead = (day - today.weekday()) % 7
    # "thứ 6" said on a Friday may be today or in a week: it is shown back.
    return Dated(at, DateShape.FULL, today + timedelta(days=ahead), ahead != 0)


def _from_now(words: Words, today: date) -> Dated | None:
    """ "3 ngày nữa", "hai tuần nữa", "sau 5 ngày"; working days are not counted here."""
    at = 1 if words[0] == "sau" else 0
    number = number_up_to(words, at, 365)
    unit = words[at + 1] if at + 1 < len(words) else ""
    if number is None or unit not in ("ngay", "tuan", "hom", "bua"):
        return None
    if not at and words[2:3] != ["nua"]:
        return None
    on = today + timedelta(days=number * (7 if unit == "tuan" else 1))
    return Dated(2 + at if at else 3, DateShape.FULL, on, certain=False)


_READERS: tuple[Callable[[Words, date], Dated | None], ...] = (
    _day_of_month,
    _named,
    _weekday,
    read_span,
    _from_now,
)


def read_time(tokens: Sequence[Token], at: int) -> tuple[int, time] | None:
    """The hour that begins at token `at`, and how many tokens it takes: "16h30", "16:30", "16 giờ 30",
    "5 giờ chiều"."""
    token = tokens[at]
    size, hour, minute = 1, token.folded, "0"
    if token.kind == "time":
        for mark in "hg:":
            head, found, tail = token.folded.partition(mark)
            if found:
                hour, minute = head, tail or "0"
                break
    elif token.kind == "number" and at + 1 < len(tokens) and tokens[at + 1].folded == "gio":
        size = 2
        if at + 2 < len(tokens) and tokens[at + 2].kind == "number" and len(tokens[at + 2].text) == 2:
            size, minute = 3, tokens[at + 2].folded
    else:
        return None
    if not (len(hour) <= 2 and int(hour) < 24 and int(minute) < 60):
        return None
    if at + size + 1 < len(tokens) and tokens[at + size].folded in ("phut", "p"):
        size += 1
    after = tokens[at + size].folded if at + size < len(tokens) else ""
    if after in _HALVES:
        size += 1
        return size, time((int(hour) + _HALVES[after]) if int(hour) < 12 else int(hour), int(minute))
    return size, time(int(hour), int(minute))


def guess(text: str, today: date) -> When | None:
    """What `dateparser` makes of it, never certain: on Vietnamese it is sometimes wrong without saying so."""
    import dateparser  # 40 MB and half a second, wanted by few messages

    noon = datetime.combine(today, time(12))
    settings = {"RELATIVE_BASE": noon, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
    try:
        found = dateparser.parse(text[:60], languages=["vi"], settings=settings)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    seen = found is not None and found.year in _YEARS
    return When(found.date(), certain=False) if found and seen else None
