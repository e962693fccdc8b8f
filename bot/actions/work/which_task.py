"""An act whose task was not numbered: the tasks that may be meant, so that their number can be picked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.actions.questions.question import OpenQuestion, question
from bot.incoming.turn import Turn, who
from chat import intents as i
from chat.intents.catalog import command
from messages import talk as words
from messages.questions.answers import entry_row
from storage.questions.answering import Entry
from tasks.model import Act, may_everywhere, own_units
from tasks.query import Query, Stand

MOST = 5
"""So many are named; more are no help on a phone."""
_MAY_BE: Mapping[str, tuple[Stand, ...]] = {
    verb: stands for kind in i.PLAIN for verb, stands in (kind.row.stands or {}).items()
}
"""How a task can stand of which that is said; of the other verbs the object is none."""


def ask_which(turn: Turn, intent: i.NeedNumber) -> None:
    """Ask for the number, with the tasks that may be meant; the only one that bears the words is offered."""
    turn.left_open, turn.failed = intent, True
    asked = _asked(turn, intent)
    found, n = _found(turn, asked) if asked is not None else ([], 0)
    unheard = bool(intent.words and asked is not None and not n)
    if unheard and asked is not None:  # then those that bear other words, where they are few
        found, n = _found(turn, replace(asked, query=replace(asked.query, words="")))
    if n > MOST and not intent.words:
        found = []
    numbers = tuple(entry[0].number for entry in found)
    only: Any = intent.partial if intent.words and not unheard and n == 1 else None
    offer = [command(replace(only, numbers=numbers))] if hasattr(only, "numbers") else []
    rows = [entry_row(entry, with_unit=not (asked and asked.unit)).text for entry in found]
    said = words.which_number(
        intent.kind, rows, words=intent.words, unheard=unheard, left=n - len(rows) if rows else 0,
        offer=offer[0] if offer else "",
    )  # fmt: skip
    turn.listed = numbers
    turn.answer(said, tasks=numbers, offer=offer)


def _asked(turn: Turn, intent: i.NeedNumber) -> OpenQuestion | None:
    """The question for the tasks that may be meant; None where none may be, or none is theirs to see."""
    stands, person = _MAY_BE.get(intent.kind), who(turn)
    if stands is None or not (may_everywhere(person, Act.SEE) or own_units(person, Act.SEE)):
        return None
    mine = bool(own_units(person, Act.ANSWER)) and not may_everywhere(person, Act.CONFIRM)
    return question(turn, Query(stands=stands, words=intent.words, mine=mine))


def _found(turn: Turn, asked: OpenQuestion) -> tuple[list[Entry], int]:
    answer = asked.answer(turn, paged=True)
    return answer.page(0, MOST), answer.entries()
