"""Dates that share an operator or a period: "trước ngày 20/6 và 20/12", "hằng quý … trước ngày 20"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from expressions.times.candidates import Candidate, Strength
from expressions.times.dates import Near, Shape, When, word
from expressions.times.phrases import EVERY, PERIODIC_REPORTS
from expressions.times.recurrences import month_within, read_period_list, read_period_name, shortest_of
from expressions.times.said_apart import (
    each_year,
    in_each_year,
    is_plain_repeat,
    of_next_period,
    of_own_period,
    on_weekday,
    weekly_reports,
)
from expressions.times.time_tokens import Lexicon, Token
from tasks.deadline import Operator, Period, Recurrence

_reports = Lexicon(dict.fromkeys(PERIODIC_REPORTS, True))
_NOUN_BEFORE = frozenset(
    {"mẫu", "biểu", "các", "những", "của", "dung", "lượng", "trong", "tại", "thảo", "về"}
)
_SENDING = frozenset({"về", "gửi", "gởi", "cho", "qua", "lên"})
_TODAY = When(Shape.NEAR, 0, 0, near=Near(Period.DAY, 0))  # of the issue, with a word to look at it
_JOINS = frozenset({"và", ",", "hoặc", "&"})
_HELD = frozenset({"sơ", "tổng"})
_OF_REPORTS = EVERY | {"định", "gửi", "nộp", "cáo"}


def join(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """Dates that share an operator, and days that share a period, each made a candidate of its own."""
    if all(candidate.strength is Strength.BARE for candidate in found):
        found = sorted([*found, *_listed_reports(tokens)], key=lambda candidate: candidate.first)
    weekly = weekly_reports(tokens, found)
    if weekly:
        found = sorted([*found, *weekly], key=lambda candidate: candidate.first)
    found = [on_weekday(tokens, candidate, found) for candidate in _listed_days(tokens, found)]
    found = in_each_year(tokens, found)
    found = _coordinated(tokens, _right_behind(tokens, _same_days(found)))
    found = _with_periods(tokens, each_year(tokens, found))
    return of_own_period(tokens, [*map(partial(of_next_period, tokens), [None, *found], found)])


def _listed_reports(tokens: Sequence[Token]) -> list[Candidate]:
    """ "Các đơn vị báo cáo 6 tháng, năm về Sở": two periods and a place to send them say "định kỳ"."""
    found: list[Candidate] = []
    for at, token in enumerate(tokens):
        if token.word != "báo" or word(tokens, at + 1) != "cáo" or word(tokens, at - 1) in _NOUN_BEFORE:
            continue
        periods = read_period_list(tokens, at + 2)
        if periods is None or len(set(periods[0])) < 2 or any(p in {Period.DAY} for p in periods[0]):
            continue
        sent = any(word(tokens, place) in _SENDING for place in range(periods[1], periods[1] + 10))
        if sent or word(tokens, at - 1) in {"hiện", "độ", "gửi", "nộp"}:
            repeat, notes = shortest_of(periods[0])
            when = When(Shape.REPEAT, at + 2, periods[1], repeat=repeat, notes=notes)
            found.append(Candidate(at + 2, periods[1], Operator.ON, when, Strength.WEAK))
    return found


def _listed_days(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "ngày 5, 15 và 25 hằng tháng", "các ngày mồng 5, 20 trong tháng": each of these days comes back."""
    listed: list[Candidate] = []
    done = 0
    for candidate in found:
        if candidate.first < done:
            continue
        days, end = _days_behind(tokens, candidate) if candidate.when.shape is Shape.MONTH_DAY else ([], 0)
        if not days:
            listed.append(candidate)
            continue
        bare = candidate.strength is Strength.BARE
        candidate = replace(candidate, operator=Operator.ON, strength=Strength.WEAK) if bare else candidate
        for first, last, day in days:
            when = When(
                Shape.REPEAT, first, last, at=candidate.when.at, repeat=Recurrence(Period.MONTH, day=day)
            )
            listed.append(replace(candidate, first=first, last=last, when=when))
        done = end
    return listed


def _days_behind(tokens: Sequence[Token], first: Candidate) -> tuple[list[tuple[int, int, int | None]], int]:
    """The days of a list that ends in "hằng tháng" with their places, and where it ends; else none."""
    days = [(first.first, first.last, first.when.day)]
    place = first.last
    while word(tokens, place) in _JOINS:
        at = place + 1 + (word(tokens, place + 1) == "ngày")
        if at >= len(tokens) or tokens[at].number is None or tokens[at].digits > 2:
            break
        days.append((place + 1, at + 1, tokens[at].number))
        place = at + 1
    place += word(tokens, place) == "của"
    monthly = word(tokens, place) in {*EVERY, "trong"} and word(tokens, place + 1) == "tháng"
    if len(days) < 2 or not monthly or (place + 2 < len(tokens) and tokens[place + 2].number is not None):
        return [], 0
    days[-1] = (days[-1][0], place + 2, days[-1][2])
    return days, place + 2


def _right_behind(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "hằng tháng (ngày 25)", "hằng năm, ngày 15/12": the day of what comes back right before it."""
    ends = {candidate.last for candidate in found if is_plain_repeat(candidate)}
    return [
        replace(one, operator=Operator.ON, strength=Strength.WEAK, introduced="vào")
        if one.strength is Strength.BARE
        and word(tokens, one.first - 1) in {"(", ","}
        and one.first - 1 in ends
        else one
        for one in found
    ]


def _same_days(found: list[Candidate]) -> list[Candidate]:
    """ "Ngày 12/6 … trước 15h cùng ngày": the day that the sentence named last, else that of the issue."""
    if all(candidate.when.shape is not Shape.SAME_DAY for candidate in found):
        return found
    day: When | None = None
    joined: list[Candidate] = []
    for candidate in found:
        when = candidate.when
        if when.shape is Shape.SAME_DAY:
            named = day or _TODAY
            when = replace(named, first=when.first, last=when.last, at=when.at or named.at)
            candidate = replace(candidate, when=when)
        day = when if when.shape is Shape.DAY else day
        joined.append(candidate)
    return joined


def _coordinated(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """ "trước ngày 20/6 và ngày 20/12": the second has the operator of the first."""
    joined: list[Candidate] = []
    for candidate in found:
        before = joined[-1] if joined else None
        if before and _continues(tokens, before, candidate):
            candidate = replace(
                candidate, operator=before.operator, strength=before.strength, introduced=before.introduced
            )
            open_year = before.when.year is None and before.when.month is not None
            if (
                open_year and before.when.shape in {Shape.DAY, Shape.MONTH}
            ) or before.when.shape is Shape.MONTH_DAY:
                joined[-1] = replace(before, when=_share_end(before.when, candidate.when))
        joined.append(candidate)
    return joined


def _share_end(first: When, second: When) -> When:
    """The year, or the "hằng năm", that a list of days gives only at its end."""
    yearly = second.repeat is not None and second.repeat.period is Period.YEAR
    if yearly and first.month and (first.day or first.shape is Shape.MONTH):
        return replace(first, shape=Shape.REPEAT, repeat=Recurrence(Period.YEAR, first.month, first.day))
    if first.shape is Shape.MONTH_DAY and second.repeat is not None:
        return replace(first, shape=Shape.REPEAT, repeat=replace(second.repeat, day=first.day))
    return replace(first, year=second.year) if second.shape is first.shape is Shape.DAY else first


def _continues(tokens: Sequence[Token], before: Candidate, candidate: Candidate) -> bool:
    if before.strength is Strength.BARE or before.when.ranged or before.when.shape is Shape.COUNT:
        return False
    ready = candidate.strength is Strength.BARE or (
        candidate.strength is Strength.WEAK
        and candidate.when.shape is Shape.REPEAT
        and not candidate.introduced
    )
    same = candidate.when.shape in {before.when.shape, Shape.DAY, Shape.REPEAT}
    if candidate.when.shape is Shape.REPEAT and (
        candidate.when.repeat is None
        or (candidate.when.repeat.day is None and not _is_month_of_year(before, candidate.when.repeat))
    ):
        return False
    between = range(before.last, candidate.first)
    return ready and same and 0 < len(between) <= 2 and all(word(tokens, at) in _JOINS for at in between)


def _is_month_of_year(before: Candidate, repeat: Recurrence) -> bool:
    """ "tháng 4 và tháng 10 hằng năm": both come back."""
    return before.when.shape is Shape.MONTH and repeat.period is Period.YEAR and repeat.month is not None


def _periodic_reports(tokens: Sequence[Token]) -> list[tuple[int, Period]]:
    """ "báo cáo tháng", "báo cáo 6 tháng": reports that come back, without a word that says so."""
    reports: list[tuple[int, Period]] = []
    sent = not _OF_REPORTS.isdisjoint([token.word for token in tokens])
    for at, token in enumerate(tokens):
        if token.word in _HELD and not sent:
            continue  # "Sơ kết 6 tháng xong trước 20/6": held this year, and no report of every year
        opened = _reports.match(tokens, at) if _reports.begins(token.word) else None
        found = read_period_name(tokens, opened[1]) if opened else None
        if found and found[0] is not Period.DAY and word(tokens, found[1]) not in {"này", "nay"}:
            reports.append((at, found[0]))
    return reports


def _with_periods(tokens: Sequence[Token], found: list[Candidate]) -> list[Candidate]:
    """Give days without month or year the period of which the sentence speaks."""
    if all(c.when.year is not None or c.when.shape is Shape.COUNT for c in found):
        return found
    every = [(c.first, c.when.repeat.period) for c in found if is_plain_repeat(c) and c.when.repeat]
    periods = sorted([*every, *_periodic_reports(tokens)])
    if not periods:
        return found
    of_a_year = any(c.strength >= Strength.LABEL and _is_of_a_year(c.when) for c in found)
    joined, used = [], set()
    nearest = -1
    for candidate in found:
        while nearest + 1 < len(periods) and periods[nearest + 1][0] < candidate.first:
            nearest += 1
        index = nearest if nearest >= 0 else 0
        period = periods[index][1]
        # "báo cáo quý II trước ngày 20/6, năm trước ngày 10/12/2026": both are of the year that one names.
        once = of_a_year and not every and candidate.when.shape is Shape.DAY
        day = None if once else _recurring(candidate, period)
        if day is not None:
            used.add(periods[index])
            if not is_plain_repeat(candidate) and candidate.when.shape is not Shape.REPEAT and every:
                used.update(every[:1])
        joined.append(day or candidate)
    dated = {c.when.repeat.period for c in joined if c.when.repeat and not is_plain_repeat(c)}
    return [c for c in joined if not (is_plain_repeat(c) and _is_used(c, used, dated))]


def _is_of_a_year(when: When) -> bool:
    return when.shape is Shape.DAY and when.year is not None


def _is_used(candidate: Candidate, used: set[tuple[int, Period]], dated: set[Period]) -> bool:
    period = candidate.when.repeat.period if candidate.when.repeat else None
    return (candidate.first, period) in used or period in dated


def _recurring(candidate: Candidate, period: Period) -> Candidate | None:
    """The day of a candidate within a period: "hằng quý … trước ngày 20" is due in its last month."""
    when = candidate.when
    if candidate.strength < Strength.LABEL and not (
        candidate.strength is Strength.WEAK and candidate.introduced
    ):
        return None
    if when.shape is Shape.MONTH_DAY and period not in {Period.DAY, Period.WEEK}:
        month = None if period is Period.MONTH else month_within(period, last=True)
        repeat = Recurrence(period, month=month, day=when.day)
    elif (
        when.shape is Shape.DAY
        and when.year is None
        and not when.ranged
        and period not in {Period.DAY, Period.WEEK, Period.MONTH}
    ):
        repeat = Recurrence(Period.YEAR, month=when.month, day=when.day)
    else:
        return None
    return replace(candidate, when=replace(when, shape=Shape.REPEAT, repeat=repeat))
