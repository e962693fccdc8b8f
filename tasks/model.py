"""The words of the ground floor: people, units, tasks and the states of an assignment; who may do what.

Rights are one table and one function that denies whatever the table does not name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from tasks.deadline import Operator


class Role(StrEnum):
    """What a person may do, held in a unit."""

    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    OFFICE = "office"  # the office of the director (Văn phòng): imports, confirms, asks
    HEAD = "head"
    DEPUTY_HEAD = "deputy_head"  # sees and answers for the unit
    STAFF = "staff"  # sees the unit's tasks and may say that work has begun


class Share(StrEnum):
    """A unit's share of an occurrence."""

    LEAD = "lead"  # chủ trì
    COOPERATE = "cooperate"  # phối hợp: reminded, never escalated


class Status(StrEnum):
    """Where an assignment stands in its workflow; the time state is derived, never stored."""

    ASSIGNED = "assigned"  # đã giao -> received, in_progress, reported, declined back to the office
    RECEIVED = "received"  # đã nhận -> in_progress, reported
    IN_PROGRESS = "in_progress"  # đang thực hiện -> reported
    REPORTED = "reported"  # đã báo cáo, chờ xác nhận -> done, returned
    DONE = "done"  # hoàn thành -> (undo) reported
    RETURNED = "returned"  # trả lại -> in_progress, reported
    PAUSED = "paused"  # tạm dừng -> the status before it
    CANCELLED = "cancelled"  # hủy: the end


OPEN = frozenset({Status.ASSIGNED, Status.RECEIVED, Status.IN_PROGRESS, Status.RETURNED})
"""The statuses in which the unit still owes something; reported waits for the office."""

LIVE = OPEN | {Status.REPORTED, Status.PAUSED}
"""Neither confirmed nor cancelled."""

UNTOUCHED = frozenset({Status.ASSIGNED, Status.RECEIVED})
"""The statuses of a period to come of which nothing is to be said before the one ahead of it is over."""


class TimeState(StrEnum):
    """How an assignment stands to its deadline (Vietnam's national reporting words)."""

    NO_DEADLINE = "no_deadline"
    ON_TRACK = "on_track"  # trong hạn
    DUE_SOON = "due_soon"  # sắp đến hạn
    LATE = "late"  # quá hạn
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"


class Action(StrEnum):
    """What somebody does to an assignment."""

    ACKNOWLEDGE = "acknowledge"  # đã nhận
    START = "start"  # đang thực hiện
    REPORT = "report"  # xong, with or without evidence
    ADD_EVIDENCE = "add_evidence"  # a số, ngày or file that belongs to the report already made
    WITHDRAW = "withdraw"  # the unit takes its report back before the office has decided
    DECLINE = "decline"  # "không thuộc trách nhiệm": goes to the office, changes no status by itself
    CONFIRM = "confirm"
    RETURN = "return"
    REQUEST_EXTENSION = "request_extension"
    WITHDRAW_REQUEST = "withdraw_request"  # the unit wants no more time after all
    GRANT_EXTENSION = "grant_extension"
    REFUSE_EXTENSION = "refuse_extension"
    CHANGE_DEADLINE = "change_deadline"
    REASSIGN = "reassign"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    UNDO = "undo"  # the office takes its own last confirmation or return back
    UNDO_EXTENSION = "undo_extension"  # and an extension that it granted last: the request waits again


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the office. `kind` is the registry's own word; groups such as "các phòng" go by it."""

    id: int
    code: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    parent_id: int | None = None
    in_charge_id: int | None = None  # the deputy director in charge
    active: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the office with the roles they hold, each as (role, unit id)."""

    id: int
    code: str
    name: str
    title: str
    honorific: str
    unit_id: int
    roles: frozenset[tuple[Role, int]] = frozenset()

    def has(self, role: Role, unit_id: int | None = None) -> bool:
        """Whether the person holds the role, in that unit where one is given."""
        return any(r is role and unit_id in (None, u) for r, u in self.roles)

    @property
    def units(self) -> frozenset[int]:
        """Where the person works or holds a role."""
        return frozenset({self.unit_id, *(unit_id for _, unit_id in self.roles)})


@dataclass(frozen=True, slots=True)
class Due:
    """An occurrence's own deadline: the date as named, its operator, an hour if any."""

    on: date
    operator: Operator
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit's share of one occurrence, with what the life cycle and the planning need to know."""

    id: int
    task_number: int
    occurrence_id: int
    unit_id: int
    share: Share
    status: Status
    version: int
    due: Due | None = None
    paused_from: Status | None = None
    pending_report: bool = False
    pending_extension: bool = False
    asked_at: datetime | None = None  # moment of the request for an extension that waits
    asked_until: date | None = None  # the day that it asks for
    accepted_at: datetime | None = None  # moment of the report that was finally accepted
    extensions: int = 0  # granted so far
    reported_at: datetime | None = None  # moment of the last report, kept when it is returned
    reported_by: int | None = None  # the person who gave it
    decided_at: datetime | None = None  # moment of the office's last confirmation or return
    decided_by: int | None = None


class Act(StrEnum):
    """What a person may or may not do; acts on an assignment concern its unit."""

    SEE = "see"  # a unit's tasks and their history
    ASK = "ask"  # questions over the whole office
    RANK = "rank"  # units compared and ranked, and how late other units are
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
    CLEAR = "clear"  # a doubt of the gate for state secrets
    MANAGE = "manage"  # settings, working days, the registry
    ANSWER = "answer"  # acknowledge, report, evidence, withdraw, decline
    START = "start"  # say that work has begun
    REQUEST_EXTENSION = "request_extension"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a role gives: acts on every unit, and acts on the unit in which the role is held."""

    everywhere: frozenset[Act] = frozenset()
    own_unit: frozenset[Act] = frozenset()


_LOOK = frozenset({Act.SEE, Act.ASK, Act.RANK, Act.EXPORT})
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
            Act.CLEAR,
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


def may_send_files(person: Person) -> bool:
    """Whether a file of the person's can become anything: a directive to import, or the proof of a result."""
    return may_everywhere(person, Act.IMPORT) or bool(own_units(person, Act.ANSWER))


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
