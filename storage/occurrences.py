"""The occurrences of tasks: one for a single task, one a period for what recurs, made ahead."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from storage import tables
from storage.rows import known
from tasks.deadline import Deadline, Period
from tasks.model import Due, Share, Status
from tasks.recurrence import occurrences
from tasks.serializing import from_json, to_json
from tasks.workdays import Calendar, local_day

_AHEAD = {Period.DAY: timedelta(days=31), Period.WEEK: timedelta(days=92)}
_AHEAD_OTHERWISE = timedelta(days=400)
_FAR = timedelta(days=5 * 366)
_DAY = timedelta(days=1)


def open_occurrences(
    session: Session,
    number: int,
    deadline: Deadline | None,
    due: Due | None,
    shares: Mapping[int, Share],
    today: date,
    calendar: Calendar,
) -> None:
    """The first occurrences of a task, with an assignment for each unit in `shares`."""
    planned: list[tuple[str, Due | None]] = []
    if deadline is not None and due is None:
        planned = _planned(deadline, today - _DAY, today, calendar)
    for period, when in planned or [("", due)]:
        _add(session, number, period, when, shares)


def extend_recurring(session: Session, now: datetime, calendar: Calendar) -> int:
    """Make the occurrences that have come into sight since the last time; how many were made.

    Each goes to the units that the last one was shared among.
    """
    made = 0
    for task in session.exec(select(tables.Task).where(col(tables.Task.cancelled_at).is_(None))):
        deadline = deadline_of(task)
        if deadline is None or deadline.recurrence is None:
            continue
        number = known(task.number)
        last = _last_occurrence(session, number)
        if last is None or last.due is None:
            continue
        shares = _shares(session, known(last.id))
        if not shares:
            continue
        for period, due in _planned(deadline, last.due, local_day(now), calendar):
            _add(session, number, period, due, shares)
            made += 1
    return made


def set_recurrence(
    session: Session, number: int, deadline: Deadline, now: datetime, calendar: Calendar
) -> None:
    """A recurring task's rule changes: what is not yet due and untouched is made anew."""
    task = session.get_one(tables.Task, number)
    task.deadline = to_json(deadline)
    today = local_day(now)
    last = _last_occurrence(session, number)
    shares = _shares(session, known(last.id)) if last else {}
    for occurrence in session.exec(select(tables.Occurrence).where(tables.Occurrence.task_number == number)):
        if occurrence.due is None or occurrence.due >= today:
            _remove_untouched(session, occurrence)
    session.flush()
    kept = set(session.exec(select(tables.Occurrence.period).where(tables.Occurrence.task_number == number)))
    for period, due in _planned(deadline, today - _DAY, today, calendar):
        if period not in kept:
            _add(session, number, period, due, shares)
    session.add(task)


def deadline_of(task: tables.Task) -> Deadline | None:
    """The deadline as the task's row keeps it."""
    return from_json(Deadline, task.deadline) if task.deadline else None


def _planned(
    deadline: Deadline, after: date, today: date, calendar: Calendar
) -> list[tuple[str, Due | None]]:
    """The occurrences after a day and in sight from today; the next one even where it is out of sight."""
    recurrence = deadline.recurrence
    if recurrence is None:
        return []

    def within(until: date) -> list[tuple[str, Due | None]]:
        made = occurrences(recurrence, deadline.operator, deadline.at, after, until, calendar=calendar)
        return [(planned.period_key, planned.due) for planned in made]

    seen = within(today + _AHEAD.get(recurrence.period, _AHEAD_OTHERWISE))
    return seen if seen or after >= today else within(today + _FAR)[:1]


def _add(session: Session, number: int, period: str, due: Due | None, shares: Mapping[int, Share]) -> None:
    occurrence = tables.Occurrence(task_number=number, period=period)
    if due is not None:
        occurrence.due, occurrence.due_time, occurrence.operator = due.on, due.at, due.operator
    session.add(occurrence)
    session.flush()
    for unit_id, share in shares.items():
        session.add(tables.Assignment(occurrence_id=known(occurrence.id), unit_id=unit_id, share=share))
    session.flush()


def _last_occurrence(session: Session, number: int) -> tables.Occurrence | None:
    wanted = select(tables.Occurrence).where(tables.Occurrence.task_number == number)
    return session.exec(wanted.order_by(col(tables.Occurrence.due).desc())).first()


def _shares(session: Session, occurrence_id: int) -> dict[int, Share]:
    wanted = select(tables.Assignment).where(
        tables.Assignment.occurrence_id == occurrence_id, tables.Assignment.status != Status.CANCELLED
    )
    return {row.unit_id: Share(row.share) for row in session.exec(wanted)}


def _remove_untouched(session: Session, occurrence: tables.Occurrence) -> None:
    """Take back an occurrence of which nobody has said anything yet."""
    shares = session.exec(
        select(tables.Assignment).where(tables.Assignment.occurrence_id == occurrence.id)
    ).all()
    if any(share.status != Status.ASSIGNED or share.version > 1 for share in shares):
        return
    for share in shares:
        session.delete(share)
    session.flush()
    session.delete(occurrence)
