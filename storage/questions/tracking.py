"""What is tracked: a line of the bảng theo dõi for each chủ trì and occurrence; a full picture of a task."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlalchemy import Row, Select, func
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from storage import tables
from storage.questions.statements import Statements
from storage.questions.statements import listed as in_list
from storage.record import audit
from storage.registry import roster
from storage.tables.base import known
from storage.work import reports
from storage.work.assignments import (
    IDS,
    SELECTED,
    Filter,
    Listed,
    answered,
    answers_with,
    as_assignment,
    listed,
    rows_of,
)
from storage.work.periods import later_periods
from storage.work.tasks import deadline_of
from tasks.deadline import Deadline
from tasks.model import Assignment, Person, Share, Status, Unit
from tasks.standing import AsOf, Description, standing
from tasks.tracking import Tracked
from tasks.workdays import local_day

T = TypeVar("T")
_AT_ONCE = 300  # tasks
_STAGES = in_list([*Status, "left"])
"""All of them: the index of stages tells the occurrences of a unit, with no look at its shares."""


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


def _columns(*columns: Any) -> Select[Any]:
    return sql_select(*columns)


# The stage tells as well whether a share is cancelled, and stands in the index of occurrences.
_SHARES = (
    _columns(
        *(tables.Assignment.id, tables.Assignment.occurrence_id, tables.Assignment.unit_id),
        *(tables.Assignment.share, tables.Assignment.stage),
    )
    .join(tables.Occurrence, col(tables.Assignment.occurrence_id) == col(tables.Occurrence.id))
    .where(col(tables.Occurrence.task_number).in_(IDS))
    .order_by(col(tables.Assignment.id))
)
# Put in order behind: to sort rows as wide as these costs the database more than to find them.
_LINES = SELECTED.where(col(tables.Assignment.id).in_(IDS)).add_columns(
    *(col(tables.Task.product), col(tables.Task.place), col(tables.Directive.symbol)),
    *(col(tables.Directive.issued), col(tables.Directive.issuer), col(tables.Directive.subject)),
)
_ANSWERS = answers_with(
    *(col(tables.Report.note), col(tables.Report.late_reason)),
    *(col(tables.Report.document_number), col(tables.Report.document_date)),
)
_FILES = (
    _columns(tables.Evidence.report_id, tables.Evidence.name)
    .where(col(tables.Evidence.report_id).in_(IDS))
    .order_by(col(tables.Evidence.id))
)


def tracked(
    reads: Reads, at: AsOf, unit_id: int | None = None, only: Collection[int] | None = None
) -> Iterator[Tracked]:
    """By directive and task; of a recurring task what is past, what is done and the next one.

    With `unit_id` only what the unit leads or helps with, with `only` no other occurrences. A share that was
    handed over or cancelled is left out, unless nothing else is left of its occurrence. However much there
    is, a few hundred tasks are held at a time, and each of them is of one moment.
    """
    registry = reads(partial(_registry, today=local_day(at.now), unit_id=unit_id))
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


def _registry(session: Session, today: date, unit_id: int | None) -> _Registry:
    everybody = roster.current(session)
    return _Registry(
        everybody.units,
        {person.id: person for person in everybody.people},
        later_periods(session, today, unit_id),
    )


def _numbers(session: Session, unit_id: int | None, only: Collection[int] | None) -> list[int]:
    """The tasks by directive in the order in which they came, what was given by chat last."""
    asked, theirs = Statements(session), list[str]()
    if unit_id is not None:
        of_unit = f"unit_id = {asked.value(unit_id)} AND stage IN {_STAGES}"
        theirs.append(f"id IN (SELECT occurrence_id FROM assignment WHERE {of_unit})")
    if only is not None:
        theirs.append(asked.among("id", only))
    where = (
        f"WHERE number IN (SELECT task_number FROM occurrence WHERE {' AND '.join(theirs)})" if theirs else ""
    )
    rows = asked.rows(f"SELECT number FROM task {where} ORDER BY directive_id IS NULL, directive_id, number")
    return [row[0] for row in rows]


def _some(
    session: Session,
    numbers: list[int],
    registry: _Registry,
    at: AsOf,
    unit_id: int | None,
    only: Collection[int] | None,
) -> list[Tracked]:
    groups: dict[int, list[Row[Any]]] = {}
    for share in rows_of(session, _SHARES, numbers):
        if only is None or share.occurrence_id in only:
            groups.setdefault(share.occurrence_id, []).append(share)
    helpers: dict[int, tuple[int, ...]] = {}  # by the share of whoever leads
    for shares in groups.values():
        live = [share for share in shares if share.stage != Status.CANCELLED] or shares[:1]
        if unit_id is not None and unit_id not in {share.unit_id for share in live}:
            continue
        help_with = tuple(share.unit_id for share in live if share.share == Share.COOPERATE)
        leads = [share for share in live if share.share == Share.LEAD] or live[:1]
        helpers |= {share.id: help_with for share in leads if share.id not in registry.later}
    found = answered(session, _LINES, _ANSWERS, list(helpers))
    lines = sorted(
        ((as_assignment(row, told, asked), row, _report_of(told)) for row, told, asked in found), key=_order
    )
    files: dict[int, list[str]] = {}
    for file in rows_of(session, _FILES, [report.id for _, _, report in lines if report is not None]):
        files.setdefault(file.report_id, []).append(file.name)
    return [_tracked(*line, helpers[line[1].id], files, registry, at) for line in lines]


def _order(line: tuple[Assignment, Row[Any], Row[Any] | None]) -> tuple[int, int, date, int]:
    """By directive in the order in which they came, what was given by chat last."""
    share, row, _ = line
    due = share.due.on if share.due else date.max
    return row.directive_id or 2**31, share.task_number, due, share.id


def _report_of(told: list[Row[Any]]) -> Row[Any] | None:
    """The first that was accepted, else the last."""
    accepted = (report for report in told if report.decision == "accepted")
    return next(accepted, told[-1] if told else None)


def _tracked(
    share: Assignment,
    row: Row[Any],
    report: Row[Any] | None,
    helpers: tuple[int, ...],
    files: Mapping[int, list[str]],
    registry: _Registry,
    at: AsOf,
) -> Tracked:
    unit = registry.units.get(row.unit_id)
    return Tracked(
        standing=standing(share, _described(row), at),
        directive_number=row.directive_number or "",
        directive_symbol=row.symbol or "",
        directive_date=row.issued,
        issuer=row.issuer or "",
        subject=row.subject or "",
        in_charge=registry.people.get(unit.in_charge_id or 0) if unit is not None else None,
        helpers=tuple(registry.units[n].name for n in helpers if n in registry.units),
        deadline_phrase=row.phrase or "",
        product=row.product,
        place=row.place,
        extensions=row.extensions,
        document_number=(report and report.document_number) or "",
        document_date=report.document_date if report is not None else None,
        files=tuple(files.get(report.id, ())) if report is not None else (),
        late_reason=report.late_reason if report is not None else "",
        note=report.note if report is not None else "",
        by_directive=row.directive_id is not None,
    )


def _described(row: Row[Any]) -> Description:
    # To make a `Listed` of each of thousands of lines would take as long again.
    return Description(
        row.content,
        row.given_at,
        row.unit_name or "",
        row.unit_code or "",
        row.period,
        row.directive_number or "",
        row.past_at_import,
        row.closed_at is not None,
        row.phrase or "",
    )


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
