"""What the bảng theo dõi holds: a row for every chủ trì of every occurrence that an office would count."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from storage import reports, tables
from storage.assignments import Filter, Listed, listed
from storage.rows import known
from tasks.model import Share, Status

_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Tracked:
    """A chủ trì's share with everything around it; rows are for reading only.

    `helpers` are the ids of the units that cooperate. `report` is the one that was accepted, else the
    last that was not withdrawn. Where nobody leads, `row` is the share of the first that cooperates.
    """

    row: Listed
    task: tables.Task
    directive: tables.Directive | None = None
    leads: bool = True
    helpers: tuple[int, ...] = ()
    report: tables.Report | None = None
    files: tuple[str, ...] = ()


def tracked(session: Session, today: date, unit_id: int | None = None) -> list[Tracked]:
    """By directive and task; of a recurring task what is past, what is done and the next one.

    With `unit_id` only what the unit leads or helps with. A share that was handed over or cancelled is
    left out, unless nothing else is left of its occurrence.
    """
    groups: dict[int, list[Listed]] = {}
    for row in listed(session, Filter(statuses=tuple(Status))):
        groups.setdefault(row.assignment.occurrence_id, []).append(row)
    chosen: list[tuple[Listed, tuple[int, ...]]] = []
    for rows in _counted(groups, today):
        live = [row for row in rows if row.assignment.status is not Status.CANCELLED] or rows[:1]
        helpers = tuple(r.assignment.unit_id for r in live if r.assignment.share is Share.COOPERATE)
        if unit_id is not None and unit_id not in {row.assignment.unit_id for row in live}:
            continue
        leads = [row for row in live if row.assignment.share is Share.LEAD]
        chosen += [(row, helpers) for row in leads or live[:1]]
    return _with_rows(session, chosen)


def _counted(groups: dict[int, list[Listed]], today: date) -> list[list[Listed]]:
    """The occurrences in the order of their deadlines; of those to come of one task only the first."""
    kept, next_named = [], set()
    for rows in groups.values():
        first = rows[0]
        number, due = first.assignment.task_number, first.assignment.due
        untouched = all(row.assignment.status in (Status.ASSIGNED, Status.RECEIVED) for row in rows)
        if first.period and untouched and (due is None or due.on >= today):
            if number in next_named:
                continue
            next_named.add(number)
        kept.append(rows)
    return kept


def _with_rows(session: Session, chosen: list[tuple[Listed, tuple[int, ...]]]) -> list[Tracked]:
    tasks = {
        known(task.number): task
        for task in _in_chunks(session, {row.assignment.task_number for row, _ in chosen})
    }
    directives = {known(d.id): d for d in session.exec(select(tables.Directive))} if chosen else {}
    ids = [row.assignment.id for row, _ in chosen]
    latest = _reports(session, ids)
    files: dict[int, list[str]] = {}
    for one in reports.evidence_of(session, [known(report.id) for report in latest.values()]):
        files.setdefault(one.report_id, []).append(one.name or one.stored_as)
    made = []
    for row, helpers in chosen:
        report = latest.get(row.assignment.id)
        made.append(
            Tracked(
                row=row,
                task=tasks[row.assignment.task_number],
                directive=directives.get(row.directive_id or 0),
                leads=row.assignment.share is Share.LEAD,
                helpers=helpers,
                report=report,
                files=tuple(files.get(known(report.id), ())) if report is not None else (),
            )
        )
    return sorted(made, key=_order)


def _order(each: Tracked) -> tuple[int, int, date, int]:
    """By directive in the order in which they came, what was given by chat last."""
    share = each.row.assignment
    due = share.due.on if share.due else date.max
    return each.row.directive_id or 2**31, share.task_number, due, share.id


def _in_chunks(session: Session, numbers: Collection[int]) -> list[tables.Task]:
    ordered = sorted(numbers)
    found: list[tables.Task] = []
    for start in range(0, len(ordered), _CHUNK):
        wanted = select(tables.Task).where(col(tables.Task.number).in_(ordered[start : start + _CHUNK]))
        found += session.exec(wanted).all()
    return found


def _reports(session: Session, ids: list[int]) -> dict[int, tables.Report]:
    latest: dict[int, tables.Report] = {}
    for start in range(0, len(ids), _CHUNK):
        for report in reports.of_assignments(session, ids[start : start + _CHUNK]):
            before = latest.get(report.assignment_id)
            accepted = before is not None and before.decision == "accepted"
            if report.decision != "withdrawn" and not accepted:
                latest[report.assignment_id] = report
    return latest
