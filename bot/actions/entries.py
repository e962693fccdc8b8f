"""Assignments as lists show them: with their units, their countdowns and what waits for the office."""

from collections.abc import Iterable

from bot.turn import Turn
from messages.list_facts import Entry
from storage import extensions, people
from storage.assignments import Listed
from tasks.model import Assignment, Status, TimeState
from tasks.moments import days_late, days_left, late_from, remind_by, time_state
from tasks.workdays import SpecialDay


def entries_of(turn: Turn, rows: Iterable[Listed]) -> tuple[Entry, ...]:
    """The rows as entries, in their order."""
    units = {unit.id: unit for unit in people.units(turn.session, active_only=False)}
    asked = {row.assignment_id: row.new_due for row in extensions.pending(turn.session)}
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
                state=_state(turn, share),
                due=share.due,
                left=_left(turn, share),
                late=_late(turn, share),
                passed=_passed(turn, share),
                left_out=_left_out(turn, share),
                period=row.period,
                source=row.directive_number or "",
                reported_at=share.reported_at,
                accepted_at=share.accepted_at,
                asked_until=asked.get(share.id),
                past_at_import=row.past_at_import,
            )
        )
    return tuple(made)


def _state(turn: Turn, share: Assignment) -> TimeState:
    soon, roll = turn.settings.soon_days, turn.settings.roll_forward
    return time_state(share, turn.now, turn.calendar, soon, roll_forward=roll)


def _left(turn: Turn, share: Assignment) -> int:
    if share.due is None:
        return 0
    return days_left(share.due, turn.now, turn.calendar, roll_forward=turn.settings.roll_forward)


def _late(turn: Turn, share: Assignment) -> int:
    """Working days late: until the report where there is one, else until now."""
    if share.due is None:
        return 0
    until = turn.now
    if share.status is Status.REPORTED:
        until = share.reported_at or until
    elif share.status is Status.DONE:
        until = share.accepted_at or until
    return days_late(share.due, until, turn.calendar, roll_forward=turn.settings.roll_forward)


def _passed(turn: Turn, share: Assignment) -> bool:
    if share.due is None:
        return False
    return turn.now >= late_from(share.due, turn.calendar, roll_forward=turn.settings.roll_forward)


def _left_out(turn: Turn, share: Assignment) -> tuple[SpecialDay, ...]:
    if share.due is None:
        return ()
    day = remind_by(share.due, turn.calendar, roll_forward=turn.settings.roll_forward)
    return turn.calendar.left_out(turn.today, day) if day > turn.today else ()
