"""Days of the week as people type them: "thứ sáu", "thứ hai tuần sau", "tuần sau, thứ hai"."""

from collections.abc import Sequence
from datetime import date, timedelta

from expressions.times.dates import read_weekday, word
from expressions.times.phrases import EVERY
from expressions.times.time_tokens import Token
from expressions.times.typed_offsets import read_offset
from expressions.times.typed_time import TimeDoubt, TypedTime


def read_weekday_near(tokens: Sequence[Token], at: int, today: date) -> tuple[TypedTime, int, bool] | None:
    """A day of the week with the place behind it, and whether its week was said."""
    return _named(tokens, at, today) or _behind_week(tokens, at, today)


def _named(tokens: Sequence[Token], at: int, today: date) -> tuple[TypedTime, int, bool] | None:
    """A day of the week, and whether its week was said."""
    place = at + (word(tokens, at) == "ngày")
    day = read_weekday(tokens, place)
    if day is None:
        return None
    weekday, end = day
    behind = end + (word(tokens, end) in {"của", "trong"})
    monday = today - timedelta(days=today.weekday())
    part = word(tokens, behind) in {"đầu", "cuối"} and word(tokens, behind + 1) == "tuần"
    behind += part  # "thứ hai đầu tuần sau"
    offset = read_offset(tokens, behind + 1) if word(tokens, behind) == "tuần" else None
    if part and offset is None and word(tokens, behind + 1) not in EVERY:
        end = behind + 1
    if word(tokens, behind) == "sang" and word(tokens, behind + 1) == "tuần":
        offset = (1, behind + 2)
    if offset is not None:
        on = monday + timedelta(days=weekday, weeks=offset[0])
        gone = offset[0] == 0 and on < today
        doubt = TimeDoubt.GONE_BY if gone else None
        return TypedTime(due=on, first=on, last=on, certain=not gone, doubt=doubt), offset[1], True
    ahead = (weekday - today.weekday()) % 7
    bare = read_offset(tokens, behind)
    if bare is not None and bare[0] < 0:
        on = today - timedelta(days=-ahead % 7 or 7)
        return TypedTime(due=on, first=on, last=on), bare[1], True
    next_one = bare is not None and word(tokens, behind) in {"sau", "kế", "tiếp"}
    if next_one:
        on = monday + timedelta(days=weekday, weeks=1)
    else:
        on = today + timedelta(days=ahead or 7 * (bare is not None and word(tokens, behind) == "tới"))
    # "thứ 6" said on a Friday may be today or in a week, "thứ 6 sau" this one or the one behind it.
    unsure = next_one or (ahead == 0 and bare is None)
    doubt = TimeDoubt.VAGUE if unsure else None
    found = TypedTime(due=on, first=on, last=on, certain=not unsure, doubt=doubt)
    return found, bare[1] if bare else end, bare is not None


def _behind_week(tokens: Sequence[Token], at: int, today: date) -> tuple[TypedTime, int, bool] | None:
    """ "tuần sau, thứ hai": the week before its day."""
    offset = read_offset(tokens, at + 1) if word(tokens, at) == "tuần" else None
    if offset is None:
        return None
    weeks, place = offset
    while word(tokens, place) in {",", "vào"} and place < offset[1] + 2:
        place += 1
    day = read_weekday(tokens, place)
    if day is None or word(tokens, day[1]) == "tuần":
        return None
    on = today - timedelta(days=today.weekday()) + timedelta(days=day[0], weeks=weeks)
    gone = weeks == 0 and on < today
    doubt = TimeDoubt.GONE_BY if gone else None
    return TypedTime(due=on, first=on, last=on, certain=not gone, doubt=doubt), day[1], True
