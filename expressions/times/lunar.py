"""The Vietnamese lunar calendar: from a lunar day to the solar one.

Rules: a month begins on the day (UTC+7, Quyết định 121-CP of 1967) of the new moon; the month that holds the
winter solstice is the eleventh; of thirteen months between two such, the first without a principal solar
term is the leap one. New moons and the sun's longitude after J. Meeus, Astronomical Algorithms (1998),
chapters 49 and 25, in the short form published by Hồ Ngọc Đức ("Thuật toán tính âm lịch").
"""

import math
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

_ZONE = 7 / 24  # days that Vietnam's clock is ahead of UTC
_ORDINAL = 1_721_425  # the Julian day number of a date less its ordinal
_MONTH = 29.530588853  # days from new moon to new moon
_SOLSTICE_MONTH = 11
_AUTUMN_TERM = (
    9  # the twelfth of the sun's way, from the spring equinox, that begins with the winter solstice
)


def _new_moon(k: int) -> int:
    """The Julian day number, in Vietnam, of the k-th new moon."""
    t = k / 1236.85
    t2, t3, turn = t * t, t * t * t, math.pi / 180
    day = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    day += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t2) * turn)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * turn
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * turn
    way = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * turn
    shift = (0.1734 - 0.000393 * t) * math.sin(sun) + 0.0021 * math.sin(2 * sun)
    shift += -0.4068 * math.sin(moon) + 0.0161 * math.sin(2 * moon) - 0.0004 * math.sin(3 * moon)
    shift += 0.0104 * math.sin(2 * way) - 0.0051 * math.sin(sun + moon) - 0.0074 * math.sin(sun - moon)
    shift += 0.0004 * math.sin(2 * way + sun) - 0.0004 * math.sin(2 * way - sun)
    shift += -0.0006 * math.sin(2 * way + moon) + 0.0010 * math.sin(2 * way - moon)
    shift += 0.0005 * math.sin(2 * moon + sun)
    late = -0.000278 + 0.000265 * t + 0.000262 * t2
    return math.floor(day + shift - late + 0.5 + _ZONE)


def _term(day: int) -> int:
    """The twelfth of the sun's way, from 0 at the spring equinox, at the midnight that begins a day."""
    t = (day - 2451545.5 - _ZONE) / 36525
    turn = math.pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t * t - 0.00000048 * t**3) * turn
    mean = 280.46645 + 36000.76983 * t + 0.0003032 * t * t
    centre = (1.914600 - 0.004817 * t - 0.000014 * t * t) * math.sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return math.floor((mean + centre) % 360 / 30)


@lru_cache(maxsize=64)
def _eleventh(year: int) -> int:
    """Which new moon begins the month of the winter solstice of a solar year."""
    k = math.floor((date(year, 12, 31).toordinal() + _ORDINAL - 2415021) / _MONTH)
    return k - 1 if _term(_new_moon(k)) >= _AUTUMN_TERM else k


@lru_cache(maxsize=64)
def _months(year: int) -> tuple[tuple[int, int], ...]:
    """Month and number of its new moon, of a lunar year; a leap month is left out."""
    found: list[tuple[int, int]] = []
    for before in (year - 1, year):  # from the eleventh month of the year before to that of this one, and on
        first, following = _eleventh(before), _eleventh(before + 1)
        leap = _leap(first) if following - first > 12 else None
        month = _SOLSTICE_MONTH
        for k in range(first, following):
            if k == leap:
                continue
            number = (month - 1) % 12 + 1
            if (before < year) == (number < _SOLSTICE_MONTH):
                found.append((number, k))
            month += 1
    return tuple(found)


def _leap(first: int) -> int:
    """The first month behind the eleventh in which the sun enters no new twelfth of its way."""
    k = first + 1
    while _term(_new_moon(k)) != _term(_new_moon(k + 1)):
        k += 1
    return k


def solar(day: int, month: int, year: int) -> date | None:
    """The solar date of a lunar day; None where that month has no such day. A leap month is not asked for."""
    k = dict(_months(year)).get(month)
    if k is None:
        return None
    start, following = _new_moon(k), _new_moon(k + 1)
    if not 1 <= day <= following - start:
        return None
    return date.fromordinal(start + day - 1 - _ORDINAL)


def last_day_of_year(year: int) -> date | None:
    """The eve of the lunar new year ("giao thừa")."""
    first = solar(1, 1, year + 1)
    return date.fromordinal(first.toordinal() - 1) if first else None


_LUNAR_MONTHS = frozenset({"chạp", "giêng"})
_STEMS = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_ORDER = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_BRANCHES = {
    **{name: at for at, name in enumerate(_ORDER)},
    "tí": 0,
    "mẹo": 3,
    "tị": 5,
}
_CYCLE = 2014  # the first of the sixty years that a name of the cycle may mean


def lunar_mark(words: Sequence[str]) -> tuple[int, int | None] | None:
    """What marks a day as lunar: its month's name, the first word, or "âm lịch" behind it; None without.

    How many words behind the first belong to the day, and its year where the cycle of sixty names it.
    """
    words = [*words, "", "", ""]
    opened = words[1] == "("
    if tuple(words[1 + opened : 3 + opened]) == ("âm", "lịch"):
        return 2 + opened + (opened and words[4] == ")"), None
    if words[0] not in _LUNAR_MONTHS:
        return None
    year = year_of_cycle(words[2], words[3]) if words[1] == "năm" else None
    return (3, year) if year else (0, None)


def year_of_cycle(stem: str, branch: str) -> int | None:
    """ "Bính Ngọ" is 2026: of the cycle of sixty the year from 2014 on."""
    if stem not in _STEMS or branch not in _BRANCHES:
        return None
    year = (each for each in range(_CYCLE, _CYCLE + 60) if (each - 4) % 10 == _STEMS.index(stem))
    return next((each for each in year if (each - 4) % 12 == _BRANCHES[branch]), None)
