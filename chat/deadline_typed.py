"""A deadline as the office types it: "30/11", "trước ngày 30/11", "25 hàng tháng", "không có hạn"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chat.dated import Shape
from chat.dates import guess, read_date, read_time
from chat.values import When
from language.folding import fold
from language.tokens import Token, tokenize
from tasks.deadline import Operator, Period, Recurrence

_PERIODS = {
    "ngay": Period.DAY, "tuan": Period.WEEK, "thang": Period.MONTH, "quy": Period.QUARTER, "nam": Period.YEAR,
}  # fmt: skip
_NONE = (
    "khong han",
    "khong co han",
    "bo han",
    "xoa han",
    "khong thoi han",
    "ko han",
    "khong co thoi han",
    "khong",
)
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tu": 2,
    "4": 2,
    "nam": 3,
    "5": 3,
    "sau": 4,
    "6": 4,
    "bay": 5,
    "7": 5,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; `on`, `recurrence` and `none` are all empty where it was not understood."""

    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False


def read_deadline(phrase: str, today: date) -> Typed:
    """The deadline in a phrase of a few words."""
    tokens = tokenize(phrase[:200])
    folded = " ".join(t.folded for t in tokens)
    if folded in _NONE:
        return Typed(none=True)
    operator = Operator.BEFORE if folded.startswith("truoc") or " truoc ngay" in f" {folded}" else Operator.BY
    recurrence = _recurrence(tokens, folded, today)
    if recurrence is not None:
        return Typed(operator=operator, recurrence=recurrence)
    found = next((d for n in range(len(tokens)) if (d := read_date(tokens, n, today)) is not None), None)
    if found is not None:
        if found.on is None:
            return Typed(operator=operator)
        if found.shape is Shape.PERIOD:
            operator = Operator.WITHIN if operator is Operator.BY else operator
        certain = found.certain and found.shape is not Shape.DAY_ONLY
        clock = next((t[1] for n in range(len(tokens)) if (t := read_time(tokens, n)) is not None), None)
        return Typed(When(found.on, certain, clock), operator)
    return Typed(guess(phrase, today) if fold(phrase) else None, operator)


def _recurrence(tokens: Sequence[Token], folded: str, today: date) -> Recurrence | None:
    few = _EVERY_FEW.search(folded)
    if few and int(few[1]) > 1:
        weekday = _weekday(folded[: few.start()].split()) if few[2] == "tuan" else None
        return Recurrence(_PERIODS[few[2]], weekday=weekday, every=int(few[1]))
    words = folded.split()
    at = next(
        (n for n, w in enumerate(words[:-1]) if w in ("hang", "moi", "dinh") and words[n + 1] in _FOLLOW),
        None,
    )
    if at is None:
        return None
    at += 2 if words[at] == "dinh" else 1
    if at < len(words) and words[at] in ("hang", "moi"):
        at += 1
    rest = words[at:]
    if rest[:2] in (["6", "thang"], ["sau", "thang"]):
        return Recurrence(Period.HALF_YEAR, day=_day(words[: at - 1]))
    if rest[:2] in (["9", "thang"], ["chin", "thang"]):
        return Recurrence(Period.NINE_MONTHS, day=_day(words[: at - 1]))
    period = _PERIODS.get(rest[0]) if rest else None
    if period is None:
        return None
    if period is Period.WEEK:
        return Recurrence(period, weekday=_weekday(words))
    if period is Period.YEAR:
        dated = next((d for n in range(len(tokens)) if (d := read_date(tokens, n, today)) and d.month), None)
        return Recurrence(period, month=dated.month, day=dated.day) if dated else Recurrence(period)
    if period is Period.DAY:
        return Recurrence(period)
    day = -1 if "cuoi thang" in folded else _day([w for n, w in enumerate(words) if n != at])
    return Recurrence(period, day=day)


_EVERY_FEW = re.compile(r"(?<!\d)(\d{1,2}) (ngay|tuan) ?(?:mot lan|1 lan|/ ?lan)")
_FOLLOW = frozenset({*_PERIODS, "ky", "6", "9", "sau", "chin"})


def _day(words: Sequence[str]) -> int | None:
    """The one number that can be a day of a month."""
    days = [int(w) for w in words if w.isdecimal() and len(w) <= 2 and 1 <= int(w) <= 31]
    return days[0] if len(days) == 1 else None


def _weekday(words: Sequence[str]) -> int | None:
    for first, second in pairwise(words):
        if first in ("thu", "t") and second in _WEEKDAYS:
            return _WEEKDAYS[second]
    return None
