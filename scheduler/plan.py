"""Who is owed a digest now, and what belongs into it: pure functions of what is true."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from messages.work.digests import Digest, LeaderPart, OfficePart
from scheduler.policy import in_hours, is_briefing_day, morning_of, next_morning
from scheduler.snapshot import Snapshot
from storage.delivery.outbox import DIGEST
from tasks.model import Person, Role, Status
from tasks.standing import Rung, Standing, counts_of, ladder, passed_on
from tasks.workdays import local, local_day

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


def digest_for(person: Person, at: Snapshot) -> Digest:
    """The person's digest of today; false if there is nothing to say."""
    own = [item for item in at.items_of(person) if _answers_for(person, item, at)]
    late, today, upcoming = _grouped(own, at.told.get(person.id), at)
    office = _office_part(person, at) if person.has(Role.OFFICE) else OfficePart()
    found = Digest(person, at.today, late, today, upcoming, office, _leader_part(person, at))
    planned = morning_of(at.today, at.policy)
    if at.now - planned > at.policy.late_note_after:
        found = replace(found, delayed_from=planned)
    return found


def urgent_for(person: Person, at: Snapshot) -> Digest:
    """Outside the hours: what falls due before the next working morning and was not told today."""
    morning = next_morning(at.now, at.calendar, at.policy)
    last = last_morning(at)
    if at.told.get(person.id, date.min) >= last:
        return Digest(person, at.today)
    due = [
        item
        for item in at.items_of(person)
        if _answers_for(person, item, at)
        and _given_on(item) < last
        and item.late_from is not None
        and at.now < item.late_from <= morning
    ]
    return Digest(person, at.today, today=tuple(due), urgent=True)


def last_morning(at: Snapshot) -> date:
    """The day of the last working morning that has begun."""
    today = at.today
    if at.calendar.is_working(today) and local(at.now).time() >= at.policy.morning:
        return today
    return at.calendar.add(today, -1)


def _answers_for(person: Person, item: Standing, at: Snapshot) -> bool:
    return (
        item.open
        and item.due is not None
        and (
            person.has(Role.HEAD, item.unit_id)
            or (person.has(Role.DEPUTY_HEAD, item.unit_id) and person in at.answering_for(item.unit_id))
        )
    )


def _grouped(
    items: Iterable[Standing], told: date | None, at: Snapshot
) -> tuple[tuple[Standing, ...], tuple[Standing, ...], tuple[Standing, ...]]:
    """Late, due today, coming up: of the last only what has passed a threshold since the last digest."""
    late, today, upcoming = [], [], []
    for item in items:
        if item.overdue:
            late.append(item)
        elif item.left <= 0:
            today.append(item)
        elif _passed_threshold(item, told, at):
            upcoming.append(item)
    return tuple(late), tuple(today), tuple(upcoming)


def _passed_threshold(item: Standing, told: date | None, at: Snapshot) -> bool:
    day = item.remind_by
    if day is None:
        return False
    known = max(told or date.min, _given_on(item))
    return any(known < at.calendar.add(day, -n) <= at.today for n in at.policy.days_before)


def _given_on(item: Standing) -> date:
    return local_day(item.given_at) if item.given_at is not None else date.min


def _reached(item: Standing, at: Snapshot) -> dict[Rung, Rung]:
    """Who holds the rungs that the item has reached: {holder: the lowest rung that it stands for}.

    An empty rung passes on upward; where nobody is above, the office keeps it.
    """
    if not item.behind:
        return {}
    held = at.rungs_held(item.unit_id)
    reached: dict[Rung, Rung] = {}
    for rung in ladder(item.late, item.share, at.policy.ladder):
        holder = passed_on(rung, held) or (Rung.OFFICE if Rung.OFFICE in held else None)
        if holder is not None:
            reached[holder] = _telling(reached.get(holder), rung, holder)
    return reached


def _telling(before: Rung | None, rung: Rung, holder: Rung) -> Rung:
    """Of the rungs that one holder stands for, the one worth telling: an empty one before their own."""
    return rung if before is None or before is holder else before


def _passed(holder: Rung, rung: Rung) -> Rung | None:
    return rung if rung is not holder else None


def _office_part(person: Person, at: Snapshot) -> OfficePart:
    reached = [(item, _reached(item, at).get(Rung.OFFICE)) for item in at.items]
    headless = [
        item for item in at.items if item.open and item.due is not None and not at.answering_for(item.unit_id)
    ]
    unreached = {p.id: p for item in at.items for p in at.answering_for(item.unit_id) if p.id in at.unreached}
    groups = _grouped(headless, at.told.get(person.id), at)
    return OfficePart(
        waiting=tuple(i for i in at.items if i.status is Status.REPORTED),
        extensions=tuple(i for i in at.items if i.asked_until is not None and i.open),
        late=tuple(replace(item, passed_from=_passed(Rung.OFFICE, rung)) for item, rung in reached if rung),
        undecided=tuple(i for i in at.items if i.overdue and i.leads and i.past_at_import),
        headless=tuple(line for group in groups for line in group),
        reviews=at.reviews,
        undelivered=at.undelivered,
        unreached=tuple(f"{p.name}, {p.title}" if p.title else p.name for p in unreached.values()),
        record_head=at.record_head if is_briefing_day(at.today, at.calendar, at.policy) else "",
    )


def _leader_part(person: Person, at: Snapshot) -> LeaderPart:
    """What a leader has not been told yet; on the day of the briefing all that has reached them."""
    if not (person.has(Role.DIRECTOR) or at.has_charge(person)):
        return LeaderPart()
    briefing = is_briefing_day(at.today, at.calendar, at.policy)
    if person.has(Role.DIRECTOR):
        lines = _leader_lines(person, Rung.DIRECTOR, at.items, at, briefing=briefing)
    else:
        charge = [i for i in at.items if at.in_charge(i.unit_id) == person]
        lines = _leader_lines(person, Rung.DEPUTY_DIRECTOR, charge, at, briefing=briefing)
    if not lines:
        return LeaderPart()
    charge_of_all = person.has(Role.DIRECTOR)
    led = [i for i in at.led if charge_of_all or at.in_charge(i.unit_id) == person]
    return LeaderPart(lines, briefing, counts_of(led))


def _leader_lines(
    person: Person, rung: Rung, items: Iterable[Standing], at: Snapshot, *, briefing: bool
) -> tuple[Standing, ...]:
    lines = []
    for item in items:
        stands_for = _reached(item, at).get(rung)
        weekly = briefing and rung is Rung.DIRECTOR and item.behind
        if stands_for is None and not weekly:
            continue
        if briefing or _newly_reached(item, stands_for or rung, rung, at.told.get(person.id), at):
            passed = _passed(rung, stands_for or rung)
            lines.append(replace(item, passed_from=passed))
    return tuple(lines)


def _newly_reached(item: Standing, rung: Rung, holder: Rung, told: date | None, at: Snapshot) -> bool:
    """Whether the item has climbed to this holder, or to a step of theirs, since their last digest."""
    steps = {
        Rung.OFFICE: at.policy.ladder.office,
        Rung.DEPUTY_DIRECTOR: at.policy.ladder.deputy_director,
        Rung.DIRECTOR: at.policy.ladder.director,
    }
    late = item.late
    since = at.calendar.between(told, at.today) if told else late
    return any(0 <= late - steps[step] < max(since, 1) for step in {rung, holder})
