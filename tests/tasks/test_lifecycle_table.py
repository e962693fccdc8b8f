"""The life cycle never leaves its table, whatever is done in whatever order."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tasks.deadline import Operator
from tasks.lifecycle import TRANSITIONS, Change, Fact, advance
from tasks.model import OPEN, Action, Due, Person, Status
from tasks.transitions import Refusal, RefusalCode
from tests.tasks.people import CLERK, EVERYBODY, HEAD, NOW, actor, assignment

_ON_LIVE = (
    *(Action.GRANT_EXTENSION, Action.REFUSE_EXTENSION, Action.WITHDRAW_REQUEST, Action.CHANGE_DEADLINE),
)
# From -> to by action, written down a second time; open statuses share a row where they behave alike.
EDGES = {
    (Action.ACKNOWLEDGE, Status.ASSIGNED): Status.RECEIVED,
    (Action.START, Status.ASSIGNED): Status.IN_PROGRESS,
    (Action.START, Status.RECEIVED): Status.IN_PROGRESS,
    (Action.START, Status.RETURNED): Status.IN_PROGRESS,
    **{(Action.REPORT, status): Status.REPORTED for status in OPEN},
    (Action.ADD_EVIDENCE, Status.REPORTED): Status.REPORTED,
    (Action.ADD_EVIDENCE, Status.DONE): Status.DONE,
    (Action.WITHDRAW, Status.REPORTED): Status.IN_PROGRESS,
    **{(Action.DECLINE, status): status for status in OPEN},
    (Action.CONFIRM, Status.REPORTED): Status.DONE,
    (Action.RETURN, Status.REPORTED): Status.RETURNED,
    **{(Action.REQUEST_EXTENSION, status): status for status in OPEN},
    **{(action, status): status for action in _ON_LIVE for status in (*OPEN, Status.REPORTED, Status.PAUSED)},
    **{(Action.REASSIGN, status): Status.ASSIGNED for status in OPEN},
    **{(Action.PAUSE, status): Status.PAUSED for status in OPEN},
    (Action.RESUME, Status.PAUSED): Status.IN_PROGRESS,  # as people.assignment has paused it
    **{(Action.CANCEL, status): Status.CANCELLED for status in (*OPEN, Status.REPORTED, Status.PAUSED)},
    (Action.UNDO, Status.DONE): Status.REPORTED,
    (Action.UNDO, Status.RETURNED): Status.REPORTED,
}
LATER = Due(date(2027, 3, 1), Operator.BY)
_RIGHTS = (RefusalCode.NOT_ALLOWED, RefusalCode.NOT_YOUR_UNIT)


def test_the_table_has_a_row_for_every_action() -> None:
    assert set(TRANSITIONS) == set(Action)


@given(st.sampled_from(Action), st.sampled_from(Status), st.booleans())
def test_every_action_on_every_status_does_what_the_edges_say(
    action: Action, status: Status, pending: bool
) -> None:
    a = replace(assignment(status), pending_extension=pending)
    outcomes = [
        advance(a, action, actor(who), NOW, reason="vì mưa bão", due=LATER, unit_id=a.unit_id + 1)
        for who in (CLERK, HEAD)
    ]
    changes = [o for o in outcomes if isinstance(o, Change)]
    needs_request = action in (Action.GRANT_EXTENSION, Action.REFUSE_EXTENSION, Action.WITHDRAW_REQUEST)
    hindered = (needs_request and not pending) or (action is Action.REQUEST_EXTENSION and pending)
    expected = None if hindered else EDGES.get((action, status))
    assert [change.status for change in changes] == ([] if expected is None else [expected])
    refusals = [o for o in outcomes if isinstance(o, Refusal) and o.code not in _RIGHTS]
    assert len(refusals) == (expected is None)


class Life(RuleBasedStateMachine):
    """Anybody does anything to one assignment, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.assignment = assignment()
        self.now = NOW

    @rule(
        who=st.sampled_from(EVERYBODY),
        action=st.sampled_from(Action),
        alone=st.booleans(),
        reason=st.sampled_from(["", "vì mưa bão"]),
        days=st.none() | st.integers(-5, 90),
        unit=st.none() | st.integers(1, 4),
        cap=st.none() | st.integers(0, 2),
    )
    def something_is_done(
        self,
        who: Person,
        action: Action,
        alone: bool,
        reason: str,
        days: int | None,
        unit: int | None,
        cap: int | None,
    ) -> None:
        self.now += timedelta(hours=5)
        before = self.assignment
        due = None if days is None else Due(date(2026, 11, 27) + timedelta(days=days), Operator.BY)
        outcome = advance(
            before,
            action,
            actor(who, alone=alone),
            self.now,
            reason=reason,
            due=due,
            unit_id=unit,
            extension_cap=cap,
        )
        if isinstance(outcome, Change):
            self._check(before.version, outcome)
            self.assignment = outcome.after

    def _check(self, version: int, change: Change) -> None:
        row = TRANSITIONS[change.action]
        assert change.before.status in row.sources
        assert change.version == version + 1
        assert change.events
        if row.target is not None:
            assert change.status is row.target
        statuses = [e for e in change.events if e.fact is Fact.STATUS]
        assert all((e.old, e.new) == (change.before.status, change.status) for e in statuses)
        assert change.before.status is change.status or statuses
        if change.before.due != change.after.due:
            assert change.action in (Action.GRANT_EXTENSION, Action.CHANGE_DEADLINE)

    @invariant()
    def the_parts_agree_with_the_status(self) -> None:
        a = self.assignment
        assert a.pending_report is (a.status is Status.REPORTED)
        assert (a.accepted_at is not None) is (a.status is Status.DONE)
        assert (a.paused_from is not None) is (a.status is Status.PAUSED)
        assert a.paused_from is None or a.paused_from in OPEN
        assert not (a.pending_extension and a.status in (Status.DONE, Status.CANCELLED))


TestLife = Life.TestCase
