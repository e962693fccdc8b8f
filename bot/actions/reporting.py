"""A unit says how its tasks stand: received, under way, not done, not theirs; done with its proof."""

from collections.abc import Callable, Mapping, Sequence

from bot.actions.carrying_out import use_case, with_papers, with_recent_reports
from bot.actions.decision import Answer, Decision, Note, Papered, Tally
from bot.actions.task_facts import Papers, TaskFacts, one_lead, over
from bot.turn import Handler
from chat import intents as i
from messages import reports as words
from messages import vi
from messages.lines import message
from messages.reports import Given
from messages.text import Text
from storage.assignments import Listed
from storage.changes import GivenWords
from storage.reports import NewEvidence, NewReport
from tasks.model import OPEN, Act, Action, Assignment, Status
from tasks.standing import Standing
from tasks.transitions import RefusalCode


def done(facts: TaskFacts, intent: i.Done) -> Decision:
    """Keep the reports, tell the office, and ask for what is missing."""
    files = facts.papers.all
    given = _given(intent, files)
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
    secret = facts.papers.secret and bool(reported)
    tally.effects.append(Papered(used=bool(facts.papers.waiting), secret=secret))
    _hint(tally, reported, given)
    by = vi.person(facts.person)
    if reported:
        tally.tell_office(words.office_reported(reported, by, facts.said_at, given), reported)
    if added:
        tally.tell_office(words.office_added(added, by, given), added)
    return tally.decision()


def add_evidence(facts: TaskFacts, intent: i.AddEvidence) -> Decision:
    """More proof for a report already made; without a number, for the one made within the hour."""
    numbers = intent.numbers or facts.just_reported
    if not numbers or (len(numbers) > 1 and not intent.numbers):
        return _ask_whose(facts, intent, numbers)
    files = facts.papers.all
    given = _given(intent, files)
    tally, added = Tally(facts), list[Standing]()
    for number in tally.first(numbers):
        found = facts.pick(facts.own_rows(number, Act.ANSWER), _waits)
        row = tally.own_row(number, one_lead(found), "done")
        if row is not None:
            added += _complete(tally, row, given, GivenWords(report=_report(given, files)))
    tally.effects.append(Papered(used=bool(facts.papers.waiting)))
    if added:
        tally.tell_office(words.office_added(added, vi.person(facts.person), given), added)
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


def ask_of_file(papers: Papers, numbers: Sequence[int]) -> Decision:
    """A file came without a word: it is kept, and asked what it is; or it is said why it is not."""
    if papers.here is None:
        return Decision(Answer(message(_refusal(papers))), (Papered(secret=papers.secret),))
    answer = Answer(words.file_kept(papers.here.name, numbers), tuple(numbers))
    return Decision(answer, (Papered(hold=papers.here),))


def _ask_whose(facts: TaskFacts, intent: i.AddEvidence, numbers: tuple[int, ...]) -> Decision:
    """Several reports within the hour, or none: the file is kept, and the number asked for."""
    if facts.papers.came:
        return ask_of_file(facts.papers, numbers)
    document = f" số {intent.document_number}" if intent.document_number else ""
    day = f" ngày {vi.day(intent.document_date.on)}" if intent.document_date else ""
    tally = Tally(facts)
    if numbers:
        tally.ask(words.nothing_to_complete(), [f"xong {number}{document}{day}" for number in numbers])
    else:
        tally.add(words.nothing_to_complete())
    return tally.decision()


def _waits(share: Assignment) -> bool:
    return share.status is Status.REPORTED


def _given(intent: i.Done | i.AddEvidence, files: tuple[NewEvidence, ...]) -> Given:
    """What the person gave, as messages tell it."""
    return Given(
        document_number=intent.document_number,
        document_date=intent.document_date.on if intent.document_date else None,
        files=tuple(file.name for file in files),
        note=intent.note if isinstance(intent, i.Done) else "",
        late_reason=intent.late_reason if isinstance(intent, i.Done) else "",
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
    refusal = _refusal(tally.facts.papers)
    if refusal:
        tally.hint(refusal)
    elif not given.proves:
        tally.hint(words.evidence_hint(reported[0].number))


def _refusal(papers: Papers) -> str:
    """Why the file that came is not kept, "" where none came or it is."""
    if papers.secret:
        return words.archive_refused()
    return words.file_refused(papers.lost) if papers.lost is not None else ""


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
    dated = [item.number for item in said if item.due is not None]
    if dated:
        tally.hint(words.extension_hint(dated[0]))
    if said:
        notice = words.office_not_done(said, vi.person(facts.person), _said(intent.note), until)
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
        again = action is Action.START and row.assignment.status is Status.IN_PROGRESS
        said_before = again and not over(row)
        if said_before or tally.attempt(row, action, GivenWords(reason=note)):
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
    if row.assignment.status in (Status.IN_PROGRESS, Status.RETURNED) and not over(row):
        return True
    return tally.attempt(row, Action.START) is not None


def _said(note: str) -> str:
    """The note, unless it only repeats the number and the verb."""
    return note if len(note.split()) > 4 else ""


HANDLERS: Mapping[type, Handler] = {
    i.Done: use_case(done, with_papers),
    i.AddEvidence: use_case(add_evidence, with_recent_reports),
    i.WithdrawReport: use_case(withdraw),
    i.Acknowledge: use_case(acknowledge),
    i.InProgress: use_case(in_progress),
    i.NotDone: use_case(not_done),
    i.Decline: use_case(decline),
}
