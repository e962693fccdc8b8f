"""Times that hang on another day or on an event: "tuần này", "15h cùng ngày", "sau cuộc họp"."""

from collections.abc import Sequence
from dataclasses import replace

from expressions.times.clocks import read_clock
from expressions.times.dates import Near, Shape, When, read_day, read_weekday, word
from expressions.times.phrases import DAY_PARTS
from expressions.times.time_tokens import Lexicon, Token
from tasks.deadline import Period

# Days counted from the issue.
NEAR_DAYS = {
    "hôm nay": 0,
    "ngày hôm nay": 0,
    "ngày mai": 1,
    "sáng/chiều/tối mai": 1,
    "sáng/trưa/chiều/tối/đêm nay": 0,
    "ngày kia": 2,
}
# The day that was named last: "Ngày 12/6 … báo cáo trước 15h cùng ngày".
SAME_DAY = ("cùng ngày", "ngày cùng ngày", "trong cùng ngày")
# Periods that "này", "tới", "sau" may follow, and how many periods on each of these is.
NEAR_PERIODS = {"tuần": Period.WEEK, "tháng": Period.MONTH, "quý": Period.QUARTER}
THIS_OR_NEXT = {"này": 0, "nay": 0, "tới": 1, "sau": 1, "kế tiếp": 1, "tiếp theo": 1}

# Events that a deadline may stand before without their day: "trước kỳ họp cuối năm", "trước Tết".
EVENTS = (
    "[ngày/các] kỳ họp",
    "[ngày/các] phiên họp",
    "[ngày] khai giảng",
    "[ngày] bầu cử",
    "[ngày] đại hội",
    "[ngày] khai mạc",
    "[ngày] tổ chức",
    "[ngày] thi",
    "[ngày] hội nghị",
    "ngày họp",
    "ngày tết",
    "tết",
    "[các] kỳ nghỉ",
    "kỳ thi",
    "kỳ tuyển sinh",
    "năm học mới",
    "mùa mưa/lũ/bão/khô",
    "vụ đông/xuân/hè/thu/mùa",
)


# Times that hang on another day, of issue or named before: "tuần này", "thứ Sáu tới", "15h cùng ngày".

_days = Lexicon(NEAR_DAYS)
_same = Lexicon(dict.fromkeys(SAME_DAY, True))
_offsets = Lexicon(THIS_OR_NEXT)
_SKIPPED = frozenset({"sáng", "trưa", "chiều", "tối", "buổi", ",", "của", "ngày"})
_PLAIN_DAYS = {"nay": 0, "mai": 1}  # behind "17 giờ chiều"
VAGUE = "vague_period"
_COUNTED_IN_WEEKS = frozenset(
    {"ngày", "lần", "buổi", "kỳ", "tiết", "giờ", "bài", "phiên", "ca", "đầu", "cuối"}
)
_CLAUSE_ENDS = frozenset({".", ",", ";", ")"})


def read_near(tokens: Sequence[Token], at: int) -> When | None:
    """A near time, with the hour that may stand before it: "16h00 hôm nay", "sáng thứ Hai tuần sau"."""
    clock = read_clock(tokens, at)
    place = clock[1] if clock else at
    for _ in range(3):
        if word(tokens, place) not in _SKIPPED or _days.match(tokens, place) or _same.match(tokens, place):
            break
        place += 1
    if word(tokens, place) == ",":
        return None
    if clock and word(tokens, place) == "cùng":  # "16 giờ cùng ngày 20/10": the day is named after all
        named = read_day(tokens, place + 1)
        if named is not None and named.shape is Shape.DAY:
            return replace(named, first=at, at=clock[0])
    found = _day(tokens, place) or _weekday(tokens, place) or _period(tokens, place)
    if found is None:
        return None
    hour = clock[0] if clock else None
    dated = _dated(tokens, found.last)
    return replace(dated or found, first=at, at=hour or (dated.at if dated else None))


def _dated(tokens: Sequence[Token], at: int) -> When | None:
    """The date itself behind such words: "thứ Sáu tuần này (24/5)", "hôm nay, ngày 20/5/2024"."""
    opened = word(tokens, at) in {"(", ","}
    dated = read_day(tokens, at + opened)
    return dated if dated is not None and dated.shape is Shape.DAY and (opened or dated.year) else None


def _day(tokens: Sequence[Token], at: int) -> When | None:
    if word(tokens, at) in _PLAIN_DAYS and word(tokens, at - 1) in DAY_PARTS:
        return When(Shape.NEAR, at, at + 1, near=Near(Period.DAY, _PLAIN_DAYS[word(tokens, at)]))
    same = _same.match(tokens, at)
    if same:
        return When(Shape.SAME_DAY, at, same[1])
    found = _days.match(tokens, at)
    follows = tokens[found[1]] if found and found[1] < len(tokens) else None
    if found is None or (follows is not None and follows.number is not None):
        return None
    return When(Shape.NEAR, at, found[1], near=Near(Period.DAY, found[0]))


def _weekday(tokens: Sequence[Token], at: int) -> When | None:
    """ "thứ Sáu tuần này", "thứ Hai tới"; "thứ Sáu này" is that of the week of issue."""
    day = read_weekday(tokens, at)
    if day is None:
        return None
    place = day[1] + (word(tokens, day[1]) in {"của", "trong"})
    in_week = word(tokens, place) == "tuần"
    place += in_week
    found = _offsets.match(tokens, place)
    if found is None:
        return None
    offset, end = found
    near = Near(Period.WEEK, offset, day[0]) if in_week else Near(Period.WEEK, 0, day[0], next_one=offset > 0)
    return When(Shape.NEAR, at, end, near=near)


def _period(tokens: Sequence[Token], at: int) -> When | None:
    """ "tuần này", "tháng sau", "quý này", "cuối tháng này", "20 tháng này"."""
    day, place = None, at
    if word(tokens, place) in {"cuối", "hết"}:
        place += 1
    elif at < len(tokens) and 1 <= (tokens[at].number or 0) <= 31 and word(tokens, at + 1) == "tháng":
        day, place = tokens[at].number, at + 1
    period = NEAR_PERIODS.get(word(tokens, place))
    found = _offsets.match(tokens, place + 1) or _this_week(tokens, at)
    if period is None or found is None:
        return None
    notes = (VAGUE,) if period is Period.WEEK else ()
    return When(Shape.NEAR, at, found[1], day=day, near=Near(period, found[0]), notes=notes)


def _this_week(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """ "báo cáo trong tuần.": the week of issue, at the end of a clause and where nothing is counted."""
    counted = at < 3 or word(tokens, at - 2) in _COUNTED_IN_WEEKS or word(tokens, at - 1) != "trong"
    ends = at + 1 >= len(tokens) or word(tokens, at + 1) in _CLAUSE_ENDS
    return (0, at + 1) if ends and not counted and word(tokens, at) == "tuần" else None


# What stands where a date should and is none: an event without its day, a date that no calendar has.

_events = Lexicon(dict.fromkeys(EVENTS, True))
_ENDS = frozenset({",", ";", ".", ")", "(", ":", "để", "các", "phải", "và", "theo", "nhằm", "gửi", "về"})
_LONGEST_EVENT = 9  # tokens
_SIGNS = frozenset("/-.")
_BLANKS = frozenset({".", "…", "_"})


def read_event(tokens: Sequence[Token], at: int) -> When | None:
    """ "kỳ họp thường lệ cuối năm", "ngày bầu cử": the event's name up to the next comma or clause."""
    found = _events.match(tokens, at)
    if found is None:
        return None
    last = found[1]
    while last < min(len(tokens), at + _LONGEST_EVENT) and word(tokens, last) not in _ENDS:
        last += 1
    return When(Shape.EVENT, at, last)


_DIGITS_OF_YEARS = (4, 5)  # one too many is a slip: "30/11/20266"


def read_misprint(tokens: Sequence[Token], at: int) -> When | None:
    """ "ngày 31/6/2024", "ngày 5/6//2024", "ngày …/6/2024": to be checked against the paper, not guessed."""
    if word(tokens, at) != "ngày":
        return None
    place, numbers = at + 1, 0
    while place < min(len(tokens), at + 14):
        token = tokens[place]
        if token.number is not None:
            numbers += 1
        elif word(tokens, place) not in _SIGNS | _BLANKS and not _month_or_year(tokens, place):
            break
        place += 1
    while place > at and tokens[place - 1].number is None:
        place -= 1
    year = tokens[place - 1].digits in _DIGITS_OF_YEARS if place > at + 1 else False
    return When(Shape.UNREAD, at, place) if numbers >= 2 and year else None


def _month_or_year(tokens: Sequence[Token], at: int) -> bool:
    return word(tokens, at) in {"tháng", "năm"} and at + 1 < len(tokens)
