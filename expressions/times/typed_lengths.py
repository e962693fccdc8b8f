"""Lengths as people type them: "3 ngày nữa", "5 ngày làm việc", "trong vòng 10 ngày", "2 tiếng nữa"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from expressions.times.dates import number_at, word
from expressions.times.phrases import COUNT_OPENERS, COUNT_UNITS
from expressions.times.time_tokens import Lexicon, Token
from expressions.times.typed_days import read_day_named
from expressions.times.typed_time import TimeDoubt, TimeFound, TimeShape, TypedTime
from tasks.deadline import CountUnit, Operator, Relative, StartEvent
from tasks.workdays import add_months

_OPENERS = Lexicon(
    {
        **{phrase: how for phrase, how in COUNT_OPENERS.items() if not phrase.startswith("thời")},
        "thêm": Operator.BY,
        "nội trong": Operator.WITHIN,
        "cách đây": Operator.ON,
        "trước đây": Operator.ON,
    }
)
_MINUTE = "minute"  # no deadline of a document counts them
_Unit = CountUnit | str

_UNITS: Lexicon[_Unit] = Lexicon(
    {
        **COUNT_UNITS,
        "hôm/bữa": CountUnit.DAY,
        "bữa làm việc": CountUnit.WORKING_DAY,
        "giờ/tiếng đồng hồ": CountUnit.HOUR,
        "h": CountUnit.HOUR,
        "phút": _MINUTE,
    }
)
_AHEAD = Lexicon(dict.fromkeys(("nữa", "sau", "tới", "sắp tới", "tiếp theo", "kế tiếp", "sau nữa"), True))
_BACK = Lexicon(
    dict.fromkeys(("qua", "nay", "vừa qua", "gần đây", "trở lại đây", "trước", "trước đây"), True)
)
_FROM = Lexicon(dict.fromkeys(("kể từ", "tính từ", "từ", "kể từ ngày", "tính từ ngày", "sau"), True))
_NAMED_DAYS = frozenset({"mai", "kia", "mốt", "hôm"})
_BEHIND_HOM = frozenset({"nay", "qua", "kia", "kìa", "sau", "trước", "mai"})
_OF_HOURS = frozenset({"trong", "nội", "tối", "thêm", "sau", "cách"})
_EVENTS = frozenset({"khi", "ngày", "cuộc", "lúc"})  # "3 ngày sau khi nhận": it runs from an event
_MANY = frozenset({"vài", "mấy", "ít", "dăm"})
# "đổi hạn 12 tuần sau": twelve weeks on, or task 12 and next week.
_NAMED_NEXT = frozenset({CountUnit.WEEK, CountUnit.MONTH, CountUnit.YEAR})
_MOST = 400  # of any unit: more is a slip
_SCALE = {
    CountUnit.DAY: 1,
    CountUnit.WORKING_DAY: 1,
    CountUnit.WEEK: 7,
    CountUnit.MONTH: 30,
    CountUnit.YEAR: 365,
}


@dataclass(frozen=True, slots=True)
class _Amount:
    """So many of a unit, and the place behind; 0 of "vài"."""

    number: float
    unit: _Unit
    end: int


def read_length(tokens: Sequence[Token], at: int, now: datetime) -> TimeFound | None:
    """A length with what opens it and says from where it runs."""
    opener = _OPENERS.match(tokens, at)
    operator, place = opener or (Operator.BY, at)
    amount = _amount(tokens, place)
    if amount is None or _is_part(tokens, amount.end):
        return None
    if opener is None and at > 0 and _is_other(tokens, amount):
        return None
    if amount.unit is CountUnit.HOUR and opener is not None and word(tokens, at) not in _OF_HOURS:
        return None  # "trước 16h", "chậm nhất 16 giờ": a clock's hour
    past = _past(tokens, amount, now, sure=word(tokens, at) == "cách" or word(tokens, at + 1) == "đây")
    if past is not None:
        return past
    opened = opener is not None and word(tokens, at) not in {"trước", "thêm", "ít"}
    found = _ahead(tokens, amount, now, alone=at == 0 or opened) or _since(tokens, amount, now)
    if found is not None:
        return replace(found[0], operator=operator), found[1]
    counted = _counted(amount, now)
    if counted is None:
        return None
    if amount.number == 0:
        counted = replace(_vague(counted), operator=operator)
    elif not opened or word(tokens, amount.end) in _EVENTS:
        counted = replace(counted, certain=False, doubt=TimeDoubt.NO_START, shape=TimeShape.DURATION)
    return replace(counted, operator=operator), amount.end


def read_away(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "1 tuần" behind "trước Tết": so many days, and the place behind."""
    amount = _amount(tokens, at)
    if (
        amount is None
        or amount.unit not in {CountUnit.DAY, CountUnit.WEEK}
        or word(tokens, amount.end) == "nữa"
    ):
        return None
    days = amount.number * (7 if amount.unit is CountUnit.WEEK else 1)
    return (round(days), amount.end) if days else None


def _is_other(tokens: Sequence[Token], amount: _Amount) -> bool:
    """ "đổi hạn 12 tuần sau", "12 tháng này", "12 tuần 2 tháng 12": a number, and a period of its own."""
    behind = word(tokens, amount.end)
    numbered = amount.end < len(tokens) and tokens[amount.end].number is not None
    further = word(tokens, amount.end + 1) in {"nữa", "khi"}
    named = behind in {"này", "nay", "sau", "rồi", "vừa", "thứ", "lễ"} or numbered
    return amount.unit in _NAMED_NEXT and named and not further


def _is_part(tokens: Sequence[Token], at: int) -> bool:
    """ "6 tháng đầu năm", "3 ngày một lần", "3 ngày/lần": no length."""
    return word(tokens, at) in {"đầu", "cuối", "/"} or word(tokens, at + 1) == "lần"


def _amount(tokens: Sequence[Token], at: int) -> _Amount | None:
    """ "5 ngày làm việc", "nửa tháng", "một tiếng rưỡi", "vài ngày"."""
    many = word(tokens, at) in _MANY
    half = word(tokens, at) == "nửa"
    number = 0 if many else 0.5 if half else number_at(tokens, at)
    if number is None or number > _MOST or (number == 0 and not many):
        return None
    place = at + 1
    if word(tokens, place) == "(" and word(tokens, place + 2) == ")":  # "05 (năm) ngày"
        place += 3
    unit = _UNITS.match(tokens, place)
    if unit is None and word(tokens, place) == "quý" and not many:
        return _Amount(3 * number, CountUnit.MONTH, place + 1)
    if unit is None or (unit[0] is CountUnit.YEAR and tokens[at].digits > 2):
        return None
    end = unit[1]
    dated = word(tokens, end) in _NAMED_DAYS or (end < len(tokens) and tokens[end].number is not None)
    if word(tokens, end - 1) == "ngày" and dated:
        return None  # "đổi hạn 12 ngày mai"
    if word(tokens, end - 1) in {"hôm", "bữa"} and word(tokens, end) in _BEHIND_HOM and at > 0 and not many:
        return None  # "đổi hạn 12 hôm nay"
    if word(tokens, end) == "rưỡi":
        return _Amount(number + 0.5, unit[0], end + 1)
    return _Amount(number, unit[0], end)


def _ahead(tokens: Sequence[Token], amount: _Amount, now: datetime, *, alone: bool) -> TimeFound | None:
    """ "3 ngày nữa", "2 tuần tới": from now on."""
    said = _AHEAD.match(tokens, amount.end)
    if said is None or (word(tokens, said[1] - 1) == "sau" and word(tokens, said[1]) in _EVENTS):
        return None
    found = _counted(amount, now)
    if found is None:
        return None
    if amount.number == 0:
        return _vague(found), said[1]
    other = amount.unit in _NAMED_NEXT and word(tokens, said[1] - 1) in {"sau", "tới"} and not alone
    return (replace(found, certain=False, doubt=TimeDoubt.VAGUE) if other else found), said[1]


def _since(tokens: Sequence[Token], amount: _Amount, now: datetime) -> TimeFound | None:
    """ "5 ngày kể từ ngày mai": from a day that is named."""
    said = _FROM.match(tokens, amount.end)
    day = read_day_named(tokens, said[1], now.date()) if said is not None else None
    if day is None or day[0].due is None:
        return None
    found = _counted(amount, datetime.combine(day[0].due, now.time()))
    if found is None:
        return None
    since = day[0].due if day[0].due != now.date() else None
    return replace(found, certain=day[0].certain, doubt=day[0].doubt, counts_from=since), day[1]


def _vague(found: TypedTime) -> TypedTime:
    """ "vài ngày nữa": no day at all."""
    return replace(found, due=None, first=None, last=None, certain=False, doubt=TimeDoubt.VAGUE)


def _goes_back(tokens: Sequence[Token], at: int) -> bool:
    found = _BACK.match(tokens, at)
    if found is None:
        return False
    behind = found[1] < len(tokens) and tokens[found[1]].number is not None
    return not (behind or word(tokens, found[1]) in {"ngày", "khi", "thứ", "hạn", "cuối", "hết", "tết", "đó"})


def _past(tokens: Sequence[Token], amount: _Amount, now: datetime, *, sure: bool) -> TimeFound | None:
    """ "7 ngày qua", "cách đây 3 ngày": up to now."""
    said = _BACK.match(tokens, amount.end) if _goes_back(tokens, amount.end) else None
    if not (sure or said) or amount.unit == _MINUTE or amount.unit is CountUnit.HOUR:
        return None
    first = _moved(now.date(), -amount.number, amount.unit)
    if first is None:
        return None
    found = TypedTime(due=first, first=first, last=now.date(), shape=TimeShape.SPAN)
    return (found if amount.number else _vague(found)), (said[1] if said else amount.end)


def _counted(amount: _Amount, start: datetime) -> TypedTime | None:
    """So much from a moment on."""
    number, unit = amount.number, amount.unit
    if unit == _MINUTE or unit is CountUnit.HOUR:
        moment = start + timedelta(minutes=number if unit == _MINUTE else number * 60)
        at = moment.time().replace(second=0, microsecond=0, tzinfo=None)
        length = Relative(round(number), CountUnit.HOUR, StartEvent.EVENT) if unit is CountUnit.HOUR else None
        on = moment.date()
        return TypedTime(due=on, time=at, first=on, last=on, shape=TimeShape.MOMENT, length=length)
    due = _moved(start.date(), number, unit)
    if due is None or not isinstance(unit, CountUnit):
        return None
    working = unit is CountUnit.WORKING_DAY
    days = round(number * _SCALE[unit])
    whole = number == int(number)
    return TypedTime(
        due=None if working else due,
        first=None if working else start.date(),
        last=None if working else due,
        shape=TimeShape.DURATION,
        days=days,
        working_days=working,
        length=Relative(int(number), unit, StartEvent.EVENT)
        if whole
        else Relative(days, CountUnit.DAY, StartEvent.EVENT),
    )


def _moved(day: date, number: float, unit: _Unit) -> date | None:
    """So many units on, half of a month as fifteen days; None beyond the calendar."""
    whole = number == int(number)
    try:
        if unit is CountUnit.MONTH and whole:
            return add_months(day, int(number))
        if unit is CountUnit.YEAR:
            return add_months(day, round(12 * number))
        return day + timedelta(days=round(number * _SCALE[unit])) if isinstance(unit, CountUnit) else None
    except OverflowError:
        return None
