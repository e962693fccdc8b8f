"""The office changes what it has given: deadline, unit, words, who cooperates; and the rows meant by it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.actions.work.carrying_out import UseCase, with_requests, with_units
from bot.actions.work.decision import Decision, Tally
from bot.actions.work.decisions import decide, new_day
from bot.actions.work.effects import AddShare, DecidePast, EditContent, TellAssigned, TellDeadline
from bot.actions.work.task_facts import TaskFacts
from bot.incoming.turn import Handler, Turn
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import UnitName, When
from expressions.names.unitbook import UnitBook
from messages import refusals, vi
from messages.work import amending
from messages.work import changes as words
from storage.work.assignments import Listed
from storage.work.changes import GivenWords
from tasks.model import LIVE, OPEN, Act, Action, Assignment, Due, Share, Status, Unit
from tasks.transitions import Refusal


def is_asked_for(facts: TaskFacts, numbers: Sequence[int]) -> bool:
    """Whether a unit waits for more time for one of the tasks."""
    return any(row.assignment.pending_extension for n in numbers for row in facts.rows.get(n, ()))


def granted(change: i.ChangeDeadline) -> i.DecideExtension:
    """The new deadline as the decision on a request."""
    return i.DecideExtension(change.numbers, True, change.on, change.reason, change.days, change.working_days)


def with_what_is_asked(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the requests that wait, and who can be written to."""
    return with_requests(turn, with_units(turn, facts))


def may_move(tally: Tally, row: Listed, target: Unit) -> bool:
    """Whether the share may go to the unit; why not is told."""
    made = tally.weigh(row, Action.REASSIGN, unit_id=target.id)
    if isinstance(made, Refusal):
        tally.refuse(row, made)
    return not isinstance(made, Refusal)


def change_deadline(facts: TaskFacts, intent: i.ChangeDeadline) -> Decision:
    """A new deadline for everybody who shares the occurrence; old and new are told.

    "gia hạn" grants what a unit has asked for, with its notice and its count.
    """
    if intent.extends and is_asked_for(facts, intent.numbers):
        return decide(facts, granted(intent))
    tally = Tally(facts)
    for number in tally.first(intent.numbers):
        row = current_row(tally, number, Act.CHANGE_DEADLINE)
        if row is not None:
            _change_one(tally, row, intent)
    return tally.decision()


def reassign(facts: TaskFacts, intent: i.Reassign) -> Decision:
    """The share of the one that leads goes to another unit, of a recurring task all that is to come.

    Where it goes from and to is shown first.
    """
    tally, possible = Tally(facts), list[int]()
    target = facts.named(intent.unit)
    for number in tally.first(intent.numbers):
        if target is None:
            named = intent.unit.text if intent.unit is not None else ""
            if named:
                tally.miss(refusals.unknown_unit(named, UnitBook(facts.units).sharing(named)), number)
            tally.lack(words.ask_unit(number), replace(intent, unit=None), number)
            continue
        row = _source_row(tally, number, intent)
        if row is not None and facts.chosen:
            _move(tally, row, target, intent.reason)
        elif row is not None and may_move(tally, row, target):
            tally.add(words.will_move(facts.standing(row), target.name), number)
            possible.append(number)
    if possible and target is not None:
        sure = replace(intent, numbers=tuple(possible), unit=UnitName(target.name, target.code))
        tally.ask(words.shall_it_be(Action.REASSIGN), [command(sure)])
    return tally.decision()


def _change_one(tally: Tally, row: Listed, intent: i.ChangeDeadline) -> None:
    facts, number = tally.facts, row.assignment.task_number
    when = new_day(facts, row.assignment, intent.on, intent.days, intent.working_days)
    item = facts.standing(row)
    if when is None:
        tally.lack(words.ask_deadline(item), intent, number)
        return
    if not facts.chosen and (not when.certain or when.on < facts.today):
        sure = command(replace(intent, numbers=(number,), on=When(when.on, at=when.at), days=0))
        tally.ask(words.is_past(when.on) if when.on < facts.today else words.is_it(when.on), [sure])
        return
    new = Due(when.on, intent.operator, when.at)
    shares = [each for each in live_rows(facts, number, LIVE) if _same_time(each, row)] or [row]
    moved = _set_due(tally, shares, new, intent.reason)
    if not moved:
        return
    tally.effects.append(DecidePast(number))
    tally.effects += [TellDeadline(each.assignment.id, each.assignment.due, intent.reason) for each in moved]
    tally.add(words.deadline_changed(item, row.assignment.due, new, units_named(moved)), number)
    _say_who_is_not_reached(tally, [each.assignment.unit_id for each in moved])


def _set_due(tally: Tally, shares: Sequence[Listed], new: Due, reason: str) -> list[Listed]:
    """Those who have the new deadline; none where it is refused.

    It is the occurrence's: the first change moves all but those who have a deadline of their own.
    """
    said = GivenWords(reason=reason)
    first = next((share for share in shares if share.assignment.due != new), shares[0])
    if not tally.attempt(first, Action.CHANGE_DEADLINE, said, due=new):
        return []
    for share in shares:
        if share is not first and share.own_due and share.assignment.due != new:
            tally.attempt(share, Action.CHANGE_DEADLINE, said, due=new)
    return list(shares)


def _move(tally: Tally, row: Listed, target: Unit, reason: str) -> None:
    facts, share, said = tally.facts, row.assignment, GivenWords(reason=reason)
    number, source = share.task_number, share.unit_id
    if not tally.attempt(row, Action.REASSIGN, said, unit_id=target.id):
        return
    for other in live_rows(facts, number, OPEN):
        if other.assignment.unit_id == source and other.assignment.id != share.id:
            made = tally.weigh(other, Action.REASSIGN, said, unit_id=target.id)
            if not isinstance(made, Refusal):
                tally.write(made, said)
    item = facts.standing(row)
    tally.add(words.reassigned(item, target.name), number)
    notice = words.unit_lost([item], target.name, vi.person(facts.person), reason)
    tally.tell_unit(source, notice, [number])
    tally.effects += [TellAssigned(number, target.id), DecidePast(number)]
    _say_who_is_not_reached(tally, [target.id])


def _source_row(tally: Tally, number: int, intent: i.Reassign) -> Listed | None:
    """The share that moves: of the unit named, else of the only one that leads."""
    rows = tally.facts.office_rows(number, Act.REASSIGN, intent.source)
    found = tally.facts.pick(rows, lambda a: a.status in OPEN)
    if found.row is not None:
        return found.row
    if not found.among:
        tally.miss(refusals.no_task(number))
        return None
    leads = [row for row in found.among if row.assignment.share is Share.LEAD]
    if len(leads) == 1:
        return leads[0]
    items = [tally.facts.standing(row) for row in leads or found.among]
    offers = [
        command(replace(intent, numbers=(number,), source=UnitName(n.unit, n.unit_code)))
        for n in items
        if intent.unit is None or n.unit_code != intent.unit.code
    ]
    tally.ask(words.which_source(number), offers)
    return None


def current_row(tally: Tally, number: int, act: Act, unit: UnitName | None = None) -> Listed | None:
    """A share of the current occurrence, of that unit or else the leading one first; the last one
    where all is over. Where there is none, that is said.
    """
    found = tally.facts.pick(tally.facts.office_rows(number, act, unit), _live)
    if found.row is None and not found.among:
        tally.say_none(number, unit)
        return None
    return found.row or min(found.among, key=lambda r: r.assignment.share is not Share.LEAD)


def _live(share: Assignment) -> bool:
    return share.status in LIVE


def live_rows(facts: TaskFacts, number: int, statuses: frozenset[Status]) -> list[Listed]:
    """The task's shares in these statuses; of a closed occurrence only a report that still waits."""
    return [
        row
        for row in facts.rows.get(number, ())
        if row.assignment.status in statuses
        and (not row.closed or row.assignment.status not in OPEN | {Status.PAUSED})
    ]


def _same_time(one: Listed, other: Listed) -> bool:
    return one.assignment.occurrence_id == other.assignment.occurrence_id


def units_named(rows: Sequence[Listed]) -> list[str]:
    return list(dict.fromkeys(row.unit for row in rows))


def _say_who_is_not_reached(tally: Tally, unit_ids: Sequence[int]) -> None:
    """The office hears at once whom the news cannot reach."""
    for unit_id in dict.fromkeys(unit_ids):
        persons = tally.facts.answering_for(unit_id)
        missing = [person for person in persons if person.id not in tally.facts.reached]
        if persons and len(missing) == len(persons):
            tally.hint(words.unreachable(missing))
        elif not persons:
            unit = tally.facts.unit(unit_id)
            tally.hint(words.headless([unit.name if unit else ""]))


# Other words for a task, more units that cooperate.


def edit_task(facts: TaskFacts, intent: i.EditTask) -> Decision:
    """Other words; each unit that has the task is told old and new."""
    tally = Tally(facts)
    content = vi.first_upper(intent.content.strip())
    for number in tally.first(intent.numbers):
        rows = _live_rows(tally, number)
        if not rows:
            continue
        item = facts.standing(rows[0])
        if not content:
            tally.lack(amending.ask_content(item), intent, number)
        elif content == item.content:
            tally.miss(amending.same_content(item), number)
        else:
            tally.effects.append(EditContent(number, item.content, content))
            tally.add(amending.content_edited(item, content, _units(rows)), number)
            for unit_id, row in {each.assignment.unit_id: each for each in reversed(rows)}.items():
                notice = amending.unit_edited(facts.standing(row), content, vi.person(facts.person))
                tally.tell_unit(unit_id, notice, [number])
    return tally.decision()


def add_cooperating(facts: TaskFacts, intent: i.AddCooperating) -> Decision:
    """Units that help in everything of the task that is not over; they are told as of a new task."""
    tally = Tally(facts)
    units = [facts.named(unit) for unit in intent.units]
    unknown = [named.text for named, unit in zip(intent.units, units, strict=True) if unit is None]
    for text in unknown:
        tally.miss(refusals.unknown_unit(text))
    named = [unit for unit in units if unit is not None]
    for number in tally.first(intent.numbers) if named and not unknown else ():
        rows = _live_rows(tally, number)
        if rows:
            _add_units(tally, number, rows, named)
    if not intent.units:
        tally.miss(amending.which_cooperate(intent.numbers))
    return tally.decision()


def _add_units(tally: Tally, number: int, rows: list[Listed], units: list[Unit]) -> None:
    there = {row.assignment.unit_id for row in rows}
    new = [unit for unit in units if unit.id not in there]
    already = [unit.name for unit in units if unit.id in there]
    item = tally.facts.standing(rows[0])
    if already:
        tally.miss(amending.already_has_it(item, already), number)
    for unit in new:
        tally.effects += [AddShare(number, unit.id), TellAssigned(number, unit.id)]
        if not tally.facts.answering_for(unit.id):
            tally.hint(words.headless([unit.name]))
    if new:
        tally.add(amending.cooperating_added(item, [unit.name for unit in new]), number)


def _live_rows(tally: Tally, number: int) -> list[Listed]:
    """The shares that are not over, those that lead first; what there is none of is said."""
    everything = tally.facts.office_rows(number, Act.GIVE)
    rows = [row for row in everything if row.assignment.status in LIVE and not row.closed]
    if not everything:
        tally.miss(refusals.no_task(number))
    elif not rows:
        done = any(row.assignment.status is Status.DONE for row in everything)
        tally.miss(amending.over_already(number, done=done), number)
    return sorted(rows, key=lambda row: row.assignment.share is not Share.LEAD)


def _units(rows: list[Listed]) -> list[str]:
    return list(dict.fromkeys(row.unit for row in rows))


HANDLERS: Mapping[type, Handler] = {
    i.ChangeDeadline: UseCase(change_deadline, with_what_is_asked),
    i.Reassign: UseCase(reassign, with_units),
    i.EditTask: UseCase(edit_task, with_units),
    i.AddCooperating: UseCase(add_cooperating, with_units),
}
