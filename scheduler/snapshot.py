"""What is true at one moment, gathered for planning and rendering; who is told about which unit."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from messages.work.digests import OpenReview
from scheduler.policy import Policy
from storage.database.engine import Session
from storage.delivery import digests, settling
from storage.questions.share_terms import falling_due
from storage.record import audit
from storage.registry import people
from storage.registry.roster import Roster
from storage.work import assignments, reports
from storage.work.assignments import Filter, Listed
from tasks.model import OPEN, Person, Role, Status, Unit
from tasks.standing import AsOf, Rung, Standing
from tasks.workdays import Calendar, local_day

Rules = Callable[[Session, datetime], tuple[Calendar, Policy]]
"""The office's calendar and settings as they stand now."""

_SIGHT = timedelta(days=60)
"""How far ahead deadlines are looked at; well beyond the first reminder."""


@dataclass(frozen=True)
class Snapshot:
    """Everything that a plan is made from. `told` is the last day whose digest reached the person.

    Who holds what, and which items are whose, is looked up: a morning asks it for everybody and each item.
    """

    now: datetime
    calendar: Calendar
    policy: Policy
    items: tuple[Standing, ...] = ()
    led: tuple[Standing, ...] = ()  # all that is open and led, of what recurs the next; for those who see all
    people: tuple[Person, ...] = ()
    units: Mapping[int, Unit] = field(default_factory=dict)
    reviews: tuple[OpenReview, ...] = ()
    told: Mapping[int, date] = field(default_factory=dict)
    undelivered: int = 0
    unreached: frozenset[int] = frozenset()
    record_head: str = ""  # the digest of the last event of the record

    @property
    def today(self) -> date:
        """Vietnam's date."""
        return local_day(self.now)

    @property
    def as_of(self) -> AsOf:
        """By what an assignment is judged."""
        return AsOf(self.now, self.calendar, self.policy.soon_days, self.policy.roll_forward)

    @cached_property
    def _holders(self) -> Mapping[tuple[Role, int | None], tuple[Person, ...]]:
        found: dict[tuple[Role, int | None], dict[int, Person]] = {}
        for person in self.people:
            for role, unit_id in person.roles:
                for key in ((role, unit_id), (role, None)):
                    found.setdefault(key, {})[person.id] = person
        return {key: tuple(held.values()) for key, held in found.items()}

    @cached_property
    def _by_id(self) -> Mapping[int, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _items_of(self) -> Mapping[int, list[Standing]]:
        found: dict[int, list[Standing]] = {}
        for item in self.items:
            found.setdefault(item.unit_id, []).append(item)
        return found

    @cached_property
    def _charge(self) -> frozenset[int]:
        return frozenset(unit.in_charge_id for unit in self.units.values() if unit.in_charge_id is not None)

    def with_role(self, role: Role, unit_id: int | None = None) -> tuple[Person, ...]:
        """Who holds the role, in that unit where one is given."""
        return self._holders.get((role, unit_id), ())

    def answering_for(self, unit_id: int) -> tuple[Person, ...]:
        """Who is reminded of a unit's tasks: its heads, else their deputies, else nobody."""
        return self.with_role(Role.HEAD, unit_id) or self.with_role(Role.DEPUTY_HEAD, unit_id)

    def in_charge(self, unit_id: int) -> Person | None:
        """The deputy director in charge of the unit, if there is one in office."""
        unit = self.units.get(unit_id)
        return self._by_id.get(unit.in_charge_id) if unit and unit.in_charge_id is not None else None

    def has_charge(self, person: Person) -> bool:
        """Whether any unit is in the person's charge."""
        return person.id in self._charge

    def items_of(self, person: Person) -> list[Standing]:
        """The items of the units in which the person heads or deputises, in the order of all items."""
        own = {unit_id for role, unit_id in person.roles if role in (Role.HEAD, Role.DEPUTY_HEAD)}
        if len(own) <= 1:
            return [item for unit_id in own for item in self._items_of.get(unit_id, ())]
        return [item for item in self.items if item.unit_id in own]

    def rungs_held(self, unit_id: int) -> frozenset[Rung]:
        """The rungs of the ladder above the unit that somebody holds."""
        held = {Rung.OFFICE} if self.with_role(Role.OFFICE) else set()
        if self.in_charge(unit_id):
            held.add(Rung.DEPUTY_DIRECTOR)
        if self.with_role(Role.DIRECTOR):
            held.add(Rung.DIRECTOR)
        return frozenset(held)


def gather(
    session: Session,
    now: datetime,
    calendar: Calendar,
    policy: Policy,
    *,
    unit_ids: frozenset[int] | None = None,
    roster: Roster | None = None,
    of: Collection[int] | None = None,
) -> Snapshot:
    """Read what is true now; of some units or people only, where no more is asked.

    What only the office and the leaders are told is read where all units are.
    """
    today = local_day(now)
    roster = roster or Roster.read(session)
    every = unit_ids is None
    at = Snapshot(
        now=now,
        calendar=calendar,
        policy=policy,
        people=roster.people,
        units=roster.units,
        reviews=tuple(_open_review(row) for row in digests.unfinished_reviews(session)) if every else (),
        told=digests.last_told(session, today, now, None if every else of),
        undelivered=settling.count_undelivered(session, now - timedelta(days=7)) if every else 0,
        unreached=frozenset(person.id for person, _ in people.unreached(session)) if every else frozenset(),
        record_head=audit.head(session) if every else "",
    )
    items = [assignments.standing_of(row, at.as_of) for row in _items(session, unit_ids, today + _SIGHT)]
    return replace(at, items=tuple(items), led=tuple(_led(session, items, at)) if every else ())


def gather_due(session: Session, now: datetime, calendar: Calendar, policy: Policy, until: date) -> Snapshot:
    """Only what falls due from now until that day, and whom it concerns: mostly there is none."""
    at = Snapshot(now=now, calendar=calendar, policy=policy)
    rows = falling_due(session, at.as_of, until)
    if not rows:
        return at
    return replace(
        at,
        items=tuple(assignments.standing_of(row, at.as_of) for row in rows),
        people=tuple(people.people(session)),
        units={unit.id: unit for unit in people.units(session, active_only=False)},
        told=digests.last_told(session, at.today, now),
    )


def _led(session: Session, items: Iterable[Standing], at: Snapshot) -> Iterator[Standing]:
    """What is open and led, mostly the items once more: of a large office only the others are loaded."""
    known = {item.assignment_id: item for item in items}
    ids = digests.led_ids(session, at.today)
    rest = assignments.listed_by_ids(session, [each for each in ids if each not in known])
    others = {row.assignment.id: assignments.standing_of(row, at.as_of) for row in rest}
    return (known.get(each) or others[each] for each in ids)


def units_of(person: Person, roster: Roster) -> frozenset[int] | None:
    """The units whose tasks concern the person; None for the office and the leaders, who see all."""
    if any(person.has(role) for role in (Role.OFFICE, Role.DIRECTOR, Role.DEPUTY_DIRECTOR)):
        return None
    return None if person.id in roster.in_charge else frozenset(unit_id for _, unit_id in person.roles)


def _items(session: Session, unit_ids: frozenset[int] | None, until: date) -> list[Listed]:
    """What falls due in sight, and beyond it what waits for the office."""
    wanted = Filter(statuses={*OPEN, Status.REPORTED}, unit_ids=unit_ids, due_to=until)
    items = {row.assignment.id: row for row in assignments.listed(session, wanted)}
    if unit_ids is not None:
        return list(items.values())
    asking = [row.assignment_id for row in reports.pending_extensions(session)]
    reported = assignments.listed(session, Filter(statuses={Status.REPORTED}))
    for row in reported + assignments.listed_by_ids(session, asking):
        items.setdefault(row.assignment.id, row)
    return list(items.values())


def _open_review(row: digests.UnfinishedReview) -> OpenReview:
    name = row.number or (f"…/{row.symbol}" if row.symbol else "")
    title = " ".join(part for part in (name, row.subject or "") if part) or row.file_name
    return OpenReview(row.id, title, row.drafts, row.opened_at)
