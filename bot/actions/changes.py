"""The office changes what it has given: the deadline, the unit, a pause, the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.actions.audience import answering_for, owe_assigned, owe_new_deadline, tell_unit, unreachable
from bot.actions.steps import Tally, attempt, office_may, refuse
from bot.actions.targets import again, item_of, office_rows, pick, who
from bot.turn import Handler, Turn
from chat import intents as i
from chat.typed import command
from chat.values import UnitName, When
from messages import changes as words
from messages import refusals, vi
from messages.text import Message, Text
from storage import people, tasks
from storage.assignments import Filter, Listed, listed
from storage.changes import Words
from tasks.model import OPEN, Action, Assignment, Due, Share, Status, Unit
from tasks.refusal import Refusal
from tasks.rights import Act
from tasks.standing import Standing

LIVE = OPEN | {Status.REPORTED, Status.PAUSED}


def change_deadline(turn: Turn, intent: i.ChangeDeadline) -> None:
    """A new deadline for everybody who shares the occurrence; old and new are told."""
    if not office_may(turn, Action.CHANGE_DEADLINE, Act.CHANGE_DEADLINE):
        return
    tally = Tally(turn)
    for number in tally.first(intent.numbers):
        row = _current(turn, tally, number, Act.CHANGE_DEADLINE)
        if row is not None:
            _change_one(turn, tally, row, intent)
    tally.send()


def reassign(turn: Turn, intent: i.Reassign) -> None:
    """The share of the one that leads goes to another unit, of a recurring task all that is to come."""
    if not office_may(turn, Action.REASSIGN, Act.REASSIGN):
        return
    tally = Tally(turn)
    target = _unit(turn, intent.unit)
    for number in tally.first(intent.numbers):
        if target is None:
            named = intent.unit.text if intent.unit is not None else ""
            tally.add(refusals.unknown_unit(named) if named else words.ask_unit(number), number)
            continue
        row = _source_row(turn, tally, number, intent)
        if row is not None:
            _move(turn, tally, row, target, intent.reason)
    tally.send()


def cancel(turn: Turn, intent: i.Cancel) -> None:
    """The whole task is cancelled, in every period that is not over."""
    if not office_may(turn, Action.CANCEL, Act.CANCEL):
        return
    tally = Tally(turn)
    for number in tally.first(intent.numbers):
        row = _current(turn, tally, number, Act.CANCEL)
        if row is None:
            continue
        rows = _live_rows(turn, number, LIVE)

        def notice(item: Standing, by: str) -> Message:
            return words.unit_cancelled(item, by, intent.reason)

        done = _all(turn, tally, row, rows, Action.CANCEL, intent.reason, notice)
        if done:
            tasks.mark_cancelled(turn.session, number, turn.now)
            tally.add(words.cancelled(item_of(turn, row), _units(turn, done), intent.reason), number)
    tally.send()


def pause(turn: Turn, intent: i.Pause) -> None:
    """Reminders fall silent; no deadline moves."""
    if not office_may(turn, Action.PAUSE, Act.PAUSE):
        return

    def notice(item: Standing, by: str) -> Message:
        return words.unit_paused(item, by, intent.reason)

    _each(turn, intent.numbers, OPEN, Action.PAUSE, intent.reason, notice, words.paused)


def resume(turn: Turn, intent: i.Resume) -> None:
    """A paused task goes on where it stood."""
    if not office_may(turn, Action.RESUME, Act.PAUSE):
        return
    paused = frozenset({Status.PAUSED})
    _each(turn, intent.numbers, paused, Action.RESUME, "", words.unit_resumed, words.resumed)


def _change_one(turn: Turn, tally: Tally, row: Listed, intent: i.ChangeDeadline) -> None:
    number, when = row.assignment.task_number, intent.on
    item = item_of(turn, row)
    if when is None:
        tally.add(words.ask_deadline(item), number)
        return
    sure = command(replace(intent, numbers=(number,), on=When(when.on, at=when.at)))
    if not turn.chosen and (not when.certain or when.on < turn.today):
        tally.ask(words.is_it(when.on) if not when.certain else words.is_past(when.on), [sure])
        return
    new = Due(when.on, intent.operator, when.at)
    shares = [r for r in _live_rows(turn, number, LIVE) if _same_time(r, row)] or [row]
    told: list[Listed] = []
    for share in shares:
        fresh = again(turn, share)
        if fresh.assignment.due == new and told:
            told.append(share)
            continue
        made = attempt(turn, fresh, Action.CHANGE_DEADLINE, Words(reason=intent.reason), due=new)
        if isinstance(made, Refusal):
            refuse(turn, tally, fresh, made)
            return
        told.append(share)
    tasks.decide_past(turn.session, number)
    for share in told:
        owe_new_deadline(turn, again(turn, share), share.assignment.due, intent.reason)
    tally.add(words.deadline_changed(item, row.assignment.due, new, _units(turn, told)), number)
    _say_who_is_not_reached(turn, tally, [share.assignment.unit_id for share in told])


def _move(turn: Turn, tally: Tally, row: Listed, target: Unit, reason: str) -> None:
    number, source = row.assignment.task_number, row.assignment.unit_id
    made = attempt(turn, row, Action.REASSIGN, Words(reason=reason), unit_id=target.id)
    if isinstance(made, Refusal):
        refuse(turn, tally, row, made)
        return
    later = [other for other in _live_rows(turn, number, OPEN) if other.assignment.unit_id == source]
    for other in later:
        attempt(turn, other, Action.REASSIGN, Words(reason=reason), unit_id=target.id)
    item = item_of(turn, row)
    tally.add(words.reassigned(item, target.name), number)
    notice = words.unit_lost([item], target.name, vi.person(who(turn)), reason)
    tell_unit(turn, source, notice, tasks=[number])
    taken = [r for r in _live_rows(turn, number, OPEN) if r.assignment.unit_id == target.id]
    owe_assigned(turn, taken[:1])
    tasks.decide_past(turn.session, number)
    _say_who_is_not_reached(turn, tally, [target.id])


def _source_row(turn: Turn, tally: Tally, number: int, intent: i.Reassign) -> Listed | None:
    """The share that moves: of the unit named, else of the only one that leads."""
    rows = office_rows(turn, number, Act.REASSIGN, intent.source)
    found = pick(turn, rows, lambda a: a.status in OPEN)
    if found.row is not None:
        return found.row
    if not found.among:
        tally.add(refusals.no_task(number))
        return None
    leads = [row for row in found.among if row.assignment.share is Share.LEAD]
    if len(leads) == 1:
        return leads[0]
    items = [item_of(turn, row) for row in leads or found.among]
    offers = [
        command(replace(intent, numbers=(number,), source=UnitName(n.unit, n.unit_code))) for n in items
    ]
    tally.ask(words.which_source(number), offers)
    return None


def _each(
    turn: Turn,
    numbers: Sequence[int],
    statuses: frozenset[Status],
    action: Action,
    reason: str,
    notice: Callable[[Standing, str], Message],
    wording: Callable[[Standing, Sequence[str]], Text],
) -> None:
    tally = Tally(turn)
    for number in tally.first(numbers):
        row = _current(turn, tally, number, Act.PAUSE)
        if row is None:
            continue
        done = _all(turn, tally, row, _live_rows(turn, number, statuses), action, reason, notice)
        if done:
            tally.add(wording(item_of(turn, row), _units(turn, done)), number)
    tally.send()


def _all(
    turn: Turn,
    tally: Tally,
    row: Listed,
    rows: Sequence[Listed],
    action: Action,
    reason: str,
    notice: Callable[[Standing, str], Message],
) -> list[Listed]:
    """Do it to every share in every period, and tell each unit once; what was done."""
    done: list[Listed] = []
    for share in rows or [row]:
        made = attempt(turn, share, action, Words(reason=reason))
        if not isinstance(made, Refusal):
            done.append(share)
        elif not rows:
            refuse(turn, tally, share, made)
    told = {share.assignment.unit_id: share for share in reversed(done)}
    for unit_id, share in told.items():
        item = item_of(turn, again(turn, share))
        tell_unit(turn, unit_id, notice(item, vi.person(who(turn))), tasks=[item.number])
    return done


def _current(turn: Turn, tally: Tally, number: int, act: Act) -> Listed | None:
    """A share of the current occurrence, the leading one first; the last one where all is over."""
    rows = office_rows(turn, number, act)
    if not rows:
        tally.add(refusals.no_task(number))
        return None
    found = pick(turn, rows, _live)
    return found.row or min(found.among, key=lambda r: r.assignment.share is not Share.LEAD)


def _live(share: Assignment) -> bool:
    return share.status in LIVE


def _live_rows(turn: Turn, number: int, statuses: frozenset[Status]) -> list[Listed]:
    return listed(turn.session, Filter(statuses=statuses, task_numbers=[number]))


def _same_time(one: Listed, other: Listed) -> bool:
    return one.assignment.occurrence_id == other.assignment.occurrence_id


def _unit(turn: Turn, named: UnitName | None) -> Unit | None:
    return people.unit_by_code(turn.session, named.code) if named is not None and named.code else None


def _units(turn: Turn, rows: Sequence[Listed]) -> list[str]:
    return list(dict.fromkeys(item_of(turn, row).unit for row in rows))


def _say_who_is_not_reached(turn: Turn, tally: Tally, unit_ids: Sequence[int]) -> None:
    """The office hears at once whom the news cannot reach."""
    for unit_id in dict.fromkeys(unit_ids):
        persons = answering_for(turn.session, unit_id)
        missing = unreachable(turn.session, persons)
        if persons and len(missing) == len(persons):
            tally.hint(words.unreachable(missing))
        elif not persons:
            unit = people.unit(turn.session, unit_id)
            tally.hint(words.headless([unit.name if unit else ""]))


HANDLERS: Mapping[type, Handler] = {
    i.ChangeDeadline: change_deadline,
    i.Reassign: reassign,
    i.Cancel: cancel,
    i.Pause: pause,
    i.Resume: resume,
}
