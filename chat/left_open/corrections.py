"""What refers to a task with no number: its own words, or a word that puts the last act right."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chat import intents as i
from chat.acts.frames import QUESTION
from chat.acts.known import OFFICE_FRAMES, UNIT_FRAMES, acts_for
from chat.intents import Intent, NeedNumber, Plain
from chat.intents.catalog import command as typed
from chat.left_open.missing_parts import PARTS, filled, only
from chat.sentences.items import Item
from chat.sentences.numbers import IN_WORDS
from chat.sentences.sentence import Sentence, answering, lexicon, strip
from chat.situation import Missing
from chat.telling.progress import percent_of
from language.folding import fold

# What puts right a word of the last act: "nhầm, 21 mới đúng", "42 chứ không phải 40", "thứ 6 mới phải".

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


# A task named by its words and by no number: "em xong việc kiểm kê rồi ạ".
#
# The words decide nothing: they are looked for among the tasks that the person may mean, and the number is
# asked. What else the sentence says is understood, by the same guard, as with a number in their place.

_NO_TASK = 9999
"""Stands for the task while the rest of the sentence is understood."""
_IN_NO_NAME = frozenset(
    {
        *("negation", "forbidding", "condition", "contrast", "doubt", "will", "except", "others", "ask"),
        *("particle", "please", "self", "because", "until", "to", "of", "done", "perfect", "no_more"),
        *("partly", "retraction", "all", "task"),
        *QUESTION,
    }
)
"""Classes of words that stand beside a task's name and in none."""
_NOUN = re.compile(r"\b(?:viec|nhiem vu|bao cao)$")
_TELLS_NOTHING = frozenset({"task", "ask", "and", "contrast", "paper", "object", "filler"})
"""Classes of the words of answers that say nothing of how far a task has got."""
_FEW_WORDS = 2
"""So many words name a task where no "việc" says that they do."""
_LONGEST = 12
"""No name is longer; what is, is a text."""


@dataclass(frozen=True, slots=True)
class _Name:
    """Where it stands in the text: from `start`, its noun included, its words from `words` on, to `end`."""

    start: int
    words: int
    end: int


def task_by_words(said: Sentence, read: Callable[[str], Intent]) -> NeedNumber | None:
    """The act whose task is named by words, with them; None where the rest is not wholly understood.

    `read` understands a text in the same situation.
    """
    for name in _names(said) if _may_act(said) else ():
        before, behind = said.text[: name.start], said.text[name.end :]
        if not _is_of_the_task(read(f"{before}việc {_NO_TASK}{behind}")):
            continue
        asked = read(f"{said.text[: name.words]}{behind}")
        if isinstance(asked, NeedNumber) and asked.partial is not None:
            return replace(asked, words=strip(said.text[name.words : name.end]))
    return None


def _may_act(said: Sentence) -> bool:
    """Whether a word of it can be an act's verb or tell how far a task has got: else nothing is read anew."""
    verbs = acts_for(OFFICE_FRAMES, said.situation).verbs | acts_for(UNIT_FRAMES, said.situation).verbs
    tells = any(item.tags - _TELLS_NOTHING for item in said.items(answering()) if item.kind == "word")
    return tells or any(item.tags & verbs for item in said.items(lexicon()))


def _is_of_the_task(meant: Intent) -> bool:
    return isinstance(meant, Plain) and getattr(meant, "numbers", ()) == (_NO_TASK,)


def _names(said: Sentence) -> Iterator[_Name]:
    """What may be a name, the shortest first, so that what can belong to the rest does.

    A "báo cáo" before it may be the verb's.
    """
    items = said.items(lexicon())
    told = {item.start: item for item in said.items(answering())}
    at = 0
    while at < len(items):
        noun = _noun(items[at])
        run = _run(items, at + bool(noun), told) if noun or not items[at].tags else []
        for end in range(1, len(run) + 1):
            if noun or _tells(run[:end]):
                for start in dict.fromkeys(
                    (items[at].end - len(noun), run[0].start) if noun else (run[0].start,)
                ):
                    yield _Name(start, run[0].start, run[end - 1].end)
        at += max(len(run), 1)


def _noun(item: Item) -> str:
    """The "việc", "báo cáo" that ends the item; "" without one."""
    found = _NOUN.search(item.folded) if item.kind == "word" and not item.numbers else None
    return found.group() if found is not None else ""


def _tells(run: Sequence[Item]) -> bool:
    """Whether that many words name something by themselves."""
    return len([word for item in run for word in item.folded.split()]) >= _FEW_WORDS


def _run(items: Sequence[Item], at: int, told: dict[int, Item]) -> list[Item]:
    """The words from there on that a name may hold; a unit's name within it counts among them."""
    found: list[Item] = []
    for item in items[at : at + _LONGEST]:
        answer = told.get(item.start)
        beside = item.has(*_IN_NO_NAME) or (answer is not None and answer.has(*_IN_NO_NAME))
        if beside or item.kind not in ("word", "unit") or (item.kind == "unit" and not found):
            break
        found.append(item)
    numbered = all(word in IN_WORDS for item in found for word in item.folded.split())
    return [] if numbered else found
