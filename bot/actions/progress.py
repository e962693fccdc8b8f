"""A unit says how far a task has got: received, under way, not done, not theirs."""

from collections.abc import Callable, Mapping

from bot.actions.carrying_out import use_case
from bot.actions.decision import Decision, Note, Tally
from bot.actions.task_facts import TaskFacts, one_lead
from bot.turn import Handler
from chat import intents as i
from messages import reports as words
from messages import vi
from messages.text import Text
from storage.assignments import Listed
from storage.changes import Words
from tasks.model import OPEN, Action, Assignment, Status
from tasks.refusal import RefusalCode
from tasks.rights import Act
from tasks.standing import Standing


def acknowledge(facts: TaskFacts, intent: i.Acknowledge) -> Decision:
    """Đã nhận: the unit has the tasks."""
    return _each(facts, intent.numbers, Act.ANSWER, "got", Action.ACKNOWLEDGE, words.acknowledged)


def in_progress(facts: TaskFacts, intent: i.InProgress) -> Decision:
    """Being worked on; said again it is as welcome as the first time."""
    note = _said(intent.note)
    return _each(facts, intent.numbers, Act.START, "doing", Action.START, words.started, note)


def not_done(facts: TaskFacts, intent: i.NotDone) -> Decision:
    """Not done: kept as a word of the unit, told to the office, and no deadline moves."""
    tally, said = Tally(facts), list[Standing]()
    until = intent.until.on if intent.until else None
    for number in tally.first(intent.numbers):
        row = _row(tally, number, Act.START, "doing")
        if row is None or not _begin(tally, row):
            continue
        data = {"task": number, "until": until.isoformat() if until else ""}
        tally.effects.append(Note("not_done", row.assignment.id, data, intent.note))
        item = facts.standing(row)
        tally.add(words.not_done(item, until), number)
        said.append(item)
    for number, refusal in tally.refused:
        if refusal.code == RefusalCode.ALREADY_REPORTED:
            tally.hint(words.withdraw_hint(number))
    if said:
        tally.hint(words.extension_hint(said[0].number))
        notice = words.office_not_done(said, vi.person(facts.person), _said(intent.note), until)
        tally.tell_office(notice, said)
    return tally.decision()


def decline(facts: TaskFacts, intent: i.Decline) -> Decision:
    """Không thuộc trách nhiệm: the office decides; the task stays until then."""
    tally, said = Tally(facts), list[Standing]()
    for number in tally.first(intent.numbers):
        row = _row(tally, number, Act.ANSWER, "task")
        if row is not None and tally.attempt(row, Action.DECLINE, Words(reason=intent.reason)):
            item = facts.standing(row)
            tally.add(words.declined(item), number)
            said.append(item)
    if said:
        tally.tell_office(words.office_declined(said, vi.person(facts.person), intent.reason), said)
    return tally.decision()


def _each(
    facts: TaskFacts,
    numbers: tuple[int, ...],
    act: Act,
    verb: str,
    action: Action,
    wording: Callable[[Standing], Text],
    note: str = "",
) -> Decision:
    tally, taken = Tally(facts), list[int]()
    for number in tally.first(numbers):
        row = _row(tally, number, act, verb)
        if row is None:
            continue
        said_before = action is Action.START and row.assignment.status is Status.IN_PROGRESS
        if said_before or tally.attempt(row, action, Words(reason=note)):
            tally.add(wording(facts.standing(row)), number)
            taken.append(number)
    if taken:
        tally.hint(words.done_hint(taken[0]))
    return tally.decision()


def _row(tally: Tally, number: int, act: Act, verb: str) -> Listed | None:
    found = tally.facts.pick(tally.facts.own_rows(number, act), _live)
    return tally.own_row(number, one_lead(found), verb)


def _live(share: Assignment) -> bool:
    return share.status in OPEN


def _begin(tally: Tally, row: Listed) -> bool:
    """Who says that it is not done yet works on it; returned and under way it stays what it is."""
    if row.assignment.status in (Status.IN_PROGRESS, Status.RETURNED):
        return True
    return tally.attempt(row, Action.START) is not None


def _said(note: str) -> str:
    """The note, unless it only repeats the number and the verb."""
    return note if len(note.split()) > 4 else ""


HANDLERS: Mapping[type, Handler] = {
    i.Acknowledge: use_case(acknowledge),
    i.InProgress: use_case(in_progress),
    i.NotDone: use_case(not_done),
    i.Decline: use_case(decline),
}
