"""What a head asks of the office: more time, a report taken back, a task that is not theirs."""

from collections.abc import Callable, Sequence

from chat.clauses import Clause, unique
from chat.dates import guess
from chat.evidence import find_evidence
from chat.intents import (
    AddEvidence,
    Ambiguous,
    Decline,
    Doubt,
    Intent,
    NeedNumber,
    Plain,
    RequestExtension,
    Verb,
    When,
    WithdrawReport,
)
from chat.scan import Item
from chat.sentence import Sentence, strip

_UNTIL = frozenset(
    {
        "den",
        "toi",
        "sang",
        "qua",
        "het",
        "thanh",
        "cho den",
        "vao",
        "den ngay",
        "toi ngay",
        "den het",
        "thanh ngay",
    }
)
_SMALL = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}


def read_request(sentence: Sentence, items: Sequence[Item]) -> Intent | None:
    """A request in the sentence, or None."""
    clause = Clause(tuple(items))
    if any(i.folded == "?" for i in items) and not clause.has("extend"):
        return None
    if clause.has("extend") and _reported_before(items):
        return Ambiguous(Doubt.MIXED, clause.numbers)
    if clause.has("extend") and not _negated(items, "extend"):
        until, days, working = read_until(sentence, items, "extend")
        reason = reason_of(sentence, items)
        return _with_numbers(
            sentence,
            task_numbers(items),
            lambda n: RequestExtension(n, until, reason, days, working),
            Verb.EXTENSION,
        )
    proof = find_evidence(items, sentence.situation.today)
    added = proof.number and any(i.folded in ("bo sung", "cap nhat") for i in items)
    if added and not clause.has("done", "neg"):
        return _with_numbers(
            sentence, clause.numbers, lambda n: AddEvidence(n, proof.number, proof.on), Verb.EVIDENCE
        )
    if clause.has("withdraw") and not _negated(items, "withdraw"):
        return _with_numbers(sentence, clause.numbers, WithdrawReport, Verb.WITHDRAW)
    if clause.has("decline") and not clause.has("done"):
        why = reason_of(sentence, items) or sentence.between(items)
        return _with_numbers(sentence, clause.numbers, lambda n: Decline(n, why), Verb.DECLINE)
    return None


def _reported_before(items: Sequence[Item]) -> bool:
    """ "xong 12 và gia hạn 18": two things in one sentence."""
    asked = next((n for n, i in enumerate(items) if i.has("extend")), 0)
    return any(i.has("done") for i in items[:asked]) and not any(i.has("neg") for i in items[:asked])


def _with_numbers(
    sentence: Sentence, numbers: tuple[int, ...], make: Callable[[tuple[int, ...]], Plain], verb: Verb
) -> Intent:
    replied = sentence.situation.replied_to
    meant = numbers or (replied if len(replied) == 1 else ())
    if meant:
        return make(meant)
    if replied:
        return Ambiguous(Doubt.WHICH_TASK, replied, tuple(make((n,)) for n in replied))
    return NeedNumber(verb, make(()))


def _negated(items: Sequence[Item], tag: str) -> bool:
    """A negation right before the word: "không xin gia hạn"."""
    for n, item in enumerate(items):
        if item.has(tag):
            return any(i.has("neg") for i in items[max(0, n - 2) : n])
    return False


def task_numbers(items: Sequence[Item]) -> tuple[int, ...]:
    """The numbers of tasks; a number behind "đến" is a day."""
    return unique(
        number
        for n, item in enumerate(items)
        for number in item.numbers
        if not (n and items[n - 1].folded in _UNTIL)
    )


def reason_of(sentence: Sentence, items: Sequence[Item]) -> str:
    """What follows "vì", "do", "lý do"; or what stands in the last clause after a comma or colon."""
    for item in items:
        if item.has("reason"):
            return strip(sentence.text[item.end :])
    for n, item in enumerate(items):
        rest = items[n + 1 :]
        plain_words = [i for i in rest if i.kind == "word" and not i.has("filler", "task")]
        named = any(i.kind in ("numbers", "date") for i in rest)
        if item.folded in ("", ",", ":", ";", "-", ".") and plain_words and not named:
            return strip(sentence.text[item.end :])
    return ""


def read_until(sentence: Sentence, items: Sequence[Item], tag: str) -> tuple[When | None, int, bool]:
    """The day asked for, or a number of days and whether they are working days."""
    today = sentence.situation.today
    dated = [i for i in items if i.dated is not None and not _in_reason(items, i)]
    if dated and dated[-1].dated is not None:
        found = next(
            (i for n, i in enumerate(items) if i in dated and n and items[n - 1].folded in _UNTIL), dated[-1]
        )
        if found.dated is not None and found.dated.on is not None:
            clock = next((i.at for i in items if i.at is not None), None)
            certain = found.dated.certain and found.dated.shape.value != "day_only"
            return When(found.dated.on, certain, clock), 0, False
        return None, 0, False
    days, working = _count(items)
    if days:
        return None, days, working
    for n, item in enumerate(items):
        if item.folded in _UNTIL and n + 1 < len(items) and not _in_reason(items, item):
            if items[n + 1].kind == "numbers" and items[n + 1].numbers[0] <= 31:
                return guess("ngày " + items[n + 1].folded, today), 0, False
            stop = next(
                (i.start for i in items[n + 1 :] if i.has("reason") or i.folded == ","), len(sentence.text)
            )
            return guess(sentence.text[item.end : stop], today), 0, False
    return None, 0, False


def _in_reason(items: Sequence[Item], item: Item) -> bool:
    return any(i.has("reason") and i.start < item.start for i in items)


def _count(items: Sequence[Item]) -> tuple[int, bool]:
    """ "3 ngày", "5 ngày làm việc", "hai tuần"."""
    words = " ".join(i.folded for i in items).split()
    for word, unit, *rest in zip(words, words[1:], [*words[2:], ""], [*words[3:], "", ""], strict=False):
        number = int(word) if word.isdecimal() and len(word) < 4 else _SMALL.get(word, 0)
        if number and unit in ("ngay", "tuan", "hom"):
            times = 7 if unit == "tuan" else 1
            return number * times, rest == ["lam", "viec"]
    return 0, False
