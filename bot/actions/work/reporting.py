"""A unit says how its tasks stand: received, under way, not done, not theirs; done with its proof."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.actions.work.carrying_out import UseCase, with_papers, with_recent_reports
from bot.actions.work.decision import Decision, Tally, ask_of_file, claim, offer_unclaimed
from bot.actions.work.effects import NoteEvent, Papered
from bot.actions.work.task_facts import TaskFacts, ids, one_lead, over
from bot.incoming.turn import Handler
from chat import intents as i
from chat.intents.catalog import command
from chat.intents.values import When
from messages import vi
from messages.work import reports as words
from messages.work.decisions import is_it
from messages.work.reports import Given
from storage.work.assignments import Listed
from storage.work.changes import GivenWords
from storage.work.reports import NewEvidence, NewReport
from tasks.model import OPEN, Act, Action, Assignment, Status, may
from tasks.standing import Standing
from tasks.transitions import RefusalCode

_REPEATS = 4  # words: "việc 12 đạt 60%", "12 chưa xong ạ"


def done(facts: TaskFacts, intent: i.Done) -> Decision:
    """Keep the reports, tell the office, and ask for what is missing."""
    files = facts.papers.proving(intent.numbers, everything=facts.chosen)
    given = _given(intent, files, facts.papers.recording)
    said = GivenWords(report=_report(given, files))
    tally, reported, added = Tally(facts), list[Standing](), list[Standing]()
    for number in tally.first(intent.numbers):
        rows = facts.own_rows(number, Act.ANSWER)
        row = tally.own_row(number, one_lead(facts.pick(rows, facts.reportable(rows))), "done")
        if row is None:
            continue
        if _waits(row.assignment) and given:
            added += _complete(tally, row, given, said)
        elif tally.attempt(row, Action.REPORT, said, at=facts.said_at):
            item = facts.standing(row)
            tally.add(words.recorded(item, facts.said_at, given), number)
            reported.append(item)
    tally.effects.append(Papered(used=ids(files) if reported or added else ()))
    _hint(tally, reported, given)
    if not reported:
        tally.hint(facts.papers.refusal)
    if len(reported) == 1 and facts.papers.unclaimed and not files:
        offer_unclaimed(tally, reported[0])
    by = vi.person(facts.person)
    if reported:
        tally.tell_office(
            words.office_reported(reported, by, facts.said_at, given, tally.beside(reported)), reported
        )
    if added:
        tally.tell_office(words.office_added(added, by, given, tally.beside(added)), added)
    return tally.decision()


def add_evidence(facts: TaskFacts, intent: i.AddEvidence) -> Decision:
    """More proof for a report already made; without a number, for the one made within the hour."""
    numbers = intent.numbers or facts.just_reported
    if not numbers or (len(numbers) > 1 and not intent.numbers):
        return _ask_whose(facts, intent, numbers)
    files = facts.papers.proving(numbers, everything=True)
    given = _given(intent, files, facts.papers.recording)
    tally, added = Tally(facts), list[Standing]()
    refused = facts.papers.refusal
    if refused and not given:
        tally.miss(refused)
        return tally.decision()
    for number in tally.first(numbers):
        found = facts.pick(facts.own_rows(number, Act.ANSWER), _waits)
        row = tally.own_row(number, one_lead(found), "evidence")
        if row is not None and files and row.assignment.status in OPEN and not over(row):
            claim(tally, row)
        elif row is not None:
            added += _complete(tally, row, given, GivenWords(report=_report(given, files)))
    if added:
        tally.hint(refused)
    tally.effects.append(Papered(used=ids(files) if added else ()))
    if added:
        tally.tell_office(
            words.office_added(added, vi.person(facts.person), given, tally.beside(added)), added
        )
    return tally.decision()


def withdraw(facts: TaskFacts, intent: i.WithdrawReport) -> Decision:
    """A report is taken back before the office has decided."""
    tally, taken = Tally(facts), list[Standing]()
    for number in tally.first(intent.numbers):
        found = facts.pick(facts.own_rows(number, Act.ANSWER), _waits)
        row = tally.own_row(number, one_lead(found), "task")
        if row is not None and tally.attempt(row, Action.WITHDRAW):
            item = facts.standing(row)
            tally.add(words.withdrawn(item), number)
            taken.append(item)
    if taken:
        tally.tell_office(words.office_withdrawn(taken, vi.person(facts.person)), taken)
    return tally.decision()


def _ask_whose(facts: TaskFacts, intent: i.AddEvidence, numbers: tuple[int, ...]) -> Decision:
    """Several reports within the hour, or none: the file is kept, and the number asked for."""
    if facts.papers.came:
        return ask_of_file(facts.papers, numbers)
    tally = Tally(facts)
    if numbers:
        done = (i.Done((number,), intent.document_number, intent.document_date) for number in numbers)
        tally.ask(words.nothing_to_complete(), [command(each) for each in done])
    else:
        tally.miss(words.nothing_to_complete())
    return tally.decision()


def _waits(share: Assignment) -> bool:
    return share.status is Status.REPORTED


def _given(intent: i.Done | i.AddEvidence, files: tuple[NewEvidence, ...], recording: str) -> Given:
    """What the person gave, as messages tell it."""
    return Given(
        document_number=intent.document_number,
        document_date=intent.document_date.on if intent.document_date else None,
        files=tuple(file.name for file in files),
        note=intent.note if isinstance(intent, i.Done) else "",
        late_reason=intent.late_reason if isinstance(intent, i.Done) else "",
        recording=recording,
    )


def _report(given: Given, files: tuple[NewEvidence, ...]) -> NewReport:
    """What the person gave, as it is stored."""
    return NewReport(
        note=given.note,
        late_reason=given.late_reason,
        document_number=given.document_number or None,
        document_date=given.document_date,
        evidence=files,
    )


def _complete(tally: Tally, row: Listed, given: Given, said: GivenWords) -> list[Standing]:
    if not tally.attempt(row, Action.ADD_EVIDENCE, said):
        return []
    item = tally.facts.standing(row)
    tally.add(words.added(item, given), item.number)
    return [item]


def _hint(tally: Tally, reported: Sequence[Standing], given: Given) -> None:
    """What is still missing, once for all that was reported."""
    if not reported:
        return
    tally.hint(words.WAITS)
    late = [item.number for item in reported if item.passed]
    if late and not given.late_reason:
        tally.hint(words.explain_hint(late))
    refusal = tally.facts.papers.refusal
    if refusal:
        tally.hint(refusal)
    elif not given.proves:
        tally.hint(words.evidence_hint(reported[0].number))
    tally.hint(words.withdraw_hint([item.number for item in reported]))


def acknowledge(facts: TaskFacts, intent: i.Acknowledge) -> Decision:
    """Đã nhận: the unit has the tasks."""
    tally, taken = Tally(facts), list[int]()
    for number in tally.first(intent.numbers):
        row = _row(tally, number, Act.ANSWER, "got")
        if row is not None and tally.attempt(row, Action.ACKNOWLEDGE):
            tally.add(words.acknowledged(facts.standing(row)), number)
            taken.append(number)
    if taken:
        tally.hint(words.done_hint(taken[0]))
    return tally.decision()


def in_progress(facts: TaskFacts, intent: i.InProgress) -> Decision:
    """Being worked on; said again it is as welcome as the first time."""
    tally, taken, note = Tally(facts), list[Standing](), _said(intent.note)
    for number in tally.first(intent.numbers):
        row = _row(tally, number, Act.START, "doing")
        if row is None:
            continue
        again = row.assignment.status is Status.IN_PROGRESS and not over(row)
        if not again and tally.attempt(row, Action.START, GivenWords(reason=note)) is None:
            continue
        if intent.percent is not None or (again and note):
            data = {"task": number, "percent": intent.percent}
            tally.effects.append(NoteEvent("progress", row.assignment.id, data, note if again else ""))
        tally.add(words.started(facts.standing(row), intent.percent), number)
        taken.append(facts.standing(row))
    if taken and note:
        tally.hint(words.WORDS_PASSED_ON)
    if taken:
        tally.hint(words.done_hint(taken[0].number))
    if taken and (note or intent.percent is not None):
        tally.tell_office(words.office_progress(taken, vi.person(facts.person), note, intent.percent), taken)
    return tally.decision()


def not_done(facts: TaskFacts, intent: i.NotDone) -> Decision:
    """Not done: kept as a word of the unit, told to the office, and no deadline moves.

    By what day it will be is a promise of the unit, which those make who answer for it.
    """
    tally, said = Tally(facts), list[Standing]()
    if intent.until is not None and not intent.until.certain and not facts.chosen:
        sure = replace(intent, numbers=tally.first(intent.numbers), until=When(intent.until.on))
        tally.ask(is_it(intent.until.on), [command(sure)])
        return tally.decision()
    named = until = intent.until.on if intent.until else None
    for number in tally.first(intent.numbers):
        row = _row(tally, number, Act.START, "doing")
        if row is None or not _begin(tally, row):
            continue
        promised = named if may(facts.person, Act.ANSWER, row.assignment.unit_id) else None
        until = promised if until is not None else None
        data = {"task": number, "until": promised.isoformat() if promised else ""}
        tally.effects.append(NoteEvent("not_done", row.assignment.id, data, _said(intent.note)))
        item = facts.standing(row)
        tally.add(words.not_done(item, promised), number)
        said.append(item)
    for number, refusal in tally.refused:
        if refusal.code == RefusalCode.ALREADY_REPORTED:
            tally.ask(words.reported_by_mistake(), [command(i.WithdrawReport((number,)))])
    note = _said(intent.note)
    if said and note:
        tally.hint(words.WORDS_PASSED_ON)
    dated = [item.number for item in said if item.due is not None]
    if said and until != named:
        tally.hint(words.promise_of_others())
    elif dated:
        tally.hint(words.extension_hint(dated[0]))
    if said:
        notice = words.office_not_done(said, vi.person(facts.person), note, until)
        tally.tell_office(notice, said)
    return tally.decision()


def decline(facts: TaskFacts, intent: i.Decline) -> Decision:
    """Không thuộc trách nhiệm: the office decides; the task stays until then."""
    tally, said = Tally(facts), list[Standing]()
    for number in tally.first(intent.numbers):
        row = _row(tally, number, Act.ANSWER, "task")
        if row is not None and tally.attempt(row, Action.DECLINE, GivenWords(reason=intent.reason)):
            item = facts.standing(row)
            tally.add(words.declined(item), number)
            said.append(item)
        elif row is not None:
            tally.open_for_reason(intent, number)
    if said:
        tally.tell_office(words.office_declined(said, vi.person(facts.person), intent.reason), said)
    return tally.decision()


def _row(tally: Tally, number: int, act: Act, verb: str) -> Listed | None:
    found = tally.facts.pick(tally.facts.own_rows(number, act), _live)
    return tally.own_row(number, one_lead(found), verb)


def _live(share: Assignment) -> bool:
    return share.status in OPEN


def _begin(tally: Tally, row: Listed) -> bool:
    """Who says that it is not done yet works on it; returned and under way it stays what it is."""
    if row.assignment.status in (Status.IN_PROGRESS, Status.RETURNED) and not over(row):
        return True
    return tally.attempt(row, Action.START) is not None


def _said(note: str) -> str:
    """The note, unless it is short and only repeats the number and the verb."""
    short = len(note.split()) <= _REPEATS
    return "" if short and any(each.isdigit() for each in note) else note


HANDLERS: Mapping[type, Handler] = {
    i.Done: UseCase(done, with_papers),
    i.AddEvidence: UseCase(add_evidence, with_recent_reports),
    i.WithdrawReport: UseCase(withdraw),
    i.Acknowledge: UseCase(acknowledge),
    i.InProgress: UseCase(in_progress),
    i.NotDone: UseCase(not_done),
    i.Decline: UseCase(decline),
}
