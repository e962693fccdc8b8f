"""What comes back, as people type it: "ngày 25 hàng tháng", "hàng tuần vào thứ sáu", "mùng 5 hàng tháng"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.dates import Shape, When, read_weekday, word
from expressions.times.phrases import EVERY, PERIODS
from expressions.times.recurrences import read_every
from expressions.times.recurring_days import read_recurring_day
from expressions.times.time_tokens import Token
from expressions.times.typed_hours import read_hour
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime
from tasks.deadline import Operator

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
