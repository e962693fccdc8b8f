"""Before the office changes a task: what a unit has asked for, and whether a unit can take it over."""

from collections.abc import Sequence

from bot.actions.carrying_out import with_requests, with_units
from bot.actions.decision import Tally
from bot.actions.task_facts import TaskFacts
from bot.turn import Turn
from chat import intents as i
from storage.work.assignments import Listed
from tasks.model import Action, Unit
from tasks.transitions import Refusal


def is_asked_for(facts: TaskFacts, numbers: Sequence[int]) -> bool:
    """Whether a unit waits for more time for one of the tasks."""
    return any(row.assignment.pending_extension for n in numbers for row in facts.rows.get(n, ()))


def granted(change: i.ChangeDeadline) -> i.DecideExtension:
    """The new deadline as the decision on a request."""
    return i.DecideExtension(change.numbers, True, change.on, change.reason, change.days, change.working_days)


def with_what_is_asked(turn: Turn, facts: TaskFacts) -> TaskFacts:
    """With the requests that wait, and who can be written to."""
    return with_requests(turn, with_units(turn, facts))


def may_move(tally: Tally, row: Listed, target: Unit) -> bool:
    """Whether the share may go to the unit; why not is told."""
    made = tally.weigh(row, Action.REASSIGN, unit_id=target.id)
    if isinstance(made, Refusal):
        tally.refuse(row, made)
    return not isinstance(made, Refusal)
