"""Times as people type them, over the tokens of a message: the one reader of dates for the chat.

What it shares with the documents (hours, days of the week, recurrences, numbered periods, counts, operators)
is the grammar's of this package; what is its own are words said from the present ("mốt", "tuần sau nữa"),
years supplied from the present, spans, the lunar calendar, and telling what is doubtful.

A length ("3 ngày", "thêm 2 tuần") comes back with the shape DURATION, also where it stands alone: whether
"2 ngày" is a length or two of something else is for the caller, who knows what stands around it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from expressions.times.marking import ABBREVIATIONS, IN_NUMERALS, marked
from expressions.times.time_tokens import SPELLINGS, Token
from expressions.times.typed_reading import BEHIND_NUMBERS, FIRST_WORDS, may_begin, read_time
from expressions.times.typed_time import TimeDoubt as TimeDoubt
from expressions.times.typed_time import TimeShape as TimeShape
from expressions.times.typed_time import TypedTime as TypedTime
from language.folding import fold
from language.tokens import Token as Typed

_BEFORE, _BEHIND = 3, 32  # tokens looked at before and behind a place: the longest time has no more
_TITLES = frozenset(
    {"anh", "chi", "ong", "ba", "em", "co", "chu", "bac", "di", "cau", "mo", "thay", "chau", "dc", "ms", "mr"}
)
_HERS = frozenset({"chi", "co", "ba", "di", "mo", "dc", "chu", "bac"})  # never "I", so that a name follows
_COUNTED = frozenset({"viec", "vu", "nv", "so", "ma", "#"})  # "việc 12 ngày mai"


def read_typed(tokens: Sequence[Typed], at: int, now: datetime) -> TypedTime | None:
    """The longest time that begins at token `at`; `now` is local. None where none does, and in a name."""
    if _is_other(tokens, at):
        return None
    begin = max(0, at - _BEFORE)
    made, firsts, lasts = marked(tokens[begin : at + _BEHIND])
    place = next((n for n, first in enumerate(firsts) if first == at - begin), None)
    return _sized(made, firsts, lasts, place, now) if place is not None else None


def typed_times(tokens: Sequence[Typed], now: datetime) -> tuple[tuple[int, TypedTime], ...]:
    """Every time of a message with the token at which it begins, none inside another."""
    if not _may_hold_one(tokens):
        return ()
    made, firsts, lasts = marked(tokens)
    found: list[tuple[int, TypedTime]] = []
    place = 0
    while place < len(made):
        at = firsts[place]
        begins = place == 0 or lasts[place - 1] != at
        here = None
        if begins and may_begin(made[place]) and not _is_other(tokens, at):
            here = _sized(made, firsts, lasts, place, now)
        if here is None:
            place += 1
            continue
        found.append((at, here))
        while place < len(made) and firsts[place] < at + here.size:
            place += 1
    return tuple(found)


_OF_TIME = frozenset(map(fold, (*FIRST_WORDS, *BEHIND_NUMBERS, *IN_NUMERALS, *SPELLINGS, *ABBREVIATIONS)))
_OF_TIME |= {"t", "th", "q"}
_DATED = frozenset({"date", "time", "range"})


def _may_hold_one(tokens: Sequence[Typed]) -> bool:
    """Whether a word of time stands among them, a date, or a number with a sign behind it."""
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        if token.folded in _OF_TIME or token.kind in _DATED:
            return True
        if token.kind == "number" and at < last and tokens[at + 1].kind != "word":
            return True
    return False


def _sized(
    made: Sequence[Token], firsts: Sequence[int], lasts: Sequence[int], place: int, now: datetime
) -> TypedTime | None:
    """The time at a place with its size in the message's own tokens; it must end where one of those ends."""
    found = read_time(made, place, now)
    if found is None:
        return None
    time, end = found
    if end < len(made) and firsts[end] <= lasts[end - 1]:
        return None
    return replace(time, size=lasts[end - 1] + 1 - firsts[place])


def _is_other(tokens: Sequence[Typed], at: int) -> bool:
    """Whether a word or number is surely of something else: a person's name, a task's number."""
    half = [token.folded for token in tokens[at + 1 : at + 3]] in (["thang", "dau"], ["thang", "cuoi"])
    of_task = at > 0 and tokens[at].kind == "number" and tokens[at - 1].folded in _COUNTED and not half
    return of_task or is_name(tokens, at)


def is_name(tokens: Sequence[Typed], at: int) -> bool:
    """Whether a word of time is a person's name: "chị Mai", "Nguyễn Thị Mai", "Mai Lan"."""
    token = tokens[at]
    if token.folded != "mai":
        return False
    before = tokens[at - 1] if at else None
    shouted = len(tokens) > 1 and all(t.text.isupper() for t in tokens if t.kind == "word")
    capital = token.text[:1].isupper() and not shouted
    if before is not None and before.folded in _TITLES:
        return capital or before.folded in _HERS
    if not capital:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and before.kind == "word":
        return True
    return behind is not None and behind.kind == "word" and behind.text[:1].isupper()
