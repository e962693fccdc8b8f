"""What stands where a date should and is none: an event without its day, a date that no calendar has."""

from collections.abc import Sequence

from expressions.times.dates import Shape, When, word
from expressions.times.lexicon import Lexicon
from expressions.times.phrases_near import EVENTS
from expressions.times.time_tokens import Token

_events = Lexicon(dict.fromkeys(EVENTS, True))
_ENDS = frozenset({",", ";", ".", ")", "(", ":", "để", "các", "phải", "và", "theo", "nhằm", "gửi", "về"})
_LONGEST_EVENT = 9
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
    year = tokens[place - 1].digits == 4 if place > at + 1 else False
    return When(Shape.UNREAD, at, place) if numbers >= 2 and year else None


def _month_or_year(tokens: Sequence[Token], at: int) -> bool:
    return word(tokens, at) in {"tháng", "năm"} and at + 1 < len(tokens)
