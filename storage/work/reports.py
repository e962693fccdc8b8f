"""What units report and ask for, and what the office decided: reports, evidence, requests for more time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storage import tables
from storage.record import audit
from storage.tables.base import known
from tasks.workdays import local


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A file that came with a report: where it was stored, its name as text, its id in the channel."""

    stored_as: str = ""
    name: str = ""
    size: int = 0
    channel_file_id: str = ""


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report as the unit gave it; every part may be empty."""

    note: str = ""
    late_reason: str = ""
    document_number: str | None = None
    document_date: date | None = None
    evidence: tuple[NewEvidence, ...] = ()


def add(
    session: Session, assignment_id: int, person_id: int | None, now: datetime, new: NewReport
) -> tables.Report:
    """Keep a report; it waits for the office."""
    report = tables.Report(
        assignment_id=assignment_id,
        person_id=person_id,
        at=now,
        note=new.note,
        late_reason=new.late_reason,
        document_number=new.document_number,
        document_date=new.document_date,
    )
    session.add(report)
    session.flush()
    _add_evidence(session, report, new.evidence)
    return report


def complete(session: Session, assignment_id: int, more: NewReport) -> None:
    """Add what was missing to the last report that was not withdrawn; a given part replaces the old."""
    report = _last(session, assignment_id, "pending", "accepted", "returned")
    if report is None:
        return
    report.note = "\n".join(part for part in (report.note, more.note) if part)
    report.late_reason = more.late_reason or report.late_reason
    report.document_number = more.document_number or report.document_number
    report.document_date = more.document_date or report.document_date
    session.add(report)
    _add_evidence(session, report, more.evidence)


def accept(
    session: Session,
    assignment_id: int,
    person_id: int | None,
    now: datetime,
    *,
    self_confirmed: bool = False,
) -> None:
    """The office confirms the report that waits."""
    report = _last(session, assignment_id, "pending")
    if report is not None:
        _decide(session, report, "accepted", person_id, now)
        report.self_confirmed = self_confirmed
        assignment = session.get_one(tables.Assignment, assignment_id)
        accepted = local(report.at)
        assignment.accepted_report_id = report.id
        assignment.accepted_on, assignment.accepted_time = accepted.date(), accepted.time()
        session.add(assignment)


def give_back(
    session: Session, assignment_id: int, person_id: int | None, now: datetime, reason: str
) -> None:
    """The office returns the report that waits, with its reason."""
    report = _last(session, assignment_id, "pending")
    if report is not None:
        _decide(session, report, "returned", person_id, now)
        report.reason = reason


def withdraw(session: Session, assignment_id: int, now: datetime) -> None:
    """A report that waits is no longer held out to the office."""
    report = _last(session, assignment_id, "pending")
    if report is not None:
        _decide(session, report, "withdrawn", None, now)


def revive(session: Session, assignment_id: int, at: datetime) -> None:
    """What fell away with a cancellation at that moment waits again, since it was taken back."""
    for table, gone in ((tables.Report, "withdrawn"), (tables.Extension, "lapsed")):
        fell = select(table).where(
            col(table.assignment_id) == assignment_id, table.decision == gone, table.decided_at == at
        )
        for row in session.exec(fell):
            row.decision, row.decided_at = "pending", None
            session.add(row)


def reopen(session: Session, assignment_id: int) -> None:
    """The office's last decision on a report is taken back: the report waits again."""
    report = _last(session, assignment_id, "accepted", "returned")
    if report is not None:
        report.decision, report.decided_by, report.decided_at = "pending", None, None
        report.reason, report.self_confirmed = "", False
        assignment = session.get_one(tables.Assignment, assignment_id)
        no_longer_accepted(assignment)
        session.add_all([report, assignment])


def no_longer_accepted(assignment: tables.Assignment) -> None:
    """The share has no confirmed report."""
    assignment.accepted_report_id = assignment.accepted_on = assignment.accepted_time = None


def reports_of(session: Session, assignment_ids: list[int]) -> list[tables.Report]:
    """Every report of the assignments, oldest first."""
    wanted = select(tables.Report).where(col(tables.Report.assignment_id).in_(assignment_ids))
    return list(session.exec(wanted.order_by(col(tables.Report.at), col(tables.Report.id))))


def evidence_of(session: Session, report_ids: list[int]) -> list[tables.Evidence]:
    """The files that came with the reports."""
    wanted = select(tables.Evidence).where(col(tables.Evidence.report_id).in_(report_ids))
    return list(session.exec(wanted.order_by(col(tables.Evidence.id))))


def _last(session: Session, assignment_id: int, *decisions: str) -> tables.Report | None:
    wanted = (
        select(tables.Report)
        .where(tables.Report.assignment_id == assignment_id, col(tables.Report.decision).in_(decisions))
        .order_by(col(tables.Report.at).desc(), col(tables.Report.id).desc())
    )
    return session.exec(wanted).first()


def _decide(
    session: Session, report: tables.Report, decision: str, person_id: int | None, now: datetime
) -> None:
    report.decision, report.decided_by, report.decided_at = decision, person_id, now
    session.add(report)


def _add_evidence(session: Session, report: tables.Report, files: tuple[NewEvidence, ...]) -> None:
    for file in files:
        session.add(
            tables.Evidence(
                report_id=known(report.id),
                stored_as=file.stored_as,
                name=file.name,
                size=file.size,
                channel_file_id=file.channel_file_id,
            )
        )


def ask_extension(
    session: Session,
    assignment_id: int,
    person_id: int | None,
    now: datetime,
    old_due: date | None,
    new_due: date,
    reason: str,
) -> tables.Extension:
    """Keep a request; it waits for the office."""
    request = tables.Extension(
        assignment_id=assignment_id,
        person_id=person_id,
        at=now,
        old_due=old_due,
        new_due=new_due,
        reason=reason,
    )
    session.add(request)
    session.flush()
    return request


def decide_extension(
    session: Session,
    assignment_id: int,
    person_id: int | None,
    now: datetime,
    granted: date | None,
    reason: str,
) -> None:
    """The office grants (with the date that now holds) or refuses the request that waits."""
    request = pending_extension(session, assignment_id)
    if request is None:
        return
    request.decision = "refused" if granted is None else "granted"
    request.new_due = granted or request.new_due
    request.decided_by, request.decided_at, request.decision_reason = person_id, now, reason
    session.add(request)


def reopen_extension(session: Session, assignment_id: int) -> None:
    """The last grant is taken back: the request waits again, for the day that it asked for."""
    wanted = select(tables.Extension).where(
        tables.Extension.assignment_id == assignment_id, tables.Extension.decision == "granted"
    )
    request = session.exec(wanted.order_by(col(tables.Extension.id).desc())).first()
    if request is None:
        return
    asked = [
        e for e in audit.history(session, f"assignment:{assignment_id}") if e.kind == "request_extension"
    ]
    request.new_due = date.fromisoformat(asked[-1].new[:10]) if asked and asked[-1].new else request.new_due
    request.decision, request.decided_by, request.decided_at = "pending", None, None
    request.decision_reason = ""
    session.add(request)


def lapse_extension(session: Session, assignment_id: int, now: datetime) -> None:
    """The request that waits needs no decision any more: the task is done, cancelled or another unit's."""
    request = pending_extension(session, assignment_id)
    if request is not None:
        request.decision, request.decided_at = "lapsed", now
        session.add(request)


def pending_extension(session: Session, assignment_id: int) -> tables.Extension | None:
    """The request of the assignment that waits for the office."""
    wanted = (
        select(tables.Extension)
        .where(tables.Extension.assignment_id == assignment_id, tables.Extension.decision == "pending")
        .order_by(col(tables.Extension.id).desc())
    )
    return session.exec(wanted).first()


def pending_extensions(session: Session) -> list[tables.Extension]:
    """Every request that waits for the office, oldest first."""
    wanted = select(tables.Extension).where(tables.Extension.decision == "pending")
    return list(session.exec(wanted.order_by(col(tables.Extension.id))))


def extensions_of(session: Session, assignment_ids: list[int]) -> list[tables.Extension]:
    """Every request of the assignments, oldest first."""
    wanted = select(tables.Extension).where(col(tables.Extension.assignment_id).in_(assignment_ids))
    return list(session.exec(wanted.order_by(col(tables.Extension.id))))


@dataclass(frozen=True, slots=True)
class Undone:
    """When a unit said that something is not done yet, and the day that it named."""

    at: datetime
    until: date | None


_UNDONE = (
    select(tables.Event.subject, tables.Event.at, tables.Event.data)
    .where(tables.Event.kind == "not_done")
    .where(col(tables.Event.subject).in_(bindparam("subjects", expanding=True)))
    .order_by(col(tables.Event.id))
)


def said_undone(session: Session, assignment_ids: Iterable[int]) -> dict[int, Undone]:
    """By assignment, the last time that its unit said that it is not done yet."""
    session.flush()
    said = session.connection().execute(_UNDONE, {"subjects": [f"assignment:{n}" for n in assignment_ids]})
    return {int(subject.partition(":")[2]): Undone(at, _day(data.get("until"))) for subject, at, data in said}


def _day(named: str | None) -> date | None:
    return date.fromisoformat(named) if named else None


def declined(session: Session, assignment_ids: Iterable[int]) -> dict[int, str]:
    """The assignments whose unit says that they are not its own, with its reason, if nothing came after."""
    subjects = {f"assignment:{number}": number for number in assignment_ids}
    event = tables.Event
    wanted = select(event.id, event.subject, event.kind).where(
        col(event.subject).in_(list(subjects)), event.kind != "note"
    )
    last = {subject: (known(n), kind) for n, subject, kind in session.exec(wanted.order_by(col(event.id)))}
    waiting = {subject: n for subject, (n, kind) in last.items() if kind == "decline"}
    words = audit.words_of(session, waiting.values())
    return {subjects[subject]: words.get(n, "") for subject, n in waiting.items()}
