"""Extensions: asked for by the unit, decided by the office, the old date beside the new."""

from dataclasses import replace
from datetime import date, time

import pytest

from tasks.deadline import Operator
from tasks.lifecycle import Fact, advance
from tasks.model import Action, Due, Status
from tasks.transitions import Refusal, RefusalCode
from tests.tasks.people import CLERK, DUE, HEAD, LATER, NOW, actor, assignment, changed, does, refused


def test_an_extension_is_asked_for_and_granted_with_the_old_date_beside_the_new() -> None:
    asked = changed(does(HEAD, Action.REQUEST_EXTENSION, assignment(), "chờ số liệu", LATER))
    assert asked.after.pending_extension
    assert asked.after.due == DUE
    assert asked.new_due is None
    granted = changed(does(CLERK, Action.GRANT_EXTENSION, asked.after, due=LATER))
    assert granted.new_due == LATER
    assert granted.after.extensions == 1
    assert not granted.after.pending_extension
    assert not granted.clears_extension
    (event,) = granted.events
    assert (event.fact, event.old, event.new) == (Fact.DUE, "2026-11-27", "2026-12-04")


def test_an_extension_is_refused_and_the_old_date_holds() -> None:
    asked = replace(assignment(), pending_extension=True)
    change = changed(does(CLERK, Action.REFUSE_EXTENSION, asked))
    assert change.after.due == DUE
    assert change.after.extensions == 0


@pytest.mark.parametrize("action", [Action.GRANT_EXTENSION, Action.REFUSE_EXTENSION])
def test_without_a_request_there_is_nothing_to_decide(action: Action) -> None:
    refusal = refused(does(CLERK, action, assignment(), due=LATER))
    assert refusal.code == RefusalCode.NO_PENDING_EXTENSION


def test_a_second_request_waits_for_the_first() -> None:
    asked = replace(assignment(), pending_extension=True)
    refusal = refused(does(HEAD, Action.REQUEST_EXTENSION, asked, "chờ số liệu", LATER))
    assert refusal.code == RefusalCode.EXTENSION_PENDING


def test_the_cap_holds_for_asking_and_for_granting() -> None:
    once = replace(assignment(), extensions=1)
    ask = advance(once, Action.REQUEST_EXTENSION, actor(HEAD), NOW, reason="mưa", due=LATER, extension_cap=1)
    assert refused(ask) == Refusal(RefusalCode.EXTENSION_CAP, {"cap": 1, "granted": 1})
    pending = replace(once, pending_extension=True)
    grant = advance(pending, Action.GRANT_EXTENSION, actor(CLERK), NOW, due=LATER, extension_cap=1)
    assert refused(grant).code == RefusalCode.EXTENSION_CAP
    assert changed(advance(pending, Action.GRANT_EXTENSION, actor(CLERK), NOW, due=LATER))


@pytest.mark.parametrize("on", [date(2026, 11, 26), date(2026, 11, 27)])
def test_the_new_date_must_lie_later(on: date) -> None:
    due = Due(on, Operator.BY)
    refusal = refused(does(HEAD, Action.REQUEST_EXTENSION, assignment(), "chờ số liệu", due))
    assert refusal == Refusal(RefusalCode.NOT_LATER, {"due": "2026-11-27"})


def test_on_the_same_day_only_a_later_hour_is_later() -> None:
    morning = Due(DUE.on, Operator.BY, time(10))
    whole_day = assignment()
    refusal = refused(does(HEAD, Action.REQUEST_EXTENSION, whole_day, "chờ số liệu", morning))
    assert refusal.code == RefusalCode.NOT_LATER
    by_ten = replace(whole_day, due=morning)
    assert changed(does(HEAD, Action.REQUEST_EXTENSION, by_ten, "chờ số liệu", DUE)).after.pending_extension


def test_a_task_without_a_deadline_has_nothing_to_extend() -> None:
    free = replace(assignment(), due=None)
    refusal = refused(does(HEAD, Action.REQUEST_EXTENSION, free, "chờ số liệu", LATER))
    assert refusal.code == RefusalCode.NO_DEADLINE


def test_no_extension_is_asked_for_what_is_already_reported() -> None:
    refusal = refused(does(HEAD, Action.REQUEST_EXTENSION, assignment(Status.REPORTED), "chờ", LATER))
    assert refusal.code == RefusalCode.ALREADY_REPORTED


def test_a_request_falls_away_with_confirmation_and_cancelling() -> None:
    reported = replace(assignment(Status.REPORTED), pending_extension=True)
    for action in (Action.CONFIRM, Action.CANCEL):
        assert changed(does(CLERK, action, reported)).clears_extension
