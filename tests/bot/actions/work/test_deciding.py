"""Decisions on tasks as tables of facts: no database, no turn, no clock."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.handlers import HANDLERS
from bot.actions.work import changes, decisions, reporting, stopping, undoing
from bot.actions.work.carrying_out import Decide, UseCase
from bot.actions.work.decision import MOST_NUMBERS, Decision
from bot.actions.work.effects import DecidePast, NoteEvent, Papered, Tell, Write
from bot.actions.work.task_facts import Papers, Request, TaskFacts
from chat import intents as i
from chat.intents.values import When
from messages import refusals
from storage.incoming.chats import HeldFile
from storage.work.assignments import Listed
from storage.work.reports import NewEvidence
from tasks.deadline import Operator
from tasks.model import Action, Assignment, Due, Person, Role, Share, Status, Unit
from tasks.standing import AsOf
from tasks.transitions import Granted, RefusalCode
from tasks.workdays import Calendar

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
DUE = Due(date(2026, 11, 30), Operator.BY, None)
PLANNING, INSPECTION, OFFICE = 1, 2, 3
UNITS = (
    Unit(PLANNING, "QHPT", "Phòng Quy hoạch", "phòng"),
    Unit(INSPECTION, "TTR", "Thanh tra Sở", "phòng"),
    Unit(OFFICE, "VP", "Văn phòng Sở", "phòng"),
)


def person(number: int, name: str, role: Role, unit: int) -> Person:
    return Person(number, f"N{number}", name, "Trưởng phòng", "đồng chí", unit, frozenset({(role, unit)}))


HEAD = person(11, "Kiều Đức Anh", Role.HEAD, PLANNING)
OTHER = person(12, "Lã Minh Trí", Role.HEAD, INSPECTION)
CLERK = person(13, "Mạc Thị Nhàn", Role.OFFICE, OFFICE)
CHIEF = person(14, "Quách Hữu Lộc", Role.OFFICE, OFFICE)
EVERYBODY = {each.id: each for each in (HEAD, OTHER, CLERK, CHIEF)}


def share(status: Status = Status.ASSIGNED, unit: int = PLANNING, number: int = 12, **more: Any) -> Listed:
    """A unit's share of the task, in the only occurrence."""
    base = Assignment(100 * number + unit, number, number, unit, Share.LEAD, status, 1, DUE)
    named = UNITS[unit - 1]
    return Listed(
        assignment=replace(base, pending_report=status is Status.REPORTED, **more),
        content="Rà soát hồ sơ",
        period="",
        phrase="chậm nhất",
        occurrence_version=1,
        directive_id=None,
        directive_number=None,
        past_at_import=False,
        given_at=NOW,
        unit=named.name,
        unit_code=named.code,
    )


def reported(unit: int = PLANNING, by: Person = HEAD, number: int = 12) -> Listed:
    return share(Status.REPORTED, unit, number, reported_at=NOW, reported_by=by.id)


def facts(who: Person, *rows: Listed, **more: Any) -> TaskFacts:
    numbers = {row.assignment.task_number for row in rows}
    by_number = {n: tuple(row for row in rows if row.assignment.task_number == n) for n in numbers}
    at = AsOf(NOW, Calendar())
    office = tuple(each for each in EVERYBODY.values() if each.has(Role.OFFICE))
    return TaskFacts(who, at, NOW, by_number, UNITS, EVERYBODY, office, frozenset(EVERYBODY), **more)


def told(decision: Decision) -> set[int]:
    return {effect.person_id for effect in decision.effects if isinstance(effect, Tell)}


def said(decision: Decision) -> str:
    return decision.answer.message.text.plain if decision.answer is not None else ""


@dataclass(frozen=True)
class Case:
    """Of these facts and this intent: which changes, which refusals, who is told."""

    name: str
    decide: Decide
    facts: TaskFacts
    intent: Any
    changes: tuple[Action, ...] = ()
    refused: tuple[str, ...] = ()
    told: frozenset[int] = frozenset()


BOTH_OFFICERS, THE_HEAD = frozenset({CLERK.id, CHIEF.id}), frozenset({HEAD.id})
LATER = When(date(2026, 12, 10))
ASKED = {1201: Request(HEAD.id, date(2026, 12, 10))}
GRANTED = {1201: Granted(DUE, NOW, CLERK.id)}
CASES = [
    Case("done", reporting.done, facts(HEAD, share()), i.Done((12,)), (Action.REPORT,), (), BOTH_OFFICERS),
    Case("done: no such task", reporting.done, facts(HEAD), i.Done((12,))),
    Case("done: another's", reporting.done, facts(HEAD, share(unit=INSPECTION)), i.Done((12,))),
    Case("done: twice", reporting.done, facts(HEAD, reported()), i.Done((12,)), (), ("already_reported",)),
    Case(
        "done again with proof",
        reporting.done,
        facts(HEAD, reported()),
        i.Done((12,), "45/BC"),
        (Action.ADD_EVIDENCE,),
        (),
        BOTH_OFFICERS,
    ),
    Case(
        "done: somebody was first",
        reporting.done,
        facts(HEAD, share(), changed=frozenset({1201})),
        i.Done((12,)),
        (),
        (refusals.CHANGED_MEANWHILE,),
    ),
    Case(
        "done: cancelled",
        reporting.done,
        facts(HEAD, share(Status.CANCELLED)),
        i.Done((12,)),
        (),
        ("cancelled",),
    ),
    Case(
        "withdrawn",
        reporting.withdraw,
        facts(HEAD, reported()),
        i.WithdrawReport((12,)),
        (Action.WITHDRAW,),
        (),
        BOTH_OFFICERS,
    ),
    Case(
        "withdrawn: nothing there",
        reporting.withdraw,
        facts(HEAD, share()),
        i.WithdrawReport((12,)),
        (),
        ("nothing_to_withdraw",),
    ),
    Case(
        "received", reporting.acknowledge, facts(HEAD, share()), i.Acknowledge((12,)), (Action.ACKNOWLEDGE,)
    ),
    Case("begun twice", reporting.in_progress, facts(HEAD, share(Status.IN_PROGRESS)), i.InProgress((12,))),
    Case(
        "not done",
        reporting.not_done,
        facts(HEAD, share()),
        i.NotDone((12,)),
        (Action.START,),
        (),
        BOTH_OFFICERS,
    ),
    Case(
        "declined without a reason",
        reporting.decline,
        facts(HEAD, share()),
        i.Decline((12,)),
        (),
        ("reason_required",),
    ),
    Case(
        "confirmed",
        decisions.confirm,
        facts(CLERK, reported()),
        i.Confirm((12,)),
        (Action.CONFIRM,),
        (),
        frozenset({HEAD.id, CHIEF.id}),
    ),
    Case(
        "confirmed: nothing reported",
        decisions.confirm,
        facts(CLERK, share()),
        i.Confirm((12,)),
        (),
        ("nothing_to_confirm",),
    ),
    Case(
        "confirmed: two have reported",
        decisions.confirm,
        facts(CLERK, reported(), reported(INSPECTION, OTHER)),
        i.Confirm((12,)),
    ),
    Case("returned without a reason", decisions.give_back, facts(CLERK, reported()), i.Return((12,))),
    Case(
        "returned",
        decisions.give_back,
        facts(CLERK, reported()),
        i.Return((12,), "thiếu phụ lục"),
        (Action.RETURN,),
        (),
        frozenset({HEAD.id, CHIEF.id}),
    ),
    Case(
        "taken back",
        undoing.undo,
        facts(CLERK, share(Status.DONE, decided_at=NOW, decided_by=CHIEF.id, reported_by=HEAD.id)),
        i.Undo((12,)),
        (Action.UNDO,),
        (),
        frozenset({HEAD.id, CHIEF.id}),
    ),
    Case(
        "a grant taken back",
        undoing.undo,
        facts(CLERK, share(extensions=1), granted=GRANTED),
        i.Undo((12,)),
        (Action.UNDO_EXTENSION,),
        (),
        frozenset({HEAD.id, CHIEF.id}),
    ),
    Case(
        "a grant taken back after a report",
        undoing.undo,
        facts(CLERK, reported(), granted={1201: replace(GRANTED[1201], since=True)}),
        i.Undo((12,), extension=True),
        (),
        ("acted_since",),
    ),
    Case(
        "no grant to take back",
        undoing.undo,
        facts(CLERK, share()),
        i.Undo((12,), extension=True),
        (),
        ("nothing_to_undo",),
    ),
    Case(
        "more time",
        decisions.request,
        facts(HEAD, share()),
        i.RequestExtension((12,), LATER, "chờ số liệu"),
        (Action.REQUEST_EXTENSION,),
        (),
        BOTH_OFFICERS,
    ),
    Case("more time: till when?", decisions.request, facts(HEAD, share()), i.RequestExtension((12,))),
    Case("more time: why?", decisions.request, facts(HEAD, share()), i.RequestExtension((12,), LATER)),
    Case(
        "more time: too often",
        decisions.request,
        facts(HEAD, share(extensions=2), extension_cap=2),
        i.RequestExtension((12,)),
        (),
        ("extension_cap",),
    ),
    Case(
        "granted as asked",
        decisions.decide,
        facts(CLERK, share(pending_extension=True), requests=ASKED),
        i.DecideExtension((12,), grant=True),
        (Action.GRANT_EXTENSION,),
        (),
        THE_HEAD,
    ),
    Case(
        "granted, and nobody asked",
        decisions.decide,
        facts(CLERK, share()),
        i.DecideExtension((12,), grant=True, until=LATER),
    ),
    Case(
        "not granted",
        decisions.decide,
        facts(CLERK, share(pending_extension=True), requests=ASKED),
        i.DecideExtension((12,), grant=False),
        (Action.REFUSE_EXTENSION,),
        (),
        THE_HEAD,
    ),
    Case(
        "another deadline",
        changes.change_deadline,
        facts(CLERK, share(), share(unit=INSPECTION)),
        i.ChangeDeadline((12,), LATER),
        (Action.CHANGE_DEADLINE,),
    ),
    Case(
        "another deadline than one's own",
        changes.change_deadline,
        facts(CLERK, share(), replace(share(unit=INSPECTION), own_due=True)),
        i.ChangeDeadline((12,), LATER),
        (Action.CHANGE_DEADLINE, Action.CHANGE_DEADLINE),
    ),
    Case(
        "the same deadline",
        changes.change_deadline,
        facts(CLERK, share()),
        i.ChangeDeadline((12,), When(DUE.on)),
        (),
        ("same_deadline",),
    ),
    Case(
        "a deadline of yesterday",
        changes.change_deadline,
        facts(CLERK, share()),
        i.ChangeDeadline((12,), When(date(2026, 11, 22))),
    ),
    Case(
        "moved",
        changes.reassign,
        facts(CLERK, share(), chosen=True),
        i.Reassign((12,), i.UnitName("TTR", "TTR")),
        (Action.REASSIGN,),
        (),
        THE_HEAD,
    ),
    Case(
        "to be moved",
        changes.reassign,
        facts(CLERK, share()),
        i.Reassign((12,), i.UnitName("TTR", "TTR")),
    ),
    Case("moved, but where", changes.reassign, facts(CLERK, share()), i.Reassign((12,), None)),
    Case(
        "paused",
        stopping.pause,
        facts(CLERK, share(), share(unit=INSPECTION), chosen=True),
        i.Pause((12,), "chờ hướng dẫn"),
        (Action.PAUSE, Action.PAUSE),
        (),
        frozenset({HEAD.id, OTHER.id}),
    ),
    Case(
        "goes on",
        stopping.resume,
        facts(CLERK, share(Status.PAUSED, paused_from=Status.RECEIVED)),
        i.Resume((12,)),
        (Action.RESUME,),
        (),
        THE_HEAD,
    ),
    Case("goes on as it does", stopping.resume, facts(CLERK, share()), i.Resume((12,)), (), ("not_paused",)),
    Case(
        "cancelled",
        stopping.cancel,
        facts(CLERK, share(), reported(INSPECTION, OTHER), chosen=True),
        i.Cancel((12,), "trùng"),
        (Action.CANCEL, Action.CANCEL),
        (),
        frozenset({HEAD.id, OTHER.id}),
    ),
    Case(
        "cancelled twice",
        stopping.cancel,
        facts(CLERK, share(Status.CANCELLED), chosen=True),
        i.Cancel((12,)),
        (),
        ("cancelled",),
    ),
]


def _usual(kind: type[i.Plain]) -> Case:
    """A plain order on a task that is under way."""
    handler, made = HANDLERS[kind], cast("Any", kind)
    assert isinstance(handler, UseCase)
    return Case(f"usual: {kind.row.acting(kind)}", handler.decide, facts(CLERK, share()), made((12,)))


USUAL = [_usual(kind) for kind in i.PLAIN if kind.row.verbs]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_is_decided_of_these_facts(case: Case) -> None:
    decision = case.decide(case.facts, case.intent)
    assert [action for _, action in decision.changes] == list(case.changes)
    assert [refusal.code for _, refusal in decision.refused] == list(case.refused)
    assert told(decision) == case.told
    assert said(decision)


@pytest.mark.parametrize("case", [*CASES, *USUAL], ids=[case.name for case in [*CASES, *USUAL]])
def test_nobody_without_the_right_decides_anything(case: Case) -> None:
    nobody = replace(HEAD, roles=frozenset({(Role.STAFF, INSPECTION)}), id=99, unit_id=INSPECTION)
    decision = case.decide(replace(case.facts, person=nobody), case.intent)
    assert decision.changes == []
    assert told(decision) == set()


def test_one_of_two_units_that_lead_does_not_close_the_task() -> None:
    both = (reported(), share(Status.IN_PROGRESS, INSPECTION))
    alone = said(decisions.confirm(facts(CLERK, reported()), i.Confirm((12,))))
    shared = said(decisions.confirm(facts(CLERK, *both), i.Confirm((12,))))
    assert alone != shared


def test_a_task_that_was_past_at_the_import_is_decided_on_by_granting_time() -> None:
    row = replace(share(pending_extension=True), past_at_import=True)
    decision = decisions.decide(facts(CLERK, row, requests=ASKED), i.DecideExtension((12,), grant=True))
    assert DecidePast(12) in decision.effects


def test_not_done_is_kept_as_an_event_with_the_day_named() -> None:
    decision = reporting.not_done(facts(HEAD, share()), i.NotDone((12,), "", LATER))
    assert [e.data["until"] for e in decision.effects if isinstance(e, NoteEvent)] == ["2026-12-10"]


def test_a_report_takes_the_files_that_waited_and_the_one_that_came() -> None:
    papers = Papers(here=(NewEvidence("b", "b.pdf"),), waiting=(HeldFile(NewEvidence("a", "a.pdf")),))
    decision = reporting.done(facts(HEAD, share(), papers=papers), i.Done((12,)))
    (write,) = [effect for effect in decision.effects if isinstance(effect, Write)]
    assert [file.stored_as for file in write.words.report.evidence] == ["a", "b"]
    assert Papered(used=("a", "b")) in decision.effects


def test_a_file_without_a_word_is_held_where_two_reports_may_be_meant() -> None:
    known = facts(HEAD, papers=Papers(here=(NewEvidence("a", "a.pdf"),)), just_reported=(3, 12))
    decision = reporting.add_evidence(known, i.AddEvidence(()))
    assert decision.effects == (Papered(hold=(NewEvidence("a", "a.pdf"),)),)


def test_a_document_is_offered_whole_for_each_report_that_may_be_meant() -> None:
    known = facts(HEAD, just_reported=(3, 12))
    asked = i.AddEvidence((), "45/BC-PQH", When(date(2026, 11, 20)))
    answer = reporting.add_evidence(known, asked).answer
    assert answer is not None
    assert answer.offers == (
        "xong 3 số 45/BC-PQH ngày 20/11/2026",
        "xong 12 số 45/BC-PQH ngày 20/11/2026",
    )


def test_a_reported_task_is_meant_before_its_next_period_is_near() -> None:
    later = Due(date(2027, 2, 28), Operator.BY, None)
    row = share(due=later)
    rows = (reported(), replace(row, assignment=replace(row.assignment, id=7, occurrence_id=13)))
    assert (
        reporting.done(facts(HEAD, *rows), i.Done((12,))).refused[0][1].code == RefusalCode.ALREADY_REPORTED
    )


def test_the_number_of_an_offer_goes_on_from_those_before_it() -> None:
    rows = (reported(), reported(INSPECTION, OTHER))
    decision = decisions.confirm(facts(CLERK, *rows, offers_before=3), i.Confirm((12,)))
    assert decision.answer is not None
    assert "4." in said(decision)
    assert len(decision.answer.offers) == 2


@given(st.lists(st.integers(1, 60), min_size=1, max_size=120))
def test_a_task_is_reported_once_however_often_it_is_named(numbers: list[int]) -> None:
    rows = [share(number=n) for n in range(1, 61)]
    decision = reporting.done(facts(HEAD, *rows), i.Done(tuple(numbers)))
    assert [number for number, _ in decision.changes] == list(dict.fromkeys(numbers[:MOST_NUMBERS]))
