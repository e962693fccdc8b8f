"""What is tracked: a line of the bảng theo dõi for each chủ trì and occurrence; a full picture of a task."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlalchemy import func
from sqlalchemy import select as sql_select
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from storage import tables
from storage.questions.share_terms import among
from storage.record import audit
from storage.registry import people
from storage.tables.base import known
from storage.work import reports
from storage.work.assignments import Filter, Listed, later_periods, listed, standing_of
from storage.work.tasks import deadline_of
from tasks.deadline import Deadline
from tasks.model import Person, Share, Status, Unit
from tasks.standing import AsOf
from tasks.tracking import Tracked
from tasks.workdays import local_day

T = TypeVar("T")
_AT_ONCE = 300  # tasks


class Reads(Protocol):
    """Runs a function of a session that only reads: each in a transaction of its own, or all in one."""

    def __call__(self, work: Callable[[Session], T]) -> T:
        """Its result."""
        ...


@dataclass(frozen=True, slots=True)
class _Registry:
    """The units and people by id, and the periods to come that are not listed yet, by assignment."""

    units: Mapping[int, Unit]
    people: Mapping[int, Person]
    later: Collection[int]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the lines are completed from, by id."""

    tasks: dict[int, tables.Task] = field(default_factory=dict)
    directives: dict[int, tables.Directive] = field(default_factory=dict)
    reports: dict[int, tables.Report] = field(default_factory=dict)  # by assignment
    files: dict[int, list[str]] = field(default_factory=dict)  # by report


def tracked(
    reads: Reads, at: AsOf, unit_id: int | None = None, only: Collection[int] | None = None
) -> Iterator[Tracked]:
    """By directive and task; of a recurring task what is past, what is done and the next one.

    With `unit_id` only what the unit leads or helps with, with `only` no other occurrences. A share that was
    handed over or cancelled is left out, unless nothing else is left of its occurrence. However much there
    is, a few hundred tasks are held at a time, and each of them is of one moment.
    """
    registry = reads(partial(_registry, today=local_day(at.now)))
    numbers = reads(lambda session: _numbers(session, unit_id, only))
    wanted = None if only is None else frozenset(only)
    for start in range(0, len(numbers), _AT_ONCE):
        some = numbers[start : start + _AT_ONCE]
        yield from reads(lambda session: _some(session, some, registry, at, unit_id, wanted))  # noqa: B023


def how_many(session: Session, unit_id: int | None = None, only: Collection[int] | None = None) -> int:
    """About how many lines there will be, without a look at them."""
    if only is not None:
        return len(only)
    if unit_id is not None:
        return session.exec(
            select(func.count()).select_from(tables.Assignment).where(tables.Assignment.unit_id == unit_id)
        ).one()
    return session.exec(select(func.max(tables.Occurrence.id))).one() or 0


def _registry(session: Session, today: date) -> _Registry:
    return _Registry(
        {unit.id: unit for unit in people.units(session, active_only=False)},
        {person.id: person for person in people.people(session)},
        later_periods(session, today),
    )


def _numbers(session: Session, unit_id: int | None, only: Collection[int] | None) -> list[int]:
    """The tasks by directive in the order in which they came, what was given by chat last."""
    of, number = col(tables.Task.directive_id), col(tables.Task.number)
    rows = sql_select(number).order_by(of.is_(None), of, number)
    if only is not None or unit_id is not None:
        theirs = sql_select(col(tables.Occurrence.task_number))
        if unit_id is not None:
            shares = sql_select(col(tables.Assignment.occurrence_id)).where(
                col(tables.Assignment.unit_id) == unit_id
            )
            theirs = theirs.where(col(tables.Occurrence.id).in_(shares))
        if only is not None:
            theirs = theirs.where(among(session, col(tables.Occurrence.id), only))
        rows = rows.where(number.in_(theirs))
    return [known(row[0]) for row in session.execute(rows)]


def _some(
    session: Session,
    numbers: list[int],
    registry: _Registry,
    at: AsOf,
    unit_id: int | None,
    only: Collection[int] | None,
) -> list[Tracked]:
    groups: dict[int, list[Listed]] = {}
    for row in listed(session, Filter(statuses=None, task_numbers=numbers)):
        if only is None or row.assignment.occurrence_id in only:
            groups.setdefault(row.assignment.occurrence_id, []).append(row)
    chosen: list[tuple[Listed, tuple[int, ...]]] = []
    for rows in groups.values():
        live = [row for row in rows if row.assignment.status is not Status.CANCELLED] or rows[:1]
        if unit_id is not None and unit_id not in {row.assignment.unit_id for row in live}:
            continue
        helpers = tuple(r.assignment.unit_id for r in live if r.assignment.share is Share.COOPERATE)
        leads = [row for row in live if row.assignment.share is Share.LEAD] or live[:1]
        chosen += [(row, helpers) for row in leads if row.assignment.id not in registry.later]
    chosen.sort(key=lambda each: _order(each[0]))
    around = _around(session, [row for row, _ in chosen])
    return [_tracked(row, helpers, around, registry, at) for row, helpers in chosen]


def _order(row: Listed) -> tuple[int, int, date, int]:
    """By directive in the order in which they came, what was given by chat last."""
    share = row.assignment
    due = share.due.on if share.due else date.max
    return row.directive_id or 2**31, share.task_number, due, share.id


def _tracked(
    row: Listed, helpers: tuple[int, ...], around: _Around, registry: _Registry, at: AsOf
) -> Tracked:
    share = row.assignment
    task, directive = around.tasks[share.task_number], around.directives.get(row.directive_id or 0)
    unit, report = registry.units.get(share.unit_id), around.reports.get(share.id)
    made = Tracked(
        standing=standing_of(row, at),
        in_charge=registry.people.get(unit.in_charge_id or 0) if unit is not None else None,
        helpers=tuple(registry.units[n].name for n in helpers if n in registry.units),
        deadline_phrase=row.phrase,
        product=task.product,
        place=task.place,
        extensions=share.extensions,
        by_directive=directive is not None,
    )
    if directive is not None:
        made = replace(
            made,
            directive_number=directive.number or "",
            directive_symbol=directive.symbol or "",
            directive_date=directive.issued,
            issuer=directive.issuer or "",
            subject=directive.subject or "",
        )
    if report is not None:
        made = replace(
            made,
            document_number=report.document_number or "",
            document_date=report.document_date,
            files=tuple(around.files.get(known(report.id), ())),
            late_reason=report.late_reason,
            note=report.note,
        )
    return made


def _around(session: Session, rows: list[Listed]) -> _Around:
    if not rows:
        return _Around()
    latest = _reports(session, [row.assignment.id for row in rows])
    files: dict[int, list[str]] = {}
    for one in reports.evidence_of(session, [known(report.id) for report in latest.values()]):
        files.setdefault(one.report_id, []).append(one.name)
    return _Around(
        tasks=_tasks(session, {row.assignment.task_number for row in rows}),
        directives=_directives(session, {row.directive_id for row in rows if row.directive_id}),
        reports=latest,
        files=files,
    )


def _tasks(session: Session, numbers: Collection[int]) -> dict[int, tables.Task]:
    wanted = select(tables.Task).where(col(tables.Task.number).in_(numbers))
    return {known(task.number): task for task in session.exec(wanted)}


def _directives(session: Session, ids: Collection[int]) -> dict[int, tables.Directive]:
    """Without their texts."""
    of: Any = tables.Directive
    wanted = select(tables.Directive).where(col(tables.Directive.id).in_(ids))
    return {known(row.id): row for row in session.exec(wanted.options(defer(of.text), defer(of.folded)))}


def _reports(session: Session, ids: list[int]) -> dict[int, tables.Report]:
    latest: dict[int, tables.Report] = {}
    for report in reports.reports_of(session, ids):
        before = latest.get(report.assignment_id)
        accepted = before is not None and before.decision == "accepted"
        if report.decision != "withdrawn" and not accepted:
            latest[report.assignment_id] = report
    return latest


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything known of a task. Rows are for reading only; `remarks` are by the event's id."""

    task: tables.Task
    deadline: Deadline | None
    directive: tables.Directive | None
    occurrences: list[tables.Occurrence]
    assignments: list[Listed]
    reports: list[tables.Report]
    evidence: list[tables.Evidence]
    extensions: list[tables.Extension]
    events: list[tables.Event]
    remarks: dict[int, str]


def picture(session: Session, number: int) -> Picture | None:
    """The task with the number, or None; occurrences by deadline, the rest oldest first."""
    task = session.get(tables.Task, number)
    if task is None:
        return None
    when = col(tables.Occurrence.due)
    occurrences = session.exec(
        select(tables.Occurrence)
        .where(tables.Occurrence.task_number == number)
        .order_by(when.is_(None), when, col(tables.Occurrence.id))
    ).all()
    shares = listed(session, Filter(statuses=None, task_numbers=[number]))
    ids = [share.assignment.id for share in shares]
    answers = reports.reports_of(session, ids)
    events = audit.history(session, f"task:{number}", *(f"assignment:{n}" for n in ids))
    return Picture(
        task=task,
        deadline=deadline_of(task),
        directive=session.get(tables.Directive, task.directive_id) if task.directive_id else None,
        occurrences=list(occurrences),
        assignments=shares,
        reports=answers,
        evidence=reports.evidence_of(session, [known(answer.id) for answer in answers]),
        extensions=reports.extensions_of(session, ids),
        events=events,
        remarks=audit.remarks(session, events),
    )
