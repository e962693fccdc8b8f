"""A phrase that is a time as a whole: by the grammar, and by `dateparser` where the grammar knows none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from expressions.times.typed import typed_times
from expressions.times.typed_time import YEARS, TimeDoubt, TypedTime
from language.folding import plain
from language.repair import read
from language.tokens import Token, tokenize

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
