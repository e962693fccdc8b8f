"""A deadline as the office types it, "30/11", "25 hàng tháng", and the order that sets it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from chat.accounting import accounted, conditional, left_over
from chat.clauses import each_once
from chat.dated import DateShape
from chat.dates import guess, read_date, read_time
from chat.intents import (
    Ambiguous,
    ChangeDeadline,
    Doubt,
    FixDeadline,
    Intent,
    NeedNumber,
    Verb,
    Which,
)
from chat.scan import Item
from chat.sentence import Sentence, numbers_of, strip, which_of
from chat.values import When
from language.folding import fold
from language.tokens import Token, tokenize
from tasks.deadline import Operator, Period, Recurrence

_PERIODS = {
    "ngay": Period.DAY, "tuan": Period.WEEK, "thang": Period.MONTH, "quy": Period.QUARTER, "nam": Period.YEAR,
}  # fmt: skip
_NONE = (
    "khong han",
    "khong co han",
    "bo han",
    "xoa han",
    "khong thoi han",
    "ko han",
    "khong co thoi han",
    "khong",
)
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tu": 2,
    "4": 2,
    "nam": 3,
    "5": 3,
    "sau": 4,
    "6": 4,
    "bay": 5,
    "7": 5,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; `on`, `recurrence` and `none` are all empty where it was not understood."""

    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False


def read_typed_deadline(phrase: str, today: date) -> Typed:
    """The deadline in a phrase of a few words."""
    tokens = tokenize(phrase[:200])
    folded = " ".join(t.folded for t in tokens)
    if folded in _NONE:
        return Typed(none=True)
    operator = Operator.BEFORE if folded.startswith("truoc") or " truoc ngay" in f" {folded}" else Operator.BY
    recurrence = _recurrence(tokens, folded, today)
    if recurrence is not None:
        return Typed(operator=operator, recurrence=recurrence)
    found = next((d for n in range(len(tokens)) if (d := read_date(tokens, n, today)) is not None), None)
    if found is not None:
        if found.on is None:
            return Typed(operator=operator)
        if found.shape is DateShape.PERIOD:
            operator = Operator.WITHIN if operator is Operator.BY else operator
        certain = found.certain and found.shape is not DateShape.DAY_ONLY
        clock = next((t[1] for n in range(len(tokens)) if (t := read_time(tokens, n)) is not None), None)
        return Typed(When(found.on, certain, clock), operator)
    return Typed(guess(phrase, today) if fold(phrase) else None, operator)


def _recurrence(tokens: Sequence[Token], folded: str, today: date) -> Recurrence | None:
    few = _EVERY_FEW.search(folded)
    if few and int(few[1]) > 1:
        weekday = _weekday(folded[: few.start()].split()) if few[2] == "tuan" else None
        return Recurrence(_PERIODS[few[2]], weekday=weekday, every=int(few[1]))
    words = folded.split()
    at = next(
        (n for n, w in enumerate(words[:-1]) if w in ("hang", "moi", "dinh") and words[n + 1] in _FOLLOW),
        None,
    )
    if at is None:
        return None
    at += 2 if words[at] == "dinh" else 1
    if at < len(words) and words[at] in ("hang", "moi"):
        at += 1
    rest = words[at:]
    if rest[:2] in (["6", "thang"], ["sau", "thang"]):
        return Recurrence(Period.HALF_YEAR, day=_day(words[: at - 1]))
    if rest[:2] in (["9", "thang"], ["chin", "thang"]):
        return Recurrence(Period.NINE_MONTHS, day=_day(words[: at - 1]))
    period = _PERIODS.get(rest[0]) if rest else None
    if period is None:
        return None
    if period is Period.WEEK:
        return Recurrence(period, weekday=_weekday(words))
    if period is Period.YEAR:
        dated = next((d for n in range(len(tokens)) if (d := read_date(tokens, n, today)) and d.month), None)
        return Recurrence(period, month=dated.month, day=dated.day) if dated else Recurrence(period)
    if period is Period.DAY:
        return Recurrence(period)
    day = -1 if "cuoi thang" in folded else _day([w for n, w in enumerate(words) if n != at])
    return Recurrence(period, day=day)


_EVERY_FEW = re.compile(r"(?<!\d)(\d{1,2}) (ngay|tuan) ?(?:mot lan|1 lan|/ ?lan)")
_FOLLOW = frozenset({*_PERIODS, "ky", "6", "9", "sau", "chin"})


def _day(words: Sequence[str]) -> int | None:
    """The one number that can be a day of a month."""
    days = [int(w) for w in words if w.isdecimal() and len(w) <= 2 and 1 <= int(w) <= 31]
    return days[0] if len(days) == 1 else None


def _weekday(words: Sequence[str]) -> int | None:
    for first, second in pairwise(words):
        if first in ("thu", "t") and second in _WEEKDAYS:
            return _WEEKDAYS[second]
    return None


def make_deadline(sentence: Sentence, items: Sequence[Item], place: int, tag: str) -> Intent | None:
    """The first numbers are the drafts, what follows is the deadline."""
    verb = items[place]
    before = numbers_of(items[:place])
    at = place + 1
    which = Which.NUMBERS
    drafts = list(before)
    while (
        not before
        and at < len(items)
        and (
            items[at].kind in ("numbers", "punct")
            or items[at].has("task", "and")
            or (not drafts and items[at].has("all", "undated"))
        )
    ):
        if items[at].folded == "?":
            return None
        which = which_of(items[at : at + 1]) if items[at].has("all", "undated") else which
        drafts += items[at].numbers
        at += 1
    phrase = _phrase(sentence.text[items[at].start : items[-1].end]) if at < len(items) else ""
    asks = any(i.folded == "?" or (i.has("ask") and not i.has("undated")) for i in items[at:])
    if asks and not any(i.dated is not None for i in items[at:]):
        return None  # "việc 12 hạn khi nào"
    if (verb.folded == "han" and not (drafts and phrase)) or (verb.folded == "thoi han" and not phrase):
        return None
    if not drafts and which is Which.NUMBERS:
        return NeedNumber(Verb.FIX_DEADLINE if tag == "fix" else Verb.CHANGE_DEADLINE)
    made = _fix_or_change(sentence, each_once(drafts), which, phrase, tag)
    rest = items[at:]
    end = next((n for n, i in enumerate(rest) if i.has("reason")), len(rest))
    if isinstance(made, FixDeadline):
        # Whether the phrase is a deadline as a whole is seen where the draft is known.
        slots = {"date", "time", "quantity"}
        left = left_over(sentence, rest[:end], "recurring", slots=slots, most_days=len(rest))
        return made if left is None else Ambiguous(Doubt.UNREAD, each_once(drafts))
    slots = {"date", "time", "unit"}
    clear = accounted(sentence, items[:place], "deadline") and accounted(
        sentence, rest[:end], "deadline", slots=slots
    )
    unclear = not clear or any(i.kind == "numbers" for i in rest[:end])
    if isinstance(made, ChangeDeadline) and made.on is not None and unclear:
        return Ambiguous(Doubt.UNREAD, each_once(drafts), (made,) if _days(rest[:end]) == 1 else ())
    if conditional(sentence, items[0].start, items[-1].end):
        return Ambiguous(Doubt.UNREAD, each_once(drafts))
    return made


def _days(items: Sequence[Item]) -> int:
    return sum(1 for i in items if i.kind == "date")


def _phrase(text: str) -> str:
    """The deadline as typed, without "thành", "sang", "là" before it."""
    words = strip(text).split()
    while words and words[0].casefold() in (
        "thành",
        "thanh",
        "sang",
        "là",
        "la",
        "về",
        "ve",
        "cho",
        "hạn",
        "han",
        ":",
        "->",
        "=",
    ):
        words = words[1:]
    return " ".join(words)


def _fix_or_change(
    sentence: Sentence, numbers: tuple[int, ...], which: Which, phrase: str, tag: str
) -> Intent:
    situation = sentence.situation
    body, reason = split_reason(phrase)
    typed = read_typed_deadline(body, situation.today)
    fix = FixDeadline(numbers, body, typed.on, typed.operator, typed.recurrence, typed.none, which)
    change = ChangeDeadline(numbers, typed.on, typed.operator, reason)
    if situation.replied_review or which is not Which.NUMBERS:
        return fix
    if not situation.open_reviews or (tag == "change" and (situation.replied_to or situation.chosen)):
        return change
    if tag == "fix" and situation.draft_numbers is None:
        return fix  # several reviews are open: which one is asked, and no task is touched
    low, high = situation.draft_numbers or (0, 0)
    if all(low <= n <= high for n in numbers):
        # "đổi hạn" is said of tasks as well, and the number may be either.
        return fix if tag == "fix" else Ambiguous(Doubt.DRAFT_OR_TASK, numbers, (fix, change))
    return change


def split_reason(phrase: str) -> tuple[str, str]:
    """A phrase and the reason behind "vì", "do", "lý do"."""
    for token in tokenize(phrase):
        if token.folded in ("vi", "do", "ly", "li", "boi") and token.start:
            reason = phrase[token.end :]
            for word in ("do", "là", "la", "vì", "vi"):
                reason = strip(reason).removeprefix(word + " ")
            return strip(phrase[: token.start]), strip(reason)
    return phrase, ""
