"""Questions that are answered by a list of tasks, or by which units are late, fairly told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.actions.asked_task import document
from bot.actions.audience import Sight, answering_for, own_sight, sight, standings
from bot.turn import Handler, Turn, who
from chat import intents as i
from messages import lists as words
from messages import units as unit_words
from messages.directive_cards import named
from messages.lists import Listing, Shown
from storage import assignments, people, tasks
from storage import directives as queries
from storage.assignments import Filter, Listed
from storage.tables import Event
from tasks.model import LIVE, Act, Status, TimeState, may_everywhere
from tasks.standing import Standing

_DAY = timedelta(days=1)
_LONGEST_REST = 21 * _DAY  # days off in a row: a deadline this far behind a span may have to be met in it
_MOST_FOUND = 200
_MOST_DOCUMENTS = 5


def outstanding(turn: Turn, intent: i.AskOutstanding) -> None:
    """What is not done yet."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    entries = owed(turn, seen)
    if intent.undated:
        entries = tuple(entry for entry in entries if entry.due is None)
    title = words.UNDATED if intent.undated else words.OUTSTANDING
    _list(turn, seen, title, entries)


def of_unit(turn: Turn, intent: i.AskUnit) -> None:
    """All about one unit."""
    seen = sight(turn, intent.unit)
    if seen is not None:
        _list(turn, seen, words.OUTSTANDING, owed(turn, seen))


def mine(turn: Turn, _intent: i.MyTasks) -> None:
    """The own unit's; what a leader has in charge; for the office what the office has."""
    seen = own_sight(turn)
    if seen is None:
        return
    more = seen.unit_ids is not None and may_everywhere(who(turn), Act.SEE)
    notes = (words.whole_office(),) if more else ()
    _list(turn, seen, words.OUTSTANDING, owed(turn, seen), notes)


def week(turn: Turn, intent: i.AskWeek) -> None:
    """What falls due from Monday to Sunday."""
    shift = {i.Week.LAST: -7, i.Week.THIS: 0, i.Week.NEXT: 7}[intent.which]
    first = turn.today - turn.today.weekday() * _DAY + shift * _DAY
    last = first + 6 * _DAY
    over = intent.which is i.Week.THIS and turn.calendar.between(turn.today - _DAY, last) == 0
    _span(turn, intent.unit, words.due_in_week(intent.which, first, last), first, last, over)


def today(turn: Turn, intent: i.AskToday) -> None:
    """What falls due today."""
    _span(turn, intent.unit, words.due_today(turn.today), turn.today, turn.today)


def due(turn: Turn, intent: i.AskDue) -> None:
    """What falls due in a span."""
    _span(turn, intent.unit, words.due_between(intent.first, intent.last), intent.first, intent.last)


def done(turn: Turn, intent: i.AskDone) -> None:
    """What the office has confirmed, the latest first."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    rows = assignments.listed(turn.session, Filter(statuses={Status.DONE}, unit_ids=seen.unit_ids))
    rows.sort(key=lambda row: row.assignment.accepted_at or row.given_at, reverse=True)
    entries = standings(turn, rows)
    good = sum(entry.state is not TimeState.DONE_LATE for entry in entries)
    title = words.of_unit(words.done_counted(good, len(entries) - good), seen.name)
    listing = Listing(title, entries, seen.viewer, seen.name, words.NOTHING_DONE, in_order=True)
    _send(turn, words.render(listing))


def find(turn: Turn, intent: i.Search) -> None:
    """Tasks by words, with or without diacritics."""
    seen = sight(turn)
    if seen is None:
        return
    numbers = tasks.search_tasks(turn.session, intent.text, _MOST_FOUND)
    wanted = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids, task_numbers=numbers)
    entries = standings(turn, assignments.outstanding(turn.session, turn.today, wanted))
    empty = words.NOTHING_FOUND
    title = words.searched(intent.text)
    notes = _documents(turn, intent.text) if seen.unit_ids is None else ()
    _send(turn, words.render(Listing(title, entries, seen.viewer, seen.name, empty, notes=notes)))


def _documents(turn: Turn, text: str) -> tuple[str, ...]:
    found = queries.directives_by_words(turn.session, text)[:_MOST_DOCUMENTS]
    if not found:
        return ()
    number = next((row.number for row in found if row.number), "")
    return (words.documents_found([named(document(row)) for row in found], number or ""),)


def owed(turn: Turn, seen: Sight) -> tuple[Standing, ...]:
    """What units owe, with what waits and what rests; of a recurring task the next to come only."""
    wanted = Filter(statuses=LIVE, unit_ids=seen.unit_ids)
    return standings(turn, assignments.outstanding(turn.session, turn.today, wanted))


def _span(
    turn: Turn, unit: i.UnitName | None, title: str, first: date, last: date, over: bool = False
) -> None:
    seen = sight(turn, unit)
    if seen is None:
        return
    about = standings(turn, _due_about(turn, seen, first, last))
    entries = [entry for entry in about if _falls(entry, first, last)]
    finished = sorted({entry.number for entry in entries if entry.status is Status.DONE})
    live = tuple(entry for entry in entries if entry.status is not Status.DONE)
    notes = [words.done_among(finished)] if finished else []
    notes += [words.week_is_over()] if over else []
    before = _late_before(turn, seen, first, {entry.assignment_id for entry in live})
    if before:
        notes.append(words.late_before(before))
    listing = Listing(
        words.of_unit(title, seen.name),
        live,
        seen.viewer,
        seen.name,
        words.NOTHING_DUE,
        notes=tuple(notes),
    )
    _send(turn, words.render(listing))


def _due_about(turn: Turn, seen: Sight, first: date, last: date) -> list[Listed]:
    """A little more than the span: what must be in by its end may be dated after it."""
    until = min(last, date.max - _LONGEST_REST) + _LONGEST_REST
    wanted = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids, due_from=first, due_to=until)
    return assignments.listed(turn.session, wanted)


def _falls(entry: Standing, first: date, last: date) -> bool:
    """Whether the named day or the last working day for it lies in the span."""
    if entry.due is None or entry.remind_by is None:
        return False
    return first <= entry.due.on <= last or first <= entry.remind_by <= last


def _late_before(turn: Turn, seen: Sight, first: date, listed: set[int]) -> int:
    """How many are late whose deadline lies before a span that is not past itself."""
    if first > turn.today + 7 * _DAY:
        return 0
    return sum(
        entry.overdue and entry.leads and entry.assignment_id not in listed and _before(entry, first)
        for entry in owed(turn, seen)
    )


def _before(entry: Standing, first: date) -> bool:
    return entry.due is not None and entry.due.on < first


def _list(
    turn: Turn, seen: Sight, title: str, entries: tuple[Standing, ...], notes: tuple[str, ...] = ()
) -> None:
    listing = Listing(
        words.of_unit(title, seen.name),
        entries,
        seen.viewer,
        seen.name,
        words.NOTHING_OUTSTANDING,
        words.narrower(seen.unit.code if seen.unit is not None else None),
        notes,
    )
    _send(turn, words.render(listing))


def _send(turn: Turn, shown: Shown) -> None:
    turn.answer(shown.message, tasks=shown.tasks)


def overdue(turn: Turn, intent: i.AskOverdue) -> None:
    """Which units are late, and with what."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    entries = _with_promises(turn, owed(turn, seen))
    unreached = _units_unreached(turn) if seen.unit_ids is None else frozenset()
    shown = unit_words.overdue(entries, seen.viewer, turn.now, seen.name, unreached)
    turn.answer(shown.message, tasks=shown.tasks)


def _with_promises(turn: Turn, entries: Iterable[Standing]) -> tuple[Standing, ...]:
    """What is late with what the unit last said of it."""
    kept = tuple(entries)
    said = queries.said_undone(turn.session, [entry.assignment_id for entry in kept if entry.overdue])
    return tuple(_promised(entry, said.get(entry.assignment_id)) for entry in kept)


def _promised(entry: Standing, event: Event | None) -> Standing:
    if event is None:
        return entry
    until = str(event.data.get("until", ""))
    return replace(entry, said_undone=event.at, promised=date.fromisoformat(until) if until else None)


def _units_unreached(turn: Turn) -> frozenset[str]:
    """The units of which nobody who answers for them has a chat that works."""
    silent = {person.id for person, _ in people.unreached(turn.session)}
    return frozenset(
        unit.name
        for unit in people.units(turn.session)
        if all(person.id in silent for person in answering_for(turn.session, unit.id))
    )


HANDLERS: Mapping[type, Handler] = {
    i.AskOutstanding: outstanding,
    i.AskUnit: of_unit,
    i.MyTasks: mine,
    i.AskWeek: week,
    i.AskToday: today,
    i.AskDue: due,
    i.AskDone: done,
    i.Search: find,
    i.AskOverdue: overdue,
}
