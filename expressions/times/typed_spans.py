"""Spans as people type them: "từ 25/11 đến 15/12", "25-27/11", "từ đầu năm đến nay"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from expressions.times.dates import exists, number_at, word
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_days import read_day_named
from expressions.times.typed_periods import read_period_named
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime

_DASHES = frozenset({"-", "–", "—"})
_UNTIL = frozenset({"đến", "tới"})
_JOINS = frozenset({"và", ",", "&"})
_PRESENT = Lexicon(dict.fromkeys(("nay", "giờ", "bây giờ", "hiện nay/tại", "lúc này"), True))
_WEEK = timedelta(weeks=1)


def read_span(tokens: Sequence[Token], at: int, today: date, here: TimeFound | None) -> TimeFound | None:
    """A span from its "từ", or from its first day on; `here` is the day or period that begins at `at`."""
    between = word(tokens, at) == "giữa"
    opened = word(tokens, at) == "từ" or (word(tokens, at) in {"kể", "tính"} and word(tokens, at + 1) == "từ")
    place = at + (2 if opened and word(tokens, at) != "từ" else int(opened or between))
    place += opened and word(tokens, place) == "hồi"
    if opened:
        begin = _begin(tokens, place, today)
    else:
        begin = _bound(tokens, place, today) if between else _dated(here)
    if begin is None:
        return _days(tokens, at, today, opened)
    first, end = begin
    if first.doubt is TimeDoubt.BARE_DAY and (days := _days(tokens, at, today, opened)) is not None:
        return days
    close = _joint(tokens, end, opened)
    finish = _finish(tokens, close, today) if close is not None else None
    if finish is not None and not opened and _goes_on(tokens, close, finish[1]):
        return None  # "việc giao tháng 10 đến giờ vẫn chưa ai nhận"
    if finish is None and first.shape is TimeShape.SPAN:
        return begin
    if finish is None:
        return _from(tokens, first, end) if opened else _days(tokens, at, today, opened)
    last, end = finish
    return _made(first, last, today), end


_STILL = frozenset({"vẫn", "mà", "chưa", "vẫn còn", "thì"})


def _goes_on(tokens: Sequence[Token], close: int | None, end: int) -> bool:
    """Whether "đến giờ" says only until when something has stayed as it is."""
    until_now = close is not None and _PRESENT.match(tokens, close) is not None
    return until_now and word(tokens, end) in _STILL


def _begin(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    present = _PRESENT.match(tokens, at)
    if present is not None:
        return TypedTime(due=today, first=today, last=today), present[1]
    if word(tokens, at) == "đầu" and word(tokens, at + 1) in {"tuần", "tháng", "quý", "năm"}:
        found = read_period_named(tokens, at + 1, today, bare=True)
        if found is not None and found[0].first is not None:
            return TypedTime(
                due=found[0].first, first=found[0].first, last=found[0].first, has_year=found[0].has_year
            ), found[1]
    return _bound(tokens, at, today)


def _bound(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """A day or period that may be one end."""
    return _dated(read_day_named(tokens, at, today) or read_period_named(tokens, at, today))


def _dated(found: TimeFound | None) -> TimeFound | None:
    """What was read, where its first day is known."""
    return found if found is not None and found[0].first is not None else None


def _joint(tokens: Sequence[Token], at: int, opened: bool) -> int | None:
    """The place behind "đến", "cho đến hết", "-"; behind "và" only where no "từ" stands before."""
    place = at + (word(tokens, at) in {",", ")"} and word(tokens, at + 1) in _UNTIL)
    place += word(tokens, place) == "cho" or word(tokens, place) == "kéo"
    if word(tokens, place) in _UNTIL or word(tokens, place) in _DASHES:
        return place + 1
    return at + 1 if not opened and word(tokens, at) == "và" else None


def _finish(tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    at += word(tokens, at) == "hết"
    at += word(tokens, at) == "hết"
    present = _PRESENT.match(tokens, at)
    if present is not None:
        return TypedTime(due=today, first=today, last=today), present[1]
    return _bound(tokens, at, today)


def _from(tokens: Sequence[Token], first: TypedTime, end: int) -> TimeFound:
    """ "từ 25/11", "từ ngày mai trở đi": open towards the future."""
    end += 2 * (word(tokens, end) == "trở" and word(tokens, end + 1) in {"đi", "về"})
    end += word(tokens, end) == "sau" and word(tokens, end - 1) == "về"
    return replace(first, due=None, last=None, shape=TimeShape.SPAN), end


def _made(first: TypedTime, last: TypedTime, today: date) -> TypedTime:
    """From the first day of the one to the last of the other, years that were left out supplied."""
    begin, end = first.first or today, last.last or today
    if last.has_year and not first.has_year:
        begin = _in_year(begin, end.year)
        begin = begin if begin <= end else _in_year(begin, end.year - 1)
    elif not last.has_year and first.has_year:
        end = _in_year(end, begin.year)
        end = end if end >= begin else _in_year(end, begin.year + 1)
    elif not last.has_year:
        begin, end = _around(begin, end, today)
    doubt = next(
        (d for t in (first, last) if (d := t.doubt) not in {None, TimeDoubt.GONE_BY, TimeDoubt.VAGUE}), None
    )
    if begin > end and begin - end <= _WEEK and first.shape is last.shape is TimeShape.DAY:
        begin -= _WEEK  # "từ thứ hai đến thứ sáu" said on a Wednesday
    if begin > end:
        doubt = doubt or TimeDoubt.CONTRADICTION
    gone = TimeDoubt.GONE_BY if end < today else None
    return TypedTime(
        due=end,
        time=last.time,
        first=begin,
        last=end,
        certain=doubt is None,
        doubt=doubt or gone,
        shape=TimeShape.SPAN,
        has_year=first.has_year and last.has_year,
    )


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year) if exists(day.day, day.month, year) else day.replace(year=year, day=28)


def _around(begin: date, end: date, today: date) -> tuple[date, date]:
    """Neither has a year: the span of that place which is nearest to today."""
    spans = []
    for year in (today.year - 1, today.year, today.year + 1):
        first = _in_year(begin, year)
        last = _in_year(end, year)
        spans.append((first, last if last >= first else _in_year(end, year + 1)))
    return min(spans, key=lambda span: (_distance(span, today), span[0] < today))


def _distance(span: tuple[date, date], today: date) -> int:
    first, last = span
    return 0 if first <= today <= last else (first - today).days if first > today else (today - last).days


def _days(tokens: Sequence[Token], at: int, today: date, opened: bool) -> TimeFound | None:
    """ "25-27/11", "từ 25 đến 30/11", "ngày 25 và 26/11", "các ngày 1, 2 và 3/12": the month stands last."""
    place = at + opened
    counted = word(tokens, place) in {"các", "những", "hai", "ba"} and word(tokens, place + 1) == "ngày"
    place += counted
    named = word(tokens, place) == "ngày"
    place += named
    begin = number_at(tokens, place)
    if begin is None or not 1 <= begin <= 31 or tokens[place].digits > 2:
        return None
    for _ in range(8):  # days named together
        sign = word(tokens, place + 1)
        joins = _DASHES | _UNTIL | _JOINS if named else _DASHES | _UNTIL if opened else _DASHES
        if sign not in joins or not (named or opened or _is_close(tokens, place)):
            return None  # "gia hạn 12 đến 30/11", "12 - 30/11": the first is a task
        place += 2
        place += word(tokens, place) == "hết"
        bare = place
        place += word(tokens, place) == "ngày"
        if place >= len(tokens):
            return None
        found = read_day_named(tokens, bare, today)
        month_known = found is not None and found[0].doubt is not TimeDoubt.BARE_DAY
        if found is not None and month_known and found[0].due is not None:
            return _to(begin, found, named or opened, tokens, place)
        if tokens[place].number is None or sign in _UNTIL:
            return _bare(begin, tokens, place, today) if named or opened else None
    return None


def _is_close(tokens: Sequence[Token], at: int) -> bool:
    """Whether no blank stands around the sign behind a number."""
    return at + 2 < len(tokens) and tokens[at].end == tokens[at + 1].start == tokens[at + 2].start - 1


def _to(begin: int, found: TimeFound, sure: bool, tokens: Sequence[Token], at: int) -> TimeFound | None:
    last, end = found
    if last.due is None or begin >= last.due.day or not (sure or tokens[at].number is not None):
        return None
    first = last.due.replace(day=begin)
    return replace(last, first=first, last=last.due, shape=TimeShape.SPAN), end


def _bare(begin: int, tokens: Sequence[Token], at: int, today: date) -> TimeFound | None:
    """ "từ ngày 25 đến ngày 30" without a month: of this month, or of the next where that is gone by."""
    number = number_at(tokens, at)
    if number is None or not begin < number <= 31:
        return None
    month = today.replace(day=1)
    if not exists(number, month.month, month.year) or month.replace(day=number) < today:
        month = (month + timedelta(days=32)).replace(day=1)
    if not exists(number, month.month, month.year):
        return None
    first, last = month.replace(day=begin), month.replace(day=number)
    return TypedTime(
        due=last,
        first=first,
        last=last,
        certain=False,
        doubt=TimeDoubt.BARE_DAY,
        shape=TimeShape.SPAN,
        has_year=False,
    ), at + 1
