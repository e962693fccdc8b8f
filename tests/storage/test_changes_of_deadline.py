"""Extensions, new deadlines and new units, as they come to stand in the rows."""

from datetime import date, time, timedelta

from sqlmodel import Session

from storage.database.engine import Database
from storage.work.assignments import Filter, listed, of_task
from storage.work.changes import GivenWords
from tasks.deadline import Operator
from tasks.model import Action, Due, Share, Status
from tests.office import Office
from tests.storage.story import NOW, act, by, give, share_of, someone

LATER = NOW + timedelta(hours=2)
DUE = date(2026, 12, 4)


def test_an_extension_moves_the_only_leads_occurrence(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE), (any_office.hospital,))
        extend(session, any_office, number, any_office.planning, any_office.head_planning)
        share = share_of(session, number, any_office.planning)
        assert share.due is not None
        assert (share.due.on, share.extensions) == (date(2026, 12, 11), 1)
        helper = share_of(session, number, any_office.hospital)
        assert helper.due == share.due
        assert listed(session, Filter(task_numbers=[number]))[0].occurrence_version == 2

    any_database.write(story)


def test_an_extension_of_one_of_two_leads_is_its_own(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning, any_office.inspection), by(DUE))
        extend(session, any_office, number, any_office.planning, any_office.head_planning)
        mine = share_of(session, number, any_office.planning).due
        other = share_of(session, number, any_office.inspection).due
        assert mine is not None
        assert other is not None
        assert (mine.on, other.on) == (date(2026, 12, 11), DUE)
        until = listed(session, Filter(due_to=DUE))
        assert [row.assignment.unit_id for row in until] == [any_office.inspection]

    any_database.write(story)


def extend(session: Session, office: Office, number: int, unit: int, head: int) -> None:
    new = date(2026, 12, 11)
    due = Due(new, Operator.BY)
    words = GivenWords(reason="chờ số liệu", asked=new)
    asked = share_of(session, number, unit)
    assert act(session, asked, Action.REQUEST_EXTENSION, someone(session, head), words=words, due=due)
    waiting = share_of(session, number, unit)
    assert waiting.pending_extension
    assert act(session, waiting, Action.GRANT_EXTENSION, someone(session, office.clerk), LATER, due=due)
    assert not share_of(session, number, unit).pending_extension


def test_a_new_deadline_holds_for_the_whole_occurrence(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning, any_office.inspection), by(DUE))
        due = Due(date(2026, 12, 18), Operator.BEFORE, time(10))
        share = share_of(session, number, any_office.planning)
        assert act(session, share, Action.CHANGE_DEADLINE, someone(session, any_office.clerk), due=due)
        assert share_of(session, number, any_office.inspection).due == due

    any_database.write(story)


def test_a_reassigned_share_is_cancelled_here_and_new_there(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,), by(DUE), (any_office.hospital,))
        clerk = someone(session, any_office.clerk)
        share = share_of(session, number, any_office.planning)
        assert act(session, share, Action.REASSIGN, clerk, unit_id=any_office.inspection)
        old = share_of(session, number, any_office.planning)
        new = share_of(session, number, any_office.inspection)
        assert (old.id, old.status) == (share.id, Status.CANCELLED)
        assert (new.share, new.status, new.version) == (Share.LEAD, Status.ASSIGNED, 1)
        # A unit that cooperated leads now, in the row that it had.
        assert act(session, new, Action.REASSIGN, clerk, unit_id=any_office.hospital)
        leads = [row for row in of_task(session, number) if row.status is not Status.CANCELLED]
        assert [(row.unit_id, row.share) for row in leads] == [(any_office.hospital, Share.LEAD)]
        # And back to the first one, whose row was cancelled.
        hospital = share_of(session, number, any_office.hospital)
        assert act(session, hospital, Action.REASSIGN, clerk, unit_id=any_office.planning)
        assert share_of(session, number, any_office.planning).status is Status.ASSIGNED

    any_database.write(story)
