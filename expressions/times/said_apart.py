"""What comes back, put together from what a sentence says apart: the year said once for both of two reports,
the day of the week behind "báo cáo tuần gửi trước 15h00 thứ Sáu"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.candidates import Candidate, Strength
from expressions.times.clocks import read_clock
from expressions.times.dates import Shape, When, read_weekday, word
from expressions.times.phrases import DAY_PARTS, EVERY, PERIODS
from expressions.times.recurrences import MONTHS_IN, month_within
from expressions.times.time_tokens import Token
from tasks.deadline import Operator, Period, Recurrence

_JOINS = frozenset({"và", ",", "hoặc", "&"})
_PERIOD_NAMED = 6  # tokens from a day over the next period's name to its own day
_OPENERS = frozenset({("cáo", "tuần"), ("định", "kỳ")})
_PERIODS = frozenset({*EVERY, *PERIODS})
_BEFORE_WEEKDAY = frozenset({"vào", "sáng", "chiều", "ngày", "trước", "hạn"})
_NEAR_WEEKS = frozenset({"này", "nay", "tới", "sau", "qua", "trước", "thứ"})
_WEEKLY_REACH = 14  # tokens behind "báo cáo tuần"
_WEEKDAY_REACH = 30  # tokens behind "hằng tuần"


def each_year(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "quý I gửi trước ngày 15/3, quý III trước ngày 15/9 hằng năm": the year that is each, said once."""
    yearly, joined = False, found[:]
    for index in range(len(found) - 1, -1, -1):
        candidate, when = found[index], found[index].when
        after = found[index + 1].first if index + 1 < len(found) else len(tokens)
        if any(word(tokens, place) in {";", "."} for place in range(candidate.last, after)):
            yearly = False
        if when.shape is Shape.REPEAT:
            repeat = when.repeat
            yearly = repeat is not None and repeat.period is Period.YEAR and repeat.day is not None
        elif yearly and _is_open_day(when) and _shares_year(tokens, candidate, after):
            joined[index] = replace(candidate, when=_yearly(when))
    return joined


def in_each_year(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "Hằng năm, vào quý IV, …": the month of what comes back each year, right behind it."""
    joined: list[Candidate] = []
    for candidate in found:
        before, when = joined[-1] if joined else None, candidate.when
        yearly = before is not None and before.when.repeat == Recurrence(Period.YEAR)
        open_month = when.shape in {Shape.MONTH, Shape.SPAN} and when.year is None and when.month is not None
        if before and yearly and open_month and not when.ranged and candidate.first - before.last <= 1:
            repeat = Recurrence(Period.YEAR, month=when.month, day=when.day)
            when = replace(when, shape=Shape.REPEAT, first=before.first, repeat=repeat)
            joined[-1] = replace(before, last=candidate.last, when=when)
        else:
            joined.append(candidate)
    return joined


def _shares_year(tokens: Sequence[Token], candidate: Candidate, after: int) -> bool:
    """ "kỳ 6 tháng vào ngày 10/6 và kỳ năm vào ngày 10/12 hằng năm": a day like the one behind it."""
    if candidate.strength is Strength.STRONG:
        return True
    beside = word(tokens, candidate.last) in _JOINS and after - candidate.last <= _PERIOD_NAMED
    return beside and candidate.introduced == "vào"


def of_next_period(tokens: Sequence[Token], before: Candidate | None, one: Candidate) -> Candidate:
    """ "định kỳ 6 tháng (ngày 15/6) và cả năm (ngày 05/12)": the day behind the second period's name."""
    repeat = before.when.repeat if before else None
    named = word(tokens, one.first - 1) == "(" and word(tokens, one.first - 2) in PERIODS
    if not (before and named and _is_open_day(one.when) and one.first - before.last <= _PERIOD_NAMED):
        return one
    if repeat is None or repeat.period is not Period.YEAR or repeat.day is None:
        return one
    said = (before.operator, before.strength, before.introduced)
    return replace(one, operator=said[0], strength=said[1], introduced=said[2], when=_yearly(one.when))


def of_own_period(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "6 tháng một lần, trước ngày 15 của tháng cuối kỳ": the period that the sentence names before."""
    before: Candidate | None = None
    joined: list[Candidate] = []
    for one in found:
        repeat, named = one.when.repeat, before.when.repeat if before else None
        if before and repeat and named and repeat.month and word(tokens, one.last - 1) == "kỳ":
            month = month_within(named.period, last=repeat.month > 1)
            when = replace(one.when, repeat=replace(repeat, period=named.period, month=month))
            joined = [other for other in joined if other is not before]
            one = replace(one, when=when)
        before = one if is_plain_repeat(one) and repeat and repeat.period in MONTHS_IN else before
        joined.append(one)
    return joined


def _yearly(when: When) -> When:
    return replace(when, shape=Shape.REPEAT, repeat=Recurrence(Period.YEAR, when.month, when.day))


def _is_open_day(when: When) -> bool:
    return when.shape is Shape.DAY and when.year is None and not when.ranged and not when.notes


def is_plain_repeat(candidate: Candidate) -> bool:
    repeat = candidate.when.repeat
    return repeat is not None and repeat.day is None and repeat.weekday is None and repeat.month is None


def weekly_reports(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "Báo cáo tuần gửi trước 15h00 thứ Sáu", "định kỳ báo cáo vào thứ Tư": on which day it comes back."""
    made: list[Candidate] = []
    dated = [one for one in found if one.when.shape is not Shape.REGULAR]
    for at in range(len(tokens) - 2):
        pair = (word(tokens, at), word(tokens, at + 1))
        if pair not in _OPENERS or tokens[at + 2].number is not None:
            continue
        if word(tokens, at + 2) in _NEAR_WEEKS or word(tokens, at + 2) in _PERIODS:
            continue
        for place in range(at + 2, min(len(tokens), at + _WEEKLY_REACH)):
            if word(tokens, place) in {".", ";"} or any(one.first <= place < one.last for one in dated):
                break
            candidate = _on_a_weekday(tokens, place)
            if candidate is not None:
                made.append(candidate)
                break
    return made


def on_weekday(tokens: Sequence[Token], candidate: Candidate, beside: Sequence[Candidate]) -> Candidate:
    """ "Kết quả hằng tuần gửi về Sở vào chiều thứ Năm": the day of the week stands further on."""
    repeat = candidate.when.repeat
    if repeat is None or repeat.period is not Period.WEEK or repeat.weekday is not None:
        return candidate
    for at in range(candidate.last, min(len(tokens), candidate.last + _WEEKDAY_REACH)):
        if word(tokens, at) in {".", ";"}:
            break
        day = read_weekday(tokens, at) if word(tokens, at - 1) in _BEFORE_WEEKDAY else None
        if day is not None and not any(one.first <= at < one.last for one in beside):
            when = replace(candidate.when, repeat=replace(repeat, weekday=day[0]))
            return replace(candidate, when=when)
    return candidate


def _on_a_weekday(tokens: Sequence[Token], at: int) -> Candidate | None:
    """ "vào chiều thứ Năm", "trước 15h00 thứ Sáu": an operator, perhaps an hour, and the day."""
    if word(tokens, at) not in {"vào", "trước"}:
        return None
    clock = read_clock(tokens, at + 1)
    place = clock[1] if clock else at + 1
    place += word(tokens, place) in DAY_PARTS
    place += word(tokens, place) == "ngày"
    day = read_weekday(tokens, place)
    if day is None:
        return None
    behind = day[1] + (word(tokens, day[1]) == ",")
    dated = behind < len(tokens) and tokens[behind].number is not None
    if dated or word(tokens, behind) in {*EVERY, "tuần", "ngày", "("}:
        return None
    when = When(
        Shape.REPEAT,
        at,
        day[1],
        at=clock[0] if clock else None,
        repeat=Recurrence(Period.WEEK, weekday=day[0]),
    )
    before = word(tokens, at) == "trước"
    operator, strength = (Operator.BEFORE, Strength.STRONG) if before else (Operator.ON, Strength.WEAK)
    return Candidate(at, day[1], operator, when, strength, word(tokens, at))
