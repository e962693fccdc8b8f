"""One tick: what is due becomes outbox rows, in one transaction, however often it is tried."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from scheduler.failpoints import reach
from scheduler.hours import goes_at, in_hours, next_morning
from scheduler.plan import PlannedRow, plan
from scheduler.policy import Policy
from scheduler.snapshot import gather
from storage import digests, occurrences, outbox, people, undelivered
from storage.engine import Session
from storage.undelivered import UNDELIVERED
from tasks.workdays import Calendar, local_day

Rules = Callable[[Session, datetime], tuple[Calendar, Policy]]
"""The office's calendar and settings as they stand now."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a tick did: rows owed anew, older digests that gave way, whether it planned a morning."""

    owed: int = 0
    superseded: int = 0
    planned: bool = False


def tick(session: Session, now: datetime, rules: Rules) -> Ticked:
    """Plan the morning if it has come and is not planned; outside the hours only what cannot wait."""
    calendar, policy = rules(session, now)
    owed = _tell_office(session, now, goes_at(now, calendar, policy))
    today = local_day(now)
    if not in_hours(now, calendar, policy):
        soon = local_day(next_morning(now, calendar, policy))
        rows = plan(gather(session, now, calendar, policy, until=soon))
        return Ticked(owed + _owe(session, rows, now))
    if digests.is_planned(session, today):
        return Ticked(owed)
    occurrences.extend_recurring(session, now, calendar)
    rows = plan(gather(session, now, calendar, policy))
    superseded = digests.supersede_older(session, today, now)
    owed += _owe(session, rows, now)
    digests.mark_planned(session, today)
    reach("plan")
    return Ticked(owed, superseded, planned=True)


def _owe(session: Session, rows: tuple[PlannedRow, ...], now: datetime) -> int:
    return sum(
        outbox.enqueue(
            session,
            row.key,
            row.kind,
            now=now,
            person_id=row.person_id,
            payload=row.payload,
            priority=row.priority,
            not_before=row.not_before,
        )
        for row in rows
    )


def _tell_office(session: Session, now: datetime, not_before: datetime) -> int:
    """What could not be delivered is shown to the office once."""
    office = people.office_people(session)
    rows = undelivered.take_unshown(session, now) if office else []
    if not rows:
        return 0
    return sum(
        outbox.enqueue(
            session,
            f"undelivered:{person.id}:{max(rows)}",
            UNDELIVERED,
            now=now,
            person_id=person.id,
            payload={"rows": rows},
            priority=3,
            not_before=not_before,
        )
        for person in office
    )
