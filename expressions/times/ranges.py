"""Ranges of days and periods, due at their end: "từ ngày … đến hết ngày …", "trong 2 ngày 25 và 26/5"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.dates import Shape, When, number_at, read_day, word
from expressions.times.periods import read_period
from expressions.times.time_tokens import Token

_BETWEEN = frozenset({"-", "–", "—", ",", "và", "đến", "&"})
_MOST_DAYS = 8


def read_range(tokens: Sequence[Token], at: int) -> When | None:
    """ "từ ngày 05/4/2021 đến hết ngày 30/4/2021", "từ nay đến cuối năm": its end, from "từ" on."""
    if word(tokens, at) != "từ":
        return _days_together(tokens, at)
    place = at + 1
    begin = read_day(tokens, place, ranged=True) or read_period(tokens, place)
    if begin is not None:
        place = begin.last
    elif place < len(tokens) and tokens[place].number is not None:
        place += 1  # "từ 05 đến 10/6"
    elif word(tokens, place) in {"nay", "ngày"}:
        place += 1 + (word(tokens, place) == "ngày")
        place += word(tokens, place) in {"ban", "hành", "ký"}
    else:
        return None
    place += word(tokens, place) in {",", ")"}
    if word(tokens, place) not in {"đến", "tới", "-", "–", "—"} and not _cho_den(tokens, place):
        return _joined(begin, at)
    place += 1 + _cho_den(tokens, place)
    place += word(tokens, place) == "hết"
    end = read_day(tokens, place, ranged=True) or read_period(tokens, place)
    if end is None or (end.shape is Shape.MONTH_DAY and word(tokens, end.last) in {"hàng", "hằng"}):
        return None
    return replace(end, first=at, ranged=True)


def _cho_den(tokens: Sequence[Token], at: int) -> bool:
    return word(tokens, at) == "cho" and word(tokens, at + 1) in {"đến", "tới"}


def _joined(begin: When | None, at: int) -> When | None:
    """ "từ tháng 6-9/2024" is a range that the month has read already."""
    if begin is not None and begin.last - begin.first > 4 and begin.shape in {Shape.MONTH, Shape.SPAN}:
        return replace(begin, first=at, ranged=True)
    return None


def _days_together(tokens: Sequence[Token], at: int) -> When | None:
    """ "2 ngày 25 và 26/5", "các ngày 25, 26, 27/5/2024", "ngày 25-27/5": to the last of them."""
    counted = word(tokens, at + 1) == "ngày" and (
        word(tokens, at) in {"các", "những"} or number_at(tokens, at) is not None
    )
    place = at + 2 if counted else at + 1
    if not counted and word(tokens, at) != "ngày":
        return None
    if place >= len(tokens) or tokens[place].number is None or tokens[place].digits > 2:
        return None
    signs = _BETWEEN if counted else frozenset({"-", "–", "—", "đến"})
    for _ in range(_MOST_DAYS):
        further = place + 2 + (word(tokens, place + 2) == "ngày")
        if word(tokens, place + 1) not in signs or further >= len(tokens):
            return None
        end = read_day(tokens, further, ranged=True)
        if end is not None and end.shape is Shape.DAY and (tokens[place].number or 0) < (end.day or 0):
            return replace(end, first=at, ranged=True)
        if tokens[further].number is None or tokens[further].digits > 2:
            return None
        place = further
    return None
