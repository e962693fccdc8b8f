"""Units and people with their codes; who has not linked, who cannot be reached, what did not arrive."""

from collections.abc import Mapping
from datetime import timedelta

from bot.actions.audience import Sight, sight
from bot.turn import Handler, Turn, who
from chat import intents as i
from messages import people_state as reach_words
from messages.people_state import Failed, Unreached
from storage import assignments, outbox, people
from storage.assignments import Filter
from storage.chats import LastQuery
from storage.tables import Outbox
from tasks.model import OPEN, Person, Role
from tasks.query import About, Query

_SINCE = timedelta(days=7)
_ANSWERING = (Role.HEAD, Role.DEPUTY_HEAD)


def unlinked(turn: Turn, _intent: i.AskUnlinked) -> None:
    """Active people of the registry without a chat."""
    seen = sight(turn)
    if seen is None:
        return
    rows = [row for row in _unreached(turn, seen) if row.reason == "unlinked"]
    everybody = [person for person in people.people(turn.session) if _within(seen, person)]
    without = {person.id for person, _ in people.unreached(turn.session)}
    linked = sum(person.id not in without for person in everybody)
    turn.answer(reach_words.unlinked(rows, linked))


def unreachable(turn: Turn, _intent: i.AskUnreachable) -> None:
    """People whose address has ceased to work, and messages that did not arrive for certain."""
    seen = sight(turn)
    if seen is None:
        return
    rows = _unreached(turn, seen)
    gone = [row for row in rows if row.reason != "unlinked"]
    turn.answer(reach_words.unreachable(gone, _failed(turn, seen), len(rows) - len(gone)))


def _unreached(turn: Turn, seen: Sight) -> list[Unreached]:
    units = {unit.id: unit for unit in people.units(turn.session, active_only=False)}
    owed: dict[int, int] = {}
    wanted = Filter(statuses=OPEN, unit_ids=seen.unit_ids)
    for row in assignments.outstanding(turn.session, turn.today, wanted):
        owed[row.assignment.unit_id] = owed.get(row.assignment.unit_id, 0) + 1
    found = [
        Unreached(
            person=person,
            unit=units[person.unit_id].name if person.unit_id in units else "",
            reason=reason,
            answers=_answers(person),
            owed=owed.get(person.unit_id, 0) if _answers(person) else 0,
        )
        for person, reason in people.unreached(turn.session)
        if _within(seen, person)
    ]
    return sorted(found, key=lambda row: (-row.owed, row.person.code))


def _failed(turn: Turn, seen: Sight) -> list[Failed]:
    """The messages by person and reason, most first."""
    groups: dict[tuple[int | None, str], list[Outbox]] = {}
    for row in outbox.undelivered(turn.session, turn.now - _SINCE):
        groups.setdefault((row.person_id, row.reason), []).append(row)
    found = []
    for (person_id, reason), rows in groups.items():
        person = people.person(turn.session, person_id) if person_id is not None else None
        if seen.unit_ids is None or (person is not None and _within(seen, person)):
            found.append(Failed(person, reason, len(rows), _tasks_of(turn, rows)))
    return sorted(found, key=lambda each: -each.messages)


def _tasks_of(turn: Turn, rows: list[Outbox]) -> tuple[int, ...]:
    """The tasks that the messages spoke of, as far as their payloads say."""
    ids = [n for row in rows for n in row.payload.get("assignments", ()) if isinstance(n, int)]
    numbers = {row.assignment.task_number for row in assignments.listed_by_ids(turn.session, ids)}
    numbers |= {n for row in rows for n in row.payload.get("tasks", ()) if isinstance(n, int)}
    return tuple(sorted(numbers))


def _answers(person: Person) -> bool:
    return any(person.has(role) for role in _ANSWERING)


def _within(seen: Sight, person: Person) -> bool:
    return seen.unit_ids is None or person.unit_id in seen.unit_ids


def units(turn: Turn, intent: i.AskUnits) -> None:
    """The units with their codes, by which they are named in orders; a head is told the own ones."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    found = [unit for unit in people.units(turn.session) if seen.unit_ids is None or unit.id in seen.unit_ids]
    turn.answer(reach_words.units(found))


def everybody(turn: Turn, intent: i.AskPeople) -> None:
    """The people with their codes: of a unit, linked or not, within reach or not."""
    if intent.leads or intent.person is not None:
        _who_is_who(turn, intent)
        return
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    without = {person.id: reason for person, reason in people.unreached(turn.session)}
    names = {unit.id: unit.name for unit in people.units(turn.session, active_only=False)}
    rows = []
    for person in people.people(turn.session):
        reason = without.get(person.id, "")
        linked = reason != "unlinked"
        if (
            _within(seen, person)
            and intent.linked in (None, linked)
            and intent.reachable in (None, not reason)
        ):
            rows.append(reach_words.ListedPerson(person, names.get(person.unit_id, ""), reason))
    turn.answer(reach_words.everybody(rows, seen.name, linked=intent.linked, reachable=intent.reachable))


def _who_is_who(turn: Turn, intent: i.AskPeople) -> None:
    """Who somebody is, or who heads a unit and is in charge of it: names and titles, for every colleague."""
    who(turn)
    units = {unit.id: unit for unit in people.units(turn.session, active_only=False)}
    named = next((u for u in units.values() if intent.unit is not None and u.code == intent.unit.code), None)
    if intent.person is not None:
        found = [each for each in people.people(turn.session) if each.code == intent.person.code]
    else:
        found = [
            each
            for each in people.people(turn.session)
            if (named is None or each.unit_id == named.id) and _answers(each)
        ]
    in_charge = people.person(turn.session, named.in_charge_id) if named and named.in_charge_id else None
    rows = [reach_words.ListedPerson(p, units[p.unit_id].name if p.unit_id in units else "") for p in found]
    told = Query(
        units=(named.code,) if named is not None else (),
        persons=tuple(person.code for person in found) if intent.person is not None else (),
        about=About.PEOPLE,
    )
    turn.asked = LastQuery(told, None)
    turn.answer(reach_words.who_is_who(rows, named.name if named else "", in_charge, contact=intent.contact))


HANDLERS: Mapping[type, Handler] = {
    i.AskUnits: units,
    i.AskPeople: everybody,
    i.AskUnlinked: unlinked,
    i.AskUnreachable: unreachable,
}
