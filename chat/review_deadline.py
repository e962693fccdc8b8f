"""The office sets a deadline: of a draft under review, or of a task."""

from collections.abc import Sequence

from chat.accounting import accounted, conditional, left_over
from chat.clauses import unique
from chat.deadline_typed import read_deadline
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
from chat.selection import numbers_of, which_of
from chat.sentence import Sentence, strip
from language.tokens import tokenize


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
    made = _fix_or_change(sentence, unique(drafts), which, phrase, tag)
    rest = items[at:]
    end = next((n for n, i in enumerate(rest) if i.has("reason")), len(rest))
    if isinstance(made, FixDeadline):
        # Whether the phrase is a deadline as a whole is seen where the draft is known.
        slots = {"date", "time", "quantity"}
        left = left_over(sentence, rest[:end], "recurring", slots=slots, most_days=len(rest))
        return made if left is None else Ambiguous(Doubt.UNREAD, unique(drafts))
    slots = {"date", "time", "unit"}
    clear = accounted(sentence, items[:place], "deadline") and accounted(
        sentence, rest[:end], "deadline", slots=slots
    )
    unclear = not clear or any(i.kind == "numbers" for i in rest[:end])
    if isinstance(made, ChangeDeadline) and made.on is not None and unclear:
        return Ambiguous(Doubt.UNREAD, unique(drafts), (made,) if _days(rest[:end]) == 1 else ())
    if conditional(sentence, items[0].start, items[-1].end):
        return Ambiguous(Doubt.UNREAD, unique(drafts))
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
    typed = read_deadline(body, situation.today)
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
