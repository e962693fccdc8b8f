"""Hours as people type them: "16h30", "5 giờ chiều", "9h kém 15", "đầu giờ chiều", "cuối ngày"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from expressions.times.clocks import read_clock
from expressions.times.dates import number_at, word
from expressions.times.time_tokens import Lexicon, Token

_OPENS, _CLOSES = time(8), time(17)  # what an office calls the beginning and the end of a day
_HOURS = Lexicon(
    {
        "[giữa/buổi] trưa": time(12),
        "[vào] đầu giờ [buổi/làm] [sáng/việc/hành] [chính]": _OPENS,
        "đầu [buổi] sáng": _OPENS,
        "cuối [giờ/buổi] sáng": time(11, 30),
        "hết [giờ/buổi] sáng": time(11, 30),
        "đầu [giờ/buổi] chiều": time(13, 30),
        "giữa [buổi] chiều": time(15),
        "cuối [giờ/buổi] chiều": _CLOSES,
        "hết [giờ/buổi] chiều": _CLOSES,
        "cuối giờ [làm/hành] [việc/chính]": _CLOSES,
        "[khi/lúc] hết giờ [làm/hành] [việc/chính]": _CLOSES,
        "cuối ngày [làm] [việc]": _CLOSES,
        "giữa đêm": time(23, 59),
        "nửa đêm": time(23, 59),
    }
)
_PARTS = frozenset({"sáng", "trưa", "chiều", "tối", "đêm", "khuya"})
_BEFORE = frozenset({"lúc", "vào", "khoảng", "tầm", "hồi"})
_AFTERNOON = range(1, 7)  # "3 giờ" is said of the afternoon, and is asked about


@dataclass(frozen=True, slots=True)
class SaidHour:
    """An hour; None where only a part of the day is said. Not `sure` where it may be of the other half."""

    at: time | None
    sure: bool = True
    alone: bool = True  # may stand without a day: "17h", "cuối ngày"; not "chiều"


def read_hour(tokens: Sequence[Token], at: int, part: str = "") -> tuple[SaidHour, int] | None:
    """The hour or the part of the day at a place; `part` is one that was said before."""
    place = at
    while word(tokens, place) in _BEFORE and place < at + 2:
        place += 1
    clock = read_clock(tokens, place)
    if clock is not None:
        if part:
            return SaidHour(_of_part(clock[0], part)), clock[1]
        return _clock(tokens, place, *clock)
    half = _half_past(tokens, place)
    if half is not None:
        return half
    said = _HOURS.match(tokens, place)
    if said is not None:
        dated = word(tokens, said[1] - 1) == "ngày" and said[1] < len(tokens) and tokens[said[1]].number
        alone = word(tokens, place) not in {"trưa", "buổi"}
        return SaidHour(said[0], alone=alone), said[1] - bool(
            dated
        )  # "cuối ngày 30": the day begins with "ngày"
    place += word(tokens, place) == "buổi"
    if word(tokens, place) in _PARTS:
        return SaidHour(None, alone=False), place + 1
    return None


def _half_past(tokens: Sequence[Token], at: int) -> tuple[SaidHour, int] | None:
    """ "8 rưỡi sáng": the word for the hour left out before a part of the day."""
    hour = number_at(tokens, at)
    part = word(tokens, at + 2)
    if hour is None or not 1 <= hour <= 12 or word(tokens, at + 1) != "rưỡi" or part not in _PARTS:
        return None
    return SaidHour(_of_part(time(hour % 24, 30), part)), at + 3


def _clock(tokens: Sequence[Token], at: int, found: time, end: int) -> tuple[SaidHour, int]:
    part = word(tokens, end - 1) in _PARTS
    if not part and word(tokens, end) == "buổi" and word(tokens, end + 1) in _PARTS:
        part, end = True, end + 2
        found = _of_part(found, word(tokens, end - 1))
    written = word(tokens, at + 1) == ":" or (tokens[at].digits == 2 and (tokens[at].number or 0) < 10)
    if not part and not written and found.hour in _AFTERNOON:
        near = next((word(tokens, n) for n in range(end, end + 2) if word(tokens, n) in _PARTS), "")
        if not near:
            return SaidHour(found.replace(hour=found.hour + 12), sure=False), end
        if near != "sáng":
            return SaidHour(_of_part(found, near)), end
    return SaidHour(found), end


def _of_part(found: time, part: str) -> time:
    later = part in {"chiều", "tối"} or (part == "trưa" and found.hour <= 3)
    return found.replace(hour=found.hour + 12) if later and found.hour < 12 else found
