"""A unit says how far a task has got: received, under way, not done, not theirs."""

from collections.abc import Callable, Mapping

from bot.actions.reporting import answers_for_a_unit, one_row
from bot.actions.steps import Tally, attempt, refuse
from bot.actions.table import Handler
from bot.actions.targets import item_of, one_lead, own_rows, pick, who
from bot.turn import Turn
from chat import intents as i
from messages import reports as words
from messages import vi
from messages.text import Text
from storage import audit
from storage.assignments import Listed
from storage.changes import Words
from tasks.model import OPEN, Action, Assignment, Status
from tasks.refusal import Refusal, RefusalCode
from tasks.rights import Act
from tasks.standing import Standing


def acknowledge(turn: Turn, intent: i.Acknowledge) -> None:
    """Đã nhận: the unit has the tasks."""
    if not answers_for_a_unit(turn, Action.ACKNOWLEDGE):
        return
    tally = Tally(turn)
    taken = _each(turn, tally, intent.numbers, Act.ANSWER, "got", Action.ACKNOWLEDGE, words.acknowledged)
    if taken:
        tally.hint(words.done_hint(taken[0].number))
    tally.send()


def in_progress(turn: Turn, intent: i.InProgress) -> None:
    """Being worked on; said again it is as welcome as the first time."""
    if not answers_for_a_unit(turn, Action.START, Act.START):
        return
    tally = Tally(turn)
    taken = _each(
        turn, tally, intent.numbers, Act.START, "doing", Action.START, words.started, _said(intent.note)
    )
    if taken:
        tally.hint(words.done_hint(taken[0].number))
    tally.send()


def not_done(turn: Turn, intent: i.NotDone) -> None:
    """Not done: kept as a word of the unit, told to the office, and no deadline moves."""
    if not answers_for_a_unit(turn, Action.START, Act.START):
        return
    tally, said = Tally(turn), []
    until = intent.until.on if intent.until else None
    for number in tally.first(intent.numbers):
        row = _row(turn, tally, number, Act.START, "doing")
        if row is None:
            continue
        refusal = _begin(turn, row)
        if refusal is not None:
            refuse(turn, tally, row, refusal)
            if refusal.code == RefusalCode.ALREADY_REPORTED:
                tally.hint(words.withdraw_hint(number))
            continue
        audit.record(
            turn.session,
            "not_done",
            f"assignment:{row.assignment.id}",
            now=turn.now,
            actor_id=who(turn).id,
            data={"task": number, "until": until.isoformat() if until else ""},
            remark=intent.note,
        )
        item = item_of(turn, row)
        tally.add(words.not_done(item, until), number)
        said.append(item)
    if said:
        tally.hint(words.extension_hint(said[0].number))
    tally.send()
    if said:
        notice = words.office_not_done(said, vi.person(who(turn)), _said(intent.note), until)
        turn.tell_office(notice, tasks=[item.number for item in said])


def decline(turn: Turn, intent: i.Decline) -> None:
    """Không thuộc trách nhiệm: the office decides; the task stays until then."""
    if not answers_for_a_unit(turn, Action.DECLINE):
        return
    tally, said = Tally(turn), []
    for number in tally.first(intent.numbers):
        row = _row(turn, tally, number, Act.ANSWER, "task")
        if row is None:
            continue
        made = attempt(turn, row, Action.DECLINE, Words(reason=intent.reason))
        if isinstance(made, Refusal):
            refuse(turn, tally, row, made)
            continue
        item = item_of(turn, row)
        tally.add(words.declined(item), number)
        said.append(item)
    tally.send()
    if said:
        notice = words.office_declined(said, vi.person(who(turn)), intent.reason)
        turn.tell_office(notice, tasks=[item.number for item in said])


def _each(
    turn: Turn,
    tally: Tally,
    numbers: tuple[int, ...],
    act: Act,
    verb: str,
    action: Action,
    wording: Callable[[Standing], Text],
    note: str = "",
) -> list[Standing]:
    taken = []
    for number in tally.first(numbers):
        row = _row(turn, tally, number, act, verb)
        if row is None:
            continue
        if not (action is Action.START and row.assignment.status is Status.IN_PROGRESS):
            made = attempt(turn, row, action, Words(reason=note))
            if isinstance(made, Refusal):
                refuse(turn, tally, row, made)
                continue
        item = item_of(turn, row)
        tally.add(wording(item), number)
        taken.append(item)
    return taken


def _row(turn: Turn, tally: Tally, number: int, act: Act, verb: str) -> Listed | None:
    found = pick(turn, own_rows(turn, number, act), _live)
    return one_row(turn, tally, number, one_lead(found), verb)


def _live(share: Assignment) -> bool:
    return share.status in OPEN


def _begin(turn: Turn, row: Listed) -> Refusal | None:
    """Who says that it is not done yet works on it; returned and under way it stays what it is."""
    if row.assignment.status in (Status.IN_PROGRESS, Status.RETURNED):
        return None
    made = attempt(turn, row, Action.START)
    return made if isinstance(made, Refusal) else None


def _said(note: str) -> str:
    """The note, unless it only repeats the number and the verb."""
    return note if len(note.split()) > 4 else ""


HANDLERS: Mapping[type, Handler] = {
    i.Acknowledge: acknowledge,
    i.InProgress: in_progress,
    i.NotDone: not_done,
    i.Decline: decline,
}
