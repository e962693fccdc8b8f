"""Many messages as one: notices of a burst, where a quota is low, the digests of a morning."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from messages.lists import together
from messages.work import digests as digest_words
from messages.work.reminders import GatheredNotice, gathered, holds_now
from scheduler.plan import digest_for, urgent_for
from scheduler.policy import Policy, in_hours, next_morning
from scheduler.renderer import Gone, Later, Rendered, Renderer, Renderers
from scheduler.snapshot import Rules, Snapshot, gather, units_of
from storage.database.engine import Session
from storage.delivery import outbox
from storage.delivery.digests import digest_day
from storage.record import audit
from storage.record.audit import Link
from storage.registry import people
from storage.registry.roster import current
from storage.tables import Outbox
from storage.tables.base import known
from storage.work import assignments, changes
from storage.work.assignments import Listed, standing_of
from tasks.model import Act, Person, may
from tasks.standing import Standing
from tasks.workdays import Calendar, local_day


def changed_since(
    session: Session, rows: Iterable[Outbox], now: datetime, rules: Rules
) -> tuple[Standing, ...]:
    """How the assignments stand that have changed since the notices of them, where the person sees them."""
    found: dict[int, Listed] = {}
    for row in rows:
        numbers, after = row.payload.get("tasks"), row.payload.get("after")
        if numbers and after is not None:
            ids = changes.decided_after(session, after, numbers)
            found |= {item.assignment.id: item for item in assignments.listed_by_ids(session, ids)}
    person = people.person(session, _person_of(rows)) if found else None
    if person is None:
        return ()
    at = Snapshot(now, *rules(session, now)).as_of
    return tuple(standing_of(item, at) for item in found.values() if _sees(person, item))


def _person_of(rows: Iterable[Outbox]) -> int:
    return next((row.person_id for row in rows if row.person_id is not None), 0)


def _sees(person: Person, item: Listed) -> bool:
    return may(person, Act.SEE, item.assignment.unit_id)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What each of the rows became, and which assignments have changed since they were written."""

    parts: Sequence[tuple[Renderer, Any]]
    changed: tuple[Standing, ...]


class _Many:
    """Payload {"rows": ids of those it stands for}; each is read anew, by its own renderer."""

    def __init__(self, rules: Rules, inner: Callable[[], Renderers]) -> None:
        self._rules = rules
        self._inner = inner

    def gather(self, session: Session, row: Outbox, now: datetime) -> Any:
        """See Renderer."""
        inner = self._inner()
        rows = [each for each in outbox.rows_by_id(session, row.payload["rows"]) if _has_words(each)]
        parts = []
        for each in rows:
            facts = inner[each.kind].gather(session, each, now)
            if not isinstance(facts, Gone | Later):
                parts.append((inner[each.kind], facts))
        return _Parts(parts, changed_since(session, rows, now, self._rules)) if parts else Gone()


class PutTogether(_Many):
    """Several messages in one, where a quota is low."""

    def render(self, facts: _Parts) -> Rendered:
        """See Renderer."""
        parts = [renderer.render(inner) for renderer, inner in facts.parts]
        message = holds_now(together([part.message for part in parts]), facts.changed)
        return Rendered(message, _tasks(parts))


class GatheredNotices(_Many):
    """Notices of a burst."""

    def render(self, facts: _Parts) -> Rendered:
        """See Renderer."""
        parts = [renderer.render(inner) for renderer, inner in facts.parts]
        notices = [GatheredNotice(part.message, part.tasks) for part in parts]
        return Rendered(holds_now(gathered(notices), facts.changed), _tasks(parts))


def _has_words(row: Outbox) -> bool:
    return row.kind != "message" or bool(row.payload.get("message"))


def _tasks(parts: Iterable[Rendered]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for part in parts for number in part.tasks))


# The digests of a morning: what many need is read once, and again only where the record has changed.

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
        self._whole: _Kept | None = None
        self._foreseeing = Lock()

    def of(self, session: Session, wanted: Collection[int], now: datetime, ahead: Collection[int]) -> _Kept:
        """Read it for `wanted`, or show what was read; where the record is at rest for those `ahead`, too.

        For those ahead who see all it is not: they have it read before (`foresee`), or in their turn.
        """
        last, kept = audit.last(session), self._kept
        if kept is not None and kept.still_holds(last, now, wanted):
            return kept
        see_all = _who_see_all(session, {*wanted, *ahead})
        whole = self._foreseen() if see_all.intersection(wanted) else None
        if not ahead:  # nothing is held on to once nobody waits
            self._whole = None
        if whole is not None and whole.still_holds(last, now, wanted):
            return whole
        restless = kept is not None and kept.last != last and abs(now - kept.at) < _RESTLESS
        more = () if restless else set(ahead) - see_all
        found = self._read(session, now, last, frozenset({*wanted, *more}))
        self._kept = found if ahead else None
        return found

    def foresee(self, session: Session, people: Collection[int], now: datetime) -> None:
        """Read all of it where some of these see all: in a large office that takes seconds."""
        see_all = _who_see_all(session, people)
        with self._foreseeing:
            last = audit.last(session)
            read = (self._kept, self._whole)
            if see_all and not any(each and each.still_holds(last, now, see_all) for each in read):
                self._whole = self._read(session, now, last, see_all)

    def _foreseen(self) -> _Kept | None:
        with self._foreseeing:  # what is being read just now is waited for
            return self._whole

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


def _who_see_all(session: Session, people: Collection[int]) -> frozenset[int]:
    roster = current(session)
    by_id = roster.by_id
    return frozenset(n for n in people if n in by_id and units_of(by_id[n], roster) is None)


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

    def foresee(self, session: Session, people: Collection[int], now: datetime) -> None:
        """See Foresees."""
        self._mornings.foresee(session, people, now)

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
