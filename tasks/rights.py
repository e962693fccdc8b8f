"""Who may do what: one table and one function that denies whatever the table does not name."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tasks.model import Person, Role


class Act(StrEnum):
    """What a person may or may not do; acts on an assignment concern its unit."""

    SEE = "see"  # a unit's tasks and their history
    ASK = "ask"  # questions over the whole office
    EXPORT = "export"
    IMPORT = "import"  # files and texts sent in chat or by command
    REVIEW = "review"
    SAVE = "save"
    GIVE = "give"  # a task given by chat, without a directive
    CONFIRM = "confirm"
    RETURN = "return"
    UNDO = "undo"
    DECIDE_EXTENSION = "decide_extension"
    CHANGE_DEADLINE = "change_deadline"
    REASSIGN = "reassign"
    PAUSE = "pause"  # and resume
    CANCEL = "cancel"
    URGE = "urge"
    INVITE = "invite"
    MANAGE = "manage"  # settings, working days, the registry
    ANSWER = "answer"  # acknowledge, report, evidence, withdraw, decline
    START = "start"  # say that work has begun
    REQUEST_EXTENSION = "request_extension"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role gives: acts on every unit, and acts on the unit in which the role is held."""

    everywhere: frozenset[Act] = frozenset()
    own_unit: frozenset[Act] = frozenset()


_LOOK = frozenset({Act.SEE, Act.ASK, Act.EXPORT})
_FOR_THE_UNIT = frozenset({Act.SEE, Act.ANSWER, Act.START, Act.REQUEST_EXTENSION})

GRANTS: Mapping[Role, Grant] = {
    Role.DIRECTOR: Grant(everywhere=_LOOK),
    Role.DEPUTY_DIRECTOR: Grant(everywhere=_LOOK),
    Role.OFFICE: Grant(
        everywhere=_LOOK
        | {
            Act.IMPORT,
            Act.REVIEW,
            Act.SAVE,
            Act.GIVE,
            Act.CONFIRM,
            Act.RETURN,
            Act.UNDO,
            Act.DECIDE_EXTENSION,
            Act.CHANGE_DEADLINE,
            Act.REASSIGN,
            Act.PAUSE,
            Act.CANCEL,
            Act.URGE,
            Act.INVITE,
            Act.MANAGE,
        }
    ),
    Role.HEAD: Grant(own_unit=_FOR_THE_UNIT),
    Role.DEPUTY_HEAD: Grant(own_unit=_FOR_THE_UNIT),
    Role.STAFF: Grant(own_unit=frozenset({Act.SEE, Act.START})),
}


def may(person: Person, act: Act, unit_id: int | None = None) -> bool:
    """Whether the person may do this to that unit; None where the act concerns no single unit.

    A right over one's own unit says nothing about the units below it, nor about no unit at all.
    """
    return may_everywhere(person, act) or (unit_id is not None and unit_id in own_units(person, act))


def may_everywhere(person: Person, act: Act) -> bool:
    """Whether a role of the person gives the act over every unit."""
    return any(act in GRANTS[role].everywhere for role, _ in person.roles if role in GRANTS)


def own_units(person: Person, act: Act) -> frozenset[int]:
    """The units over which the person may do this by a role held there."""
    return frozenset(u for role, u in person.roles if role in GRANTS and act in GRANTS[role].own_unit)


def alone_in_office(
    person: Person, office: tuple[Person, ...], unit_id: int, reported_by: int | None = None
) -> bool:
    """Whether nobody else could confirm a report of this unit, so that the person may do it themselves.

    `office` are all who hold the office role now. Where all of them belong to the unit, one who did not
    write the report may confirm it; the writer only where there is nobody else at all.
    """
    others = [p for p in office if p.id != person.id and p.has(Role.OFFICE)]
    if person.id == reported_by:
        return not others
    return all(belongs(p, unit_id) for p in others)


def belongs(person: Person, unit_id: int) -> bool:
    """Whether the person works in the unit; the office role itself makes nobody a member."""
    return person.unit_id == unit_id or any(
        u == unit_id and role is not Role.OFFICE for role, u in person.roles
    )
