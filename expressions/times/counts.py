"""Relative periods: "trong vòng 05 ngày làm việc kể từ ngày nhận được", "trước cuộc họp 10 ngày"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.dates import Near, Shape, When, number_at, read_day, word
from expressions.times.periods import read_range
from expressions.times.phrases import (
    COUNT_EVENTS,
    COUNT_FROM,
    COUNT_OPENERS,
    COUNT_UNITS,
    DAY_PARTS,
    DIRECTIVES,
    LAST_DAY,
    NOT_A_COUNT,
    NUMERALS,
    OF_OTHERS,
    THIS_DOCUMENT,
)
from expressions.times.time_tokens import Lexicon, Token
from tasks.deadline import CountUnit, Operator, Period, Relative, StartEvent

START_UNKNOWN = "start_unknown"
_openers = Lexicon(COUNT_OPENERS)
_units = Lexicon(COUNT_UNITS)
_from = Lexicon(dict.fromkeys(COUNT_FROM, True))
_events = Lexicon(COUNT_EVENTS)
_directives = Lexicon(dict.fromkeys(DIRECTIVES, True))
_this = Lexicon(dict.fromkeys(THIS_DOCUMENT, True))
_never = Lexicon(dict.fromkeys(NOT_A_COUNT, True))
_last_day = Lexicon(dict.fromkeys(LAST_DAY, True))
_ENDS = frozenset({",", ";", ".", ")", ":", "để", "các", "phải", "và"})
_LONGEST_EVENT = 14  # tokens
_HELD = frozenset({"tổ", "diễn", "khai", "họp", "bắt", "khi", "thi"})
_AHEAD = frozenset({"hạn", "thời hạn", "tiến độ", "kế hoạch"})  # "hoàn thành trước thời hạn 15 ngày"
_OF_CALENDAR = frozenset({CountUnit.DAY, CountUnit.WEEK, CountUnit.MONTH})  # need no working days
_SHORT = frozenset({CountUnit.DAY, CountUnit.WORKING_DAY, CountUnit.WEEK, CountUnit.HOUR})
_OF_A_DAY = frozenset((*DAY_PARTS, "đêm", "ngày", "hôm", "cùng", "thứ"))  # "09 giờ sáng mai" is an hour
# Openers that need a starting point, or they may say anything ("sau 30 ngày", "trước 10 ngày").
_NEED_START = frozenset({"sau", "trước", "ít", "trong"})


def read_count(tokens: Sequence[Token], at: int) -> tuple[Operator, When] | None:
    """A count with its opener; the second number of "5 (năm) ngày" is passed over."""
    opener = _openers.match(tokens, at)
    if opener is None:
        return _counted_back(tokens, at) or _counted_on(tokens, at) or _bare_count(tokens, at)
    operator, place = opener
    if word(tokens, at) == "thời" and word(tokens, at - 1) == "trước":
        return None  # "trước thời hạn 15 ngày": so much earlier than asked
    counted = read_amount(tokens, place)
    if counted is None:
        months = _through_month(tokens, at, place)
        return (operator, months) if months else _counted_back(tokens, at) or _counted_on(tokens, at)
    number, unit, end = counted
    if _never.match(tokens, end) is not None or (unit is CountUnit.HOUR and word(tokens, end) in _OF_A_DAY):
        return None
    if word(tokens, end) == "trước":
        return _before_event(tokens, at, operator, counted)
    if word(tokens, end) == "tới" and unit is not CountUnit.YEAR and word(tokens, at) != "sau":
        return operator, _from_issue(at, counted, sure=word(tokens, at) != "trong")
    days = _with_its_days(tokens, at, end)
    if days is not None:
        return Operator.BY, days
    dated = _from_a_day(tokens, at, counted)
    if dated is not None:
        return operator, dated
    start, last = read_start(tokens, end)
    only = opener[1] == at + 1 or word(tokens, at) in {"trước", "ít"}
    if start is None and (unit is CountUnit.YEAR or (only and word(tokens, at) in _NEED_START)):
        return _before_event(tokens, at, operator, counted)
    notes = () if start else (START_UNKNOWN,)
    count = Relative(number, unit, start or StartEvent.EVENT)
    return operator, When(Shape.COUNT, at, last, count=count, notes=notes)


def _with_its_days(tokens: Sequence[Token], at: int, end: int) -> When | None:
    """ "03 tháng, từ ngày 01/10 đến ngày 31/12": the days that an amount goes on to name."""
    days = read_range(tokens, end + (word(tokens, end) in {",", "("}))
    return replace(days, first=at) if days is not None else None


def _from_a_day(tokens: Sequence[Token], at: int, counted: tuple[int, CountUnit, int]) -> When | None:
    """ "trong 10 ngày, kể từ ngày 01/12/2025": so many days on from a day that the text gives."""
    number, unit, end = counted
    start = end + (word(tokens, end) in {",", "("})
    opened = _from.match(tokens, start) if word(tokens, start) in {"kể", "tính"} else None
    if opened is None or unit not in _OF_CALENDAR:
        return None
    place = opened[1] - (word(tokens, opened[1] - 1) == "ngày")
    day = read_day(tokens, place)
    if day is None or day.shape is not Shape.DAY:
        return None
    return replace(day, first=at, count=Relative(number, unit, StartEvent.EVENT))


def _through_month(tokens: Sequence[Token], at: int, place: int) -> When | None:
    """ "chậm nhất là ngày cuối cùng của tháng thứ 3 kể từ ngày kết thúc năm": three months from then."""
    edge = _last_day.match(tokens, place)
    if edge is None:
        return None
    place = edge[1] + (word(tokens, edge[1]) == "của")
    number = number_at(tokens, place + 2)
    if number is None or (word(tokens, place), word(tokens, place + 1)) != ("tháng", "thứ"):
        return None
    start, last = read_start(tokens, place + 3)
    if start is None:
        return None
    return When(Shape.COUNT, at, last, count=Relative(number, CountUnit.MONTH, start))


def _from_issue(at: int, counted: tuple[int, CountUnit, int], sure: bool) -> When:
    """ "trong 03 ngày tới": counted from the issue; weak, for forecasts are spoken so too."""
    count = Relative(counted[0], counted[1], StartEvent.ISSUED)
    near = None if sure else Near(Period.DAY, 0)
    return When(Shape.COUNT, at, counted[2] + 1, count=count, near=near)


def _bare_count(tokens: Sequence[Token], at: int) -> tuple[Operator, When] | None:
    """ "15 ngày kể từ ngày ký": a number of days with its start and nothing before it."""
    if at >= len(tokens) or tokens[at].number is None or word(tokens, at - 1) == "/":
        return None  # "trực 24/24 giờ từ ngày …"
    counted = read_amount(tokens, at)
    if counted is None:
        return None
    if counted[1] in _SHORT and _leads_to_event(tokens, counted[2]):
        return _before_event(tokens, at, Operator.BY, counted)
    days = _with_its_days(tokens, at, counted[2])
    if days is not None:
        return Operator.BY, days
    dated = _from_a_day(tokens, at, counted)
    if dated is not None:
        return Operator.WITHIN, dated
    start, last = read_start(tokens, counted[2])
    if start is None or counted[1] is CountUnit.YEAR:
        return None
    return Operator.WITHIN, When(Shape.COUNT, at, last, count=Relative(counted[0], counted[1], start))


def _leads_to_event(tokens: Sequence[Token], at: int) -> bool:
    """ "05 ngày trước khi tổ chức lễ": what follows is an event and no date of its own."""
    dated = at + 2 < len(tokens) and tokens[at + 2].number is not None
    return word(tokens, at) == "trước" and word(tokens, at + 1) in {"khi", "ngày", "lúc"} and not dated


def read_amount(tokens: Sequence[Token], at: int) -> tuple[int, CountUnit, int] | None:
    """ "05 ngày làm việc", "05 (năm) ngày", "ba tháng": number, unit, the place after."""
    number = number_at(tokens, at)
    if number is None or not 1 <= number <= 400 or (at < len(tokens) and tokens[at].digits > 3):
        return None
    place = at + 1
    if word(tokens, place) == "(":
        while place < min(len(tokens), at + 6) and word(tokens, place) != ")":
            place += 1
        place += 1
    elif word(tokens, at) in {"mười", "hai", "ba"} and word(tokens, place) in {"lăm", "mươi"}:
        number, place = (15 if word(tokens, at) == "mười" else NUMERALS[word(tokens, at)] * 10), place + 1
    unit = _units.match(tokens, place)
    if unit is None:
        return None
    end = unit[1]
    if word(tokens, end) == "(" and word(tokens, end + 1) == "ngày" and word(tokens, end + 2) == "làm":
        return number, CountUnit.WORKING_DAY, end + 5
    return number, unit[0], end


def read_start(tokens: Sequence[Token], at: int) -> tuple[StartEvent | None, int]:
    """From where a count runs, and the place after that phrase."""
    place = at + (word(tokens, at) in {",", "("})
    opened = _from.match(tokens, place)
    if opened is None:
        return None, at
    place = opened[1]
    for _ in range(3):
        place += word(tokens, place) in {"ngày", "đơn", "vị", "được", "cơ", "quan", "các"}
    event = _events.match(tokens, place)
    last = _event_end(tokens, place)
    if event is None and _is_this_issued(tokens, place):
        return StartEvent.ISSUED, last
    if event is None:
        received = next(
            (n + 1 for n in range(place, min(place + 6, last)) if word(tokens, n) == "nhận"), None
        )
        another = received is None or _is_of_another(tokens, received, last)
        return (StartEvent.EVENT if another else StartEvent.RECEIVED), last
    if event[0] is StartEvent.RECEIVED:
        return (StartEvent.EVENT if _is_of_another(tokens, event[1], last) else StartEvent.RECEIVED), last
    named = _this.match(tokens, event[1])
    if named and word(tokens, named[1] - 1) != "này" and named[1] < last:
        named = None  # "kể từ ngày ban hành kế hoạch kiểm tra": another paper
    plain = event[1] >= len(tokens) or word(tokens, event[1]) in _ENDS or last == event[1]
    return (StartEvent.ISSUED if named or plain else StartEvent.EVENT), last


def _is_of_another(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether what is received is not the directive itself: "nhận đủ hồ sơ", "nhận được đề nghị của xã"."""
    at += word(tokens, at) == "được"
    if at >= last:
        return False
    named = _directives.match(tokens, at)
    if named is None or word(tokens, named[1]) in OF_OTHERS:
        return True
    if word(tokens, at) == "quyết" and word(tokens, named[1]) != "này":
        return True  # a decision on the unit itself; one that orders says "này"
    return any(word(tokens, place) == "của" for place in range(named[1], last))


def _is_this_issued(tokens: Sequence[Token], at: int) -> bool:
    """ "kể từ ngày Chỉ thị này được ban hành", "sau khi Kế hoạch được ban hành"."""
    named = _this.match(tokens, at)
    passive = named is not None and word(tokens, named[1]) == "được"
    if named is None or (word(tokens, named[1] - 1) != "này" and not passive):
        return False
    event = _events.match(tokens, named[1] + passive)
    return event is not None and event[0] is StartEvent.ISSUED


def _event_end(tokens: Sequence[Token], at: int) -> int:
    for place in range(at, min(len(tokens), at + _LONGEST_EVENT)):
        if word(tokens, place) in _ENDS:
            return place
    return min(len(tokens), at + _LONGEST_EVENT)


def _before_event(
    tokens: Sequence[Token], at: int, operator: Operator, counted: tuple[int, CountUnit, int]
) -> tuple[Operator, When] | None:
    """ "trước 10 ngày so với ngày họp", "ít nhất 05 ngày trước cuộc họp"."""
    number, unit, end = counted
    counted_to = word(tokens, end) == "so" or f"{word(tokens, end)} {word(tokens, end + 1)}" == "tính đến"
    held = word(tokens, end) in _HELD  # "trước 05 ngày tổ chức hội nghị"
    back = word(tokens, end) == "trước" or ((counted_to or held) and word(tokens, at) == "trước")
    if not back or (word(tokens, end + 1) in {"đây", "đó", "ngày"} and word(tokens, end + 2) == ""):
        return None
    last = _event_end(tokens, end + 1)
    return Operator.BY, When(Shape.COUNT, at, last, count=Relative(number, unit, StartEvent.EVENT, back=True))


def _counted_on(tokens: Sequence[Token], at: int) -> tuple[Operator, When] | None:
    """ "sau hội thi 03 ngày", "sau khi kết thúc đợt cao điểm 05 ngày": so many days from an event."""
    if word(tokens, at) != "sau" or word(tokens, at + 1) in {"đây", "đó", "này", "ngày"}:
        return None
    for place in range(at + 1, min(len(tokens), at + _LONGEST_EVENT)):
        if tokens[place].number is not None:
            hour = word(tokens, place - 1) in {"lúc", "hồi", "vào"}  # "phiên họp sau tổ chức lúc 8 giờ"
            counted = read_amount(tokens, place) if place > at + 1 and not hour else None
            if counted is None or counted[1] not in _SHORT or _never.match(tokens, counted[2]) is not None:
                return None
            count = Relative(counted[0], counted[1], StartEvent.EVENT)
            return Operator.BY, When(Shape.COUNT, at, counted[2], count=count, near=Near(Period.DAY, 0))
        if not word(tokens, place).isalpha():
            return None
    return None


def _counted_back(tokens: Sequence[Token], at: int) -> tuple[Operator, When] | None:
    """ "trước ngày họp 10 ngày", "trước khi khai mạc kỳ họp ít nhất 15 ngày"."""
    if word(tokens, at) != "trước" or word(tokens, at + 1) in {"hết", "đây", "mắt", "tiên", "đó"}:
        return None
    if at + 1 < len(tokens) and tokens[at + 1].number is not None:
        return None
    if word(tokens, at + 1) in _AHEAD or f"{word(tokens, at + 1)} {word(tokens, at + 2)}" in _AHEAD:
        return None
    for place in range(at + 2, min(len(tokens), at + 12)):
        if word(tokens, place) in {",", ";", ".", ":"}:
            return None
        if tokens[place].number is None or word(tokens, place - 1) in {
            "ngày",
            "tháng",
            "số",
            "thứ",
            "năm",
            "quý",
            "/",
        }:
            continue
        counted = read_amount(tokens, place)
        if counted is None:
            return None
        count = Relative(counted[0], counted[1], StartEvent.EVENT, back=True)
        return Operator.BY, When(Shape.COUNT, at, counted[2], count=count)
    return None
