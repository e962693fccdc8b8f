"""Occurrences of recurring tasks: made ahead, added as time goes by, one of them current."""

from datetime import date, timedelta

from sqlmodel import Session, select

from storage import tables
from storage.database.engine import Database
from storage.work.assignments import Filter, listed, of_task, outstanding
from storage.work.tasks import extend_recurring
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Action, Status
from tasks.workdays import Calendar
from tests.office import Office
from tests.storage.current import current
from tests.storage.story import NOW, act, give, share_of, someone

MONTHLY = Deadline("ngày 25 hàng tháng", Operator.BY, recurrence=Recurrence(Period.MONTH, 1, 25))
YEARLY = Deadline("trước 05/11 hàng năm", Operator.BEFORE, recurrence=Recurrence(Period.YEAR, 11, 5))
NO_DAY = Deadline("định kỳ hàng tháng", Operator.BY, recurrence=Recurrence(Period.MONTH))


def periods(session: Session, number: int) -> list[str]:
    wanted = select(tables.Occurrence.period).where(tables.Occurrence.task_number == number)
    return list(session.exec(wanted.order_by(tables.Occurrence.period)))


def finish(session: Session, number: int, office: Office) -> None:
    act(
        session,
        share_of(session, number, office.planning),
        Action.REPORT,
        someone(session, office.head_planning),
    )
    act(session, share_of(session, number, office.planning), Action.CONFIRM, someone(session, office.clerk))


def test_the_next_occurrence_is_current_once_one_is_done(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo tháng", (any_office.planning,), MONTHLY)
        finish(session, number, any_office)
        share = share_of(session, number, any_office.planning)
        assert share.status is Status.ASSIGNED
        assert share.due is not None
        assert share.due.on == date(2026, 12, 25)
        assert [row.id for row in of_task(session, number)] == [share.id]

    any_database.write(story)


def test_where_all_is_done_the_last_one_answers(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Việc", (any_office.planning,))
        finish(session, number, any_office)
        last = current(session, number, any_office.planning)
        assert last is not None
        assert last.status is Status.DONE

    any_database.write(story)


def test_of_a_recurring_task_people_count_what_is_past_and_the_next(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo tháng", (any_office.planning,), MONTHLY)
        rows = outstanding(session, date(2027, 1, 10))
        assert [row.period for row in rows] == ["2026-11", "2026-12", "2027-01"]
        assert len(listed(session, Filter(task_numbers=[number]))) > 10

    any_database.write(story)


def test_occurrences_come_into_sight_as_time_goes_by(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo tháng", (any_office.planning,), MONTHLY)
        before = periods(session, number)
        assert extend_recurring(session, NOW, Calendar()) == 0
        assert extend_recurring(session, NOW + timedelta(days=62), Calendar()) == 2
        after = periods(session, number)
        assert after[: len(before)] == before
        assert after[-2:] == ["2028-01", "2028-02"]
        assert extend_recurring(session, NOW + timedelta(days=62), Calendar()) == 0

    any_database.write(story)


def test_after_a_long_silence_every_period_between_is_made(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo năm", (any_office.planning,), YEARLY)
        assert periods(session, number) == ["2027"]
        assert extend_recurring(session, NOW + timedelta(days=3 * 365), Calendar()) == 3
        assert periods(session, number) == ["2027", "2028", "2029", "2030"]

    any_database.write(story)


def test_a_recurring_task_without_a_day_waits_for_the_office(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo tháng", (any_office.planning,), NO_DAY)
        assert periods(session, number) == [""]
        assert share_of(session, number, any_office.planning).due is None

    any_database.write(story)


def test_a_cancelled_tasks_occurrences_are_not_added_to(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        number = give(session, "Báo cáo tháng", (any_office.planning,), MONTHLY)
        clerk = someone(session, any_office.clerk)
        for row in listed(session, Filter(task_numbers=[number])):
            act(session, row.assignment, Action.CANCEL, clerk)
        assert extend_recurring(session, NOW + timedelta(days=62), Calendar()) == 0

    any_database.write(story)
