"""What a person may see of the office's tasks, decided once for every question."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.turn import Turn, who
from chat.values import UnitName
from messages import refusals
from messages.lines import Viewer
from storage import people
from storage.assignments import Listed, standing_of
from tasks.model import Act, Person, Role, Unit, may, may_everywhere, own_units
from tasks.standing import Standing


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


def own_sight(turn: Turn) -> Sight | None:
    """ "Việc của tôi": the units that the person answers for or works in, else those in their charge,
    else what `sight` gives.
    """
    person = who(turn)
    own = own_units(person, Act.SEE)
    if own:
        viewer = Viewer.UNIT if own_units(person, Act.ANSWER) else Viewer.STAFF
        return _own(turn, own, viewer)
    charge = frozenset(u.id for u in people.units(turn.session) if u.in_charge_id == person.id)
    if charge and may_everywhere(person, Act.SEE):
        return Sight(viewer_of(person), charge)
    return sight(turn)


def viewer_of(person: Person) -> Viewer:
    """As whom the person is addressed: by the highest role."""
    if person.has(Role.DIRECTOR) or person.has(Role.DEPUTY_DIRECTOR):
        return Viewer.LEADER
    if person.has(Role.OFFICE):
        return Viewer.OFFICE
    return Viewer.UNIT if own_units(person, Act.ANSWER) else Viewer.STAFF


def _own(turn: Turn, own: frozenset[int], viewer: Viewer | None = None) -> Sight:
    unit = people.unit(turn.session, min(own)) if len(own) == 1 else None
    return Sight(viewer or viewer_of(who(turn)), own, unit)


def standings(turn: Turn, rows: Iterable[Listed]) -> tuple[Standing, ...]:
    """How the assignments stand now, in their order."""
    return tuple(standing_of(row, turn.as_of) for row in rows)
