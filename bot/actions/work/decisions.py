"""The office decides on reports and extensions: confirms, returns, grants, refuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.actions.work.carrying_out import UseCase, with_requests, with_units
from bot.actions.work.decision import Decision, Tally
from bot.actions.work.effects import DecidePast, Tell
from bot.actions.work.task_facts import Pick, TaskFacts, one_lead
from bot.incoming.turn import Handler
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import UnitName, When
from messages import refusals, vi
from messages.text import Message
from messages.work import decisions as words
from storage.work.assignments import Listed
from storage.work.changes import GivenWords
from tasks.deadline import CountUnit, Operator, Relative, StartEvent
from tasks.lifecycle import Change, closes
from tasks.model import OPEN, Act, Action, Assignment, Due, Share, Status, TimeState
from tasks.standing import Standing
from tasks.transitions import Refusal, RefusalCode
from tasks.workdays import count, time_state


@dataclass(frozen=True, slots=True)
class Decided:
    """What was done to one assignment: as it was, and as messages speak of it."""

    row: Listed
    item: Standing
    change: Change


def confirm(facts: TaskFacts, intent: i.Confirm) -> Decision:
    """The reports are accepted."""
    tally = Tally(facts)
    made = decide_each(tally, intent, Act.CONFIRM, Action.CONFIRM)
    for done in made:
        block = words.confirmed(
            done.item,
            self_confirmed=done.change.self_confirmed,
            closed=closes(_shares_after(facts, done, made)),
            late=_was_late(facts, done.change.after),
        )
        tally.add(block, done.item.number)
    return finish(tally, made, words.CONFIRMED, words.unit_confirmed)


def give_back(facts: TaskFacts, intent: i.Return) -> Decision:
    """The reports are returned, with a reason that the unit can act on."""
    tally = Tally(facts)
    made = decide_each(tally, intent, Act.RETURN, Action.RETURN, intent.reason)
    for done in made:
        tally.add(words.returned(done.item, intent.reason), done.item.number)
    return finish(
        tally, made, words.RETURNED, lambda items, by: words.unit_returned(items, by, intent.reason)
    )


def decide_each(
    tally: Tally,
    intent: i.Confirm | i.Return | i.Undo,
    act: Act,
    action: Action,
    reason: str = "",
) -> list[Decided]:
    """Do it to the report that each number means; of several units the office is asked which."""
    facts, made = tally.facts, list[Decided]()
    for number in tally.first(intent.numbers):
        rows = facts.office_rows(number, act, intent.unit)
        found = _last_decided(rows) if action is Action.UNDO and facts.assignment_id is None else None
        row = tally.office_row(number, found or facts.pick(rows, _reported), intent, intent.unit)
        if row is None:
            continue
        if action is Action.RETURN and not reason and _reported(row.assignment):
            item, shared = facts.standing(row), _shared(rows)
            unit = UnitName(item.unit, item.unit_code) if shared else None
            tally.lack(words.reason_for_return(item, of_unit=shared), intent, number, unit)
            continue
        change = tally.attempt(row, action, GivenWords(reason=reason))
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


def _shares_after(facts: TaskFacts, done: Decided, made: list[Decided]) -> list[tuple[Share, Status]]:
    """The shares of its occurrence once everything is done."""
    after = {each.change.after.id: each.change.after for each in made}
    of_it = [row.assignment for row in facts.rows[done.item.number]]
    shares = [after.get(s.id, s) for s in of_it if s.occurrence_id == done.item.occurrence_id]
    return [(share.share, share.status) for share in shares]


def _was_late(facts: TaskFacts, share: Assignment) -> bool:
    at = facts.as_of
    state = time_state(share, at.now, at.calendar, 0, roll_forward=at.roll_forward)
    return state is TimeState.DONE_LATE


def finish(
    tally: Tally,
    made: list[Decided],
    what: str,
    wording: Callable[[list[Standing], str], Message],
) -> Decision:
    """Answer the officer, tell each unit and whoever reported, and the rest of the office."""
    if made and what != words.UNDONE:
        tally.hint(words.undo_hint(*dict.fromkeys(each.item.number for each in made)))
    tell_all(tally, made, what, wording)
    return tally.decision()


def tell_all(
    tally: Tally,
    made: list[Decided],
    what: str,
    wording: Callable[[list[Standing], str], Message],
) -> None:
    """Tell each unit and whoever reported, and the rest of the office."""
    by, told = vi.person(tally.facts.person), {tally.facts.person.id}
    groups: dict[tuple[int, int | None], list[Standing]] = {}
    for done in made:
        share = done.row.assignment
        groups.setdefault((share.unit_id, share.reported_by), []).append(done.item)
    for (unit_id, reported_by), items in groups.items():
        numbers = [item.number for item in items]
        told |= tally.tell_unit(unit_id, wording(items, by), numbers, also=reported_by)
    everything = [done.item for done in made]
    for member in tally.facts.office_told if made else ():
        if member.id not in told:
            notice = words.office_also(everything, by, what, tally.facts.now)
            tally.effects.append(Tell(member.id, notice, tuple(item.number for item in everything)))


def request(facts: TaskFacts, intent: i.RequestExtension) -> Decision:
    """Keep the requests and tell the office; a missing or doubtful day is asked about."""
    tally, asked = Tally(facts), list[tuple[Standing, date]]()
    for number in tally.first(intent.numbers):
        rows = facts.own_rows(number, Act.REQUEST_EXTENSION)
        row = tally.own_row(number, one_lead(facts.pick(rows, lambda a: a.status in OPEN)), "extend")
        until = _ask_one(tally, row, intent) if row is not None else None
        if row is not None and until is not None:
            asked.append((facts.standing(row), until))
    if asked:
        tally.hint(words.HOLDS)
        items, days = [item for item, _ in asked], [day for _, day in asked]
        tally.tell_office(
            words.office_asked(items, vi.person(facts.person), days, intent.reason, tally.beside(items)),
            items,
        )
    return tally.decision()


def decide(facts: TaskFacts, intent: i.DecideExtension) -> Decision:
    """Grant, for the day asked for or another, or refuse; the unit is told old and new."""
    tally = Tally(facts)
    for number in tally.first(intent.numbers):
        rows = facts.office_rows(number, Act.DECIDE_EXTENSION, intent.unit)
        found = facts.pick(rows, lambda a: a.pending_extension)
        row = tally.office_row(number, found, intent, intent.unit)
        if row is None:
            continue
        if intent.grant:
            _grant(tally, row, intent)
        else:
            _refuse(tally, row, intent)
    return tally.decision()


def new_day(facts: TaskFacts, share: Assignment, when: When | None, days: int, working: bool) -> When | None:
    """The day named, or the day so many days after the deadline; after today where that has passed.

    A count that does not start from the deadline is not certain: it is shown back.
    """
    if when is not None or not days or share.due is None:
        return when
    unit = CountUnit.WORKING_DAY if working else CountUnit.DAY
    start = max(share.due.on, facts.today)
    on = count(Relative(min(days, 366), unit, StartEvent.EVENT), start, facts.as_of.calendar)
    return When(on, certain=start == share.due.on)


def _ask_one(tally: Tally, row: Listed, intent: i.RequestExtension) -> date | None:
    """The day that was asked for, once the request is kept; None where something is missing."""
    share, item = row.assignment, tally.facts.standing(row)
    until = new_day(tally.facts, share, intent.until, intent.days, intent.working_days)
    due = Due(until.on, Operator.BY, until.at) if until is not None else None
    said = GivenWords(reason=intent.reason, asked=until.on if until is not None else None)
    refusal = _hopeless(tally, row, said, due)
    if refusal is not None:
        tally.refuse(row, refusal)
    elif until is None:
        tally.lack(words.ask_date(item), intent, item.number)
    elif until.on < tally.facts.today:
        tally.lack(refusals.day_passed(until.on), replace(intent, until=None, days=0), item.number)
    elif not until.certain:
        sure = replace(intent, numbers=(item.number,), until=When(until.on), days=0)
        tally.ask(words.is_it(until.on), [command(sure)])
    elif not intent.reason:
        tally.lack(words.ask_reason(item, until.on), replace(intent, until=until, days=0), item.number)
    elif tally.attempt(row, Action.REQUEST_EXTENSION, said, due=due):
        tally.add(words.asked(item, until.on, intent.reason), item.number)
        return until.on
    return None


def _hopeless(tally: Tally, row: Listed, said: GivenWords, due: Due | None) -> Refusal | None:
    """What stands against it whatever day and reason are still missing: then there is nothing to ask."""
    share, cap = row.assignment, tally.facts.extension_cap
    if share.status not in OPEN or share.due is None or share.pending_extension:
        made = tally.weigh(row, Action.REQUEST_EXTENSION, said, due=due)
        return made if isinstance(made, Refusal) else None
    if cap is not None and share.extensions >= cap:
        return Refusal(RefusalCode.EXTENSION_CAP, {"cap": cap, "granted": share.extensions})
    return None


def _grant(tally: Tally, row: Listed, intent: i.DecideExtension) -> None:
    facts, share = tally.facts, row.assignment
    asked = facts.requests.get(share.id)
    wanted = new_day(facts, share, intent.until, intent.days, intent.working_days)
    if asked is None and wanted is not None and share.status in OPEN:
        change = i.ChangeDeadline((share.task_number,), When(wanted.on, at=wanted.at), reason=intent.reason)
        tally.ask(words.nobody_asked(facts.standing(row)), [command(change)])
        return
    if wanted is not None and not wanted.certain:
        sure = replace(intent, numbers=(share.task_number,), until=When(wanted.on), days=0)
        tally.ask(words.is_it(wanted.on), [command(sure)])
        return
    day = wanted.on if wanted is not None else (asked.until if asked is not None else None)
    due = Due(day, Operator.BY, wanted.at if wanted is not None else None) if day is not None else None
    made = tally.attempt(row, Action.GRANT_EXTENSION, GivenWords(reason=intent.reason), due=due)
    if made is None and asked is None and wanted is None and share.status in OPEN:
        tally.left_open = replace(intent, numbers=(share.task_number,))  # the next message may say the day
    if made is None or due is None:
        return
    if row.past_at_import:
        tally.effects.append(DecidePast(share.task_number))
    item = facts.standing(replace(row, assignment=made.after))
    tally.add(words.granted(item, share.due, due), item.number)
    tally.hint(words.undo_hint(item.number))
    notice = words.unit_granted(item, vi.person(facts.person), share.due, due, intent.reason)
    tally.tell_unit(share.unit_id, notice, [item.number], also=asked.person_id if asked else None)


def _refuse(tally: Tally, row: Listed, intent: i.DecideExtension) -> None:
    facts, share = tally.facts, row.assignment
    asked = facts.requests.get(share.id)
    if not tally.attempt(row, Action.REFUSE_EXTENSION, GivenWords(reason=intent.reason)):
        tally.open_for_reason(intent, share.task_number)
        return
    item = facts.standing(row)
    tally.add(words.refused(item), item.number)
    notice = words.unit_refused(item, vi.person(facts.person), intent.reason)
    tally.tell_unit(share.unit_id, notice, [item.number], also=asked.person_id if asked else None)


HANDLERS: Mapping[type, Handler] = {
    i.Confirm: UseCase(confirm, with_units),
    i.Return: UseCase(give_back, with_units),
    i.RequestExtension: UseCase(request),
    i.DecideExtension: UseCase(decide, with_requests),
}
