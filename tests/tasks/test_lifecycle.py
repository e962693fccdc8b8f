"""The life of an assignment, told by named people."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tasks.deadline import Operator
from tasks.lifecycle import SELF_CONFIRMED, Fact, advance, closes
from tasks.model import Action, Due, Person, Share, Status
from tasks.transitions import Refusal, RefusalCode
from tests.tasks.people import (
    CHIEF,
    CLERK,
    DIRECTOR,
    DUE,
    HEAD,
    INSPECTION,
    LATER,
    NOW,
    OFFICE,
    OPEN_STATUSES,
    OTHER_HEAD,
    PLANNING,
    STAFF,
    actor,
    assignment,
    changed,
    does,
    refused,
)


@pytest.mark.parametrize("status", OPEN_STATUSES)
def test_a_head_reports_from_every_status_in_which_something_is_owed(status: Status) -> None:
    change = changed(does(HEAD, Action.REPORT, assignment(status)))
    assert change.status is Status.REPORTED
    assert change.version == 4
    assert change.after.pending_report
    assert (change.after.reported_at, change.after.reported_by) == (NOW, HEAD.id)
    (event,) = change.events
    assert (event.kind, event.fact, event.old, event.new) == (
        Action.REPORT,
        Fact.STATUS,
        status,
        Status.REPORTED,
    )


def test_a_second_done_is_told_when_and_by_whom_it_was_reported() -> None:
    refusal = refused(does(HEAD, Action.REPORT, assignment(Status.REPORTED)))
    assert refusal.code == RefusalCode.ALREADY_REPORTED
    assert refusal.params == {"at": "2026-11-03T02:00:00+00:00", "by": HEAD.id}


def test_the_second_officer_is_told_who_confirmed_and_when() -> None:
    refusal = refused(does(CHIEF, Action.RETURN, assignment(Status.DONE), "thiếu số liệu"))
    assert refusal == Refusal(RefusalCode.ALREADY_DONE, {"at": "2026-11-03T09:00:00+00:00", "by": CLERK.id})


def test_who_confirms_after_a_return_is_told_of_the_return() -> None:
    refusal = refused(does(CHIEF, Action.CONFIRM, assignment(Status.RETURNED)))
    assert (refusal.code, refusal.params["by"]) == (RefusalCode.ALREADY_RETURNED, CLERK.id)


def test_a_head_cannot_report_another_units_assignment() -> None:
    refusal = refused(does(OTHER_HEAD, Action.REPORT, assignment()))
    assert refusal.code == RefusalCode.NOT_YOUR_UNIT


def test_a_refusal_by_right_tells_nothing_of_the_status() -> None:
    answers = [does(OTHER_HEAD, Action.REPORT, assignment(status)) for status in Status]
    assert all(answer == answers[0] for answer in answers)


def test_staff_say_that_work_has_begun_but_cannot_report() -> None:
    assert changed(does(STAFF, Action.START, assignment())).status is Status.IN_PROGRESS
    assert refused(does(STAFF, Action.REPORT, assignment())).code == RefusalCode.NOT_ALLOWED


def test_a_director_confirms_nothing() -> None:
    refusal = refused(does(DIRECTOR, Action.CONFIRM, assignment(Status.REPORTED)))
    assert refusal == Refusal(RefusalCode.NOT_ALLOWED, {"action": "confirm"})


def test_what_is_confirmed_counts_from_the_report_not_from_the_office() -> None:
    a = assignment(Status.REPORTED)
    change = changed(does(CLERK, Action.CONFIRM, a))
    assert change.status is Status.DONE
    assert change.after.accepted_at == a.reported_at
    assert (change.after.decided_at, change.after.decided_by) == (NOW, CLERK.id)
    assert not change.after.pending_report
    assert not change.self_confirmed


def test_the_report_after_a_return_is_the_one_that_counts() -> None:
    returned = changed(does(CLERK, Action.RETURN, assignment(Status.REPORTED), "thiếu phụ lục"))
    assert not returned.after.pending_report
    later = NOW + timedelta(days=30)
    again = changed(advance(returned.after, Action.REPORT, actor(HEAD), later))
    done = changed(advance(again.after, Action.CONFIRM, actor(CLERK), later + timedelta(days=1)))
    assert done.after.accepted_at == later


@pytest.mark.parametrize("status", [Status.ASSIGNED, Status.RECEIVED, Status.IN_PROGRESS])
def test_there_is_nothing_to_confirm_before_a_report(status: Status) -> None:
    refusal = refused(does(CLERK, Action.CONFIRM, assignment(status)))
    assert refusal == Refusal(RefusalCode.NOTHING_TO_CONFIRM, {"status": status})


@pytest.mark.parametrize("who", [CHIEF, CLERK])
def test_nobody_confirms_the_report_of_their_own_unit(who: Person) -> None:
    refusal = refused(does(who, Action.CONFIRM, assignment(Status.REPORTED, unit=OFFICE)))
    assert refusal.code == RefusalCode.OWN_REPORT


def test_who_wrote_the_report_does_not_confirm_it_after_moving_to_the_office() -> None:
    a = replace(assignment(Status.REPORTED), reported_by=CLERK.id)
    assert refused(does(CLERK, Action.CONFIRM, a)).code == RefusalCode.OWN_REPORT


def test_alone_in_the_office_one_confirms_and_it_is_marked() -> None:
    own = assignment(Status.REPORTED, unit=OFFICE)
    change = changed(advance(own, Action.CONFIRM, actor(CHIEF, alone=True), NOW))
    assert change.self_confirmed
    assert [event.code for event in change.events] == [SELF_CONFIRMED]
    other = changed(advance(assignment(Status.REPORTED), Action.CONFIRM, actor(CHIEF, alone=True), NOW))
    assert not other.self_confirmed


@pytest.mark.parametrize("action", [Action.RETURN, Action.DECLINE, Action.REQUEST_EXTENSION])
def test_some_actions_need_a_reason(action: Action) -> None:
    who, status = (CLERK, Status.REPORTED) if action is Action.RETURN else (HEAD, Status.ASSIGNED)
    refusal = refused(does(who, action, assignment(status), "  ", LATER))
    assert refusal == Refusal(RefusalCode.REASON_REQUIRED, {"action": action})


def test_declining_goes_to_the_office_and_changes_no_status() -> None:
    change = changed(does(HEAD, Action.DECLINE, assignment(Status.RECEIVED), "không thuộc trách nhiệm"))
    assert change.status is Status.RECEIVED
    assert [event.kind for event in change.events] == [Action.DECLINE]


def test_received_twice_is_said_politely() -> None:
    received = changed(does(HEAD, Action.ACKNOWLEDGE, assignment())).after
    assert received.status is Status.RECEIVED
    assert refused(does(HEAD, Action.ACKNOWLEDGE, received)).code == RefusalCode.ALREADY_RECEIVED


def test_a_report_taken_back_leaves_nothing_to_confirm() -> None:
    change = changed(does(HEAD, Action.WITHDRAW, assignment(Status.REPORTED)))
    assert change.status is Status.IN_PROGRESS
    assert not change.after.pending_report
    assert change.after.reported_at is None
    assert refused(does(HEAD, Action.WITHDRAW, change.after)).code == RefusalCode.NOTHING_TO_WITHDRAW


def test_evidence_joins_a_report_without_changing_the_status() -> None:
    for status in (Status.REPORTED, Status.DONE):
        change = changed(does(HEAD, Action.ADD_EVIDENCE, assignment(status)))
        assert change.after == replace(assignment(status), version=4)
    assert refused(does(HEAD, Action.ADD_EVIDENCE, assignment())).code == RefusalCode.WRONG_STATE


def test_the_office_changes_a_deadline_and_the_event_keeps_both() -> None:
    due = Due(date(2026, 11, 20), Operator.BY, time(16, 30))
    change = changed(does(CLERK, Action.CHANGE_DEADLINE, assignment(), due=due))
    assert change.new_due == due
    assert change.after.extensions == 0
    assert [(e.old, e.new) for e in change.events] == [("2026-11-27", "2026-11-20T16:30")]
    assert refused(does(CLERK, Action.CHANGE_DEADLINE, assignment())).code == RefusalCode.DUE_REQUIRED
    same = refused(does(CLERK, Action.CHANGE_DEADLINE, assignment(), due=DUE))
    assert same.code == RefusalCode.SAME_DEADLINE


def test_another_unit_begins_anew_with_the_deadline_it_finds() -> None:
    a = replace(assignment(Status.IN_PROGRESS), pending_extension=True)
    change = changed(advance(a, Action.REASSIGN, actor(CLERK), NOW, unit_id=INSPECTION))
    assert (change.status, change.new_unit_id) == (Status.ASSIGNED, INSPECTION)
    assert change.after.due == DUE
    assert change.clears_extension
    assert [(e.fact, e.old, e.new) for e in change.events] == [
        (Fact.UNIT, str(PLANNING), str(INSPECTION)),
        (Fact.STATUS, Status.IN_PROGRESS, Status.ASSIGNED),
    ]
    same = advance(a, Action.REASSIGN, actor(CLERK), NOW, unit_id=PLANNING)
    assert refused(same).code == RefusalCode.SAME_UNIT
    assert refused(advance(a, Action.REASSIGN, actor(CLERK), NOW)).code == RefusalCode.UNIT_REQUIRED


@pytest.mark.parametrize("status", OPEN_STATUSES)
def test_a_pause_moves_no_deadline_and_ends_where_it_began(status: Status) -> None:
    before = assignment(status)
    paused = changed(does(CLERK, Action.PAUSE, before))
    assert (paused.status, paused.after.due) == (Status.PAUSED, DUE)
    assert refused(does(HEAD, Action.REPORT, paused.after)).code == RefusalCode.PAUSED
    resumed = changed(does(CLERK, Action.RESUME, paused.after))
    assert resumed.after == replace(before, version=before.version + 2)
    assert refused(does(CLERK, Action.RESUME, resumed.after)).code == RefusalCode.NOT_PAUSED


@pytest.mark.parametrize("action", Action)
def test_nothing_moves_what_is_cancelled(action: Action) -> None:
    for who in (CLERK, HEAD):
        outcome = advance(
            assignment(Status.CANCELLED), action, actor(who), NOW, reason="vì", due=LATER, unit_id=INSPECTION
        )
        assert refused(outcome).code in (RefusalCode.CANCELLED, RefusalCode.NOT_ALLOWED)


@pytest.mark.parametrize("status", [Status.DONE, Status.RETURNED])
def test_the_office_takes_its_decision_back_and_the_report_waits_again(status: Status) -> None:
    before = assignment(status)
    change = changed(does(CLERK, Action.UNDO, before))
    assert change.after == replace(assignment(Status.REPORTED), version=before.version + 1)
    assert refused(does(CLERK, Action.UNDO, change.after)).code == RefusalCode.NOTHING_TO_UNDO


def test_a_return_cannot_be_taken_back_once_the_unit_works_again() -> None:
    working = changed(does(HEAD, Action.START, assignment(Status.RETURNED))).after
    assert refused(does(CLERK, Action.UNDO, working)).code == RefusalCode.ACTED_SINCE


def test_a_naive_now_raises() -> None:
    naive = datetime(2026, 11, 4, 9, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        advance(assignment(), Action.REPORT, actor(HEAD), naive)


@pytest.mark.parametrize(
    ("leads", "cooperators", "closed"),
    [
        ([Status.DONE], [], True),
        ([Status.DONE], [Status.ASSIGNED], True),
        ([Status.DONE, Status.REPORTED], [], False),
        ([Status.DONE, Status.DONE], [Status.DONE], True),
        ([Status.DONE, Status.CANCELLED], [], True),
        ([Status.CANCELLED], [Status.DONE], False),
        ([], [Status.DONE], False),
        ([Status.PAUSED], [], False),
    ],
)
def test_an_occurrence_closes_with_its_lead_units(
    leads: list[Status], cooperators: list[Status], closed: bool
) -> None:
    shares = [(Share.LEAD, status) for status in leads]
    shares += [(Share.COOPERATE, status) for status in cooperators]
    assert closes(shares) is closed


def test_moments_are_given_back_in_utc() -> None:
    hanoi = datetime(2026, 11, 4, 9, 0, tzinfo=UTC).astimezone()
    a = replace(assignment(Status.REPORTED), reported_at=hanoi)
    assert refused(does(HEAD, Action.REPORT, a)).params["at"] == "2026-11-04T09:00:00+00:00"
