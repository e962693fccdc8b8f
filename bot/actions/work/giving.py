"""The office gives a task by chat, and urges (đôn đốc) what was given.

A new task of one unit is created at once; of several units, or by a date that may be meant otherwise, it is
shown first. Urging is by number, of a unit, or of everything that is late; once a day each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.actions.audience import answering_for, may_go_at, owe_assigned, unreachable
from bot.actions.review.gathering import book_of
from bot.actions.work.carrying_out import gather, reply
from bot.actions.work.decision import Tally
from bot.incoming.turn import NOTICE, Handler, Turn, who
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import UnitName, When
from expressions.names.unitbook import UnitBook
from expressions.times.typed_phrases import split_deadline
from messages import refusals, vi
from messages.work import changes as words
from scheduler.rendering import URGE
from storage.delivery.outbox import enqueue, urged_on, urging_key
from storage.record import audit
from storage.registry import people
from storage.work import assignments, tasks
from tasks.deadline import Deadline
from tasks.model import OPEN, Act, Due, Person, Status, Unit
from tasks.recurrence import needs_day
from tasks.workdays import count, local

MOST_UNASKED = 3
"""More tasks than these that no number named are shown before anything is done."""


def new_task(turn: Turn, intent: i.NewTask) -> None:
    """ "giao NVY rà soát … trước ngày 30/11"."""
    tally, intent = Tally(gather(turn, ())), _counted(turn, intent)
    book = book_of(turn.session, turn.settings, None)
    units, helpers = _units(tally, book, intent.units), _units(tally, book, intent.cooperate)
    helpers = [unit for unit in helpers if unit not in units]
    if intent.units and not units:
        tally.left_open = intent  # "giao TTYT …": the next message says which
    if not intent.content:
        tally.left_open = intent if units else None
        tally.miss(words.no_content())
    elif not intent.units:
        tally.left_open = intent
        tally.miss(words.ask_unit_of_new(vi.first_upper(intent.content)))
    elif intent.recurrence is not None and needs_day(intent.recurrence):
        tally.miss(words.ask_day_of_period(intent.recurrence))
    elif units and not tally.failed and not turn.chosen and _unsure(tally, intent, [*units, *helpers]):
        _propose(turn, tally, intent, units, helpers)
    elif units and not tally.failed:
        _give(turn, tally, intent, units, helpers)
    reply(turn, tally.decision())


def _counted(turn: Turn, intent: i.NewTask) -> i.NewTask:
    """The task with its working days counted by the office's calendar."""
    if intent.within is None:
        return intent
    on = When(count(intent.within, intent.since or turn.today, turn.calendar))
    return replace(intent, on=on, within=None, since=None)


def _due(intent: i.NewTask) -> Due | None:
    return Due(intent.on.on, intent.operator, intent.on.at) if intent.on is not None else None


def _again(intent: i.NewTask) -> Deadline | None:
    """Its deadline where it recurs, in the words in which it is shown."""
    made = Deadline("", intent.operator, at=intent.at, recurrence=intent.recurrence)
    return replace(made, phrase=vi.again(made)) if intent.recurrence is not None else None


def _unsure(tally: Tally, intent: i.NewTask, units: Sequence[Unit]) -> bool:
    """Wide, or with a deadline that is gone by or could be another day."""
    return len(units) > 1 or (
        intent.on is not None and (not intent.on.certain or intent.on.on < tally.facts.today)
    )


def _propose(turn: Turn, tally: Tally, intent: i.NewTask, units: list[Unit], helpers: list[Unit]) -> None:
    """All units are named, those of a group as well."""
    names, beside = [unit.name for unit in units], [unit.name for unit in helpers]
    content, due = _split(turn, intent)[0], _due(intent)
    if due is not None and due.on < tally.facts.today:
        tally.hint(words.past_due(due.on))
    sure = replace(
        intent,
        units=tuple(UnitName(unit.name, unit.code) for unit in units),
        cooperate=tuple(UnitName(unit.name, unit.code) for unit in helpers),
    )
    shown = words.proposed(vi.first_upper(content), names, due, beside, _again(intent))
    tally.ask(shown, [command(sure)])


def _give(turn: Turn, tally: Tally, intent: i.NewTask, units: list[Unit], helpers: list[Unit]) -> None:
    content, phrase = _split(turn, intent)
    deadline = _again(intent)
    due = _due(intent) if deadline is None else None
    if due is not None:
        deadline = Deadline(phrase, due.operator, due.on, due.at)
    number = tasks.create(
        turn.session,
        tasks.TaskToGive(
            vi.first_upper(content),
            tuple(unit.id for unit in units),
            tuple(unit.id for unit in helpers),
            deadline=deadline,
            due=due,
        ),
        tasks.Giving(who(turn).id, turn.now, turn.calendar, turn.settings.roll_forward),
    )
    turn.acted.append(number)
    rows = assignments.listed(turn.session, assignments.Filter(statuses=OPEN, task_numbers=[number]))
    first = {row.assignment.unit_id: row for row in reversed(rows)}
    owe_assigned(turn, first.values())
    names, beside = [unit.name for unit in units], [unit.name for unit in helpers]
    tally.add(words.given(assignments.standing_of(first[units[0].id], turn.as_said), names, beside), number)
    for unit in (*units, *helpers):
        persons = answering_for(turn.session, unit.id)
        missing = unreachable(turn.session, persons)
        if not persons:
            tally.hint(words.headless([unit.name]))
        elif len(missing) == len(persons):
            tally.hint(words.unreachable(missing))


def _split(turn: Turn, intent: i.NewTask) -> tuple[str, str]:
    """The content, and the words of the deadline at its end: "rà soát …", "trước ngày 30/11"."""
    return split_deadline(intent.content, local(turn.now)) if intent.on is not None else (intent.content, "")


def _units(tally: Tally, book: UnitBook, named: Sequence[UnitName]) -> list[Unit]:
    """The units named, those of a group ("các phòng") by the registry's kinds; unknown ones are said."""
    found: list[Unit] = []
    for each in named:
        unit = book.exact(each.code) if each.code else None
        units = (unit,) if unit is not None else book.group(each.text)
        if not units:
            tally.miss(refusals.unknown_unit(each.text, book.sharing(each.text)))
        found += [unit for unit in units if unit not in found]
    return found


def urge(turn: Turn, intent: i.Urge) -> None:
    """One message a person with all that they are urged about."""
    tally = Tally(gather(turn, intent.numbers))
    rows = _by_number(turn, tally, intent) if intent.numbers else _by_list(turn, tally, intent)
    by_person: dict[int, tuple[Person, list[assignments.Listed]]] = {}
    for row in rows:
        persons = answering_for(turn.session, row.assignment.unit_id)
        if not persons:
            unit = people.unit(turn.session, row.assignment.unit_id)
            tally.hint(words.headless([unit.name if unit else ""]))
        for person in persons:
            by_person.setdefault(person.id, (person, []))[1].append(row)
    if turn.chosen or intent.numbers or not _wide(rows):
        _owe(turn, tally, by_person)
    else:
        _show_first(turn, tally, intent, by_person)
    reply(turn, tally.decision())


def _wide(rows: Sequence[assignments.Listed]) -> bool:
    """Of several units, or of more tasks than are done unasked where no number was said."""
    shares = [row.assignment for row in rows]
    return len({s.unit_id for s in shares}) > 1 or len({s.task_number for s in shares}) > MOST_UNASKED


def _show_first(
    turn: Turn, tally: Tally, intent: i.Urge, by_person: Mapping[int, tuple[Person, list[assignments.Listed]]]
) -> None:
    """Whom it would reach of what, waiting for a yes; who was urged today is left out."""
    shown: list[tuple[Person, list[int]]] = []
    dues: list[Due | None] = []
    for person_id, (person, rows) in by_person.items():
        told = urged_on(turn.session, person_id, turn.today)
        new = [row for row in rows if row.assignment.id not in told]
        dues += [row.assignment.due for row in new]
        if new:
            shown.append((person, list(dict.fromkeys(row.assignment.task_number for row in new))))
    if not shown:
        _owe(turn, tally, by_person)
        return
    goes_at = may_go_at(turn, dues)
    tally.ask(words.will_urge(shown, goes_at if goes_at > turn.now else None), [command(intent)])


def _owe(turn: Turn, tally: Tally, by_person: Mapping[int, tuple[Person, list[assignments.Listed]]]) -> None:
    """Owe the messages, keep the events, say who is urged about what."""
    reached: list[tuple[Person, list[int]]] = []
    done: dict[int, assignments.Listed] = {}
    already: list[int] = []
    for person_id, (person, rows) in by_person.items():
        told = urged_on(turn.session, person_id, turn.today)
        new = [row for row in rows if row.assignment.id not in told]
        already += [row.assignment.task_number for row in rows if row.assignment.id in told]
        if not new:
            continue
        _owe_one(turn, person_id, new)
        done |= {row.assignment.id: row for row in new}
        reached.append((person, list(dict.fromkeys(row.assignment.task_number for row in new))))
    _record(turn, done.values())
    goes_at = may_go_at(turn, [row.assignment.due for row in done.values()])
    if reached:
        tally.add(words.urged(reached, goes_at if goes_at > turn.now else None))
        tally.tasks += [n for _, numbers in reached for n in numbers if n not in tally.tasks]
    if already:
        tally.add(words.urged_today(list(dict.fromkeys(already))))
    missing = unreachable(turn.session, [person for person, _ in reached])
    if missing:
        tally.hint(words.unreachable(missing))


def _owe_one(turn: Turn, person_id: int, rows: list[assignments.Listed]) -> None:
    ids = [row.assignment.id for row in rows]
    enqueue(
        turn.session,
        urging_key(person_id, turn.today, ids[0]),
        URGE,
        now=turn.now,
        person_id=person_id,
        payload={"assignments": ids},
        priority=NOTICE,
        not_before=may_go_at(turn, [row.assignment.due for row in rows]),
    )


def _record(turn: Turn, rows: Iterable[assignments.Listed]) -> None:
    """Urging is a decision on what was past already when it was imported: it climbs from now on."""
    for row in rows:
        share = row.assignment
        audit.record(
            turn.session,
            "urged",
            f"assignment:{share.id}",
            now=turn.now,
            actor_id=who(turn).id,
            data={"task": share.task_number},
        )
        if row.past_at_import:
            tasks.decide_past(turn.session, share.task_number)


def _by_number(turn: Turn, tally: Tally, intent: i.Urge) -> list[assignments.Listed]:
    """The open shares of the current period of each task, of some units alone where they are named."""
    wanted = intent.units or ([intent.unit] if intent.unit else [])
    named = _units(tally, book_of(turn.session, turn.settings, None), wanted)
    if wanted and not named:
        return []
    ids = {unit.id for unit in named}
    chosen: list[assignments.Listed] = []
    waiting: list[int] = []
    over: list[int] = []
    for number in tally.first(intent.numbers):
        rows = tally.facts.office_rows(number, Act.URGE)
        if not rows:
            tally.miss(refusals.no_task(number))
            continue
        current = {a.id for a in assignments.of_task(turn.session, number)}
        now = [row for row in rows if row.assignment.id in current]
        now = [row for row in now if not ids or row.assignment.unit_id in ids]
        if not now:
            tally.miss(refusals.not_given_to(number, ", ".join(unit.name for unit in named)))
            continue
        owed = [row for row in now if row.assignment.status in OPEN]
        chosen += owed
        if not owed:
            reported = any(row.assignment.status is Status.REPORTED for row in now)
            (waiting if reported else over).append(number)
    if waiting:
        tally.add(words.waits_for_office(waiting))
    if over:
        tally.add(words.nothing_open(over))
    return chosen


def _by_list(turn: Turn, tally: Tally, intent: i.Urge) -> list[assignments.Listed]:
    """What a unit owes now, or everybody; of recurring tasks the next period only."""
    unit = people.unit_by_code(turn.session, intent.unit.code) if intent.unit and intent.unit.code else None
    if intent.unit is not None and unit is None:
        tally.miss(refusals.unknown_unit(intent.unit.text))
        return []
    chosen = assignments.Filter(statuses=OPEN, unit_ids=[unit.id] if unit else None)
    rows = assignments.outstanding(turn.session, turn.today, chosen)
    if intent.overdue or unit is None:
        rows = [row for row in rows if assignments.standing_of(row, turn.as_of).overdue]
    if not rows:
        name = unit.name if unit else ""
        tally.add(words.nothing_to_urge(name, overdue=intent.overdue or unit is None))
    return rows


HANDLERS: Mapping[type, Handler] = {
    i.NewTask: new_task,
    i.Urge: urge,
}
