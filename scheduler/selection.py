"""Which lines a person's digest holds on a day: the rules of reminding, as pure functions.

A threshold is a working day before `remind_by`. It is passed over by the first digest on or after that
day that arrives, so that a day without service loses no reminder and doubles none.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from messages.reminder_facts import Digest, LeaderPart, Line, OfficePart
from scheduler.hours import is_briefing_day, morning_of, next_morning
from scheduler.snapshot import Snapshot
from storage.assignments import Listed
from tasks.escalation import Rung, ladder, passed_on
from tasks.model import OPEN, Person, Role, Share, Status
from tasks.moments import days_late, days_left, late_from, remind_by
from tasks.workdays import VIETNAM, local, local_day


def digest_for(person: Person, at: Snapshot) -> Digest:
    """The person's digest of today; false if there is nothing to say."""
    own = [item for item in at.items if _answers_for(person, item, at)]
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
        for item in at.items
        if _answers_for(person, item, at)
        and local_day(item.given_at) < last
        and at.now < _edge(item, at) <= morning
    ]
    return Digest(person, at.today, today=tuple(line_of(item, at) for item in due), urgent=True)


def last_morning(at: Snapshot) -> date:
    """The day of the last working morning that has begun."""
    today = at.today
    if at.calendar.is_working(today) and local(at.now).time() >= at.policy.morning:
        return today
    return at.calendar.add(today, -1)


def line_of(item: Listed, at: Snapshot, *, with_unit: bool = False, passed_from: Rung | None = None) -> Line:
    """An assignment as a list shows it now."""
    assignment, due = item.assignment, item.assignment.due
    reported = assignment.reported_at if assignment.status is Status.REPORTED else None
    line = Line(
        assignment_id=assignment.id,
        number=assignment.task_number,
        content=item.content,
        due=due,
        share=assignment.share,
        unit=_unit_name(assignment.unit_id, at) if with_unit else "",
        source=item.directive_number or "",
        period=item.period,
        asks_extension=assignment.pending_extension,
        passed_from=passed_from,
        reported_at=reported,
    )
    if due is None:
        return line
    roll = at.policy.roll_forward
    day = remind_by(due, at.calendar, roll_forward=roll)
    return replace(
        line,
        left=days_left(due, at.now, at.calendar, roll_forward=roll),
        late=_days_late(item, at),
        is_late=reported is None and _is_late(item, at),
        left_out=at.calendar.left_out(at.today, day) if day > at.today else (),
    )


def _unit_name(unit_id: int, at: Snapshot) -> str:
    unit = at.units.get(unit_id)
    return unit.name if unit else ""


def _answers_for(person: Person, item: Listed, at: Snapshot) -> bool:
    return (
        item.assignment.status in OPEN
        and item.assignment.due is not None
        and (
            person.has(Role.HEAD, item.assignment.unit_id)
            or (
                person.has(Role.DEPUTY_HEAD, item.assignment.unit_id)
                and person in at.answering_for(item.assignment.unit_id)
            )
        )
    )


def _grouped(
    items: Iterable[Listed], told: date | None, at: Snapshot, *, with_unit: bool = False
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
    """Late, due today, coming up: of the last only what has passed a threshold since the last digest."""
    late, today, upcoming = [], [], []
    for item in items:
        line = line_of(item, at, with_unit=with_unit)
        if line.is_late:
            late.append(line)
        elif line.left <= 0:
            today.append(line)
        elif _passed_threshold(item, told, at):
            upcoming.append(line)
    return tuple(late), tuple(today), tuple(upcoming)


def _passed_threshold(item: Listed, told: date | None, at: Snapshot) -> bool:
    due = item.assignment.due
    if due is None:
        return False
    day = remind_by(due, at.calendar, roll_forward=at.policy.roll_forward)
    known = max(told or date.min, local_day(item.given_at))
    return any(known < at.calendar.add(day, -n) <= at.today for n in at.policy.days_before)


def _edge(item: Listed, at: Snapshot) -> datetime:
    due = item.assignment.due
    if due is None:
        return datetime.max.replace(tzinfo=VIETNAM)
    return late_from(due, at.calendar, roll_forward=at.policy.roll_forward)


def _is_late(item: Listed, at: Snapshot) -> bool:
    return item.assignment.due is not None and at.now >= _edge(item, at)


def _days_late(item: Listed, at: Snapshot) -> int:
    due = item.assignment.due
    if due is None or item.assignment.status is Status.REPORTED:
        return 0
    return days_late(due, at.now, at.calendar, roll_forward=at.policy.roll_forward)


def _owes_late(item: Listed, at: Snapshot) -> bool:
    """Late in a way that is told upward: led, still owed, and decided on if it came in late."""
    assignment = item.assignment
    return assignment.share is Share.LEAD and assignment.status in OPEN and _is_late(item, at)


def _reached(item: Listed, at: Snapshot) -> dict[Rung, Rung]:
    """Who holds the rungs that the item has reached: {holder: the lowest rung that it stands for}.

    An empty rung passes on upward; where nobody is above, the office keeps it.
    """
    if not _owes_late(item, at) or item.past_at_import:
        return {}
    held = at.rungs_held(item.assignment.unit_id)
    reached: dict[Rung, Rung] = {}
    for rung in ladder(_days_late(item, at), item.assignment.share, at.policy.ladder):
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
    def lines(items: Iterable[Listed]) -> tuple[Line, ...]:
        return tuple(line_of(item, at, with_unit=True) for item in items)

    reached = [(item, _reached(item, at).get(Rung.OFFICE)) for item in at.items]
    headless = [
        item
        for item in at.items
        if item.assignment.status in OPEN
        and item.assignment.due is not None
        and not at.answering_for(item.assignment.unit_id)
    ]
    unreached = {
        p.id: p
        for item in at.items
        for p in at.answering_for(item.assignment.unit_id)
        if p.id in at.unreached
    }
    groups = _grouped(headless, at.told.get(person.id), at, with_unit=True)
    return OfficePart(
        waiting=lines(i for i in at.items if i.assignment.status is Status.REPORTED),
        extensions=lines(
            i for i in at.items if i.assignment.pending_extension and i.assignment.status in OPEN
        ),
        late=tuple(
            line_of(item, at, with_unit=True, passed_from=_passed(Rung.OFFICE, rung))
            for item, rung in reached
            if rung
        ),
        undecided=lines(i for i in at.items if i.past_at_import and _owes_late(i, at)),
        headless=tuple(line for group in groups for line in group),
        reviews=at.reviews,
        undelivered=at.undelivered,
        unreached=tuple(f"{p.name}, {p.title}" if p.title else p.name for p in unreached.values()),
        record_head=at.record_head if is_briefing_day(at.today, at.calendar, at.policy) else "",
    )


def _leader_part(person: Person, at: Snapshot) -> LeaderPart:
    """What a leader has not been told yet; on the day of the briefing all that has reached them."""
    briefing = is_briefing_day(at.today, at.calendar, at.policy)
    if person.has(Role.DIRECTOR):
        lines = _leader_lines(person, Rung.DIRECTOR, at.items, at, briefing=briefing)
    else:
        charge = [i for i in at.items if at.in_charge(i.assignment.unit_id) == person]
        lines = _leader_lines(person, Rung.DEPUTY_DIRECTOR, charge, at, briefing=briefing)
    if not lines:
        return LeaderPart()
    owed = [i for i in at.items if i.assignment.status in OPEN and i.assignment.share is Share.LEAD]
    if not person.has(Role.DIRECTOR):
        owed = [i for i in owed if at.in_charge(i.assignment.unit_id) == person]
    late = sum(1 for i in owed if _is_late(i, at))
    return LeaderPart(lines, briefing, late_in_all=late, open_in_all=len(owed))


def _leader_lines(
    person: Person, rung: Rung, items: Iterable[Listed], at: Snapshot, *, briefing: bool
) -> tuple[Line, ...]:
    lines = []
    for item in items:
        stands_for = _reached(item, at).get(rung)
        weekly = briefing and rung is Rung.DIRECTOR and _owes_late(item, at) and not item.past_at_import
        if stands_for is None and not weekly:
            continue
        if briefing or _newly_reached(item, stands_for or rung, rung, at.told.get(person.id), at):
            passed = _passed(rung, stands_for or rung)
            lines.append(line_of(item, at, with_unit=True, passed_from=passed))
    return tuple(lines)


def _newly_reached(item: Listed, rung: Rung, holder: Rung, told: date | None, at: Snapshot) -> bool:
    """Whether the item has climbed to this holder, or to a step of theirs, since their last digest."""
    steps = {
        Rung.OFFICE: at.policy.ladder.office,
        Rung.DEPUTY_DIRECTOR: at.policy.ladder.deputy_director,
        Rung.DIRECTOR: at.policy.ladder.director,
    }
    late = _days_late(item, at)
    since = at.calendar.between(told, at.today) if told else late
    return any(0 <= late - steps[step] < max(since, 1) for step in {rung, holder})
