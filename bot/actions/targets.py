"""Which assignment a number means: found by the rights of the person who says it, never by guessing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.turn import Turn
from chat.values import UnitName
from storage import assignments, people
from storage.assignments import Filter, Listed, standing_of
from tasks.model import OPEN, Assignment, Person, Share, Status, TimeState
from tasks.moments import time_state
from tasks.rights import Act, may_everywhere, own_units
from tasks.standing import Standing
from tasks.workdays import local_day

MOST_NUMBERS = 40

Fits = Callable[[Assignment], bool]


@dataclass(frozen=True, slots=True)
class Pick:
    """One row; or several units' rows to ask about (`among`); or neither, where there is no such task."""

    row: Listed | None = None
    among: tuple[Listed, ...] = ()


def who(turn: Turn) -> Person:
    """The linked person whose turn it is; ValueError for a stranger's turn, which has no use cases."""
    if turn.person is None:
        raise ValueError("a turn without a person")
    return turn.person


def own_rows(turn: Turn, number: int, act: Act) -> list[Listed]:
    """The task's assignments in the units over which the person may do this, the earliest due first."""
    return _rows(turn, number, own_units(who(turn), act))


def office_rows(turn: Turn, number: int, act: Act, unit: UnitName | None = None) -> list[Listed]:
    """The task's assignments, of one unit where it is named; none without the right over every unit."""
    if not may_everywhere(who(turn), act):
        return []
    named = people.unit_by_code(turn.session, unit.code) if unit is not None and unit.code else None
    if unit is not None and named is None:
        return []
    return _rows(turn, number, None if named is None else frozenset({named.id}))


def _rows(turn: Turn, number: int, unit_ids: frozenset[int] | None) -> list[Listed]:
    chosen = Filter(statuses=None, unit_ids=unit_ids, task_numbers=[number])
    return assignments.listed(turn.session, chosen)


def pick(turn: Turn, rows: Sequence[Listed], fits: Fits) -> Pick:
    """The row that a button names; else the earliest that fits, one unit at a time.

    Where none fits, the row that explains best why: the one that was touched last.
    """
    pressed = [row for row in rows if row.assignment.id == turn.assignment_id]
    if turn.assignment_id is not None:
        # A button speaks of one assignment; where that is not theirs, it speaks of none.
        return Pick(pressed[0]) if pressed else Pick()
    if not rows:
        return Pick()
    fitting = [row for row in rows if fits(row.assignment)]
    if not fitting:
        return Pick(max(rows, key=_touched))
    first = {row.assignment.unit_id: row for row in reversed(fitting)}
    if len(first) == 1:
        return Pick(fitting[0])
    return Pick(among=tuple(row for row in fitting if first[row.assignment.unit_id] is row))


def one_lead(found: Pick) -> Pick:
    """A unit that leads goes before those that cooperate."""
    leads = [row for row in found.among if row.assignment.share is Share.LEAD]
    return Pick(leads[0]) if len(leads) == 1 else found


def reportable(turn: Turn, rows: Sequence[Listed]) -> Fits:
    """Which of the unit's occurrences a report speaks of: the earliest that is open.

    Said twice, "xong 12" must not report the next period: a report that waits is meant first, unless it
    was made on an earlier day and the next period is near.
    """
    waits = [row.assignment for row in rows if row.assignment.status is Status.REPORTED]

    def fits(share: Assignment) -> bool:
        if share.status not in OPEN:
            return False
        mine = [other for other in waits if other.unit_id == share.unit_id]
        return all(_long_ago(turn, other) and _near(turn, share) for other in mine)

    return fits


def _long_ago(turn: Turn, share: Assignment) -> bool:
    return share.reported_at is not None and local_day(share.reported_at) < local_day(turn.said_at)


def _near(turn: Turn, share: Assignment) -> bool:
    at = turn.as_said
    state = time_state(share, at.now, at.calendar, at.soon_days, roll_forward=at.roll_forward)
    return state in (TimeState.LATE, TimeState.DUE_SOON, TimeState.NO_DEADLINE)


def _touched(row: Listed) -> tuple[bool, float, float]:
    """What became of a task last: before what was closed without a word come the live and the decided."""
    share = row.assignment
    moments = [moment.timestamp() for moment in (share.decided_at, share.reported_at) if moment is not None]
    due = share.due.on.toordinal() if share.due else 0
    return share.status is not Status.CANCELLED, max(moments, default=0.0), -float(due)


def item_of(turn: Turn, row: Listed) -> Standing:
    """The assignment as it stood when the person spoke of it."""
    return standing_of(row, turn.as_said)


def again(turn: Turn, row: Listed) -> Listed:
    """The row as it stands after what was just written."""
    return assignments.listed_by_ids(turn.session, [row.assignment.id])[0]
