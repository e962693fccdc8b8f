"""What a head asks of the office: more time, a report taken back, a task that is not theirs."""

from collections.abc import Callable, Collection, Sequence

from chat.accounting import accounted, conditional
from chat.clauses import Clause, each_once, find_result_paper
from chat.dates import guess
from chat.intents import (
    AddEvidence,
    Ambiguous,
    AskTask,
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
_ACTS = {
    Verb.EXTENSION: "extend",
    Verb.EVIDENCE: "evidence",
    Verb.WITHDRAW: "withdraw",
    Verb.DECLINE: "decline",
}
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
        return _extension(sentence, items)
    proof = find_result_paper(items, sentence.situation.today)
    added = proof.number and any(i.folded in ("bo sung", "cap nhat") for i in items)
    if added and not clause.has("done", "neg"):
        slots = {"doc", *(("date",) if proof.on else ())}
        return _asked(
            sentence,
            items,
            clause.numbers,
            lambda n: AddEvidence(n, proof.number, proof.on),
            Verb.EVIDENCE,
            slots,
        )
    if clause.has("withdraw") and not _negated(items, "withdraw"):
        return _asked(sentence, items, clause.numbers, WithdrawReport, Verb.WITHDRAW)
    if clause.has("decline") and not clause.has("done"):
        why = reason_of(sentence, items) or sentence.between(items)
        return _asked(sentence, items, clause.numbers, lambda n: Decline(n, why), Verb.DECLINE, {"any_unit"})
    return None


def _extension(sentence: Sentence, items: Sequence[Item]) -> Intent:
    until, days, working = read_until(sentence, items, "extend")
    reason = reason_of(sentence, items)
    slots = {*(("date", "time") if until else ()), *(("quantity",) if days else ())}
    return _asked(
        sentence,
        items,
        numbers_asked_for(items),
        lambda n: RequestExtension(n, until, reason, days, working),
        Verb.EXTENSION,
        slots,
    )


def _asked(
    sentence: Sentence,
    items: Sequence[Item],
    numbers: tuple[int, ...],
    make: Callable[[tuple[int, ...]], Plain],
    verb: Verb,
    slots: Collection[str] = (),
) -> Intent:
    """The request where every word before its reason is accounted for, else the question about it."""
    head = items[: _reason_place(items)]
    if accounted(sentence, head, _ACTS[verb], slots=slots) and not conditional(sentence, 0):
        return _with_numbers(sentence, numbers, make, verb)
    replied = sentence.situation.replied_to
    meant = numbers or (replied if len(replied) == 1 else ())
    several_days = sum(1 for i in head if i.kind == "date") > 1
    told = verb is Verb.DECLINE and len(head) == len(items)  # "sao trả lại 12" would be its own reason
    offered = (make(meant),) if meant and not several_days and not told else ()
    return Ambiguous(Doubt.UNREAD, meant, (*(AskTask(n) for n in meant[:1]), *offered))


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


def numbers_asked_for(items: Sequence[Item]) -> tuple[int, ...]:
    """The numbers of tasks; a number behind "đến" is a day."""
    return each_once(
        number
        for n, item in enumerate(items)
        for number in item.numbers
        if not (n and items[n - 1].folded in _UNTIL)
    )


def reason_of(sentence: Sentence, items: Sequence[Item]) -> str:
    """What follows "vì", "do", "lý do"; or what stands in the last clause after a comma or colon."""
    place = _reason_place(items)
    return strip(sentence.text[items[place].end :]) if place < len(items) else ""


def _reason_place(items: Sequence[Item]) -> int:
    """The place of the cue, or of the comma, before the reason; behind the last item where there is none."""
    for n, item in enumerate(items):
        if item.has("reason"):
            return n
    for n, item in enumerate(items):
        rest = items[n + 1 :]
        plain_words = [i for i in rest if i.kind == "word" and not i.has("filler", "task")]
        named = any(i.kind in ("numbers", "date") for i in rest)
        asked = any(i.has("extend", "decline", "withdraw") for i in rest)
        if item.folded in ("", ",", ":", ";", "-", ".") and plain_words and not named and not asked:
            return n
    return len(items)


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
