"""Hours of the day: 17h00, 16 giờ 30 phút, 10h00', 4 giờ chiều, 9h kém 15."""

from collections.abc import Sequence
from datetime import time

from expressions.times.time_tokens import Token

_HOUR_WORDS = frozenset({"h", "g", "giờ"})
_MINUTE_SIGNS = frozenset({"phút", "'", "’", "ph", "p", "′"})
_BEHIND_DAYS = frozenset({"/", "-", ".", "tháng"})
_NOON_PARTS = {
    "trưa": range(1, 4),
    "chiều": range(12),
    "tối": range(12),
    "đêm": range(6, 12),
    "khuya": range(9, 12),
}
_PARTS_OF_DAY = frozenset({"sáng", *_NOON_PARTS})
_JOINTS, _EACH = frozenset({",", "và"}), frozenset({"hằng", "hàng", "mỗi"})
_MIDNIGHT = time(23, 59)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].word if at < len(tokens) else ""


def _minutes(tokens: Sequence[Token], at: int) -> int | None:
    """Two digits below sixty that do not begin a date ("14h 05/12")."""
    if at >= len(tokens) or tokens[at].digits != 2 or _is_day(tokens, at):
        return None
    number = tokens[at].number
    return number if number is not None and number < 60 else None


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is rather the day of a date ("14h 05/12"); in "16h30 - 5/12" it is not."""
    sign = _word(tokens, at + 1)
    if sign not in _BEHIND_DAYS:
        return False
    apart = tokens[at - 1].end == tokens[at].start and tokens[at].end < tokens[at + 1].start
    return not (apart and sign in {"-", "tháng"})


def read_clock(tokens: Sequence[Token], at: int) -> tuple[time, int] | None:
    """The hour at a place and the place after it; 24h00 is given as 23:59."""
    if at >= len(tokens) or tokens[at].digits > 2:
        return None
    hour = tokens[at].number
    if hour is None or hour > 24:
        return None
    sign, minute, end = _word(tokens, at + 1), 0, at + 2
    if sign in _HOUR_WORDS:
        end += _word(tokens, end) == ":" and _minutes(tokens, end + 1) is not None
        found = _minutes(tokens, end)
        if found is not None:
            minute, end = found, end + 1
            end += _word(tokens, end) in _MINUTE_SIGNS
        elif _word(tokens, end) == "rưỡi":
            minute, end = 30, end + 1
        elif _word(tokens, end) == "kém" and (less := _less(tokens, end + 1)) is not None and hour > 0:
            hour, minute, end = hour - 1, 60 - less[0], less[1]
    elif sign in {":", "."} and (found := _minutes(tokens, end)) is not None:
        if sign == "." and _word(tokens, end + 1) not in _HOUR_WORDS:
            return None
        if _word(tokens, end + 1) in _HOUR_WORDS and tokens[at + 1].end < tokens[end].start:
            return None  # "việc 20: 17h": the hour begins behind the sign
        minute, end = found, end + 1
        end += _word(tokens, end) in _HOUR_WORDS
    else:
        return None
    first, end = _of_the_day(hour, minute, tokens, end)
    return first, _behind_others(tokens, end)


def _behind_others(tokens: Sequence[Token], at: int) -> int:
    """ "trước 6 giờ, 11 giờ và 16 giờ hằng ngày": where the hours of each day are over."""
    end = at
    while _word(tokens, end) in _JOINTS and (other := _word(tokens, end + 2)) in _HOUR_WORDS:
        end += 3 + (other in _HOUR_WORDS and _minutes(tokens, end + 3) is not None)
    return end if _word(tokens, end) in _EACH and _word(tokens, end + 1) == "ngày" else at


def _less(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The minutes behind "kém"."""
    number = tokens[at].number if at < len(tokens) else None
    if number is None or not 1 <= number <= 30:
        return None
    return number, at + 1 + (_word(tokens, at + 1) in _MINUTE_SIGNS)


def _of_the_day(hour: int, minute: int, tokens: Sequence[Token], at: int) -> tuple[time, int]:
    """ "4 giờ chiều" counts from noon; "12 giờ đêm" is the end of the day."""
    part = _word(tokens, at)
    if part in {"tối", "đêm", "khuya"} and hour == 12:
        hour = 24
    elif hour in _NOON_PARTS.get(part, ()):
        hour += 12
    at += part in _PARTS_OF_DAY
    return (_MIDNIGHT if hour == 24 else time(hour, minute)), at
