"""More time: asked for by a unit, decided by the office."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.actions.audience import tell_unit
from bot.actions.decisions import office_may, office_row
from bot.actions.reporting import answers_for_a_unit, one_row
from bot.actions.steps import Tally, attempt, refuse
from bot.actions.table import Handler
from bot.actions.targets import again, item_of, office_rows, one_lead, own_rows, pick, who
from bot.turn import Turn
from chat import intents as i
from chat.typed import command
from chat.values import When
from messages import extensions as words
from messages import refusals, vi
from storage import extensions, tasks
from storage.assignments import Listed
from storage.changes import Words
from tasks.deadline import CountUnit, Operator, Relative, Start
from tasks.lifecycle import Change
from tasks.model import OPEN, Action, Assignment, Due
from tasks.moments import count
from tasks.refusal import Refusal, RefusalCode
from tasks.rights import Act
from tasks.standing import Standing


def request(turn: Turn, intent: i.RequestExtension) -> None:
    """Keep the requests and tell the office; a missing or doubtful day is asked about."""
    if not answers_for_a_unit(turn, Action.REQUEST_EXTENSION, Act.REQUEST_EXTENSION):
        return
    tally, asked = Tally(turn), list[tuple[Standing, date]]()
    for number in tally.first(intent.numbers):
        rows = own_rows(turn, number, Act.REQUEST_EXTENSION)
        found = one_lead(pick(turn, rows, lambda a: a.status in OPEN))
        row = one_row(turn, tally, number, found, "extend")
        until = _ask_one(turn, tally, row, intent) if row is not None else None
        if row is not None and until is not None:
            asked.append((item_of(turn, row), until))
    if asked:
        tally.hint(words.HOLDS)
    tally.send()
    if asked:
        items = [item for item, _ in asked]
        notice = words.office_asked(items, vi.person(who(turn)), [day for _, day in asked], intent.reason)
        turn.tell_office(notice, tasks=[item.number for item in items])


def decide(turn: Turn, intent: i.DecideExtension) -> None:
    """Grant, for the day asked for or another, or refuse; the unit is told old and new."""
    action = Action.GRANT_EXTENSION if intent.grant else Action.REFUSE_EXTENSION
    if not office_may(turn, action, Act.DECIDE_EXTENSION):
        return
    tally = Tally(turn)
    for number in tally.first(intent.numbers):
        rows = office_rows(turn, number, Act.DECIDE_EXTENSION, intent.unit)
        found = pick(turn, rows, lambda a: a.pending_extension)
        row = office_row(turn, tally, number, found, intent, intent.unit)
        if row is None:
            continue
        if intent.grant:
            _grant(turn, tally, row, intent)
        else:
            _refuse(turn, tally, row, intent)
    tally.send()


def new_day(turn: Turn, share: Assignment, when: When | None, days: int, working: bool) -> When | None:
    """The day named, or the day so many days after the deadline; after today where that has passed.

    A count that does not start from the deadline is not certain: it is shown back.
    """
    if when is not None or not days or share.due is None:
        return when
    unit = CountUnit.WORKING_DAY if working else CountUnit.DAY
    start = max(share.due.on, turn.today)
    on = count(Relative(min(days, 366), unit, Start.EVENT), start, turn.calendar)
    return When(on, certain=start == share.due.on)


def _ask_one(turn: Turn, tally: Tally, row: Listed, intent: i.RequestExtension) -> date | None:
    """The day that was asked for, once the request is kept; None where something is missing."""
    share, item = row.assignment, item_of(turn, row)
    until = new_day(turn, share, intent.until, intent.days, intent.working_days)
    refusal = _checked(turn, row, until, intent.reason)
    if refusal is not None:
        refuse(turn, tally, row, refusal)
    elif until is None:
        tally.add(words.ask_date(item), item.number)
    elif until.on < turn.today:
        tally.add(refusals.day_passed(until.on), item.number)
    elif not until.certain:
        sure = replace(intent, numbers=(item.number,), until=When(until.on), days=0)
        tally.ask(words.is_it(until.on), [command(sure)])
    elif not intent.reason:
        tally.add(words.ask_reason(item, until.on), item.number)
    else:
        made = _do_ask(turn, row, until, intent.reason)
        if not isinstance(made, Refusal):
            tally.add(words.asked(item, until.on, intent.reason), item.number)
            return until.on
        refuse(turn, tally, row, made)
    return None


def _checked(turn: Turn, row: Listed, until: When | None, reason: str) -> Refusal | None:
    """What stands against it whatever day and reason are still missing: then there is nothing to ask."""
    share = row.assignment
    if share.status not in OPEN or share.due is None or share.pending_extension:
        made = _do_ask(turn, row, until, reason)
        return made if isinstance(made, Refusal) else None
    cap = turn.settings.extension_cap
    if cap is not None and share.extensions >= cap:
        return Refusal(RefusalCode.EXTENSION_CAP, {"cap": cap, "granted": share.extensions})
    return None


def _do_ask(turn: Turn, row: Listed, until: When | None, reason: str) -> Change | Refusal:
    due = Due(until.on, Operator.BY, until.at) if until is not None else None
    return attempt(
        turn,
        row,
        Action.REQUEST_EXTENSION,
        Words(reason=reason, asked=until.on if until is not None else None),
        due=due,
        extension_cap=turn.settings.extension_cap,
    )


def _grant(turn: Turn, tally: Tally, row: Listed, intent: i.DecideExtension) -> None:
    share = row.assignment
    pending = extensions.pending_of(turn.session, share.id)
    wanted = new_day(turn, share, intent.until, intent.days, intent.working_days)
    if pending is None and wanted is not None and share.status in OPEN:
        change = i.ChangeDeadline((share.task_number,), When(wanted.on, at=wanted.at), reason=intent.reason)
        tally.ask(words.nobody_asked(item_of(turn, row)), [command(change)])
        return
    if wanted is not None and not wanted.certain:
        sure = replace(intent, numbers=(share.task_number,), until=When(wanted.on), days=0)
        tally.ask(words.is_it(wanted.on), [command(sure)])
        return
    day = wanted.on if wanted is not None else (pending.new_due if pending is not None else None)
    due = Due(day, Operator.BY, wanted.at if wanted is not None else None) if day is not None else None
    made = attempt(
        turn,
        row,
        Action.GRANT_EXTENSION,
        Words(reason=intent.reason),
        due=due,
        extension_cap=turn.settings.extension_cap,
    )
    if isinstance(made, Refusal) or due is None:
        if isinstance(made, Refusal):
            refuse(turn, tally, row, made)
        return
    if row.past_at_import:
        tasks.decide_past(turn.session, share.task_number)
    item = item_of(turn, again(turn, row))
    tally.add(words.granted(item, share.due, due), item.number)
    notice = words.unit_granted(item, vi.person(who(turn)), share.due, due, intent.reason)
    asked_by = pending.person_id if pending is not None else None
    tell_unit(turn, share.unit_id, notice, tasks=[item.number], also=asked_by)


def _refuse(turn: Turn, tally: Tally, row: Listed, intent: i.DecideExtension) -> None:
    pending = extensions.pending_of(turn.session, row.assignment.id)
    asked_by = pending.person_id if pending is not None else None
    made = attempt(turn, row, Action.REFUSE_EXTENSION, Words(reason=intent.reason))
    if isinstance(made, Refusal):
        refuse(turn, tally, row, made)
        return
    item = item_of(turn, row)
    tally.add(words.refused(item), item.number)
    notice = words.unit_refused(item, vi.person(who(turn)), intent.reason)
    tell_unit(turn, row.assignment.unit_id, notice, tasks=[item.number], also=asked_by)


HANDLERS: Mapping[type, Handler] = {
    i.RequestExtension: request,
    i.DecideExtension: decide,
}
