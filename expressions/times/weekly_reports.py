"""Reports of every week whose day stands further on: "báo cáo tuần gửi trước 15h00 thứ Sáu"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.candidates import Candidate, Strength
from expressions.times.clocks import read_clock
from expressions.times.dates import Shape, When, read_weekday, word
from expressions.times.phrases import DAY_PARTS, EVERY, PERIODS
from expressions.times.time_tokens import Token
from tasks.deadline import Operator, Period, Recurrence

_OPENERS = frozenset({("cáo", "tuần"), ("định", "kỳ")})
_PERIODS = frozenset({*EVERY, *PERIODS})
_BEFORE_WEEKDAY = frozenset({"vào", "sáng", "chiều", "ngày", "trước", "hạn"})
_NEAR_WEEKS = frozenset({"này", "nay", "tới", "sau", "qua", "trước", "thứ"})
_WEEKLY_REACH = 14  # tokens behind "báo cáo tuần"
_WEEKDAY_REACH = 30  # tokens behind "hằng tuần"


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
