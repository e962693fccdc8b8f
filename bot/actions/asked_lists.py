"""Questions that are answered by a list of tasks."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from bot.actions.asked_directive import document
from bot.actions.entries import entries_of
from bot.actions.sight import Sight, own_sight, sight
from bot.actions.table import Handler
from bot.actions.targets import who
from bot.turn import Turn
from chat import intents as i
from messages import list_titles as titles
from messages import lists as words
from messages import overdue as late_words
from messages.directive_cards import named
from messages.list_facts import Entry
from messages.lists import Listing, Shown
from storage import asking as queries
from storage import assignments, search
from storage.assignments import Filter, Listed
from tasks.model import OPEN, Status, TimeState
from tasks.moments import remind_by
from tasks.rights import Act, may_everywhere

LIVE = frozenset({*OPEN, Status.REPORTED, Status.PAUSED})
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
    title = titles.UNDATED if intent.undated else titles.OUTSTANDING
    _list(turn, seen, title, entries)


def of_unit(turn: Turn, intent: i.AskUnit) -> None:
    """All about one unit."""
    seen = sight(turn, intent.unit)
    if seen is not None:
        _list(turn, seen, titles.OUTSTANDING, owed(turn, seen))


def mine(turn: Turn, _intent: i.MyTasks) -> None:
    """The own unit's; what a leader has in charge; for the office what the office has."""
    seen = own_sight(turn)
    if seen is None:
        return
    more = seen.unit_ids is not None and may_everywhere(who(turn), Act.SEE)
    notes = (words.whole_office(),) if more else ()
    _list(turn, seen, titles.OUTSTANDING, owed(turn, seen), notes)


def week(turn: Turn, intent: i.AskWeek) -> None:
    """What falls due from Monday to Sunday."""
    shift = {i.Week.LAST: -7, i.Week.THIS: 0, i.Week.NEXT: 7}[intent.which]
    first = turn.today - turn.today.weekday() * _DAY + shift * _DAY
    last = first + 6 * _DAY
    over = intent.which is i.Week.THIS and turn.calendar.between(turn.today - _DAY, last) == 0
    _span(turn, intent.unit, titles.week(intent.which, first, last), first, last, over)


def today(turn: Turn, intent: i.AskToday) -> None:
    """What falls due today."""
    _span(turn, intent.unit, titles.today(turn.today), turn.today, turn.today)


def due(turn: Turn, intent: i.AskDue) -> None:
    """What falls due in a span."""
    _span(turn, intent.unit, titles.span(intent.first, intent.last), intent.first, intent.last)


def done(turn: Turn, intent: i.AskDone) -> None:
    """What the office has confirmed, the latest first."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    rows = assignments.listed(turn.session, Filter(statuses={Status.DONE}, unit_ids=seen.unit_ids))
    rows.sort(key=lambda row: row.assignment.accepted_at or row.given_at, reverse=True)
    entries = entries_of(turn, rows)
    good = sum(entry.state is not TimeState.DONE_LATE for entry in entries)
    title = words.of_unit(titles.done(good, len(entries) - good), seen.name)
    listing = Listing(title, entries, seen.viewer, seen.name, titles.NOTHING_DONE, in_order=True)
    _send(turn, words.render(listing))


def find(turn: Turn, intent: i.Search) -> None:
    """Tasks by words, with or without diacritics."""
    seen = sight(turn)
    if seen is None:
        return
    numbers = search.search_tasks(turn.session, intent.text, _MOST_FOUND)
    wanted = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids, task_numbers=numbers)
    entries = entries_of(turn, _next_only(turn, assignments.listed(turn.session, wanted)))
    empty = titles.NOTHING_FOUND
    title = words.searched(intent.text)
    notes = _documents(turn, intent.text) if seen.unit_ids is None else ()
    _send(turn, words.render(Listing(title, entries, seen.viewer, seen.name, empty, notes=notes)))


def _documents(turn: Turn, text: str) -> tuple[str, ...]:
    found = queries.directives_by_words(turn.session, text)[:_MOST_DOCUMENTS]
    if not found:
        return ()
    number = next((row.number for row in found if row.number), "")
    return (words.documents_found([named(document(row)) for row in found], number or ""),)


def owed(turn: Turn, seen: Sight) -> tuple[Entry, ...]:
    """What units owe, with what waits and what rests; of a recurring task the next to come only."""
    wanted = Filter(statuses=LIVE, unit_ids=seen.unit_ids)
    return entries_of(turn, assignments.outstanding(turn.session, turn.today, wanted))


def _span(
    turn: Turn, unit: i.UnitName | None, title: str, first: date, last: date, over: bool = False
) -> None:
    seen = sight(turn, unit)
    if seen is None:
        return
    rows = [row for row in _due_about(turn, seen, first, last) if _falls(turn, row, first, last)]
    entries = entries_of(turn, rows)
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
        titles.NOTHING_DUE,
        notes=tuple(notes),
    )
    _send(turn, words.render(listing))


def _due_about(turn: Turn, seen: Sight, first: date, last: date) -> list[Listed]:
    """A little more than the span: what must be in by its end may be dated after it."""
    until = min(last, date.max - _LONGEST_REST) + _LONGEST_REST
    wanted = Filter(statuses={*LIVE, Status.DONE}, unit_ids=seen.unit_ids, due_from=first, due_to=until)
    rows = assignments.listed(turn.session, wanted)
    # What a closed occurrence still holds open owes nothing any more.
    return [row for row in rows if not (row.closed and row.assignment.status in OPEN)]


def _falls(turn: Turn, row: Listed, first: date, last: date) -> bool:
    """Whether the named day or the last working day for it lies in the span."""
    named = row.assignment.due
    if named is None:
        return False
    by = remind_by(named, turn.calendar, roll_forward=turn.settings.roll_forward)
    return first <= named.on <= last or first <= by <= last


def _late_before(turn: Turn, seen: Sight, first: date, listed: set[int]) -> int:
    """How many are late whose deadline lies before a span that is not past itself."""
    if first > turn.today + 7 * _DAY:
        return 0
    return sum(
        late_words.is_blamed(entry) and entry.assignment_id not in listed and _before(entry, first)
        for entry in owed(turn, seen)
    )


def _before(entry: Entry, first: date) -> bool:
    return entry.due is not None and entry.due.on < first


def _next_only(turn: Turn, rows: Iterable[Listed]) -> list[Listed]:
    """Of a recurring task's many occurrences to come only the next; what is past all."""
    kept, named = [], set()
    for row in rows:
        share = row.assignment
        to_come = share.due is None or share.due.on >= turn.today
        if to_come and share.status is not Status.DONE:
            place = (share.task_number, share.unit_id)
            if place in named:
                continue
            named.add(place)
        kept.append(row)
    return kept


def _list(
    turn: Turn, seen: Sight, title: str, entries: tuple[Entry, ...], notes: tuple[str, ...] = ()
) -> None:
    listing = Listing(
        words.of_unit(title, seen.name),
        entries,
        seen.viewer,
        seen.name,
        titles.NOTHING_OUTSTANDING,
        titles.narrower(seen.unit.code if seen.unit is not None else None),
        notes,
    )
    _send(turn, words.render(listing))


def _send(turn: Turn, shown: Shown) -> None:
    turn.answer(shown.message, tasks=shown.tasks)


HANDLERS: Mapping[type, Handler] = {
    i.AskOutstanding: outstanding,
    i.AskUnit: of_unit,
    i.MyTasks: mine,
    i.AskWeek: week,
    i.AskToday: today,
    i.AskDue: due,
    i.AskDone: done,
    i.Search: find,
}
