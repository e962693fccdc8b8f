"""A directive, its review, what the office decides of the drafts, and the tasks that come of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from directives.model import Classification, Directive, Kind, TaskDraft
from storage import tables
from storage.database.engine import Database
from storage.questions import tracking
from storage.tables.base import known
from storage.work import directives, reviews
from storage.work.assignments import Filter, listed
from storage.work.directives import Matched, Source
from storage.work.tasks import Giving
from tasks.deadline import CountUnit, Deadline, Operator, Period, Recurrence, Relative, StartEvent
from tasks.model import Due, Share
from tasks.warning import Warning
from tasks.workdays import Calendar
from tests.office import Office
from tests.storage.story import NOW, by

READ = Directive(
    number="4532/SQH-VP",
    symbol="SQH-VP",
    issued=date(2026, 11, 20),
    issuer="Sở Quy hoạch",
    subject="Về việc rà soát quy hoạch",
    warnings=(Warning("no_signer"),),
)
TEXT = "Số: 4532/SQH-VP\nVề việc rà soát quy hoạch"


def draft(
    content: str,
    deadline: Deadline | None = None,
    assignees: tuple[str, ...] = (),
    cooperators: tuple[str, ...] = (),
) -> TaskDraft:
    return TaskDraft(
        content,
        f"“{content}”",
        "II.1",
        assignees=assignees,
        cooperators=cooperators,
        kind=Kind.REPORT,
        deadline=deadline,
    )


def opened(session: Session, office: Office, read: Directive = READ, text: str = TEXT) -> int:
    drafts = [
        Matched(draft("Rà soát", by(date(2026, 12, 4))), (office.planning,), (office.hospital,)),
        Matched(draft("Tổng hợp", assignees=("Phòng Tổng hợp",)), unmatched=("Phòng Tổng hợp",)),
        Matched(
            draft("Kiểm tra", cooperators=("phòng tổng hợp",)),
            (office.inspection,),
            unmatched=("phòng tổng hợp",),
        ),
    ]
    return directives.store(session, read, text, drafts, Source(NOW, office.clerk, "telegram", "104"))


def giving(office: Office) -> Giving:
    return Giving(office.clerk, NOW, Calendar())


def rows(session: Session, review_id: int) -> list[tables.Draft]:
    found = reviews.desk(session, review_id)
    assert found is not None
    return found.drafts


def test_drafts_are_numbered_and_come_back_as_they_were_read(
    any_database: Database, any_office: Office
) -> None:
    review_id = any_database.write(lambda session: opened(session, any_office))

    def look(session: Session) -> None:
        drafts = rows(session, review_id)
        assert [row.number for row in drafts] == [1, 2, 3]
        assert reviews.body_of(drafts[0]) == draft("Rà soát", by(date(2026, 12, 4)))
        assert reviews.deadline_of(drafts[0]) == by(date(2026, 12, 4))
        assert [found.review.id for found in reviews.open_reviews(session)] == [review_id]
        assert reviews.open_reviews(session, "telegram", "999") == []
        assert session.exec(select(tables.Task)).all() == []

    any_database.read(look)


def test_the_offices_answer_to_a_name_holds_for_every_draft_that_bears_it(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        changed = reviews.settle_name(session, review_id, "PHÒNG TỔNG HỢP", [any_office.office])
        assert changed == [2, 3]
        second, third = rows(session, review_id)[1:]
        assert (second.leads, second.helpers, second.unmatched) == ([any_office.office], [], [])
        assert (third.leads, third.helpers) == ([any_office.inspection], [any_office.office])

    any_database.write(story)


def test_saving_gives_numbers_to_what_was_not_dropped(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        assert reviews.set_dropped(session, review_id, [2, 9], True) == [2]
        reviews.set_deadline(session, review_id, [3], by(date(2026, 12, 30)))
        numbers = reviews.save(session, review_id, giving(any_office))
        assert numbers == {1: 1, 3: 2}
        given = listed(session, Filter())
        assert [(row.assignment.unit_id, row.assignment.share, row.directive_number) for row in given] == [
            (any_office.planning, Share.LEAD, "4532/SQH-VP"),
            (any_office.hospital, Share.COOPERATE, "4532/SQH-VP"),
            (any_office.inspection, Share.LEAD, "4532/SQH-VP"),
        ]
        assert reviews.open_reviews(session) == []
        assert reviews.save(session, review_id, giving(any_office)) is None
        picture = tracking.picture(session, 1)
        assert picture is not None
        assert picture.task.place == "II.1"

    any_database.write(story)


def test_a_draft_without_a_lead_cannot_be_saved(any_database: Database, any_office: Office) -> None:
    review_id = any_database.write(lambda session: opened(session, any_office))
    with pytest.raises(ValueError, match="no lead unit"):
        any_database.write(lambda session: reviews.save(session, review_id, giving(any_office)))
    assert any_database.read(lambda session: listed(session, Filter())) == []


def test_a_unit_given_as_lead_no_longer_helps(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        assert reviews.set_units(session, review_id, [1, 2], [any_office.hospital]) == [1, 2]
        first, second = rows(session, review_id)[:2]
        assert (first.leads, first.helpers) == ([any_office.hospital], [])
        assert second.unmatched == []

    any_database.write(story)


def test_what_was_past_when_it_was_given_is_marked(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        reviews.set_dropped(session, review_id, [2], True)
        reviews.set_deadline(session, review_id, [1], by(date(2026, 11, 1)))
        reviews.save(session, review_id, giving(any_office))
        assert [row.past_at_import for row in listed(session, Filter(task_numbers=[1]))] == [True, True]
        assert [row.past_at_import for row in listed(session, Filter(task_numbers=[2]))] == [False]

    any_database.write(story)


def test_a_relative_deadline_counts_from_the_day_of_receipt(
    any_database: Database, any_office: Office
) -> None:
    within = Deadline(
        "trong 5 ngày làm việc kể từ ngày nhận",
        Operator.WITHIN,
        relative=Relative(5, CountUnit.WORKING_DAY, StartEvent.RECEIVED),
    )

    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        reviews.set_deadline(session, review_id, [1], within)
        found = reviews.desk(session, review_id)
        assert found is not None
        assert reviews.due_of(found.drafts[0], found.directive, Calendar()) is None
        directives.set_received(session, known(found.directive.id), date(2026, 11, 23))
        due = reviews.due_of(found.drafts[0], found.directive, Calendar())
        assert due == Due(date(2026, 11, 30), Operator.BY)

    any_database.write(story)


def test_the_same_text_is_known_and_the_same_key_is_another_version(
    any_database: Database, any_office: Office
) -> None:
    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        again = directives.find_known(session, READ, "SỐ:  4532/sqh-vp về việc\nrà soát quy hoạch ")
        assert again.same is not None
        other = directives.find_known(session, READ, TEXT + " (bản sửa)")
        assert other.same is None
        assert other.other_version is not None
        nameless = directives.find_known(session, replace(READ, number=None), TEXT + " (bản sửa)")
        assert nameless == directives.Known()
        found = reviews.desk(session, review_id)
        assert found is not None
        assert reviews.close_review(session, found.review, "rejected", any_office.clerk, NOW)
        assert directives.find_known(session, READ, TEXT) == directives.Known()
        assert not reviews.close_review(session, found.review, "saved", any_office.clerk, NOW)

    any_database.write(story)


def test_a_directive_is_found_by_its_number(any_database: Database, any_office: Office) -> None:
    def story(session: Session) -> None:
        opened(session, any_office)
        opened(session, any_office, replace(READ, number="453/KH-SQH"), "văn bản khác")
        for said, number in (("4532", "4532/SQH-VP"), ("4532/sqh-vp", "4532/SQH-VP"), ("453", "453/KH-SQH")):
            assert [row.number for row in directives.by_number(session, said)] == [number]
        assert directives.by_number(session, "45") == []
        assert [row.number for row in directives.directives(session)] == ["453/KH-SQH", "4532/SQH-VP"]

    any_database.write(story)


def test_nothing_of_a_classified_document_is_kept(any_database: Database, any_office: Office) -> None:
    secret = Directive(classification=Classification.SECRET)
    with pytest.raises(ValueError, match="classified"):
        any_database.write(lambda session: directives.store(session, secret, "x", [], Source(NOW)))
    assert any_database.read(lambda session: session.exec(select(tables.Directive)).all()) == []


def test_a_recurring_draft_becomes_occurrences_ahead(any_database: Database, any_office: Office) -> None:
    quarterly = Deadline(
        "trước ngày 20 tháng cuối quý", Operator.BEFORE, recurrence=Recurrence(Period.QUARTER, 3, 20)
    )

    def story(session: Session) -> None:
        review_id = opened(session, any_office)
        reviews.set_dropped(session, review_id, [2, 3], True)
        reviews.set_deadline(session, review_id, [1], quarterly)
        reviews.save(session, review_id, giving(any_office))
        mine = listed(session, Filter(unit_ids=[any_office.planning]))
        assert [(row.period, row.assignment.due.on) for row in mine if row.assignment.due] == [
            ("2026-Q4", date(2026, 12, 20)),
            ("2027-Q1", date(2027, 3, 20)),
            ("2027-Q2", date(2027, 6, 20)),
            ("2027-Q3", date(2027, 9, 20)),
            ("2027-Q4", date(2027, 12, 20)),
        ]
        assert mine[-1].assignment.due is not None
        assert mine[-1].assignment.due.on < NOW.date() + timedelta(days=401)

    any_database.write(story)
