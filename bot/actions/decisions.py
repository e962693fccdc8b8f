"""The office decides on reports: confirms, returns, takes its last decision back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.actions.audience import tell_unit
from bot.actions.steps import Tally, attempt, refuse
from bot.actions.table import Handler
from bot.actions.targets import Pick, again, item_of, office_rows, pick, who
from bot.turn import Turn
from chat import intents as i
from chat.typed import command
from chat.values import UnitName
from messages import decisions as words
from messages import refusals, vi
from messages.text import Message
from storage import assignments, people
from storage.assignments import Listed
from storage.changes import Words
from tasks.lifecycle import Change, closes
from tasks.model import Action, Assignment, Status, TimeState
from tasks.moments import time_state
from tasks.refusal import Refusal, RefusalCode
from tasks.rights import Act, may_everywhere
from tasks.standing import Standing


@dataclass(frozen=True, slots=True)
class Decided:
    """What was done to one assignment: as it was, and as messages speak of it."""

    row: Listed
    item: Standing
    change: Change


def confirm(turn: Turn, intent: i.Confirm) -> None:
    """The reports are accepted."""
    if not office_may(turn, Action.CONFIRM, Act.CONFIRM):
        return
    tally = Tally(turn)
    made = _decide_each(turn, tally, intent, Act.CONFIRM, Action.CONFIRM)
    for done in made:
        shares = assignments.of_occurrence(turn.session, done.row.assignment.occurrence_id)
        late = _was_late(turn, again(turn, done.row).assignment)
        block = words.confirmed(
            done.item, self_confirmed=done.change.self_confirmed, closed=closes(shares), late=late
        )
        tally.add(block, done.item.number)
    _finish(turn, tally, made, words.CONFIRMED, words.unit_confirmed)


def give_back(turn: Turn, intent: i.Return) -> None:
    """The reports are returned, with a reason that the unit can act on."""
    if not office_may(turn, Action.RETURN, Act.RETURN):
        return
    tally = Tally(turn)
    made = _decide_each(turn, tally, intent, Act.RETURN, Action.RETURN, intent.reason)
    for done in made:
        tally.add(words.returned(done.item, intent.reason), done.item.number)
    _finish(
        turn, tally, made, words.RETURNED, lambda items, by: words.unit_returned(items, by, intent.reason)
    )


def undo(turn: Turn, intent: i.Undo) -> None:
    """The office's last decision is taken back: the report waits again."""
    if not office_may(turn, Action.UNDO, Act.UNDO):
        return
    tally = Tally(turn)
    made = _decide_each(turn, tally, intent, Act.UNDO, Action.UNDO)
    for done in made:
        tally.add(words.undone(done.item), done.item.number)
    _finish(turn, tally, made, words.UNDONE, words.unit_undone)


def office_may(turn: Turn, action: Action, act: Act) -> bool:
    """Whether the person may do this at all; said before anything is looked up, so that nothing is told."""
    if may_everywhere(who(turn), act):
        return True
    refusal = Refusal(RefusalCode.NOT_ALLOWED, {"action": action})
    turn.answer(refusals.only(refusals.sentence(refusal, 0)))
    return False


def office_row(
    turn: Turn, tally: Tally, number: int, found: Pick, intent: Any, unit: UnitName | None = None
) -> Listed | None:
    """The row that is meant; where several units are possible, each is offered as a command."""
    if found.row is not None:
        return found.row
    if found.among:
        items = [item_of(turn, row) for row in found.among]
        offers = [
            command(replace(intent, numbers=(number,), unit=UnitName(n.unit, n.unit_code))) for n in items
        ]
        tally.ask(words.which_unit(number), offers)
    elif unit is not None and not unit.code:
        tally.add(refusals.unknown_unit(unit.text))
    elif unit is not None and office_rows(turn, number, Act.SEE):
        named = people.unit_by_code(turn.session, unit.code or "")
        tally.add(refusals.not_given_to(number, named.name if named is not None else unit.text))
    else:
        tally.add(refusals.no_task(number))
    return None


def _decide_each(
    turn: Turn,
    tally: Tally,
    intent: i.Confirm | i.Return | i.Undo,
    act: Act,
    action: Action,
    reason: str = "",
) -> list[Decided]:
    made: list[Decided] = []
    for number in tally.first(intent.numbers):
        rows = office_rows(turn, number, act, intent.unit)
        found = _last_decided(rows) if action is Action.UNDO and turn.assignment_id is None else None
        row = office_row(turn, tally, number, found or pick(turn, rows, _reported), intent, intent.unit)
        if row is None:
            continue
        if action is Action.RETURN and not reason and row.assignment.status is Status.REPORTED:
            tally.add(words.reason_for_return(item_of(turn, row), of_unit=_shared(rows)), number)
            continue
        change = attempt(turn, row, action, Words(reason=reason))
        if isinstance(change, Refusal):
            refuse(turn, tally, row, change)
        else:
            made.append(Decided(row, item_of(turn, row), change))
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


def _was_late(turn: Turn, share: Assignment) -> bool:
    state = time_state(share, turn.now, turn.calendar, 0, roll_forward=turn.settings.roll_forward)
    return state is TimeState.DONE_LATE


def _finish(
    turn: Turn,
    tally: Tally,
    made: list[Decided],
    what: str,
    wording: Callable[[list[Standing], str], Message],
) -> None:
    """Answer the officer, tell each unit and whoever reported, and the rest of the office."""
    if made and what != words.UNDONE:
        tally.hint(words.undo_hint(made[0].item.number))
    tally.send()
    if not made:
        return
    by = vi.person(who(turn))
    told = {who(turn).id}
    groups: dict[tuple[int, int | None], list[Standing]] = {}
    for done in made:
        share = done.row.assignment
        groups.setdefault((share.unit_id, share.reported_by), []).append(done.item)
    for (unit_id, reported_by), items in groups.items():
        numbers = [item.number for item in items]
        told |= tell_unit(turn, unit_id, wording(items, by), tasks=numbers, also=reported_by)
    everything = [done.item for done in made]
    notice = words.office_also(everything, by, what, turn.now)
    for member in people.office_people(turn.session):
        if member.id not in told:
            turn.tell(member.id, notice, tasks=[item.number for item in everything])


HANDLERS: Mapping[type, Handler] = {
    i.Confirm: confirm,
    i.Return: give_back,
    i.Undo: undo,
}
