"""Units and people with their codes; who has not linked, who cannot be reached, what did not arrive."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.actions.audience import Sight, sight
from bot.actions.people.putting_out import accounts_told
from bot.actions.questions.question import show_page
from bot.incoming.turn import Handler, Turn, who
from chat import intents as i
from messages.questions import people as reach_words
from messages.questions.people import Failed, ListedPerson, Unreached
from storage.delivery import settling
from storage.incoming.chats import LastQuery
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.registry import accounts, people, roster
from storage.registry.roster import PeopleWanted
from storage.tables import Outbox
from storage.work import assignments
from tasks.model import Act, Person, may_everywhere
from tasks.query import About, Query, Stand

_SINCE = timedelta(days=7)


def unlinked(turn: Turn, intent: i.AskUnlinked, offset: int = 0) -> None:
    """Active people of the registry without a chat, those first whose units owe most."""
    seen = sight(turn)
    if seen is None:
        return
    wanted = PeopleWanted(seen.unit_ids, linked=False)
    total = roster.count_people(turn.session, wanted)
    linked = roster.count_people(turn.session, PeopleWanted(seen.unit_ids, reachable=True))
    cut = reach_words.unlinked(_unreached(turn, seen, wanted, offset, total), linked, total, offset)
    show_page(turn, cut, offset, total, intent)


def unreachable(turn: Turn, intent: i.AskUnreachable, offset: int = 0) -> None:
    """People whose address has ceased to work, and messages that did not arrive for certain."""
    seen = sight(turn)
    if seen is None:
        return
    wanted = PeopleWanted(seen.unit_ids, linked=True, reachable=False)
    total = roster.count_people(turn.session, wanted)
    waiting = roster.count_people(turn.session, PeopleWanted(seen.unit_ids, linked=False))
    rows, failed = _unreached(turn, seen, wanted, offset, total), _failed(turn, seen)
    cut = reach_words.unreachable(rows, failed, waiting, total, offset)
    show_page(turn, cut, offset, total + len(failed), intent)


def _unreached(turn: Turn, seen: Sight, wanted: PeopleWanted, offset: int, total: int) -> list[Unreached]:
    """The people of a page, with what their units still owe."""
    if not total:
        return []
    units = {unit.id: unit.name for unit in roster.current(turn.session).units.values()}
    open_now = QueryAnswer(turn.session, Query(stands=(Stand.OPEN,)), Seen(seen.unit_ids), turn.as_of)
    owed = open_now.of_each_unit()
    return [
        Unreached(
            person=row.person,
            unit=units.get(row.person.unit_id, ""),
            reason=row.reason,
            answers=row.answers,
            owed=owed.get(row.person.unit_id, 0) if row.answers else 0,
        )
        for row in roster.people_page(turn.session, wanted, offset, reach_words.MOST_LINES, owed)
    ]


def _failed(turn: Turn, seen: Sight) -> list[Failed]:
    """The messages by person and reason, most first."""
    groups: dict[tuple[int | None, str], list[Outbox]] = {}
    for row in settling.undelivered(turn.session, turn.now - _SINCE):
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


def _within(seen: Sight, person: Person) -> bool:
    return seen.unit_ids is None or person.unit_id in seen.unit_ids


def units(turn: Turn, intent: i.AskUnits, offset: int = 0) -> None:
    """The units with their codes, by which they are named in orders; a head is told the own ones."""
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    ids = _wanted(turn, intent, seen.unit_ids)
    found, total = roster.units_page(turn.session, ids, offset, reach_words.MOST_LINES)
    cut = reach_words.units(found, total, offset, kind=intent.kind, in_charge=intent.in_charge)
    show_page(turn, cut, offset, total, intent)


def _wanted(turn: Turn, intent: i.AskUnits, seen: frozenset[int] | None) -> frozenset[int] | None:
    """The ids of the units that are asked for, of those that may be seen; None for all."""
    if not (intent.kind or intent.in_charge):
        return seen
    units = roster.current(turn.session).units.values()
    of_kind = {unit.id for unit in units if unit.code in intent.codes}
    charge = {unit.id for unit in units if unit.in_charge_id == who(turn).id}
    ids = frozenset(charge if intent.in_charge else of_kind)
    return ids if seen is None else ids & seen


def everybody(turn: Turn, intent: i.AskPeople, offset: int = 0) -> None:
    """The people with their codes: of a unit, linked or not, within reach or not."""
    if intent.leads or intent.person is not None:
        _who_is_who(turn, intent, offset)
        return
    seen = sight(turn, intent.unit)
    if seen is None:
        return
    wanted = PeopleWanted(seen.unit_ids, intent.linked, intent.reachable)
    rows, total = _listed(turn, wanted, offset)
    if intent.linked and may_everywhere(who(turn), Act.MANAGE):
        rows = _with_accounts(turn, rows)
    cut = reach_words.everybody(
        rows, seen.name, linked=intent.linked, reachable=intent.reachable, total=total, offset=offset
    )
    show_page(turn, cut, offset, total, intent)


def _listed(turn: Turn, wanted: PeopleWanted, offset: int) -> tuple[list[ListedPerson], int]:
    """The people of a page, and how many there are in all."""
    names = {unit.id: unit.name for unit in roster.current(turn.session).units.values()}
    page = roster.people_page(turn.session, wanted, offset, reach_words.MOST_LINES)
    rows = [ListedPerson(row.person, names.get(row.person.unit_id, ""), row.reason) for row in page]
    return rows, roster.count_people(turn.session, wanted)


def _with_accounts(turn: Turn, rows: list[ListedPerson]) -> list[ListedPerson]:
    linked = accounts.of_people(turn.session, [row.person.id for row in rows])
    return [replace(row, accounts=tuple(accounts_told(linked.get(row.person.id, ())))) for row in rows]


def _who_is_who(turn: Turn, intent: i.AskPeople, offset: int) -> None:
    """Who somebody is, or who heads a unit and is in charge of it: names and titles, for every colleague."""
    who(turn)
    unit = people.unit_by_code(turn.session, intent.unit.code) if intent.unit and intent.unit.code else None
    if intent.person is not None:
        code = intent.person.code
        person = people.person_by_code(turn.session, code) if code else None
        home = people.unit(turn.session, person.unit_id) if person is not None else None
        rows = [ListedPerson(person, home.name if home is not None else "")] if person is not None else []
        total = len(rows)
    else:
        ids = [unit.id] if unit is not None else None
        rows, total = _listed(turn, PeopleWanted(ids, answering=True), offset)
    in_charge = people.person(turn.session, unit.in_charge_id) if unit and unit.in_charge_id else None
    told = Query(
        units=(unit.code,) if unit is not None else (),
        persons=tuple(row.person.code for row in rows) if intent.person is not None else (),
        about=About.PEOPLE,
    )
    turn.asked = LastQuery(told, None)
    name = unit.name if unit is not None else ""
    leader = rows[0].person.id if intent.person is not None and rows else None
    charge = [
        u.name for u in roster.current(turn.session).units.values() if leader and u.in_charge_id == leader
    ]
    cut = reach_words.who_is_who(
        rows, name, in_charge, charge=charge, contact=intent.contact, total=total, offset=offset
    )
    show_page(turn, cut, offset, total, intent)


HANDLERS: Mapping[type, Handler] = {
    i.AskUnits: units,
    i.AskPeople: everybody,
    i.AskUnlinked: unlinked,
    i.AskUnreachable: unreachable,
}
