"""The office takes its last decision on a task back: a confirmation, a return, a grant, a cancellation."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC

from bot.actions.work.carrying_out import UseCase, with_decided
from bot.actions.work.decision import Decision, Tally
from bot.actions.work.decisions import Decided, decide_each, finish, tell_all
from bot.actions.work.effects import CancelTask
from bot.actions.work.task_facts import Pick, TaskFacts
from bot.incoming.turn import Handler
from chat import intents as i
from messages.work import decisions as words
from storage.work.assignments import Listed
from tasks.model import Act, Action
from tasks.transitions import Refusal
from tasks.transitions import RefusalCode as Code


def undo(facts: TaskFacts, intent: i.Undo) -> Decision:
    """The report waits again, or the request; what was cancelled goes on as it stood."""
    tally, others = Tally(facts), list[int]()
    for number in tally.first(intent.numbers):
        granted = _granted_last(facts, number, intent)
        if granted is not None or intent.extension:
            _take_back(tally, number, granted, intent)
            continue
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


def _granted_last(facts: TaskFacts, number: int, intent: i.Undo) -> Listed | None:
    """The share to which an extension was granted, where that is the office's last decision on the task.

    With `extension` the last grant, whatever followed it: that is said.
    """
    rows = [
        row for row in facts.office_rows(number, Act.UNDO, intent.unit) if row.assignment.id in facts.granted
    ]
    last = max(rows, key=lambda row: facts.granted[row.assignment.id].at, default=None)
    if last is None or intent.extension:
        return last
    grant = facts.granted[last.assignment.id]
    every = [row.assignment for row in facts.office_rows(number, Act.UNDO)]
    decided = [share.decided_at for share in every if share.decided_at is not None]
    decided += [before.at for share in every if (before := facts.cancelled.get(share.id)) is not None]
    return last if not grant.since and max(decided, default=grant.at) <= grant.at else None


def _take_back(tally: Tally, number: int, row: Listed | None, intent: i.Undo) -> None:
    """The deadline is what it was, and the request waits again."""
    facts = tally.facts
    if row is None:
        first = next(iter(facts.office_rows(number, Act.UNDO, intent.unit)), None)
        if tally.office_row(number, Pick(first), intent, intent.unit) is not None and first is not None:
            tally.refuse(first, Refusal(Code.NOTHING_TO_UNDO, {"status": first.assignment.status}))
        return
    grant = facts.granted[row.assignment.id]
    if grant.since:
        by = {"by": grant.by} if grant.by is not None else {}
        at = grant.at.astimezone(UTC).isoformat()
        tally.refuse(row, Refusal(Code.ACTED_SINCE, {"status": row.assignment.status, "at": at, **by}))
        return
    change = tally.attempt(row, Action.UNDO_EXTENSION, due=grant.due)
    if change is None:
        return
    done = Decided(row, facts.standing(replace(row, assignment=change.after)), change)
    tally.add(words.extension_undone(done.item, row.assignment.due, grant.due), number)
    tell_all(
        tally,
        [done],
        Action.UNDO_EXTENSION,
        lambda items, by: words.unit_extension_undone(items, by, grant.due),
    )


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


HANDLERS: Mapping[type, Handler] = {i.Undo: UseCase(undo, with_decided)}
