"""A difficulty that a unit tells of: "việc 25 khó khăn: máy hỏng", "việc 6 gặp trục trặc do …"."""

from collections.abc import Sequence

from chat.intents import InProgress
from chat.sentences.clause_signs import COMPLETION, QUOTES
from chat.sentences.clauses import Clause, each_once
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence
from chat.telling.progress import percent_of

_BEFORE = ("task", "filler", "tells", "course", "own_unit", "and")
_GOES_ON = ("dang ", "con ", "van ", "tiep tuc")
_NAMES = ("task", "filler", "and")
_CUES = frozenset({":", ",", "-", "–", ".", "", ";", "la", "nhu sau"})
_TURNS = (
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
        if (item.has(*_TURNS) and not (unclear or counted)) or item.folded in QUOTES or item.folded == "?":
            return False
        if item.kind == "numbers" and not _counts(tail, n):
            return False
    return True


def _counts(tail: Sequence[Item], n: int) -> bool:
    """ "2 huyện chưa gửi": a number that stands before what it counts, and behind no word for a task."""
    behind = tail[n + 1] if n + 1 < len(tail) else None
    task = n > 0 and tail[n - 1].has("task", "and")
    return not task and behind is not None and (behind.has("counted") or not behind.tags)
