"""Tasks: given, with their occurrences of every period, and with the words by which they are found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from directives.model import Kind
from storage import tables
from storage.record import audit
from storage.tables.base import known
from storage.tables.work import words_of
from tasks.deadline import Deadline, Period
from tasks.model import Due, Share, Status
from tasks.recurrence import occurrences
from tasks.serializing import from_json, to_json
from tasks.workdays import Calendar, late_from, local, local_day

_AHEAD = {Period.DAY: timedelta(days=31), Period.WEEK: timedelta(days=92)}
_AHEAD_OTHERWISE, _FAR = timedelta(days=400), timedelta(days=5 * 366)
_DAY = timedelta(days=1)


def numbers(session: Session) -> frozenset[int]:
    """The numbers of all tasks."""
    return frozenset(map(known, session.exec(select(tables.Task.number))))


def last_number(session: Session) -> int:
    """The highest number of a task; 0 where there is none."""
    return session.exec(select(func.max(tables.Task.number))).one() or 0


def folded_of(session: Session, task: tables.Task) -> str:
    """What is searched of a task, folded."""
    parts = [task.content, task.product]
    directive = session.get(tables.Directive, task.directive_id) if task.directive_id else None
    if directive is not None:
        parts += [directive.number or "", directive.issuer or "", directive.subject or ""]
    return " ".join(words_of(" ".join(parts)))


def directive_of(session: Session, number: int) -> int | None:
    """The id of the directive that the task belongs to; None of one that was given by chat, or is none."""
    task = session.get(tables.Task, number)
    return task.directive_id if task is not None else None


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
    share, occurrence = tables.Assignment, tables.Occurrence
    recurs = (
        select(occurrence.task_number)
        .join(share, col(share.occurrence_id) == col(occurrence.id))
        .where(col(share.recurring).is_(True))
    )
    wanted = select(tables.Task).where(
        col(tables.Task.number).in_(recurs), col(tables.Task.cancelled_at).is_(None)
    )
    for task in session.exec(wanted):
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


@dataclass(frozen=True, slots=True)
class TaskToGive:
    """A task to be given. `due` is the date of a single deadline (tasks.recurrence.resolve), or None."""

    content: str
    leads: tuple[int, ...]
    helpers: tuple[int, ...] = ()
    deadline: Deadline | None = None
    due: Due | None = None
    quote: str = ""
    place: str = ""
    kind: Kind = Kind.ACTION
    report_to: tuple[str, ...] = ()
    product: str = ""
    directive_id: int | None = None


@dataclass(frozen=True, slots=True)
class Giving:
    """Who gives tasks, when, and by which calendar of working days."""

    actor_id: int | None
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)
    roll_forward: bool = False


def create(session: Session, new: TaskToGive, giving: Giving) -> int:
    """Give a task; the answer is its number, never used before. A unit in both roles leads."""
    task = tables.Task(
        directive_id=new.directive_id,
        content=new.content,
        quote=new.quote,
        place=new.place,
        kind=new.kind,
        report_to=list(new.report_to),
        product=new.product,
        deadline=to_json(new.deadline) if new.deadline else {},
        given_by=giving.actor_id,
        given_at=giving.now,
        past_at_import=_is_past(new.due, giving),
    )
    task.folded = folded_of(session, task)
    session.add(task)
    session.flush()
    number = known(task.number)
    shares = dict.fromkeys(new.leads, Share.LEAD)
    shares |= {unit: Share.COOPERATE for unit in new.helpers if unit not in shares}
    today = local_day(giving.now)
    open_occurrences(session, number, new.deadline, new.due, shares, today, giving.calendar)
    audit.record(
        session,
        "given",
        f"task:{number}",
        now=giving.now,
        actor_id=giving.actor_id,
        data={"directive": new.directive_id, "leads": list(new.leads), "helpers": list(new.helpers)},
    )
    return number


def cancelled_of(session: Session, directive_id: int) -> set[int]:
    """The numbers of the directive's tasks that the office has cancelled."""
    wanted = select(col(tables.Task.number)).where(
        tables.Task.directive_id == directive_id, col(tables.Task.cancelled_at).is_not(None)
    )
    return {known(number) for number in session.exec(wanted)}


def mark_cancelled(session: Session, number: int, now: datetime | None) -> None:
    """Note that the whole task is cancelled, once each of its assignments has been; None: it is no more."""
    task = session.get_one(tables.Task, number)
    task.cancelled_at = now
    session.add(task)


def decide_past(session: Session, number: int) -> None:
    """The office has decided on a task that was past at import: it is escalated from now on."""
    task = session.get_one(tables.Task, number)
    task.past_at_import = False
    session.add(task)


def _is_past(due: Due | None, giving: Giving) -> bool:
    return due is not None and local(giving.now) >= late_from(
        due, giving.calendar, roll_forward=giving.roll_forward
    )
