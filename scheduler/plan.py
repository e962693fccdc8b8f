"""Who is owed a digest now: a pure function of what is true."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from messages.digests import Digest
from scheduler.hours import in_hours, morning_of
from scheduler.selection import digest_for, last_morning, urgent_for
from scheduler.snapshot import Snapshot
from storage.digests import DIGEST

LATE_FIRST = 4
ORDINARY = 5


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row to be owed. The same key is never owed twice."""

    key: str
    kind: str
    person_id: int
    not_before: datetime
    payload: dict[str, Any] = field(default_factory=dict)
    priority: int = ORDINARY


def plan(at: Snapshot) -> tuple[PlannedRow, ...]:
    """In the hours one digest for everybody who has anything; outside them only what cannot wait.

    The rows of those with the oldest deadline come first, and what is late goes before the rest.
    """
    if in_hours(at.now, at.calendar, at.policy):
        digests = [(digest_for(person, at), _morning_row) for person in at.people]
    else:
        digests = [(urgent_for(person, at), _urgent_row) for person in at.people]
    wanted = [(digest, row) for digest, row in digests if digest]
    wanted.sort(key=lambda pair: (_oldest(pair[0]), pair[0].person.id))
    return tuple(row(digest, at) for digest, row in wanted)


def digest_key(person_id: int, day: date) -> str:
    """The key of a person's morning."""
    return f"digest:{person_id}:{day.isoformat()}"


def _morning_row(digest: Digest, at: Snapshot) -> PlannedRow:
    person_id = digest.person.id
    return PlannedRow(
        key=digest_key(person_id, at.today),
        kind=DIGEST,
        person_id=person_id,
        not_before=morning_of(at.today, at.policy),
        payload={"date": at.today.isoformat()},
        priority=LATE_FIRST if digest.late else ORDINARY,
    )


def _urgent_row(digest: Digest, at: Snapshot) -> PlannedRow:
    person_id = digest.person.id
    return PlannedRow(
        key=f"urgent:{person_id}:{last_morning(at).isoformat()}",
        kind=DIGEST,
        person_id=person_id,
        not_before=at.now,
        payload={"date": at.today.isoformat(), "urgent": True},
        priority=LATE_FIRST,
    )


def _oldest(digest: Digest) -> date:
    return min((line.due.on for line in digest.own if line.due), default=date.max)
