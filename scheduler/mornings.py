"""The digests of a morning: what many need is read once, and again only where the record has changed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from messages.work import digests as digest_words
from scheduler.plan import digest_for, urgent_for
from scheduler.policy import Policy, in_hours, next_morning
from scheduler.renderer import Gone, Later, Rendered
from scheduler.snapshot import Rules, Snapshot, gather, units_of
from storage.database.engine import Session
from storage.delivery.digests import digest_day
from storage.record import audit
from storage.record.audit import Link
from storage.registry.roster import current
from storage.tables import Outbox
from storage.tables.base import known
from tasks.model import Person
from tasks.workdays import Calendar, local_day

_HOLDS = timedelta(minutes=1)
_RESTLESS = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read when the record ended with the event `last`, for these people."""

    last: Link | None
    at: datetime
    calendar: Calendar
    policy: Policy
    by_id: Mapping[int, Person]
    people: frozenset[int]
    snapshot: Snapshot

    def still_holds(self, last: Link | None, now: datetime, wanted: Collection[int]) -> bool:
        """Whether it is what would be read now."""
        return last == self.last and abs(now - self.at) < _HOLDS and self.people.issuperset(wanted)


class Mornings:
    """What is true for some people, as of this very transaction.

    Every change of the record is an event, so that an unchanged last event proves that what was read holds.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._kept: _Kept | None = None

    def of(self, session: Session, wanted: Collection[int], now: datetime, ahead: Collection[int]) -> _Kept:
        """Read it for `wanted`, or show what was read; where the record is at rest for those `ahead`, too."""
        last, kept = audit.last(session), self._kept
        if kept is not None and kept.still_holds(last, now, wanted):
            return kept
        restless = kept is not None and kept.last != last and abs(now - kept.at) < _RESTLESS
        found = self._read(session, now, last, frozenset(wanted if restless else {*wanted, *ahead}))
        self._kept = found if ahead else None  # nothing is held on to once nobody waits
        return found

    def _read(self, session: Session, now: datetime, last: Link | None, wanted: frozenset[int]) -> _Kept:
        calendar, policy = self._rules(session, now)
        roster = current(session)
        by_id = roster.by_id
        whose = [units_of(by_id[n], roster) for n in wanted if n in by_id]
        every = None in whose
        units = None if every else frozenset(unit for some in whose if some is not None for unit in some)
        snapshot = gather(session, now, calendar, policy, unit_ids=units, roster=roster, of=wanted)
        covered = frozenset(by_id) if every else wanted
        return _Kept(last, now, calendar, policy, by_id, covered, snapshot)


class Digests:
    """The morning of one person, as things stand when it leaves."""

    def __init__(self, rules: Rules) -> None:
        self._mornings = Mornings(rules)

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        """See Renderer."""
        return self.gather_all(session, [row], now, ())[known(row.id)]

    def gather_all(
        self, session: Session, rows: Sequence[Outbox], now: datetime, ahead: Collection[int]
    ) -> dict[int, Any]:
        """See GathersTogether."""
        of_today = [row for row in rows if digest_day(row) == local_day(now)]
        found: dict[int, Any] = {known(row.id): Gone("superseded", "another_day") for row in rows}
        if of_today:
            wanted = {row.person_id for row in of_today if row.person_id is not None}
            at = self._mornings.of(session, wanted, now, ahead)
            found |= {known(row.id): _facts(row, at, now) for row in of_today}
        return found

    def render(self, facts: Any) -> Rendered:
        """See Renderer."""
        return Rendered(digest_words.digest(facts), facts.numbers)


def _facts(row: Outbox, at: _Kept, now: datetime) -> Any:
    urgent = bool(row.payload.get("urgent"))
    if not urgent and not in_hours(now, at.calendar, at.policy):
        return Later(next_morning(now, at.calendar, at.policy))
    person = at.by_id.get(row.person_id or 0)
    if person is None:
        return Gone(reason="person_left")
    digest = urgent_for(person, at.snapshot) if urgent else digest_for(person, at.snapshot)
    return digest or Gone()
