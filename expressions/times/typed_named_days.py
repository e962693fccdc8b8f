"""Days by their names as people type them: days of the week, of the lunar calendar, holidays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from expressions.times.dates import month_at, number_at, read_weekday, word
from expressions.times.lunar import last_day_of_year, solar
from expressions.times.phrases import EVERY
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_time import (
    TimeDoubt,
    TimeFound,
    TimeShape,
    TypedTime,
    day_of,
    read_offset,
    read_year_behind,
)

# Days of the week as people type them: "thứ sáu", "thứ hai tuần sau", "tuần sau, thứ hai".


def read_weekday_near(tokens: Sequence[Token], at: int, today: date) -> tuple[TypedTime, int, bool] | None:
    """A day of the week with the place behind it, and whether its week was said."""
    return _named(tokens, at, today) or _behind_week(tokens, at, today)


def _named(tokens: Sequence[Token], at: int, today: date) -> tuple[TypedTime, int, bool] | None:
    """A day of the week, and whether its week was said."""
    place = at + (word(tokens, at) == "ngày")
    day = read_weekday(tokens, place)
    if day is None:
        return None
    weekday, end = day
    behind = end + (word(tokens, end) in {"của", "trong"})
    monday = today - timedelta(days=today.weekday())
    part = word(tokens, behind) in {"đầu", "cuối"} and word(tokens, behind + 1) == "tuần"
    behind += part  # "thứ hai đầu tuần sau"
    offset = read_offset(tokens, behind + 1) if word(tokens, behind) == "tuần" else None
    if part and offset is None and word(tokens, behind + 1) not in EVERY:
        end = behind + 1
    if word(tokens, behind) == "sang" and word(tokens, behind + 1) == "tuần":
        offset = (1, behind + 2)
    if offset is not None:
        on = monday + timedelta(days=weekday, weeks=offset[0])
        gone = offset[0] == 0 and on < today
        doubt = TimeDoubt.GONE_BY if gone else None
        return TypedTime(due=on, first=on, last=on, certain=not gone, doubt=doubt), offset[1], True
    ahead = (weekday - today.weekday()) % 7
    bare = read_offset(tokens, behind)
    if bare is not None and bare[0] < 0:
        on = today - timedelta(days=-ahead % 7 or 7)
        return TypedTime(due=on, first=on, last=on), bare[1], True
    next_one = bare is not None and word(tokens, behind) in {"sau", "kế", "tiếp"}
    if next_one:
        on = monday + timedelta(days=weekday, weeks=1)
    else:
        on = today + timedelta(days=ahead or 7 * (bare is not None and word(tokens, behind) == "tới"))
    # "thứ 6" said on a Friday may be today or in a week, "thứ 6 sau" this one or the one behind it.
    unsure = next_one or (ahead == 0 and bare is None)
    doubt = TimeDoubt.VAGUE if unsure else None
    found = TypedTime(due=on, first=on, last=on, certain=not unsure, doubt=doubt)
    return found, bare[1] if bare else end, bare is not None


def _behind_week(tokens: Sequence[Token], at: int, today: date) -> tuple[TypedTime, int, bool] | None:
    """ "tuần sau, thứ hai": the week before its day."""
    offset = read_offset(tokens, at + 1) if word(tokens, at) == "tuần" else None
    if offset is None:
        return None
    weeks, place = offset
    while word(tokens, place) in {",", "vào"} and place < offset[1] + 2:
        place += 1
    day = read_weekday(tokens, place)
    if day is None or word(tokens, day[1]) == "tuần":
        return None
    on = today - timedelta(days=today.weekday()) + timedelta(days=day[0], weeks=weeks)
    gone = weeks == 0 and on < today
    doubt = TimeDoubt.GONE_BY if gone else None
    return TypedTime(due=on, first=on, last=on, certain=not gone, doubt=doubt), day[1], True


# Days of the lunar calendar and holidays known by name: each is asked about, with the day it comes to.

_FULL_MOON = 15
_LUNAR = Lexicon(dict.fromkeys(("[(] âm lịch [)]", "[(] lịch âm [)]", "[(] âm [)]", "[(] ta [)]"), True))
_FEASTS = Lexicon(
    {
        "[tết] nguyên tiêu": (15, 1),
        "[ngày] [lễ] giỗ tổ [hùng] [vương]": (10, 3),
        "tết đoan ngọ": (5, 5),
        "[ngày] [lễ] vu lan": (15, 7),
        "[tết] trung thu": (15, 8),
        "[ngày/tết] ông công [ông/,] [táo] [ông] [táo]": (23, 12),
        "[ngày/tết] ông táo": (23, 12),
        "giao thừa": (0, 12),
        "tất niên": (0, 12),
    }
)
_SOLAR_FEASTS = Lexicon(
    {
        "tết dương lịch": (1, 1),
        "tết dương": (1, 1),
        "tết tây": (1, 1),
        "[ngày] [lễ] quốc khánh": (2, 9),
        "[lễ] giáng sinh": (25, 12),
        "noel": (25, 12),
        "[ngày] quốc tế lao động": (1, 5),
        "[ngày] nhà giáo [việt] [nam]": (20, 11),
    }
)
_TET = Lexicon(dict.fromkeys(("tết", "tết nguyên đán", "tết âm lịch", "tết ta", "tết cổ truyền"), True))
_LUNAR_MONTHS = frozenset({"giêng", "chạp"})
_EVES = frozenset({0, 30})  # the last day of the year is "30 Tết" also where its month has 29
_IN_NEW_YEAR = 20  # days: "mùng 10 Tết" at most is said, and "23 Tết" at least


def read_lunar(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "rằm tháng 8", "23 tháng Chạp", "15/1 âm lịch", "mùng 3 Tết", "Trung thu"."""
    return _numbered(tokens, at, today) or _feast(tokens, at, today) or _lunar_month(tokens, at, today)


def _asked(day: int, month: int, year: int | None, today: date) -> TypedTime:
    """The solar day of a lunar one, the next from today on without a year; day 0 is the year's last."""
    for lunar_year in (today.year - 1, today.year, today.year + 1) if year is None else (year,):
        on = last_day_of_year(lunar_year) if day in _EVES and month == 12 else solar(day, month, lunar_year)
        if on is not None and (on >= today or year is not None):
            return TypedTime(
                due=on, first=on, last=on, certain=False, doubt=TimeDoubt.LUNAR, has_year=year is not None
            )
    return TypedTime(certain=False, doubt=TimeDoubt.LUNAR)


def _dated(tokens: Sequence[Token], end: int, day: int, month: int, today: date) -> TimeFound:
    """The day with the year that may stand behind it."""
    behind = read_year_behind(tokens, end, today)
    if behind is None:
        return _asked(day, month, None, today), end
    return _asked(day, month, behind[0], today), behind[1]


def _numbered(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    said = _LUNAR.match(tokens, at)
    if said is not None:
        return _behind_name(tokens, said[1], today)
    place = at + (word(tokens, at) in {"ngày", "hôm", "đêm"})
    if word(tokens, place) == "rằm":
        return _full_moon(tokens, place + 1, today)
    place += word(tokens, place) in {"mùng", "mồng"}
    day = number_at(tokens, place)
    if day is None or tokens[place].digits > 2:
        return None
    if word(tokens, place + 1) == "tết":
        return _of_new_year(tokens, place + 1, day, today)
    month = _month(tokens, place + 1)
    if month is None:
        bare = _LUNAR.match(tokens, place + 1)
        return (_next_of_month(day, today, 0), bare[1]) if bare is not None else None
    number, end = month
    said = _LUNAR.match(tokens, end)
    if word(tokens, end - 1) in _LUNAR_MONTHS:
        return _dated(tokens, said[1] if said is not None else end, day, number, today)
    if said is not None:
        return _dated(tokens, said[1], day, number, today)
    behind = read_year_behind(tokens, end, today)
    said = _LUNAR.match(tokens, behind[1]) if behind else None
    return (_asked(day, number, behind[0], today), said[1]) if behind and said else None


def _behind_name(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "âm lịch 15/8", "âm lịch ngày 15 tháng 8"."""
    at += word(tokens, at) in {"ngày", "là"}
    at += word(tokens, at) in {"mùng", "mồng"}
    day = number_at(tokens, at)
    month = _month(tokens, at + 1) if day is not None and tokens[at].digits <= 2 else None
    return _dated(tokens, month[1], day, month[0], today) if day is not None and month is not None else None


def _month(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The month behind the day, "/1", "tháng chạp", and the place behind it."""
    if word(tokens, at) == "tháng":
        return month_at(tokens, at + 1)
    number = tokens[at + 1].number if at + 1 < len(tokens) and word(tokens, at) in {"/", "-"} else None
    return (number, at + 2) if number is not None and 1 <= number <= 12 else None


def _of_new_year(tokens: Sequence[Token], at: int, day: int, today: date) -> TimeFound:
    """ "28 Tết" is before it, "mùng 3 Tết" in it; a year is that of the new year."""
    tet = _TET.match(tokens, at)
    end = tet[1] if tet else at + 1
    month = 12 if day > _IN_NEW_YEAR else 1
    behind = read_year_behind(tokens, end, today)
    if behind is None:
        return _asked(day, month, None, today), end
    return _asked(day, month, behind[0] - (month == 12), today), behind[1]


def _lunar_month(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "tháng giêng", "tháng Chạp", "tháng 8 âm lịch": to its last day."""
    place = at + (word(tokens, at) in {"trong", "hết", "đầu", "giữa", "cuối"})
    month = month_at(tokens, place + 1) if word(tokens, place) == "tháng" else None
    if month is None:
        return None
    said = _LUNAR.match(tokens, month[1])
    if said is None and word(tokens, place + 1) not in _LUNAR_MONTHS:
        return None
    end = said[1] if said else month[1]
    behind = read_year_behind(tokens, end, today)
    years = (today.year - 1, today.year, today.year + 1) if behind is None else (behind[0],)
    end = end if behind is None else behind[1]
    for year in years:
        last = solar(30, month[0], year) or solar(29, month[0], year)
        if last is not None and (last >= today or behind is not None):
            named = {"đầu": solar(1, month[0], year), "giữa": solar(15, month[0], year)}
            return TypedTime(
                due=named.get(word(tokens, at), last),
                first=solar(1, month[0], year),
                last=last,
                certain=False,
                doubt=TimeDoubt.LUNAR,
                shape=TimeShape.PERIOD,
                has_year=False,
            ), end
    return None


def _full_moon(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "rằm tháng 8", "rằm tháng giêng", "rằm tháng này", "rằm"."""
    if word(tokens, at) != "tháng":
        return _next_of_month(_FULL_MOON, today, 0), at
    month = month_at(tokens, at + 1)
    if month is not None:
        return _dated(tokens, month[1], _FULL_MOON, month[0], today)
    offset = read_offset(tokens, at + 1)
    return (
        (_next_of_month(_FULL_MOON, today, max(offset[0], 0)), offset[1])
        if offset
        else (_next_of_month(_FULL_MOON, today, 0), at)
    )


def _next_of_month(day: int, today: date, further: int) -> TypedTime:
    """The next such day of a lunar month from today on, or one further on."""
    days = sorted(
        on
        for year in (today.year - 1, today.year, today.year + 1)
        for month in range(1, 13)
        if (on := solar(day, month, year)) is not None and on >= today
    )
    if len(days) <= further:
        return TypedTime(certain=False, doubt=TimeDoubt.LUNAR)
    on = days[further]
    return TypedTime(due=on, first=on, last=on, certain=False, doubt=TimeDoubt.LUNAR)


def _feast(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """A holiday by its name; "Tết" alone is so many days that it is vague."""
    solar_day = _SOLAR_FEASTS.match(tokens, at)
    if solar_day is not None:
        (day, month), end = solar_day
        behind = read_year_behind(tokens, end, today)
        named = day_of(day, month, behind[0] if behind else None, today)
        return replace(named, certain=False, doubt=named.doubt or TimeDoubt.VAGUE), behind[
            1
        ] if behind else end
    lunar_day = _FEASTS.match(tokens, at)
    if lunar_day is not None:
        return _dated(tokens, lunar_day[1], *lunar_day[0], today)
    tet = _TET.match(tokens, at + (word(tokens, at) in {"kỳ", "nghỉ", "dịp"}))
    if tet is None:
        return None
    return replace(_asked(1, 1, None, today), doubt=TimeDoubt.VAGUE), tet[1]
