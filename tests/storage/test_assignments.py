"""Assignments as the domain sees them, and what an action makes of them in the rows."""

from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from sqlmodel import Session

from storage import tables
from storage.database.engine import Database
from storage.questions import tracking
from storage.work import reports
from storage.work.assignments import Filter, Listed, listed, listed_by_ids, of_task, outstanding
from storage.work.changes import GivenWords, apply
from storage.work.reports import NewEvidence, NewReport
from tasks.deadline import Operator
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Action, Due, Share, Status
from tests.office import Office
from tests.storage.current import current
from tests.storage.story import NOW, act, by, give, share_of, someone

LATER = NOW + timedelta(hours=2)
DUE = date(2026, 12, 4)


def numbers(rows: list[Listed]) -> list[int]:
    return [row.assignment.task_number for row in rows]


def report(session: Session, number: int, unit: int, person_id: int, new: NewReport | None = None) -> None:
    words = GivenWords(report=new or NewReport())
    assert act(
        session, share_of(session, number, unit), Action.REPORT, someone(session, person_id), words=words
    )


def test_a_new_task_has_an_assignment_for_each_unit(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        helpers = (any_office.planning, any_office.hospital)
        number = give(session, "Rà soát quy hoạch", (any_office.planning,), by(DUE, time(16, 30)), helpers)
        shares = of_task(session, number)
        assert {(share.unit_id, share.share) for share in shares} == {
            (any_office.planning, Share.LEAD),
            (any_office.hospital, Share.COOPERATE),
        }
        assert {share.status for share in shares} == {Status.ASSIGNED}
        assert shares[0].due == Due(DUE, Operator.BY, time(16, 30))

    any_database.write(story)


def test_a_report_waits_and_its_confirmation_closes_the_occurrence(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo kết quả", (any_office.planning,), by(DUE), (any_office.hospital,))
        evidence = NewEvidence(stored_as="e1", name="kết quả.pdf", size=10)
        new = NewReport("đã gửi", document_number="12/BC-QH", evidence=(evidence,))
        report(session, number, any_office.planning, any_office.head_planning, new)
        waiting = listed(session, Filter(statuses={Status.REPORTED}))
        assert numbers(waiting) == [number]
        share = waiting[0].assignment
        assert share.pending_report
        assert (share.reported_at, share.reported_by) == (NOW, any_office.head_planning)

        assert act(session, share, Action.CONFIRM, someone(session, any_office.clerk), LATER)
        done = share_of(session, number, any_office.planning)
        assert (done.status, done.accepted_at, done.decided_at) == (Status.DONE, NOW, LATER)
        assert done.decided_by == any_office.clerk
        assert numbers(listed(session, Filter(statuses={Status.DONE}))) == [number]
        picture = tracking.picture(session, number)
        assert picture is not None
        assert picture.occurrences[0].closed_at == LATER
        assert [(row.document_number, row.decision) for row in picture.reports] == [("12/BC-QH", "accepted")]
        assert [file.name for file in picture.evidence] == ["kết quả.pdf"]
        assert [event.kind for event in picture.events] == ["given", "report", "confirm"]

    any_database.write(story)


def test_undoing_a_confirmation_opens_the_occurrence_again(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE))
        report(session, number, any_office.planning, any_office.head_planning)
        clerk = someone(session, any_office.clerk)
        act(session, share_of(session, number, any_office.planning), Action.CONFIRM, clerk)
        assert act(session, share_of(session, number, any_office.planning), Action.UNDO, clerk, LATER)
        share = share_of(session, number, any_office.planning)
        assert (share.status, share.pending_report, share.accepted_at) == (Status.REPORTED, True, None)
        occurrence = session.get_one(tables.Occurrence, share.occurrence_id)
        assert occurrence.closed_at is None

    any_database.write(story)


def test_a_returned_report_keeps_its_moment_and_the_reason(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE))
        report(session, number, any_office.planning, any_office.head_planning)
        act(
            session,
            share_of(session, number, any_office.planning),
            Action.RETURN,
            someone(session, any_office.clerk),
            LATER,
            words=GivenWords(reason="thiếu số liệu"),
        )
        share = share_of(session, number, any_office.planning)
        assert (share.status, share.pending_report, share.reported_at) == (Status.RETURNED, False, NOW)
        kept = reports.reports_of(session, [share.id])
        assert [(row.decision, row.reason) for row in kept] == [("returned", "thiếu số liệu")]
        picture = tracking.picture(session, number)
        assert picture is not None
        assert list(picture.remarks.values()) == ["thiếu số liệu"]
        assert all("thiếu" not in str(event.data) for event in picture.events)

    any_database.write(story)


def test_of_two_who_act_on_the_same_state_one_wins(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE))
        report(session, number, any_office.planning, any_office.head_planning)
        seen = share_of(session, number, any_office.planning)
        assert act(session, seen, Action.CONFIRM, someone(session, any_office.clerk))
        words = GivenWords(reason="thiếu")
        assert not act(session, seen, Action.RETURN, someone(session, any_office.chief), words=words)
        assert share_of(session, number, any_office.planning).status is Status.DONE
        picture = tracking.picture(session, number)
        assert picture is not None
        assert [event.kind for event in picture.events] == ["given", "report", "confirm"]

    any_database.write(story)


def test_an_occurrence_with_everything_cancelled_is_closed(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE))
        share = share_of(session, number, any_office.planning)
        assert act(session, share, Action.CANCEL, someone(session, any_office.clerk))
        assert session.get_one(tables.Occurrence, share.occurrence_id).closed_at == NOW
        assert listed(session, Filter()) == []

    any_database.write(story)


def test_a_pause_is_kept_with_the_status_before_it(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE))
        clerk = someone(session, any_office.clerk)
        acknowledged = share_of(session, number, any_office.planning)
        act(session, acknowledged, Action.ACKNOWLEDGE, someone(session, any_office.head_planning))
        act(session, share_of(session, number, any_office.planning), Action.PAUSE, clerk)
        paused = share_of(session, number, any_office.planning)
        assert (paused.status, paused.paused_from) == (Status.PAUSED, Status.RECEIVED)
        assert listed(session, Filter()) == []
        assert numbers(outstanding(session, date(2026, 11, 23))) == [number]
        act(session, paused, Action.RESUME, clerk)
        assert share_of(session, number, any_office.planning).status is Status.RECEIVED

    any_database.write(story)


def test_lists_go_by_deadline_and_leave_out_what_the_filter_says(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        undated = give(session, "Không hạn", (any_office.planning,))
        late = give(session, "Muộn", (any_office.inspection,), by(date(2026, 12, 30)))
        soon = give(session, "Sớm", (any_office.planning,), by(date(2026, 11, 25)))
        assert numbers(listed(session, Filter())) == [soon, late, undated]
        assert numbers(listed(session, Filter(unit_ids=[any_office.planning]))) == [soon, undated]
        assert numbers(listed(session, Filter(due_to=date(2026, 11, 26)))) == [soon]
        assert current(session, late, any_office.planning) is None
        assert listed_by_ids(session, [999]) == []

    any_database.write(story)


def test_f38_many_pairs_of_a_confirmation_and_a_return_have_one_winner_each(
    database: Database, office: Office
) -> None:
    def give_and_report(session: Session) -> int:
        number = give(session, "Việc", (office.planning,), by(DUE))
        report(session, number, office.planning, office.head_planning)
        return number

    def answer(number: int, action: Action, who: int, now: datetime) -> Change:
        def look(session: Session) -> Change:
            change = advance(
                share_of(session, number, office.planning),
                action,
                Actor(someone(session, who)),
                now,
                reason="x",
            )
            assert isinstance(change, Change)
            return change

        return database.read(look)

    for _ in range(20):
        number = database.write(give_and_report)
        changes = [
            answer(number, Action.CONFIRM, office.clerk, LATER),
            answer(number, Action.RETURN, office.chief, LATER),
        ]
        written = [database.write(partial(apply, change=change, actor_id=1, now=LATER)) for change in changes]
        assert written == [True, False]


def test_a_naive_moment_cannot_be_stored(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        naive = NOW.replace(tzinfo=None)
        give(session, "Việc", (any_office.planning,), by(DUE), now=naive)

    with pytest.raises(ValueError, match="naive"):
        any_database.write(story)
    assert any_database.read(lambda session: listed(session, Filter())) == []


def test_what_helps_is_owed_no_more_once_the_lead_is_confirmed(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE), (any_office.inspection,))
        report(session, number, any_office.planning, any_office.head_planning)
        assert [row.assignment.unit_id for row in listed(session, Filter())] == [any_office.inspection]
        lead = share_of(session, number, any_office.planning)
        assert act(session, lead, Action.CONFIRM, someone(session, any_office.clerk))
        assert listed(session, Filter()) == []
        # Its report may come all the same, and then waits for the office.
        report(session, number, any_office.inspection, any_office.head_inspection)
        assert numbers(listed(session, Filter(statuses={Status.REPORTED}))) == [number]

    any_database.write(story)
