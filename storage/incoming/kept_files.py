"""Files that go some years after what they belong to has ended: evidence, and what directives came as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, select

from storage.record import audit
from storage.settings import OfficeSettings
from storage.tables import Assignment as Share
from storage.tables import Directive, DirectiveFile, Evidence, Occurrence, Report, Review, Task
from storage.tables.base import known

STRETCH = 2000  # keys looked at in one go


@dataclass(frozen=True, slots=True)
class DueToGo:
    """The keys of what is due to go, and behind which key to look on; None at the end."""

    keys: tuple[int, ...]
    after: int | None


@dataclass(frozen=True, slots=True)
class TakenRows:
    """How many rows were taken, and the files that nothing names any more."""

    rows: int = 0
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetentionLimits:
    """The office's settings, and the moment from which they count."""

    office: OfficeSettings
    now: datetime

    def before(self, days: int) -> datetime:
        """So many days ago."""
        return self.now - timedelta(days=days)

    def years_before(self, years: int) -> datetime:
        """So many years ago."""
        now = self.now
        return now.replace(year=now.year - years, day=min(now.day, 28) if now.month == 2 else now.day)


def keys_of(found: Any) -> tuple[int, ...]:
    """The keys that a statement found."""
    return tuple(known(key) for key in found)


# --- evidence ---


def find_evidence(session: Session, limits: RetentionLimits, after: int) -> DueToGo:
    """Of reports on what ended so long ago; they came before that, so that their index bounds the search."""
    oldest = limits.years_before(limits.office.evidence_years)
    wanted = (
        select(Evidence.id)
        .join(Report, col(Evidence.report_id) == col(Report.id))
        .join(Share, col(Report.assignment_id) == col(Share.id))
        .join(Occurrence, col(Share.occurrence_id) == col(Occurrence.id))
        .where(
            col(Report.at) <= oldest,
            col(Occurrence.closed_at) <= oldest,
            Evidence.stored_as != "",
            col(Evidence.id) > after,
        )
    )
    keys = keys_of(session.exec(wanted.order_by(col(Evidence.id)).limit(STRETCH)))
    return DueToGo(keys, keys[-1] if len(keys) == STRETCH else None)


def take_evidence(session: Session, limits: RetentionLimits, keys: Sequence[int]) -> TakenRows:
    """The rows stay with the names of the files; by report, an event says which files have gone."""
    rows = session.exec(
        select(Evidence)
        .where(col(Evidence.id).in_(keys), Evidence.stored_as != "")
        .order_by(col(Evidence.id))
    ).all()
    return _given_up(session, limits, [(f"report:{row.report_id}", row) for row in rows], "evidence_expired")


# --- what directives came as ---


def find_papers(session: Session, limits: RetentionLimits, after: int) -> DueToGo:
    """Of directives so old of which no task ended later or is open, and that nobody looks over."""
    oldest = limits.years_before(limits.office.directive_years)
    of_paper = col(DirectiveFile.directive_id)
    live = (
        select(Task.number)
        .join(Occurrence, col(Occurrence.task_number) == col(Task.number))
        .where(
            col(Task.directive_id) == of_paper,
            or_(col(Occurrence.closed_at).is_(None), col(Occurrence.closed_at) > oldest),
        )
    )
    looked_over = select(Review.id).where(col(Review.directive_id) == of_paper, Review.state == "open")
    wanted = (
        select(DirectiveFile.id)
        .join(Directive, of_paper == col(Directive.id))
        .where(
            col(Directive.imported_at) <= oldest,
            DirectiveFile.stored_as != "",
            col(DirectiveFile.id) > after,
            ~live.exists(),
            ~looked_over.exists(),
        )
    )
    keys = keys_of(session.exec(wanted.order_by(col(DirectiveFile.id)).limit(STRETCH)))
    return DueToGo(keys, keys[-1] if len(keys) == STRETCH else None)


def take_papers(session: Session, limits: RetentionLimits, keys: Sequence[int]) -> TakenRows:
    """The rows stay with the names of the files; by directive, an event says which files have gone."""
    rows = session.exec(
        select(DirectiveFile)
        .where(col(DirectiveFile.id).in_(keys), DirectiveFile.stored_as != "")
        .order_by(col(DirectiveFile.id))
    ).all()
    return _given_up(
        session, limits, [(f"directive:{row.directive_id}", row) for row in rows], "directive_file_expired"
    )


def _given_up(
    session: Session,
    limits: RetentionLimits,
    rows: Sequence[tuple[str, Evidence | DirectiveFile]],
    kind: str,
) -> TakenRows:
    """The rows give their files up; an event by what they belong to says which."""
    files, of = [], dict[str, list[int]]()
    for subject, row in rows:
        files.append(row.stored_as)
        row.stored_as = ""
        session.add(row)
        of.setdefault(subject, []).append(known(row.id))
    for subject, ids in of.items():
        audit.record(session, kind, subject, now=limits.now, data={_NAMED_IN[kind]: ids})
    return TakenRows(len(rows), tuple(files))


_NAMED_IN = {"evidence_expired": "evidence", "directive_file_expired": "files"}
