"""The office stops what it has given: cancellations and pauses, of a task or of one unit's share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.actions.work.carrying_out import UseCase, with_units
from bot.actions.work.changes import current_row, live_rows, units_named
from bot.actions.work.decision import Decision, Tally
from bot.actions.work.effects import CancelTask
from bot.actions.work.task_facts import TaskFacts
from bot.incoming.turn import Handler
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import UnitName
from messages import vi
from messages.text import Message, Text
from messages.work import changes as words
from messages.work.decisions import undo_hint
from storage.work.assignments import Listed
from storage.work.changes import GivenWords
from tasks.model import LIVE, OPEN, Act, Action, Status
from tasks.standing import Standing
from tasks.transitions import Refusal

_RIGHTS = {Action.CANCEL: Act.CANCEL, Action.PAUSE: Act.PAUSE}


def cancel(facts: TaskFacts, intent: i.Cancel) -> Decision:
    """The whole task is cancelled, or what a unit has of it, in every period that is not over."""

    def notice(item: Standing, by: str) -> Message:
        return words.unit_cancelled(item, by, intent.reason)

    if not facts.chosen:
        return _shown_first(facts, intent, Action.CANCEL, LIVE)
    tally = Tally(facts)
    for number in tally.first(intent.numbers):
        row = current_row(tally, number, Act.CANCEL, intent.unit)
        if row is None:
            continue
        rows = _meant(facts, number, LIVE, intent.unit)
        others = len(live_rows(facts, number, LIVE)) > len(rows)
        done = _all(tally, row, rows, Action.CANCEL, intent.reason, notice)
        if done:
            tally.effects += [] if others else [CancelTask(number)]
            tally.add(words.cancelled(facts.standing(row), units_named(done), intent.reason), number)
            tally.hint(undo_hint(number))
    return tally.decision()


def pause(facts: TaskFacts, intent: i.Pause) -> Decision:
    """Reminders fall silent; no deadline moves."""

    def notice(item: Standing, by: str) -> Message:
        return words.unit_paused(item, by, intent.reason)

    if not facts.chosen:
        return _shown_first(facts, intent, Action.PAUSE, OPEN)
    return _each(facts, intent, OPEN, Action.PAUSE, notice, words.paused)


def resume(facts: TaskFacts, intent: i.Resume) -> Decision:
    """A paused task goes on where it stood."""
    paused = frozenset({Status.PAUSED})
    return _each(facts, intent, paused, Action.RESUME, words.unit_resumed, words.resumed)


def _shown_first(
    facts: TaskFacts, intent: i.Cancel | i.Pause, action: Action, statuses: frozenset[Status]
) -> Decision:
    """What will happen to which tasks of which units, waiting for a yes; what cannot be is refused."""
    tally, possible = Tally(facts), list[int]()
    for number in tally.first(intent.numbers):
        row = current_row(tally, number, _RIGHTS[action], intent.unit)
        if row is None:
            continue
        rows = _meant(facts, number, statuses, intent.unit)
        refusal = None if rows else tally.weigh(row, action, GivenWords(reason=intent.reason))
        if isinstance(refusal, Refusal):
            tally.refuse(row, refusal)
            continue
        tally.add(words.will(action, facts.standing(row), units_named(rows or [row])), number)
        possible.append(number)
    if possible:
        if not intent.reason:
            tally.left_open = replace(intent, numbers=tuple(possible))
        tally.ask(words.shall_it_be(action), [command(replace(intent, numbers=tuple(possible)))])
        if intent.unit is None:  # a button speaks of whole tasks
            tally.buttons.append(words.yes_or_no(action, possible))
    return tally.decision()


def _each(
    facts: TaskFacts,
    intent: i.Pause | i.Resume,
    statuses: frozenset[Status],
    action: Action,
    notice: Callable[[Standing, str], Message],
    wording: Callable[[Standing, Sequence[str]], Text],
) -> Decision:
    tally, reason = Tally(facts), intent.reason if isinstance(intent, i.Pause) else ""
    for number in tally.first(intent.numbers):
        row = current_row(tally, number, Act.PAUSE, intent.unit)
        if row is None:
            continue
        done = _all(tally, row, _meant(facts, number, statuses, intent.unit), action, reason, notice)
        if done:
            tally.add(wording(facts.standing(row), units_named(done)), number)
    return tally.decision()


def _all(
    tally: Tally,
    row: Listed,
    rows: Sequence[Listed],
    action: Action,
    reason: str,
    notice: Callable[[Standing, str], Message],
) -> list[Listed]:
    """Do it to every share in every period, and tell each unit once; what was done, as it is then."""
    facts, said, done = tally.facts, GivenWords(reason=reason), list[Listed]()
    for share in rows or [row]:
        made = tally.weigh(share, action, said)
        if not isinstance(made, Refusal):
            tally.write(made, said)
            done.append(replace(share, assignment=made.after))
        elif not rows:
            tally.refuse(share, made)
    for unit_id, share in {each.assignment.unit_id: each for each in reversed(done)}.items():
        item = facts.standing(share)
        tally.tell_unit(unit_id, notice(item, vi.person(facts.person)), [item.number])
    return done


def _meant(facts: TaskFacts, number: int, statuses: frozenset[Status], unit: UnitName | None) -> list[Listed]:
    """The task's shares in these statuses, of one unit where it is named."""
    rows, named = live_rows(facts, number, statuses), facts.named(unit)
    return rows if named is None else [row for row in rows if row.assignment.unit_id == named.id]


HANDLERS: Mapping[type, Handler] = {
    i.Cancel: UseCase(cancel, with_units),
    i.Pause: UseCase(pause, with_units),
    i.Resume: UseCase(resume, with_units),
}
