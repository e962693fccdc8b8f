"""What puts right a word of the last act: "nhầm, 21 mới đúng", "42 chứ không phải 40", "thứ 6 mới phải"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.intents import Intent, Plain
from chat.intents.typed import command as typed
from chat.left_open.missing_parts import PARTS, filled, only
from chat.sentences.items import Item
from chat.sentences.sentence import Sentence, lexicon
from chat.situation import Missing
from chat.telling.progress import percent_of
from language.folding import fold

_SIGNS = ("mistake", "rather", "oops")
_AROUND = frozenset({"retraction", "rather", "mistake", "oops", "not_this", "says_so", "particle"})


def corrected(said: Sentence, command: Intent) -> Intent | None:
    """The command with another unit, day or number, the only one that is named; None where more is said."""
    items = said.items(lexicon())
    if not _corrects(items):
        return None
    verb = fold(typed(command)).split(" ")[0]
    kept = [item for item in _right_one(items) if item.folded.split(" ")[0] != verb]
    if isinstance(command, i.InProgress) and (percent := percent_of(kept)) is not None:
        return replace(command, percent=percent, note=said.text) if only(kept, "percent") else None
    named = {PARTS[item.kind] for item in kept if item.kind in PARTS}
    return filled(named.pop(), command, kept, said) if len(named) == 1 else None


def same_again(said: Sentence, done: Intent) -> Intent | None:
    """ "15 cũng vậy", "dự thảo 5 tương tự": what was just done, of others; None where more is said."""
    items = said.items(lexicon())
    again = any(item.has("likewise") for item in items) or _as_well(items)
    if not (again and isinstance(done, Plain) and done.row.repeated):
        return None
    if isinstance(done, i.Done):
        done = i.Done(done.numbers)  # the paper proves the one task, and so the note
    named = [item for item in items if not (item.has("likewise", "draft") or item.folded in _ALSO)]
    return filled(Missing.NUMBER, done, named, said)


def _as_well(items: Sequence[Item]) -> bool:
    """ "cả việc 13 nữa", "13 nữa", "thêm mục 3"."""
    words = [item for item in items if item.kind != "numbers" and not item.has("task", "draft", "address")]
    also = [item for item in words if item.folded in _ALSO]
    small = all(item.folded in _ALSO or item.has("particle", "and") or item.kind == "punct" for item in words)
    numbered = any(item.kind == "numbers" for item in items)
    return numbered and small and bool(also)


_ALSO = frozenset({"ca", "nua", "them", "luon ca", "ca nua"})


def corrected_act(said: Sentence, done: Intent) -> Intent | None:
    """What was just done, with the word put right: offered, and to take back what was done to another."""
    new: Any = corrected(said, done)
    if new is None or isinstance(new, i.Ambiguous) or new == done:
        return None
    now = tuple(getattr(new, "numbers", ()))
    others = tuple(n for n in getattr(done, "numbers", ()) if n not in now)
    if not others and isinstance(done, Plain) and done.row.replaced:
        return new  # type: ignore[no-any-return]
    return i.Ambiguous(i.Doubt.UNREAD, now, (new, *(_taken_back(done, others) if others else ())))


def given_up(said: Sentence, done: Intent) -> Intent | None:
    """ "thôi phòng tôi không xin gia hạn nữa": what was just done is to be taken back, which is offered."""
    items = said.items(lexicon())
    denied = any(item.has("negation", "forbidding", "withdraw_request") for item in items)
    again = bool(items) and items[-1].folded.endswith("nua")
    if not (denied and again) or any(item.kind in PARTS for item in items):
        return None
    tasks = tuple(getattr(done, "numbers", ()))
    spoken_of = done.row.spoken_of if isinstance(done, Plain) else ()
    back = _taken_back(done, tasks) if any(item.has(*spoken_of) for item in items) else ()
    return i.Ambiguous(i.Doubt.UNREAD, tasks, back) if back else None


def _taken_back(done: Intent, tasks: tuple[int, ...]) -> tuple[Plain, ...]:
    back = done.row.taken_back if isinstance(done, Plain) else None
    return (back(tasks),) if back is not None else ()


def _corrects(items: Sequence[Item]) -> bool:
    opens = bool(items) and (items[0].has("retraction", "oops") or _denies(items) > 0)
    return opens or any(item.has(*_SIGNS, "not_this") for item in items)


def _denies(items: Sequence[Item]) -> int:
    """ "à không, 13": how many items say no in front."""
    place = next((n for n, item in enumerate(items) if item.folded == ","), 0)
    front = items[:place]
    no = bool(front) and front[-1].folded in ("khong", "ko", "k", "khong phai")
    return place if no and all(item.has("particle") for item in front[:-1]) else 0


def _right_one(items: Sequence[Item]) -> Sequence[Item]:
    """The items without the signs, and without what it is not: "42 chứ không phải 40"."""
    items = items[_denies(items) :]
    cut = next((n for n, item in enumerate(items) if item.has("not_this")), None)
    if cut is not None:
        ahead, behind = items[:cut], items[cut + 1 :]
        if any(item.kind in PARTS for item in ahead):
            items = ahead
        else:  # "không phải 40, 42"
            wrong = next((n for n, item in enumerate(behind) if item.kind in PARTS), -1)
            items = behind[wrong + 1 :]
    return [
        item for n, item in enumerate(items) if not (item.tags & _AROUND or (not n and item.has("negation")))
    ]
