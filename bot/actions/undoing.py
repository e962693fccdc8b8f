"""The office takes its last decision on a task back: a confirmation, a return, a cancellation."""

from collections.abc import Mapping
from dataclasses import replace

from bot.actions.carrying_out import use_case, with_cancelled
from bot.actions.decision import Decision, Tally
from bot.actions.decisions import Decided, decide_each, finish, tell_all
from bot.actions.effects import CancelTask
from bot.actions.task_facts import TaskFacts
from bot.turn import Handler
from chat import intents as i
from messages import decisions as words
from storage.assignments import Listed
from tasks.model import Act, Action


def undo(facts: TaskFacts, intent: i.Undo) -> Decision:
    """The report waits again; what was cancelled goes on as it stood."""
    tally, others = Tally(facts), list[int]()
    for number in tally.first(intent.numbers):
        rows = _cancelled_last(facts, number)
        revived = [made for made in (_revive(tally, row) for row in rows) if made is not None]
        if not rows:
            others.append(number)
        elif revived:
            tally.effects.append(CancelTask(number, taken_back=True))
            units = list(dict.fromkeys(done.item.unit for done in revived))
            tally.add(words.revived(revived[0].item, units), number)
            tell_all(tally, revived, words.UNDONE, words.unit_revived)
    made = decide_each(tally, replace(intent, numbers=tuple(others)), Act.UNDO, Action.UNDO)
    for done in made:
        tally.add(words.undone(done.item), done.item.number)
    return finish(tally, made, words.UNDONE, words.unit_undone)


def _cancelled_last(facts: TaskFacts, number: int) -> list[Listed]:
    """What was cancelled at once, where that is the office's last decision on the task."""
    rows = facts.office_rows(number, Act.UNDO)
    moments = [before.at for row in rows if (before := facts.cancelled.get(row.assignment.id))]
    decided = [row.assignment.decided_at for row in rows if row.assignment.decided_at is not None]
    if not moments or max(decided, default=max(moments)) > max(moments):
        return []
    cancelled = [row for row in rows if row.assignment.id in facts.cancelled]
    return [row for row in cancelled if facts.cancelled[row.assignment.id].at == max(moments)]


def _revive(tally: Tally, row: Listed) -> Decided | None:
    change = tally.attempt(row, Action.UNDO, before=tally.facts.cancelled[row.assignment.id])
    if change is None:
        return None
    # The occurrence was closed by the cancellation alone, and is open again.
    return Decided(row, tally.facts.standing(replace(row, assignment=change.after, closed=False)), change)


HANDLERS: Mapping[type, Handler] = {i.Undo: use_case(undo, with_cancelled)}
