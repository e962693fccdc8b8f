"""Assignments as lists show them: with their units, their countdowns and what waits for the office."""

from collections.abc import Iterable

from bot.actions.desks import view_of
from bot.actions.gathering import View
from bot.turn import Turn
from messages.list_facts import Entry
from storage import extensions, people
from storage.assignments import Listed
from storage.engine import Session
from tasks.model import Assignment, Status, TimeState
from tasks.moments import days_late, days_left, late_from, remind_by, time_state
from tasks.workdays import SpecialDay, local_day


def entries_of(turn: Turn, rows: Iterable[Listed]) -> tuple[Entry, ...]:
    """The rows as entries at the turn's moment, in their order."""
    return entries(turn.session, view_of(turn), rows)


def entries(session: Session, view: View, rows: Iterable[Listed]) -> tuple[Entry, ...]:
    """The rows as entries, in their order."""
    units = {unit.id: unit for unit in people.units(session, active_only=False)}
    asked = {row.assignment_id: row.new_due for row in extensions.pending(session)}
    made = []
    for row in rows:
        share = row.assignment
        unit = units.get(share.unit_id)
        made.append(
            Entry(
                number=share.task_number,
                assignment_id=share.id,
                occurrence_id=share.occurrence_id,
                content=row.content,
                unit=unit.name if unit else "",
                unit_code=unit.code if unit else "",
                share=share.share,
                status=share.status,
                state=_state(view, share),
                due=share.due,
                left=_left(view, share),
                late=_late(view, share),
                passed=_passed(view, share),
                left_out=_left_out(view, share),
                period=row.period,
                source=row.directive_number or "",
                reported_at=share.reported_at,
                accepted_at=share.accepted_at,
                asked_until=asked.get(share.id),
                past_at_import=row.past_at_import,
            )
        )
    return tuple(made)


def _state(view: View, share: Assignment) -> TimeState:
    soon, roll = view.settings.soon_days, view.settings.roll_forward
    return time_state(share, view.now, view.calendar, soon, roll_forward=roll)


def _left(view: View, share: Assignment) -> int:
    if share.due is None:
        return 0
    return days_left(share.due, view.now, view.calendar, roll_forward=view.settings.roll_forward)


def _late(view: View, share: Assignment) -> int:
    """Working days late: until the report where there is one, else until now."""
    if share.due is None:
        return 0
    until = view.now
    if share.status is Status.REPORTED:
        until = share.reported_at or until
    elif share.status is Status.DONE:
        until = share.accepted_at or until
    return days_late(share.due, until, view.calendar, roll_forward=view.settings.roll_forward)


def _passed(view: View, share: Assignment) -> bool:
    if share.due is None:
        return False
    return view.now >= late_from(share.due, view.calendar, roll_forward=view.settings.roll_forward)


def _left_out(view: View, share: Assignment) -> tuple[SpecialDay, ...]:
    if share.due is None:
        return ()
    day = remind_by(share.due, view.calendar, roll_forward=view.settings.roll_forward)
    return view.calendar.left_out(local_day(view.now), day) if day > local_day(view.now) else ()
