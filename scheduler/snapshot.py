"""What is true at one moment, gathered for planning and rendering; who is told about which unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from messages.reminder_facts import OpenReview
from scheduler.policy import Policy
from storage import assignments, digests, people, undelivered
from storage.assignments import Filter, Listed
from storage.engine import Session
from tasks.escalation import Rung
from tasks.model import OPEN, Person, Role, Status, Unit
from tasks.workdays import Calendar, local_day

_SIGHT = timedelta(days=60)
"""How far ahead deadlines are looked at; well beyond the first reminder."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that a plan is made from. `told` is the last day whose digest reached the person."""

    now: datetime
    calendar: Calendar
    policy: Policy
    items: tuple[Listed, ...] = ()
    people: tuple[Person, ...] = ()
    units: Mapping[int, Unit] = field(default_factory=dict)
    reviews: tuple[OpenReview, ...] = ()
    told: Mapping[int, date] = field(default_factory=dict)
    undelivered: int = 0
    unreached: frozenset[int] = frozenset()

    @property
    def today(self) -> date:
        """Vietnam's date."""
        return local_day(self.now)

    def with_role(self, role: Role, unit_id: int | None = None) -> tuple[Person, ...]:
        """Who holds the role, in that unit where one is given."""
        return tuple(p for p in self.people if p.has(role, unit_id))

    def answering_for(self, unit_id: int) -> tuple[Person, ...]:
        """Who is reminded of a unit's tasks: its heads, else their deputies, else nobody."""
        return self.with_role(Role.HEAD, unit_id) or self.with_role(Role.DEPUTY_HEAD, unit_id)

    def in_charge(self, unit_id: int) -> Person | None:
        """The deputy director in charge of the unit, if there is one in office."""
        unit = self.units.get(unit_id)
        wanted = unit.in_charge_id if unit else None
        return next((p for p in self.people if p.id == wanted), None)

    def rungs_held(self, unit_id: int) -> frozenset[Rung]:
        """The rungs of the ladder above the unit that somebody holds."""
        held = {Rung.OFFICE} if self.with_role(Role.OFFICE) else set()
        if self.in_charge(unit_id):
            held.add(Rung.DEPUTY_DIRECTOR)
        if self.with_role(Role.DIRECTOR):
            held.add(Rung.DIRECTOR)
        return frozenset(held)


def gather(session: Session, now: datetime, calendar: Calendar, policy: Policy) -> Snapshot:
    """Read what is true now."""
    today = local_day(now)
    wanted = Filter(statuses={*OPEN, Status.REPORTED}, due_to=today + _SIGHT)
    undated = Filter(statuses={Status.REPORTED})
    items = {row.assignment.id: row for row in assignments.listed(session, wanted)}
    for row in assignments.listed(session, undated):
        items.setdefault(row.assignment.id, row)
    for row in assignments.open_assignments(session):
        if row.assignment.pending_extension:
            items.setdefault(row.assignment.id, row)
    return Snapshot(
        now=now,
        calendar=calendar,
        policy=policy,
        items=tuple(items.values()),
        people=tuple(people.people(session)),
        units={unit.id: unit for unit in people.units(session, active_only=False)},
        reviews=tuple(_open_review(row) for row in digests.unfinished_reviews(session)),
        told=digests.last_told(session, today, now),
        undelivered=undelivered.count(session, now - timedelta(days=7)),
        unreached=frozenset(person.id for person, _ in people.unreached(session)),
    )


def _open_review(row: digests.UnfinishedReview) -> OpenReview:
    name = "/".join(part for part in (row.number, row.symbol) if part)
    title = " ".join(part for part in (name, row.subject or "") if part) or row.file_name
    return OpenReview(row.id, title, row.drafts, row.opened_at)
