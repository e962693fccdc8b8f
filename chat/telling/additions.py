"""What a unit adds to its answer: a reason, the day by which it expects to be done, a difficulty."""

from collections.abc import Sequence
from itertools import pairwise

from chat.intents import InProgress, NotDone
from chat.intents.values import When
from chat.sentences import clause_signs as signs
from chat.sentences.clause_signs import COMPLETION, OFFICE_UNITS, QUOTES
from chat.sentences.clauses import Clause, each_once, split_clauses, to_come
from chat.sentences.items import Item, when_of
from chat.sentences.sentence import Sentence
from chat.telling.claims import Claim, Telling, claim, doubtful
from chat.telling.progress import leading_cause, percent_of
from expressions.times.typed_phrases import TimeShape
from language.tokens import marks, tokenize

# The reason that a unit gives with its answer: where it begins and ends, and if it is of lateness.


def cut_reason(items: Sequence[Item], text: str) -> tuple[Sequence[Item], Sequence[Item]]:
    """The items before "vì …" and those after, where the reason follows what was said."""
    said = False
    if (led := leading_cause(items)) is not None:
        return led
    behind = _behind_lateness(items)
    if behind:
        return (*items[: behind[0]], *items[behind[1] :]), items[behind[0] + 1 : behind[1]]
    for n, item in enumerate(items):
        if said and item.has("reason"):
            before = items[n - 1]
            marked = any(marks(token.text) for token in tokenize(text))
            accented_or_late = (
                item.folded != "do" or marked or before.has("late") or before.kind in ("punct", "numbers")
            )
            if accented_or_late:
                return items[:n], items[n + 1 :]
        said = said or item.has("done", "sent", "done_weak", "partial", "neg")
    return items, ()


def _behind_lateness(items: Sequence[Item]) -> tuple[int, int] | None:
    """ "việc 18 quá hạn ba ngày do …, phòng vẫn đang làm": where the reason begins, and where it ends."""
    cue = next((n for n, item in enumerate(items) if item.has("reason")), 0)
    if not cue or not any(item.has("late") for item in items[:cue]):
        return None
    comma = max((n for n, item in enumerate(items) if item.folded in (",", ";") and n > cue), default=0)
    rest = Clause(tuple(items[comma + 1 :]))
    if not comma or not rest.items or any(i.has(*signs.COMPLETION, "neg") for i in items[:cue]):
        return None
    return (cue, comma) if signs.under_way(rest) and signs.plainly_told(rest) else None


def is_no_reason(reason: Sequence[Item]) -> bool:
    """Whether the words behind "vì" only ask, or doubt the report."""
    goes_on = any(a.folded == "," and b.folded.startswith("dang") for a, b in pairwise(reason))
    return goes_on or any(i.has("ask", "unsure") and i.folded != "may" for i in reason)  # "máy hỏng"


def of_lateness(items: Sequence[Item], first: Item) -> bool:
    """Whether a reason is that of being late: "xong 7, chậm vì …"; of being done there is none."""
    return any(
        item.has("late") or item.folded.startswith(_LATE_CUES) for item in items if item.start < first.start
    )


_LATE_CUES = ("ly do", "li do", "giai trinh", "nguyen nhan")


# What is not done yet, with the day by which its unit expects it: "chưa xong, khoảng 25/11 thì xong".

_BESIDE = ("future", "maybe", "filler", *COMPLETION)
_LEADS = frozenset({"thi", "khoang", "tam", "do", "chung", "vao", "den", "toi", "la", "de", "cho"})
"""Beside a day and a word of completion these say nothing of their own."""
_TURNS_A_DAY = ("perfect", "ask", "neg", "contrast", "reason", "handed", "received")


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
    if len(days) != 1 or clause.has(*_TURNS_A_DAY):
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


# A difficulty that a unit tells of: "việc 25 khó khăn: máy hỏng", "việc 6 gặp trục trặc do …".

_BEFORE = ("task", "filler", "tells", "course", "own_unit", "and")
_GOES_ON = ("dang ", "con ", "van ", "tiep tuc")
_NAMES = ("task", "filler", "and")
_CUES = frozenset({":", ",", "-", "–", ".", "", ";", "la", "nhu sau"})
_TURNS_A_TROUBLE = (
    "ask", "turn", "unsure", "contrast", "done", "done_weak", "extend", "decline", "withdraw", "received",
)  # fmt: skip
_ASKED_OFF = ("khong", "ko", "k", "chua")


def read_trouble(sentence: Sentence, items: Sequence[Item]) -> InProgress | None:
    """The task that goes on, with all that is said of it; None where more is said than a difficulty.

    Before the word of trouble everything is accounted for. Behind it, from a cue on, or right behind
    a word that takes its object ("vướng kinh phí"), the words are free, but for an answer or an act
    in them, a doubt, a question and another task.
    """
    place = next((n for n, item in enumerate(items) if item.has("trouble")), len(items))
    behind = place + 1
    while behind < len(items) and (items[behind].kind == "numbers" or items[behind].has(*_NAMES)):
        behind += 1
    head, tail = Clause(tuple(items[:behind])), Clause(tuple(items[behind:]))
    replied = sentence.situation.replied_to
    numbers = head.numbers or (replied if len(replied) == 1 else ())
    if not (numbers and place < len(items) and _leads(items[:place])):
        return None
    if not tail.items:  # "gặp khó khăn việc 12"
        return InProgress(each_once(numbers), sentence.between(items), percent_of(items))
    cued = tail.items[0].has("reason") or tail.items[0].folded in _CUES
    if not (cued or items[place].has("waiting")) or not _is_free(tail.items):
        return None
    return InProgress(each_once(numbers), sentence.between(items), percent_of(items))


def _leads(items: Sequence[Item]) -> bool:
    """Whether nothing is said before it but of which task it is told, and that it goes on."""
    for n, item in enumerate(items):
        goes_on = item.has("partial") and f"{item.folded} ".startswith(_GOES_ON)
        own = item.folded == "cua" and items[min(n + 1, len(items) - 1)].has("own_unit")
        turns = item.has("contrast") and n == len(items) - 1 and any(i.has("partial") for i in items[:n])
        if not (item.kind in ("numbers", "punct") or item.has(*_BEFORE) or own or goes_on or turns):
            return False
        if item.folded in QUOTES:
            return False
    return True


def _is_free(tail: Sequence[Item]) -> bool:
    """Whether the words say why, and nothing else."""
    words = [item for item in tail if item.kind not in ("punct",) and not item.has("reason", "filler")]
    if not words or words[-1].folded in _ASKED_OFF:
        return False
    for n, item in enumerate(tail):
        unclear = n > 0 and tail[n - 1].has("neg") and item.has("received")  # "chưa rõ nguồn"
        counted = item.folded == "may" and not item.has(*COMPLETION)
        if (
            (item.has(*_TURNS_A_TROUBLE) and not (unclear or counted))
            or item.folded in QUOTES
            or item.folded == "?"
        ):
            return False
        if item.kind == "numbers" and not _counts(tail, n):
            return False
    return True


def _counts(tail: Sequence[Item], n: int) -> bool:
    """ "2 huyện chưa gửi": a number that stands before what it counts, and behind no word for a task."""
    behind = tail[n + 1] if n + 1 < len(tail) else None
    task = n > 0 and tail[n - 1].has("task", "and")
    return not task and behind is not None and (behind.has("counted") or not behind.tags)
