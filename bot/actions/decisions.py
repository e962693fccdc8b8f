"""The office decides on reports: confirms, returns, takes its last decision back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.actions.carrying_out import use_case, with_units
from bot.actions.decision import Decision, Tally, Tell
from bot.actions.task_facts import Pick, TaskFacts
from bot.turn import Handler
from chat import intents as i
from messages import decisions as words
from messages import vi
from messages.text import Message
from storage.assignments import Listed
from storage.changes import Words
from tasks.lifecycle import Change, closes
from tasks.model import Act, Action, Assignment, Status, TimeState
from tasks.standing import Standing
from tasks.workdays import time_state


@dataclass(frozen=True, slots=True)
class Decided:
    """What was done to one assignment: as it was, and as messages speak of it."""

    row: Listed
    item: Standing
    change: Change


def confirm(facts: TaskFacts, intent: i.Confirm) -> Decision:
    """The reports are accepted."""
    tally = Tally(facts)
    made = _decide_each(tally, intent, Act.CONFIRM, Action.CONFIRM)
    for done in made:
        block = words.confirmed(
            done.item,
            self_confirmed=done.change.self_confirmed,
            closed=closes(_shares_after(facts, done, made)),
            late=_was_late(facts, done.change.after),
        )
        tally.add(block, done.item.number)
    return _finish(tally, made, words.CONFIRMED, words.unit_confirmed)


def give_back(facts: TaskFacts, intent: i.Return) -> Decision:
    """The reports are returned, with a reason that the unit can act on."""
    tally = Tally(facts)
    made = _decide_each(tally, intent, Act.RETURN, Action.RETURN, intent.reason)
    for done in made:
        tally.add(words.returned(done.item, intent.reason), done.item.number)
    return _finish(
        tally, made, words.RETURNED, lambda items, by: words.unit_returned(items, by, intent.reason)
    )


def undo(facts: TaskFacts, intent: i.Undo) -> Decision:
    """The office's last decision is taken back: the report waits again."""
    tally = Tally(facts)
    made = _decide_each(tally, intent, Act.UNDO, Action.UNDO)
    for done in made:
        tally.add(words.undone(done.item), done.item.number)
    return _finish(tally, made, words.UNDONE, words.unit_undone)


def _decide_each(
    tally: Tally,
    intent: i.Confirm | i.Return | i.Undo,
    act: Act,
    action: Action,
    reason: str = "",
) -> list[Decided]:
    facts, made = tally.facts, list[Decided]()
    for number in tally.first(intent.numbers):
        rows = facts.office_rows(number, act, intent.unit)
        found = _last_decided(rows) if action is Action.UNDO and facts.assignment_id is None else None
        row = tally.office_row(number, found or facts.pick(rows, _reported), intent, intent.unit)
        if row is None:
            continue
        if action is Action.RETURN and not reason and _reported(row.assignment):
            tally.add(words.reason_for_return(facts.standing(row), of_unit=_shared(rows)), number)
            continue
        change = tally.attempt(row, action, Words(reason=reason))
        if change is not None:
            made.append(Decided(row, facts.standing(row), change))
    return made


def _reported(share: Assignment) -> bool:
    return share.status is Status.REPORTED


def _shared(rows: list[Listed]) -> bool:
    """Whether several units have reported, so that the number alone would not say whose report it is."""
    return len({row.assignment.unit_id for row in rows if _reported(row.assignment)}) > 1


def _last_decided(rows: list[Listed]) -> Pick | None:
    """What "hoàn tác 12" means: the last decision on the task, whoever's it was."""
    decided = [
        row
        for row in rows
        if row.assignment.status in (Status.DONE, Status.RETURNED) and row.assignment.decided_at is not None
    ]
    last = max(decided, key=lambda row: str(row.assignment.decided_at), default=None)
    return Pick(last) if last is not None else None


def _shares_after(facts: TaskFacts, done: Decided, made: list[Decided]) -> list[Assignment]:
    """The shares of its occurrence once everything is done."""
    after = {each.change.after.id: each.change.after for each in made}
    shares = [row.assignment for row in facts.rows[done.item.number]]
    return [after.get(s.id, s) for s in shares if s.occurrence_id == done.item.occurrence_id]


def _was_late(facts: TaskFacts, share: Assignment) -> bool:
    at = facts.as_of
    state = time_state(share, at.now, at.calendar, 0, roll_forward=at.roll_forward)
    return state is TimeState.DONE_LATE


def _finish(
    tally: Tally,
    made: list[Decided],
    what: str,
    wording: Callable[[list[Standing], str], Message],
) -> Decision:
    """Answer the officer, tell each unit and whoever reported, and the rest of the office."""
    if made and what != words.UNDONE:
        tally.hint(words.undo_hint(made[0].item.number))
    by, told = vi.person(tally.facts.person), {tally.facts.person.id}
    groups: dict[tuple[int, int | None], list[Standing]] = {}
    for done in made:
        share = done.row.assignment
        groups.setdefault((share.unit_id, share.reported_by), []).append(done.item)
    for (unit_id, reported_by), items in groups.items():
        numbers = [item.number for item in items]
        told |= tally.tell_unit(unit_id, wording(items, by), numbers, also=reported_by)
    everything = [done.item for done in made]
    for member in tally.facts.office if made else ():
        if member.id not in told:
            notice = words.office_also(everything, by, what, tally.facts.now)
            tally.effects.append(Tell(member.id, notice, tuple(item.number for item in everything)))
    return tally.decision()


HANDLERS: Mapping[type, Handler] = {
    i.Confirm: use_case(confirm, with_units),
    i.Return: use_case(give_back, with_units),
    i.Undo: use_case(undo, with_units),
}
