"""What the planning of a morning needs beside the assignments: reviews left open, what was told already."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select as sql_select
from sqlmodel import Session, col, func, select

from storage.delivery.outbox import DIGEST
from storage.tables import Assignment, Directive, Draft, Outbox, Review, Setting
from storage.tables.base import known
from storage.work.periods import later_than_next
from tasks.model import OPEN, Share

_PLANNED = "scheduler.planned"
_KEPT_DAYS = 40


@dataclass(frozen=True, slots=True)
class UnfinishedReview:
    """A review still open, with what its document is known by."""

    id: int
    number: str | None
    symbol: str | None
    subject: str | None
    file_name: str
    drafts: int
    opened_at: datetime


def unfinished_reviews(session: Session) -> list[UnfinishedReview]:
    """Every open review, the oldest first, with the drafts that are still in it."""
    kept = func.count(col(Draft.id))
    rows = session.exec(
        select(Review, Directive, kept)
        .join(Directive, col(Review.directive_id) == col(Directive.id))
        .join(
            Draft,
            (col(Draft.review_id) == col(Review.id)) & col(Draft.dropped).is_(False),
            isouter=True,
        )
        .where(Review.state == "open")
        .group_by(col(Review.id), col(Directive.id))
        .order_by(col(Review.opened_at), col(Review.id))
    )
    return [
        UnfinishedReview(
            review.id or 0,
            directive.number,
            directive.symbol,
            directive.subject,
            directive.file_name,
            drafts,
            review.opened_at,
        )
        for review, directive, drafts in rows
    ]


def last_told(
    session: Session, before: date, now: datetime, of: Collection[int] | None = None
) -> dict[int, date]:
    """By person (`of` these), the last day before `before` whose morning digest arrived for certain."""
    since = now - timedelta(days=_KEPT_DAYS)
    day = col(Outbox.payload)["date"].as_string()
    wanted = (
        sql_select(col(Outbox.person_id), func.max(day))
        .where(
            col(Outbox.kind) == DIGEST,
            col(Outbox.state) == "sent",
            col(Outbox.created_at) >= since,
            col(Outbox.part) <= 1,
            day < before.isoformat(),
            func.coalesce(col(Outbox.payload)["urgent"].as_string(), "") == "",
        )
        .group_by(col(Outbox.person_id))
    )
    if of is not None:
        wanted = wanted.where(col(Outbox.person_id).in_(list(of)))
    found = session.execute(wanted)
    return {person: date.fromisoformat(last) for person, last in found if person is not None}


def led_ids(session: Session, today: date) -> list[int]:
    """The ids of what is open and led, as people count it (storage.work.assignments.outstanding)."""
    wanted = select(Assignment.id).where(
        col(Assignment.stage).in_(sorted(OPEN)),
        Assignment.share == Share.LEAD,
        col(Assignment.id).not_in(later_than_next(today)),
    )
    return [known(row_id) for row_id in session.exec(wanted)]


def digest_day(row: Outbox) -> date:
    """The day that a digest row is for."""
    return date.fromisoformat(row.payload["date"])


def is_planned(session: Session, day: date) -> bool:
    """Whether that day's digests have been planned."""
    row = session.get(Setting, _PLANNED)
    return row is not None and day.isoformat() in row.value["days"]


def mark_planned(session: Session, day: date) -> None:
    """Note that that day's digests have been planned, so that a clock set back plans none again."""
    row = session.get(Setting, _PLANNED) or Setting(key=_PLANNED, value={"days": []})
    row.value = {"days": [*row.value["days"], day.isoformat()][-_KEPT_DAYS:]}
    session.add(row)


def supersede_older(session: Session, day: date, now: datetime) -> int:
    """Digests of earlier days that have not left yet give way to that day's; how many."""
    rows = session.exec(
        select(Outbox).where(Outbox.kind == DIGEST, col(Outbox.state).in_(("due", "ambiguous")))
    )
    older = [row for row in rows if digest_day(row) < day]
    for row in older:
        row.state, row.reason, row.settled_at = "superseded", "newer_digest", now
        session.add(row)
    return len(older)
