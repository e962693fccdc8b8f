"""What may be offered where it is asked what is meant: nothing that the sentence denies or that is another's.

An offer names only tasks of the sentence, and typed by the same person it is understood as itself.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from chat import intents as i
from chat.acts.known import OFFICE_FRAMES, UNIT_FRAMES, acts_for
from chat.acts.remarks import names_any
from chat.intents.catalog import command, may_mean
from chat.sentences.clause_signs import COMPLETION
from chat.sentences.items import Item
from chat.sentences.numbers import NEARLY
from chat.sentences.sentence import Sentence, answering, lexicon, sentence, strip
from chat.situation import Situation
from chat.typed_signs import ACTS, tasks_of
from language.folding import fold, plain
from language.lexicon import classes, folded
from language.spelling import is_syllable
from language.tokens import marks

LONGEST_ASKED = 1000
"""Characters of a message of which something may be offered."""
_CLAUSE_ENDS = frozenset({",", ".", ";", "", "-", "–"})
_NEVER_DENIED = (i.NotDone, i.InProgress)
ReadsMessage = Callable[[str, Situation], i.Intent]


def fitting(asked: i.Intent, text: str, situation: Situation, read: ReadsMessage) -> i.Intent:
    """The doubt with what fits of its readings; where none does, with what can be said of its task."""
    empty = isinstance(asked, i.Unknown) or (isinstance(asked, i.Ambiguous) and not asked.readings)
    if situation.chosen or len(text) > LONGEST_ASKED or not (empty or isinstance(asked, i.Ambiguous)):
        return asked
    said = sentence(plain(text).strip(), situation)
    no_tasks = _no_tasks(said.items(lexicon()), parted=any(unicodedata.category(c) == "No" for c in text))
    if isinstance(asked, i.Ambiguous):
        readings = _fit(asked, said, no_tasks, read)
        numbers = tuple(n for n in asked.numbers if n not in no_tasks)
        asked = replace(asked, numbers=numbers, readings=readings)
        if asked.kind is i.Doubt.DONE_OR_NOT and no_tasks and not numbers:
            return i.NeedNumber(i.Verb.DONE)
        if readings or asked.kind not in (i.Doubt.UNREAD, i.Doubt.DONE_OR_NOT, i.Doubt.MIXED):
            return asked
    return _of_the_task_named(asked, said, no_tasks, read)


def _fit(
    asked: i.Ambiguous, said: Sentence, no_tasks: frozenset[int], read: ReadsMessage
) -> tuple[i.Plain, ...]:
    readings, either = asked.readings, asked.kind in _EITHER
    denied = bool(readings) and _denies(said)
    found: list[i.Plain] = []
    for each in (_reasoned(reading, said) for reading in readings):
        if each is None or not may_mean(each, said.situation) or _to_nobody(each):
            continue
        if tasks_of(each) & no_tasks or (
            denied and isinstance(each, ACTS) and not isinstance(each, _NEVER_DENIED)
        ):
            continue
        if each not in found and is_itself(each, said.situation, read, either=either):
            found.append(each)
    return tuple(found)


_EITHER = (i.Doubt.DRAFT_OR_TASK, i.Doubt.CODE_OR_WORD)
"""Doubts that the same words raise again: each of the two is told by its number."""


def is_itself(reading: i.Plain, situation: Situation, read: ReadsMessage, *, either: bool = False) -> bool:
    """Whether its typed form is read as it, or shown as it first, where the same person types it now."""
    typed = command(reading)
    if not typed:
        return False
    again = read(typed, replace(situation, offered=(), asked=None, has_file=False))
    meant = again.readings[: None if either else 1] if isinstance(again, i.Ambiguous) else (again,)
    if isinstance(again, i.NeedNumber):
        meant = (again.partial,) if again.partial is not None else ()
    kind, days = type(reading), getattr(reading, "days", 0)
    alike = [each for each in meant if isinstance(each, kind) and getattr(each, "days", 0) == days]
    return any(fold(command(each)) == fold(typed) for each in alike)


def _to_nobody(reading: i.Plain) -> bool:
    """For a unit that nobody knows."""
    if not isinstance(reading, i.GiveUnit | i.Reassign):
        return False
    units = (*reading.lead, *reading.cooperate) if isinstance(reading, i.GiveUnit) else (reading.unit,)
    return any(unit is None or unit.code is None for unit in units)


def _reasoned(reading: i.Plain, said: Sentence) -> i.Plain | None:
    """The sentence as a whole is no reason of itself: the task is no part of why it is refused."""
    reason = getattr(reading, "reason", "")
    if not reason or fold(strip(reason)) != fold(strip(said.text)):
        return reading
    if not isinstance(reading, i.Decline):
        return None
    items = said.items(lexicon())
    cut = next((n for n, item in enumerate(items) if item.kind == "numbers"), None)
    if cut is None:
        return reading
    first = cut - 1 if cut and items[cut - 1].has("task") else cut
    kept = [said.between(items[:first]), said.between(items[cut + 1 :])]
    shortened: Any = reading
    made: i.Plain = replace(shortened, reason=" ".join(filter(None, kept)).removeprefix("là "))
    return made


def _no_tasks(items: Sequence[Item], *, parted: bool) -> frozenset[int]:
    """Numbers that count what stands behind them, whatever that is: "xong 8 quy trình"; or are of a day.

    Of a text with a fraction ("½") none is a task.
    """
    if parted:
        return frozenset(n for item in items for n in item.numbers)
    named = {n for one, two in pairwise(items) if one.has("task", "draft") for n in two.numbers}
    counts = {
        n
        for place, item in enumerate(items[:-1])
        if not (place and items[place - 1].has("task", "draft", "report"))
        if _is_a_noun(items[place + 1])
        for n in item.numbers[-1:]
    }
    days = {
        item.dated.due.day
        for item in items
        if item.kind == "date" and item.dated is not None and item.dated.due is not None
        if any(c.isdecimal() for c in item.folded)
    }
    said = {n for item in items for n in item.numbers}
    return frozenset((counts - named) | (days - said))


_OF_NOUNS = frozenset({"deadline_word", "purpose_verb", "innocent"})
"""Classes of words that may begin a noun: "quy trình"."""
_COUNTED = ("document", "evidence", "list", "person")


def _is_a_noun(item: Item) -> bool:
    if item.kind != "word" or item.folded in NEARLY:
        return False  # "2 gần xong rồi còn đóng dấu nữa"
    return item.has(*_COUNTED) or (item.tags <= _OF_NOUNS and all(map(is_syllable, item.folded.split(" "))))


def _denies(said: Sentence) -> bool:
    """Whether the clause that holds the act forbids it, and no other clause holds one."""
    verbs = acts_for(OFFICE_FRAMES, said.situation).verbs | acts_for(UNIT_FRAMES, said.situation).verbs
    clauses: list[list[Item]] = [[]]
    for item in said.items(lexicon()):
        if item.kind == "punct" and item.folded in _CLAUSE_ENDS:
            clauses.append([])
        else:
            clauses[-1].append(item)
    acting = [
        clause for clause in clauses if any(item.tags & verbs or item.has("finished") for item in clause)
    ]
    return bool(acting) and all(_forbids(said, clause) for clause in acting)


def _forbids(said: Sentence, clause: Sequence[Item]) -> bool:
    words = f" {said.between(clause).casefold()} "
    if marks(said.text):
        return any(f" {phrase} " in words for phrase in classes("counting")["forbidden"])
    return any(f" {phrase} " in words for phrase in folded("counting", "forbidden") if phrase not in _WORK)


_WORK = ("dung", "cho")
"""What without its marks is "dừng" and "cho" as well."""


def _of_the_task_named(
    asked: i.Intent, said: Sentence, no_tasks: frozenset[int], read: ReadsMessage
) -> i.Intent:
    """Of "việc 12 ok rồi" no more is read than the task: what can be said of it is offered."""
    items, situation = said.items(lexicon()), said.situation
    named = {n for one, two in pairwise(items) if one.has("task") for n in two.numbers}
    named |= set(asked.numbers) if isinstance(asked, i.Ambiguous) else set()
    named -= no_tasks
    if len(named) != 1:
        return asked
    (number,) = named
    readings = [each for each in _said_of(number, said) if is_itself(each, situation, read)]
    return i.Ambiguous(i.Doubt.UNREAD, (number,), tuple(readings)) if readings else asked


def _said_of(number: int, said: Sentence) -> list[i.Plain]:
    """What this person may say of a task, by what stands beside it."""
    situation, items = said.situation, said.items(lexicon())
    if situation.reviewing:
        low, high = situation.draft_numbers or (1, 0)
        return [i.ShowReview(draft=number)] if low <= number <= high else [i.AskTask(number)]
    if not situation.answers_for_a_unit:
        fault = _fault(number, items, said)
        return [*([i.Return((number,), fault)] if fault else []), i.AskTask(number)]
    told = any(item.has("perfect", "partial", *COMPLETION) for item in said.items(answering()))
    if told and not _denies(said):
        return [i.AskTask(number), i.Done((number,)), i.InProgress((number,))]
    return [i.AskTask(number)]


def _fault(number: int, items: Sequence[Item], said: Sentence) -> str:
    """ "báo cáo việc 9 ghi sai số liệu": what is wrong with a report, as the reason to send it back."""
    place = next((n for n, item in enumerate(items) if item.numbers == (number,)), len(items))
    reported = any(item.has("report") for item in items[:place])
    behind = items[place + 1 :]
    if not (reported and behind and names_any(behind, "shortcomings", "faults")):
        return ""
    turned = any(item.has("condition", "doubt", "q_what", "q_who", "q_why") for item in behind)
    return "" if turned or behind[-1].folded == "?" else said.between(behind)
