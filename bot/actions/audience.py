"""Who may see what and who is told: a question's sight, and the notices to those who answer for a unit."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.incoming.turn import Turn, who
from chat.intents.values import UnitName
from messages import refusals
from messages.lines import Viewer
from messages.text import Message
from scheduler.notices import NOTICE
from scheduler.policy import goes_at, policy_of
from scheduler.rendering import due_json
from storage.database.engine import Session
from storage.delivery.bursts import ASSIGNED, DEADLINE_CHANGED, take_back_notices
from storage.delivery.outbox import enqueue
from storage.registry import people
from storage.work.assignments import Listed, standing_of
from tasks.model import Act, Due, Person, Role, Unit, may, may_everywhere, own_units
from tasks.standing import Standing

answering_for = people.answering_for


@dataclass(frozen=True, slots=True)
class Sight:
    """The units whose tasks the answer may hold, None for all; `unit` where it is about exactly one."""

    viewer: Viewer
    unit_ids: frozenset[int] | None = None
    unit: Unit | None = None

    @property
    def name(self) -> str:
        """The one unit's name, "" where the answer is about several."""
        return self.unit.name if self.unit is not None else ""


def sight(turn: Turn, named: UnitName | None = None) -> Sight | None:
    """What the person may see of what is asked; where it is nothing, that is answered, and None.

    A question about no unit is about the own one where the person may not see all. Another unit than
    one's own gets the same sentence whether it exists or not.
    """
    person = who(turn)
    everywhere = may_everywhere(person, Act.SEE)
    own = own_units(person, Act.SEE)
    if not everywhere and not own:
        turn.answer(refusals.only(refusals.no_role()))
        return None
    if named is None:
        return Sight(viewer_of(person)) if everywhere else _own(turn, own)
    unit = people.unit_by_code(turn.session, named.code) if named.code else None
    if unit is None and everywhere:
        turn.answer(refusals.only(refusals.unknown_unit(named.text)))
        return None
    if unit is None or not may(person, Act.SEE, unit.id):
        turn.answer(refusals.only(refusals.not_your_unit()))
        return None
    return Sight(viewer_of(person), frozenset({unit.id}), unit)


def viewer_of(person: Person) -> Viewer:
    """As whom the person is addressed: by the highest role."""
    if person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR):
        return Viewer.LEADER
    if person.has(Role.OFFICE):
        return Viewer.OFFICE
    return Viewer.UNIT if own_units(person, Act.ANSWER) else Viewer.STAFF


def _own(turn: Turn, own: frozenset[int]) -> Sight:
    unit = people.unit(turn.session, min(own)) if len(own) == 1 else None
    return Sight(viewer_of(who(turn)), own, unit)


def standings(turn: Turn, rows: Iterable[Listed]) -> tuple[Standing, ...]:
    """How the assignments stand now, in their order."""
    return tuple(standing_of(row, turn.as_of) for row in rows)


def tell_unit(
    turn: Turn, unit_id: int, message: Message, *, tasks: Collection[int] = (), also: int | None = None
) -> set[int]:
    """Tell those who answer for the unit, and the person `also` (who gave the report); who was told."""
    told = {person.id for person in answering_for(turn.session, unit_id)} | ({also} if also else set())
    told -= {turn.person.id} if turn.person is not None else set()
    for person_id in sorted(told):
        turn.tell(person_id, message, tasks=tuple(tasks))
    return told


def owe_assigned(turn: Turn, rows: Iterable[Listed]) -> None:
    """Owe the units' heads the news of tasks given to them, one message a person."""
    by_person: dict[int, list[Listed]] = {}
    for row in rows:
        for person in answering_for(turn.session, row.assignment.unit_id):
            by_person.setdefault(person.id, []).append(row)
    for person_id, items in by_person.items():
        ids = [row.assignment.id for row in items]
        enqueue(
            turn.session,
            f"assigned:{turn.row_id}:{person_id}:{ids[0]}",
            ASSIGNED,
            now=turn.now,
            person_id=person_id,
            payload={"assignments": ids},
            priority=NOTICE,
            not_before=may_go_at(turn, [row.assignment.due for row in items]),
        )


def owe_new_deadline(turn: Turn, row: Listed, old: Due | None, note: str) -> None:
    """Owe the unit's heads the news that a deadline has moved; `row` as it stands now.

    It takes the place of earlier such news that waits: the deadline that the unit knows is the first one's.
    """
    share = row.assignment
    for person in answering_for(turn.session, share.unit_id):
        waited = take_back_notices(turn.session, DEADLINE_CHANGED, person.id, share.id, turn.now)
        known = waited[0].payload.get("old") if waited else due_json(old)
        notes = [*(each.payload.get("note", "") for each in waited), note]
        enqueue(
            turn.session,
            f"deadline:{share.id}:{row.occurrence_version}.{share.version}:{person.id}",
            DEADLINE_CHANGED,
            now=turn.now,
            person_id=person.id,
            payload={
                "assignments": [share.id],
                "old": known,
                "note": "; ".join(dict.fromkeys(filter(None, notes))),
            },
            priority=NOTICE,
            not_before=may_go_at(turn, [share.due]),
        )


def may_go_at(turn: Turn, dues: Iterable[Due | None]) -> datetime:
    """When a notice may leave: in the office's hours, or at once where it cannot wait for them."""
    policy = policy_of(turn.settings)
    return min(goes_at(turn.now, turn.calendar, policy, due) for due in [None, *dues])


def unreachable(session: Session, persons: Iterable[Person]) -> list[Person]:
    """Those of them who have no active address."""
    return [person for person in persons if not people.addresses(session, person.id)]
