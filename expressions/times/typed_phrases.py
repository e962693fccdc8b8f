"""Times as people type them, in the tokens of a message or as a whole phrase: the reader of the chat."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from expressions.times.marking import ABBREVIATIONS, IN_NUMERALS, marked
from expressions.times.time_tokens import SPELLINGS
from expressions.times.time_tokens import Token as TimeToken
from expressions.times.typed_reading import BEHIND_NUMBERS, FIRST_WORDS, may_begin, read_time
from expressions.times.typed_time import YEARS
from expressions.times.typed_time import TimeDoubt as TimeDoubt
from expressions.times.typed_time import TimeShape as TimeShape
from expressions.times.typed_time import TypedTime as TypedTime
from language.folding import fold, plain
from language.repair import read
from language.tokens import Token, tokenize

_BEFORE, _BEHIND = 3, 32  # tokens looked at before and behind a place: the longest time has no more
_TITLES = frozenset(
    {"anh", "chi", "ong", "ba", "em", "co", "chu", "bac", "di", "cau", "mo", "thay", "chau", "dc", "ms", "mr"}
)
_HERS = frozenset({"chi", "co", "ba", "di", "mo", "dc", "chu", "bac"})  # never "I", so that a name follows
_COUNTED = frozenset({"viec", "vu", "nv", "so", "ma", "#"})  # "việc 12 ngày mai"


def read_typed(tokens: Sequence[Token], at: int, now: datetime) -> TypedTime | None:
    """The longest time that begins at token `at`; `now` is local. None where none does, and in a name."""
    if _is_other(tokens, at):
        return None
    begin = max(0, at - _BEFORE)
    made, firsts, lasts = marked(tokens[begin : at + _BEHIND])
    place = next((n for n, first in enumerate(firsts) if first == at - begin), None)
    return _sized(made, firsts, lasts, place, now) if place is not None else None


def typed_times(tokens: Sequence[Token], now: datetime) -> tuple[tuple[int, TypedTime], ...]:
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


def _may_hold_one(tokens: Sequence[Token]) -> bool:
    """Whether a word of time stands among them, a date, or a number with a sign behind it."""
    last = len(tokens) - 1
    for at, token in enumerate(tokens):
        if token.folded in _OF_TIME or token.kind in _DATED:
            return True
        if token.kind == "number" and at < last and tokens[at + 1].kind != "word":
            return True
    return False


def _sized(
    made: Sequence[TimeToken], firsts: Sequence[int], lasts: Sequence[int], place: int, now: datetime
) -> TypedTime | None:
    """The time at a place with its size in the message's own tokens; it must end where one of those ends."""
    found = read_time(made, place, now)
    if found is None:
        return None
    time, end = found
    if end < len(made) and firsts[end] <= lasts[end - 1]:
        return None
    return replace(time, size=lasts[end - 1] + 1 - firsts[place])


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word or number is surely of something else: a person's name, a task's number."""
    half = [token.folded for token in tokens[at + 1 : at + 3]] in (["thang", "dau"], ["thang", "cuoi"])
    of_task = at > 0 and tokens[at].kind == "number" and tokens[at - 1].folded in _COUNTED and not half
    return of_task or is_name(tokens, at)


def is_name(tokens: Sequence[Token], at: int) -> bool:
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


# A phrase that is a time as a whole: by the grammar, and by `dateparser` where the grammar knows none.

_LONGEST = 200  # characters: more is no phrase of a time
_LONGEST_GUESSED = 60
# What may stand beside a time and says nothing of it: a label, a courtesy, a preposition.
_SILENT_WORDS = (
    "han hoan thanh chot cuoi cung la den toi sang vao luc thoi gian deadline xin gia doi sua dat chuyen"
    " lui cho nhe a nha ah oi vang da dang ky duoc xong nop gui em anh chi minh va hen ngay moi dung"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_LONGEST_DEADLINE = 80  # characters, with its cue
# What a deadline behind the words of a task begins with.
_CUES = (("cham", "nhat"), ("muon", "nhat"), ("truoc",), ("han",), ("den",), ("xong",), ("trong",))


def parse_phrase(phrase: str, now: datetime) -> TypedTime | None:
    """The time of a phrase of a few words; `now` is local. None where it names none.

    Not certain where words are left over, where it names several times, where `dateparser` read it (PARSED).
    """
    tokens = read(plain(phrase[:_LONGEST]))
    found = typed_times(tokens, now)
    if not found and len(tokens) == 1 and tokens[0].kind in {"number", "range"}:
        found = typed_times(tokenize(f"ngày {phrase.strip()}"[:_LONGEST]), now)  # "30-11", "30"
        return found[0][1] if len(found) == 1 else None
    if not found:
        return _guessed(phrase[:_LONGEST_GUESSED], now) if len(tokens) > 1 else None
    _, first = max(found, key=lambda one: one[1].size)
    taken = {n for place, time in found for n in range(place, place + time.size)}
    unread = any(not _is_silent(token) for n, token in enumerate(tokens) if n not in taken)
    if unread or len(found) > 1:
        return replace(first, certain=False, doubt=first.doubt or TimeDoubt.VAGUE)
    return first


def split_deadline(content: str, now: datetime) -> tuple[str, str]:
    """ "rà soát dự án, hạn thứ sáu": the words of a task, and those of the time at their end from its cue on.

    The phrase is "" where no cue begins what is a time to the end.
    """
    even = plain(content)
    start = max(0, len(even) - _LONGEST_DEADLINE)
    tokens = [token for token in read(even) if token.start >= start]
    for at, token in enumerate(tokens):
        if token.start and _is_cue(tokens, at) and _is_time(tokens[at:], now):
            return even[: token.start].rstrip(" ,;.:-"), even[token.start :].strip()
    return content, ""


def _is_cue(tokens: Sequence[Token], at: int) -> bool:
    said = tuple(token.folded for token in tokens[at : at + 2])
    return any(said[: len(cue)] == cue for cue in _CUES)


def _is_time(tokens: Sequence[Token], now: datetime) -> bool:
    """Whether they are one time, with nothing beside it but what says nothing of it."""
    found = typed_times(tokens, now)
    if len(found) != 1:
        return False
    ((place, time),) = found
    rest = [*tokens[:place], *tokens[place + time.size :]]
    words = {word for cue in _CUES for word in cue}
    return all(_is_silent(token) or token.folded in words for token in rest)


def _is_silent(token: Token) -> bool:
    return token.kind in {"other", "break"} or token.folded in _SILENT


def _guessed(phrase: str, now: datetime) -> TypedTime | None:
    """What `dateparser` makes of it, never certain: on Vietnamese it is sometimes wrong without saying so."""
    import dateparser  # 40 MB and half a second, wanted by few messages

    settings = {
        "RELATIVE_BASE": now.replace(tzinfo=None),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
    }
    try:
        found = dateparser.parse(phrase, languages=["vi"], settings=settings)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    if found is None or found.year not in YEARS:
        return None
    on = found.date()
    return TypedTime(due=on, first=on, last=on, certain=False, doubt=TimeDoubt.PARSED)
