"""What is not done yet, with the day by which its unit expects it: "chưa xong, khoảng 25/11 thì xong"."""

from collections.abc import Sequence

from chat.intents import NotDone
from chat.intents.values import When
from chat.sentences.clause_signs import COMPLETION, OFFICE_UNITS
from chat.sentences.clauses import Clause, each_once, split_clauses, to_come
from chat.sentences.items import Item, when_of
from chat.sentences.sentence import Sentence
from chat.telling.claims import Claim, Telling, claim, doubtful
from expressions.times.typed import TimeShape

_BESIDE = ("future", "maybe", "filler", *COMPLETION)
_LEADS = frozenset({"thi", "khoang", "tam", "do", "chung", "vao", "den", "toi", "la", "de", "cho"})
"""Beside a day and a word of completion these say nothing of their own."""
_TURNS = ("perfect", "ask", "neg", "contrast", "reason", "handed", "received")


def read_expected(sentence: Sentence, items: tuple[Item, ...]) -> NotDone | None:
    """The word that it is not done, or under way, and the day; None where anything more is said."""
    *told, last = split_clauses(items) or (Clause(()),)
    telling = Telling(sentence.situation.moment, bool(sentence.situation.replied_to))
    day = _expects(last, telling) if told else None
    if day is None:
        return None
    said = [claim(clause, telling) for clause in told]
    if not set(said) - {None} or not set(said) <= {None, Claim.NOT_DONE, Claim.PROGRESS}:
        return None
    beside = [clause for clause, each in zip(told, said, strict=True) if each is None]
    if any(doubtful(clause, telling) for clause in beside):
        return None
    numbers = each_once(number for clause in told for number in clause.numbers)
    replied = sentence.situation.replied_to
    numbers = numbers or (replied if len(replied) == 1 else ())
    if not numbers or not set(last.numbers) <= set(numbers):
        return None
    return NotDone(numbers, sentence.between(items), _until(day))


def _expects(clause: Clause, told: Telling) -> Item | None:
    """The day of a clause that says nothing but when it will be done."""
    day = _only_day(clause) if clause.has(*COMPLETION) else None
    return day if day is not None and _is_ahead(day, clause, told) else None


def says_only_when(clause: Clause) -> bool:
    """ "dự kiến 3/12": a day by which something is expected, and no reason why."""
    return _only_day(clause) is not None


def _only_day(clause: Clause) -> Item | None:
    """The one day of a clause in which everything else says no more than that it is expected then."""
    days = [item for item in clause.items if item.kind == "date"]
    if len(days) != 1 or clause.has(*_TURNS):
        return None
    known = all(
        item.kind in ("date", "time", "punct", "numbers")
        or item.has(*_BESIDE, "task")
        or item.folded in _LEADS
        or item.folded.startswith(OFFICE_UNITS)
        for item in clause.items
    )
    return days[0] if known else None


def _is_ahead(day: Item, clause: Clause, told: Telling) -> bool:
    """Whether it is to come; of a period its last day is."""
    dated = day.dated
    if dated is not None and dated.shape is TimeShape.PERIOD and dated.due is not None:
        return dated.due > told.today
    return to_come(day, clause, told.moment) is True


def _until(day: Item) -> When | None:
    """The day, where it is one: of "cuối tuần" the words are kept alone."""
    dated = day.dated
    single = dated is not None and dated.due is not None and dated.first == dated.last
    return When(dated.due) if single and dated is not None and dated.due is not None else None


def promised_day(items: Sequence[Item], sentence: Sentence) -> When | None:
    """The first day named that has not gone by."""
    today = sentence.situation.today
    dates = [i for i in items if i.kind == "date" and i.dated and i.dated.due and i.dated.due >= today]
    return when_of(dates[:1], None) if dates else None
