"""Which units are late, fairly told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from bot.actions.asked_lists import owed
from bot.actions.audience import answering_for
from bot.actions.sight import sight
from bot.turn import Handler, Turn
from chat import intents as i
from messages import units as words
from storage import directives as queries
from storage import people
from storage.tables import Event
from tasks.standing import Standing


def overdue(turn: Turn, intent: i.AskOverdue) -> None:
    """Which units are late, and with what."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    entries = _with_promises(turn, owed(turn, seen))
    unreached = _units_unreached(turn) if seen.unit_ids is None else frozenset()
    shown = words.overdue(entries, seen.viewer, turn.now, seen.name, unreached)
    turn.answer(shown.message, tasks=shown.tasks)


def _with_promises(turn: Turn, entries: Iterable[Standing]) -> tuple[Standing, ...]:
    """What is late with what the unit last said of it."""
    kept = tuple(entries)
    said = queries.said_undone(turn.session, [entry.assignment_id for entry in kept if entry.overdue])
    return tuple(_promised(entry, said.get(entry.assignment_id)) for entry in kept)


def _promised(entry: Standing, event: Event | None) -> Standing:
    if event is None:
        return entry
    until = str(event.data.get("until", ""))
    return replace(entry, said_undone=event.at, promised=date.fromisoformat(until) if until else None)


def _units_unreached(turn: Turn) -> frozenset[str]:
    """The units of which nobody who answers for them has a chat that works."""
    silent = {person.id for person, _ in people.unreached(turn.session)}
    return frozenset(
        unit.name
        for unit in people.units(turn.session)
        if all(person.id in silent for person in answering_for(turn.session, unit.id))
    )


HANDLERS: Mapping[type, Handler] = {i.AskOverdue: overdue}
