"""Tasks with their occurrences: made when the office saves, ahead for what recurs."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session

from directives.model import Kind
from storage import audit, search, tables
from storage.occurrences import open_occurrences
from storage.rows import known
from tasks.deadline import Deadline
from tasks.model import Due, Share
from tasks.moments import late_from
from tasks.serializing import to_json
from tasks.workdays import Calendar, local, local_day


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be given. `due` is the date of a single deadline (tasks.due.resolve), None without one."""

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


def create(session: Session, new: NewTask, giving: Giving) -> int:
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
    task.folded = search.folded_of(session, task)
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


def mark_cancelled(session: Session, number: int, now: datetime) -> None:
    """Note that the whole task is cancelled, once each of its assignments has been (tasks.lifecycle)."""
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
