"""Days as people type them: "30/11", "ngày 5 tháng sau", "thứ sáu tuần sau", "mốt", "thứ sáu ngày 18/12"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from expressions.times.dates import month_at, number_at, read_weekday, resolve, word
from expressions.times.deictic import NEAR_DAYS
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_named_days import read_lunar, read_weekday_near
from expressions.times.typed_time import (
    NO_SUCH_DAY,
    YEARS,
    TimeDoubt,
    TimeFound,
    TypedTime,
    day_of,
    named_day,
    read_offset,
    read_year_behind,
)
from tasks.workdays import add_months

_DAYS = Lexicon(
    {
        **{phrase: days for phrase, days in NEAR_DAYS.items() if "/" not in phrase},
        "bữa nay": 0,
        "bữa ni": 0,
        "hôm ni": 0,
        "ngày nay": 0,
        "mai": 1,
        "bữa mai": 1,
        "sớm mai": 1,
        "[ngày] hôm sau": 1,
        "[ngày/bữa] mốt": 2,
        "[ngày] hôm qua": -1,
        "bữa qua": -1,
        "hôm kia": -2,
        "bữa kia": -2,
        "hôm kìa": -3,
        "ngày kìa": 3,
        "hôm trước": -2,
        "bữa trước": -2,
        "mai mốt": 2,
        "nay mai": 1,
    }
)
_SOLAR = Lexicon(dict.fromkeys(("dương", "dương lịch", "lịch dương", "( dương lịch )"), True))
_LOOSE = frozenset({"ngày kìa", "hôm sau", "ngày hôm sau", "hôm trước", "bữa trước", "mai mốt", "nay mai"})
_BEHIND_PARTS = {"nay": 0, "ni": 0, "mai": 1, "qua": -1, "kia": 2}  # "sáng nay", "tối qua"
_PARTS = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "khuya"})
_SIGNS = frozenset("/-.")
_FIRSTS = frozenset({"mùng", "mồng"})
_AMOUNTS = "nội số việc phần tổng mục chỉ hồ khối tỷ tỉ triệu nghìn ngàn đơn phòng nhiệm công % lần điểm"
_COUNTED = frozenset(_AMOUNTS.split())
_MONTHS = 12
_ASKED = frozenset({"hạn", "lùi", "dời", "hoãn"})  # "đổi hạn 12 tháng 1": the 12 may be a task
_MONTHS_AHEAD = 4  # in which "thứ sáu ngày 18" is looked for
_OPENS = frozenset({",", "(", "-", "–", "tức", "là"})


def read_day_named(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """The day at a place, with a second naming of it ("thứ sáu (27/11)"); both must agree."""
    lunar = read_lunar(tokens, at, today)
    if lunar is not None:
        return lunar
    near = _near(tokens, at, today)
    if near is not None:
        return _with_date(tokens, near, today)
    weekday = read_weekday_near(tokens, at, today)
    if weekday is not None:
        return _with_date(tokens, weekday[:2], today, weekday[2])
    found = _iso(tokens, at, today) or _calendar(tokens, at, today)
    if found is None:
        return None
    solar = _SOLAR.match(tokens, found[1])
    return _with_weekday(tokens, (found[0], solar[1]) if solar else found)


def _near(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "hôm nay", "ngày kia", "mốt"; behind a part of the day "nay", "mai", "qua"."""
    found = _DAYS.match(tokens, at)
    if found is None:
        days = _BEHIND_PARTS.get(word(tokens, at)) if word(tokens, at - 1) in _PARTS else None
        if days is None:
            return None
        found = days, at + 1
    days, end = found
    on = today + timedelta(days=days)
    loose = " ".join(token.word for token in tokens[at:end]) in _LOOSE
    doubt = TimeDoubt.VAGUE if loose else None
    return TypedTime(due=on, first=on, last=on, certain=not loose, doubt=doubt), end


def _with_date(tokens: Sequence[Token], found: TimeFound, today: date, in_week: bool = True) -> TimeFound:
    """The date itself behind such words: "thứ Sáu ngày 18/12/2026", "hôm nay (18/11)", "thứ sáu ngày 18"."""
    near, end = found
    place = end
    while word(tokens, place) in _OPENS and place < end + 2:
        place += 1
    dated = _calendar(tokens, place, today)
    if dated is None or near.due is None:
        return found
    day, last = dated
    last += word(tokens, last) == ")" and "(" in {word(tokens, n) for n in range(end, place)}
    if day.doubt is TimeDoubt.BARE_DAY and day.due is not None:
        if in_week:
            agreed = near.due if near.due.day == day.due.day else None
        else:
            agreed = _next_with(day.due, near.due.weekday())
        if agreed is not None:
            return replace(near, due=agreed, first=agreed, last=agreed, certain=True, doubt=None), last
        return (day, last) if place == end or word(tokens, place) == "ngày" else found
    if day.due is None:
        return day, last
    agrees = day.due == near.due if in_week else day.due.weekday() == near.due.weekday()
    if agrees:
        return (replace(day, certain=True, doubt=None) if in_week else day), last
    other = near.due if in_week else _nearest(day.due, near.due.weekday())
    return replace(day, certain=False, doubt=TimeDoubt.CONTRADICTION, other=other), last


def _nearest(day: date, weekday: int) -> date:
    """The day of that name that lies nearest to a date."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def _next_with(first: date, weekday: int) -> date | None:
    """The next month in which a day of that number is that weekday."""
    for months in range(_MONTHS_AHEAD):
        on = add_months(first, months)
        if on.day == first.day and on.weekday() == weekday:
            return on
    return None


def _with_weekday(tokens: Sequence[Token], found: TimeFound) -> TimeFound:
    """ "18/12/2026 (thứ năm)", "30/11 thứ hai": a weekday behind the date, which must be its own."""
    day, end = found
    opened = word(tokens, end) == "("
    weekday = read_weekday(tokens, end + opened)
    if weekday is None or day.due is None:
        return found
    last = weekday[1]
    if opened and word(tokens, last) != ")":
        return found
    if not opened and (
        word(tokens, last) in {"tuần", "ngày", "hàng", "hằng"} or number_at(tokens, last) is not None
    ):
        return found
    last += opened
    if day.due.weekday() == weekday[0]:
        return day, last
    other = _nearest(day.due, weekday[0])
    return replace(day, certain=False, doubt=TimeDoubt.CONTRADICTION, other=other), last


def _iso(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "2026-11-30": the year first, as computers write it."""
    if at + 4 >= len(tokens) or tokens[at].digits != 4:
        return None
    numbers = [tokens[n].number for n in (at, at + 2, at + 4)]
    signs = {word(tokens, at + 1), word(tokens, at + 3)}
    short = tokens[at + 2].digits == 2 and tokens[at + 4].digits == 2
    if signs not in ({"-"}, {"/"}) or not short or None in numbers or tokens[at].number not in YEARS:
        return None
    return day_of(numbers[2] or 0, numbers[1] or 0, numbers[0], today), at + 5


def _calendar(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "30/11", "ngày 30 tháng 11 năm 2026", "mùng 5 tháng sau", "ngày 30"."""
    place = at
    if word(tokens, place) in {"ngày", "hôm", "bữa"} and word(tokens, place + 1) not in {"nay", "sau"}:
        place += 1
    place += word(tokens, place) in _FIRSTS
    named = place > at
    if not named and word(tokens, at - 1) in {"tuần", "quý", "kỳ", "tháng"}:
        return None  # "tuần 2 tháng 12" is no second of December
    found = _slashed(tokens, place, named, today) or _spoken(tokens, place, named, today)
    if found is not None:
        return found[0], found[1] + (_said_near(tokens, found[1]) and not found[0].has_year)
    day = number_at(tokens, place)
    digits = tokens[place].digits if place < len(tokens) else 0
    if not named or day is None or digits > 2 or _goes_on(tokens, place + 1):
        return None
    end = place + 1
    return bare_day(day, today), end + _said_near(tokens, end)


def _said_near(tokens: Sequence[Token], at: int) -> bool:
    """ "1/12 này", "1/12 tới", but not of "1/12 tới 10/12"."""
    ends_span = number_at(tokens, at + 1) is not None or word(tokens, at + 1) in {
        "ngày",
        "hết",
        "thứ",
        "cuối",
    }
    return word(tokens, at) == "này" or (word(tokens, at) == "tới" and not ends_span)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the head of a longer one, "31/02/…", or of a length, "ngày 5 ngày"."""
    close = at < len(tokens) and tokens[at].start == tokens[at - 1].end
    return close and word(tokens, at) in _SIGNS and at + 1 < len(tokens) and tokens[at + 1].number is not None


def bare_day(day: int, today: date) -> TypedTime:
    """ "ngày 30" without its month: the next such day, asked about."""
    for ahead in range(3):
        first = add_months(today.replace(day=1), ahead)
        on = resolve(day, first.month, first.year)
        if on is not None and on >= today:
            return TypedTime(
                due=on, first=on, last=on, certain=False, doubt=TimeDoubt.BARE_DAY, has_year=False
            )
    return NO_SUCH_DAY


def _slashed(tokens: Sequence[Token], at: int, named: bool, today: date) -> TimeFound | None:
    """ "30/11", "30/11/2026", "30-11-26", "30.11"; "30-11" only behind "ngày", for "10-13" are numbers."""
    if at + 2 >= len(tokens) or not (1 <= tokens[at].digits <= 2 and 1 <= tokens[at + 2].digits <= 2):
        return None
    sign = word(tokens, at + 1)
    day, month = tokens[at].number or 0, tokens[at + 2].number or 0
    close = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    if sign not in _SIGNS or not (close or sign == "/") or (not named and _is_amount(tokens, at)):
        return None
    if word(tokens, at + 3) == sign and at + 4 < len(tokens) and tokens[at + 4].digits in {2, 4}:
        year = tokens[at + 4].number or 0
        if tokens[at + 3].end == tokens[at + 4].start or sign == "/":
            return day_of(day, month, year + 2000 if tokens[at + 4].digits == 2 else year, today), at + 5
    if sign == "-" and not (named and month <= 12 and word(tokens, at + 3) != "tháng"):
        return None
    year_named, end = read_year_behind(tokens, at + 3, today) or (None, at + 3)
    return day_of(day, month, year_named, today), end


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is rather a share or an amount: "3/4 nội dung", "1.5 tỷ", the end of "1.2.3"."""
    inner = at > 1 and word(tokens, at - 1) == "." and tokens[at - 1].end == tokens[at].start
    short = tokens[at].digits == tokens[at + 2].digits == 1
    return inner or (short and word(tokens, at + 3) in _COUNTED)


def _spoken(tokens: Sequence[Token], at: int, named: bool, today: date) -> TimeFound | None:
    """ "30 tháng 11 năm 2026", "5 tháng chạp", "20 tháng này", "ngày 5 tháng sau", "ngày 5 của tháng sau"."""
    day, number = number_at(tokens, at), at
    at += named and word(tokens, at + 1) in {"của", "trong"}
    if day is None or tokens[number].digits > 2 or word(tokens, at + 1) != "tháng":
        return None
    month = month_at(tokens, at + 2)
    if month is not None:
        year, end = read_year_behind(tokens, month[1], today) or (None, month[1])
        found = day_of(day, month[0], year, today)
        if not named and word(tokens, at - 1) in _ASKED:
            found = replace(found, certain=False, doubt=found.doubt or TimeDoubt.VAGUE)
        return found, end
    offset = read_offset(tokens, at + 2)
    if offset is None or not (named or day > _MONTHS or (at == 0 and word(tokens, at + 2) == "này")):
        return None  # "đổi hạn 12 tháng này"
    base = add_months(today.replace(day=1), offset[0])
    on = resolve(day, base.month, base.year)
    return (named_day(on, today) if on is not None else NO_SUCH_DAY), offset[1]
