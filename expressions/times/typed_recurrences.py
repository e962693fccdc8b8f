"""Hours of the day, and what comes back at one, as people type them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from expressions.times.clocks import read_clock
from expressions.times.dates import Shape, When, number_at, read_weekday, word
from expressions.times.phrases import EVERY, PERIODS
from expressions.times.recurrences import read_every
from expressions.times.recurring_days import read_recurring_day
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime
from tasks.deadline import Operator

# Hours as people type them: "16h30", "5 giờ chiều", "9h kém 15", "đầu giờ chiều", "cuối ngày".

_OPENS, _CLOSES = time(8), time(17)  # what an office calls the beginning and the end of a day
_HOURS = Lexicon(
    {
        "[giữa/buổi] trưa": time(12),
        "[vào] đầu giờ [buổi/làm] [sáng/việc/hành] [chính]": _OPENS,
        "đầu [buổi] sáng": _OPENS,
        "cuối [giờ/buổi] sáng": time(11, 30),
        "hết [giờ/buổi] sáng": time(11, 30),
        "đầu [giờ/buổi] chiều": time(13, 30),
        "giữa [buổi] chiều": time(15),
        "cuối [giờ/buổi] chiều": _CLOSES,
        "hết [giờ/buổi] chiều": _CLOSES,
        "cuối giờ [làm/hành] [việc/chính]": _CLOSES,
        "[khi/lúc] hết giờ [làm/hành] [việc/chính]": _CLOSES,
        "cuối ngày [làm] [việc]": _CLOSES,
        "giữa đêm": time(23, 59),
        "nửa đêm": time(23, 59),
    }
)
_PARTS = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "khuya"})
_BEFORE = frozenset({"lúc", "vào", "khoảng", "tầm", "hồi"})
_AFTERNOON = range(1, 7)  # "3 giờ" is said of the afternoon, and is asked about


@dataclass(frozen=True, slots=True)
class SaidHour:
    """An hour; None where only a part of the day is said. Not `sure` where it may be of the other half."""

    at: time | None
    sure: bool = True
    alone: bool = True  # may stand without a day: "17h", "cuối ngày"; not "chiều"


def read_hour(tokens: Sequence[Token], at: int, part: str = "") -> tuple[SaidHour, int] | None:
    """The hour or the part of the day at a place; `part` is one that was said before."""
    place = at
    while word(tokens, place) in _BEFORE and place < at + 2:
        place += 1
    clock = read_clock(tokens, place)
    if clock is not None:
        if part:
            return SaidHour(_of_part(clock[0], part)), clock[1]
        return _clock(tokens, place, *clock)
    half = _half_past(tokens, place)
    if half is not None:
        return half
    said = _HOURS.match(tokens, place)
    if said is not None:
        dated = word(tokens, said[1] - 1) == "ngày" and said[1] < len(tokens) and tokens[said[1]].number
        alone = word(tokens, place) not in {"trưa", "buổi"}
        return SaidHour(said[0], alone=alone), said[1] - bool(
            dated
        )  # "cuối ngày 30": the day begins with "ngày"
    place += word(tokens, place) == "buổi"
    if word(tokens, place) in _PARTS:
        return SaidHour(None, alone=False), place + 1
    return None


def _half_past(tokens: Sequence[Token], at: int) -> tuple[SaidHour, int] | None:
    """ "8 rưỡi sáng": the word for the hour left out before a part of the day."""
    hour = number_at(tokens, at)
    part = word(tokens, at + 2)
    if hour is None or not 1 <= hour <= 12 or word(tokens, at + 1) != "rưỡi" or part not in _PARTS:
        return None
    return SaidHour(_of_part(time(hour % 24, 30), part)), at + 3


def _clock(tokens: Sequence[Token], at: int, found: time, end: int) -> tuple[SaidHour, int]:
    part = word(tokens, end - 1) in _PARTS
    if not part and word(tokens, end) == "buổi" and word(tokens, end + 1) in _PARTS:
        part, end = True, end + 2
        found = _of_part(found, word(tokens, end - 1))
    written = word(tokens, at + 1) == ":" or (tokens[at].digits == 2 and (tokens[at].number or 0) < 10)
    if not part and not written and found.hour in _AFTERNOON:
        near = next((word(tokens, n) for n in range(end, end + 2) if word(tokens, n) in _PARTS), "")
        if not near:
            return SaidHour(found.replace(hour=found.hour + 12), sure=False), end
        if near != "sáng":
            return SaidHour(_of_part(found, near)), end
    return SaidHour(found), end


def _of_part(found: time, part: str) -> time:
    later = part in {"chiều", "tối"} or (part == "trưa" and found.hour <= 3)
    return found.replace(hour=found.hour + 12) if later and found.hour < 12 else found


# What comes back, as people type it: "ngày 25 hàng tháng", "hàng tuần vào thứ sáu", "mùng 5 hàng tháng".

_BEFORE_HOURS = frozenset({",", "vào", "lúc", "trước", "(", "khoảng"})
_MOST_OF_RECURRENCE = 12  # tokens
_LONGEST = 32  # tokens
_SIGNS = EVERY | {
    "kỳ", "kì", "lần", "các", "của", "báo", "đầu", "cuối", "nhất", "kết", "sau", "kế", "tiếp", "liền",
    "mùng", "mồng",
}  # fmt: skip
"""One of these stands in all that comes back."""


def read_recurrence(tokens: Sequence[Token], at: int) -> TimeFound | None:
    """ "ngày 25 hàng tháng", "hàng tuần vào thứ sáu", "mỗi tháng vào ngày 20"."""
    if _SIGNS.isdisjoint([token.word for token in tokens[at : at + _LONGEST]]):
        return None
    if word(tokens, at) in {"mùng", "mồng"}:
        tokens = [*tokens[:at], tokens[at]._replace(word="ngày"), *tokens[at + 1 : at + _MOST_OF_RECURRENCE]]
    when = read_recurring_day(tokens, at) or read_every(tokens, at)
    if when is None or when.repeat is None:
        return None
    when = _with_day(tokens, when) if when.shape is Shape.REPEAT else when
    if word(tokens, when.last) in EVERY and word(tokens, when.last + 1) in PERIODS:
        when = replace(when, last=when.last + 2)  # "ngày cuối tháng hàng tháng"
    hour = read_hour(tokens, when.last + (word(tokens, when.last) in _BEFORE_HOURS))
    if when.at is None and hour is not None and hour[0].at is not None:
        when = replace(when, at=hour[0].at, last=hour[1])
    return TypedTime(
        time=when.at,
        shape=TimeShape.RECURRENCE,
        operator=Operator.ON,
        recurrence=when.repeat,
        certain=not when.notes,
        doubt=TimeDoubt.VAGUE if when.notes else None,
    ), when.last


def _with_day(tokens: Sequence[Token], when: When) -> When:
    """The day behind "hàng tuần", "mỗi tháng", "hằng năm": read where it would stand before them."""
    repeat, end = when.repeat, when.last
    if repeat is None or repeat.day is not None or repeat.weekday is not None:
        return when
    place = end
    while word(tokens, place) in {",", "vào", "trước", "(", "lúc"} and place < end + 2:
        place += 1
    weekday = read_weekday(tokens, place + (word(tokens, place) == "ngày"))
    if weekday is not None:
        known = repeat.period.value == "week"
        return replace(when, last=weekday[1], repeat=replace(repeat, weekday=weekday[0])) if known else when
    turned = [*tokens[place : place + 6]]
    for size in range(len(turned), 0, -1):
        every = [Token("hàng", None, 0, 0), *_period_words(tokens, when)]
        found = read_recurring_day([*turned[:size], *every], 0)
        if found is not None and found.repeat is not None and found.last == size + len(every):
            return replace(when, last=place + size, repeat=found.repeat)
    return when


def _period_words(tokens: Sequence[Token], when: When) -> list[Token]:
    return [t for t in tokens[when.first : when.last] if t.word not in EVERY | {"định", "kỳ"}]
