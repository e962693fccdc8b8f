"""Days of the week that come back: "thứ sáu hàng tuần", "mỗi sáng thứ Hai", "thứ Ba và thứ Năm hằng tuần"."""

from collections.abc import Sequence
from datetime import time

from expressions.times.clocks import read_clock
from expressions.times.dates import Shape, When, number_at, read_weekday, word
from expressions.times.phrases import DAY_PARTS, EVERY
from expressions.times.time_tokens import Token
from tasks.deadline import Period, Recurrence

_JOINS = frozenset({",", "và", "hoặc", "&"})
_SEVERAL = frozenset({"các", "những", "hai", "ba"})
_BEFORE_HOURS = frozenset({",", "(", "trước", "vào", "lúc"})
_OF_A_DATE = frozenset({"ngày", "đến", "-", "–"})  # behind an hour: that of another time
_NO_EVERY = frozenset({"này", "nay", "tới", "sau", "qua", "trước", "kế", "tiếp", "đầu", "cuối", "thứ", "lễ"})


def read_weekly(tokens: Sequence[Token], at: int) -> When | None:
    """Days of every week, before or behind the words that say "every"."""
    return _behind(tokens, at) or _before(tokens, at)


def _weekdays(tokens: Sequence[Token], at: int) -> tuple[list[int], int] | None:
    """ "thứ Ba và thứ Năm", "các ngày thứ Hai, thứ Tư": the days, and the place after them."""
    place = at + (word(tokens, at) in _SEVERAL and word(tokens, at + 1) in {"ngày", "buổi"})
    place = _past_part(tokens, place)
    found = read_weekday(tokens, place)
    days: list[int] = []
    while found is not None:
        days.append(found[0])
        place = found[1]
        joined = place + (word(tokens, place) in _JOINS)
        joined += joined > place and word(tokens, joined) == "và"
        found = read_weekday(tokens, _past_part(tokens, joined)) if joined > place else None
    return (days, place) if days else None


def _past_part(tokens: Sequence[Token], at: int) -> int:
    """Past "sáng", "chiều ngày", "buổi sáng"."""
    at += word(tokens, at) == "buổi"
    at += word(tokens, at) in DAY_PARTS
    return at + (word(tokens, at) == "ngày")


def _weekly(at: int, last: int, days: Sequence[int], hour: time | None = None) -> When:
    repeat = Recurrence(Period.WEEK, weekday=days[0], weekdays=tuple(days[1:]))
    return When(Shape.REPEAT, at, last, at=hour, repeat=repeat)


def _behind(tokens: Sequence[Token], at: int) -> When | None:
    """ "hằng tuần vào chiều thứ Tư", "mỗi tuần 02 lần (thứ Ba, thứ Sáu)", with an hour before the day."""
    if word(tokens, at) not in EVERY or word(tokens, at + 1) != "tuần":
        return None
    place = at + 2 + 2 * (number_at(tokens, at + 2) is not None and word(tokens, at + 3) == "lần")
    for _ in range(3):
        place += word(tokens, place) in {*_BEFORE_HOURS, "sáng", "chiều", "ngày", "từ"}
    clock = read_clock(tokens, place)
    place = clock[1] + (word(tokens, clock[1]) == "ngày") if clock else place
    found = _weekdays(tokens, place)
    return _weekly(at, found[1], found[0], clock[0] if clock else None) if found else None


def _before(tokens: Sequence[Token], at: int) -> When | None:
    each = word(tokens, at) in EVERY
    found = _weekdays(tokens, at + each)
    if found is None:
        return None
    days, last = found
    end = last + (word(tokens, last) == "của")
    opens = word(tokens, end) in {"đầu", "cuối"} and word(tokens, end + 1) == "tuần"
    every = word(tokens, end) in EVERY and word(tokens, end + 1) == "tuần"
    every = every or (
        word(tokens, end) == "trong" and word(tokens, end + 1) == "tuần" and _ends(tokens, end + 2)
    )
    if not (each or opens or every):
        return None
    end = last if each and not every else end + 2 * (opens or every)
    hour = _hour_behind(tokens, end)
    return _weekly(at, hour[1], days, hour[0]) if hour else _weekly(at, end, days)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether "trong tuần" is any week: no "này", "tới" or number behind it."""
    return word(tokens, at) not in _NO_EVERY and not (at < len(tokens) and tokens[at].number is not None)


def _hour_behind(tokens: Sequence[Token], at: int) -> tuple[time, int] | None:
    """ "thứ Sáu hằng tuần (trước 16 giờ)": the hour and the place after it."""
    place = at
    for _ in range(3):
        place += word(tokens, place) in _BEFORE_HOURS
    clock = read_clock(tokens, place) if place > at else None
    return clock if clock and word(tokens, clock[1]) not in _OF_A_DATE else None


def read_weekday_of_month(tokens: Sequence[Token], at: int) -> When | None:
    """ "thứ Sáu tuần thứ hai và tuần thứ tư hằng tháng": days that no recurrence here can keep: unread."""
    named = read_weekday(tokens, at) if word(tokens, at) in {"thứ", "chủ"} else None
    if named is None:
        return None
    place = named[1] + (word(tokens, named[1]) == "của")
    for _ in range(4):
        place += word(tokens, place) == "tuần"
        if word(tokens, place) not in {"đầu", "cuối", "thứ"}:
            return None
        place += 1 + (word(tokens, place + 1) in {"tiên", "cùng"} or word(tokens, place) == "thứ")
        if word(tokens, place) not in _JOINS:
            break
        place += 1
    place += word(tokens, place) in {"của", "trong", *EVERY}
    month = word(tokens, place) in {"tháng", "quý"} and (
        place + 1 >= len(tokens) or tokens[place + 1].number is None
    )
    return When(Shape.UNREAD, at, place + 1) if month else None
