"""Documents given on the command line: each opens a review, of which the office is told in chat."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.actions.gathering import View, facts_of
from bot.actions.importing import Imported, Outcome, import_document, title_of
from bot.reading.reader import ReadResult
from messages import imports as words
from messages import vi, wire
from messages.vi import day
from scheduler.hours import goes_at
from scheduler.policy import policy_of
from storage import days, directives, people, reviews, settings
from storage.directives import Source
from storage.engine import Session
from storage.outbox import enqueue
from storage.rows import known
from tasks.workdays import local_day

MESSAGE_KIND = "message"
PRIORITY = 3


@dataclass(frozen=True, slots=True)
class Filed:
    """What came of a document, with what its sentence names."""

    outcome: Outcome
    title: str
    tasks: int = 0
    earlier: str = ""  # the day on which the same document was imported
    numbers: str = ""  # the tasks that came of it


def file_document(
    session: Session, reading: ReadResult, name: str, received: date | None, now: datetime
) -> Filed:
    """Import a document that was read, and owe the office the news; the review is open to all of it.

    ValueError for a document that bears a mark of secrecy.
    """
    view = View(days.calendar(session, local_day(now)), settings.load(session), now)
    source = Source(now=now, file_name=name, received=received)
    done = import_document(session, reading.directive, reading.text, source, view, reading.warnings)
    if done.outcome is Outcome.OPENED and done.review_id is not None:
        _tell_office(session, done.review_id, view)
    return _filed(session, reading, done)


def _filed(session: Session, reading: ReadResult, done: Imported) -> Filed:
    title, count = title_of(reading.directive), len(reading.directive.drafts)
    if done.earlier is None:
        return Filed(done.outcome, title, count)
    numbers = vi.ranges(directives.task_numbers(session, known(done.earlier.id)))
    return Filed(done.outcome, title, count, day(local_day(done.earlier.imported_at)), numbers)


def _tell_office(session: Session, review_id: int, view: View) -> None:
    desk = reviews.desk(session, review_id)
    if desk is None:
        return
    message = words.open_for_office(facts_of(session, desk, view))
    leaves = goes_at(view.now, view.calendar, policy_of(view.settings))
    for person in people.office_people(session):
        enqueue(
            session,
            f"review:{review_id}:{person.id}",
            MESSAGE_KIND,
            now=view.now,
            person_id=person.id,
            payload=wire.payload(message, (), review_id),
            priority=PRIORITY,
            not_before=leaves,
        )
