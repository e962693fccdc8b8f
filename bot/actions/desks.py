"""The review in hand, and the facts of it that its messages need."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.actions.matching import organisation_of
from bot.situation import desk_in_hand
from bot.turn import Turn
from directives.model import Warning
from messages import files as file_words
from messages import imports as import_words
from messages import review_answers as answers
from messages import vi
from messages import warnings as warning_words
from messages.ranges import ranges
from messages.review_facts import DraftFacts, ReviewFacts, UnknownNames
from messages.reviews import document
from storage import directives, people, reviews, tables
from storage.engine import Session
from storage.reviews import Desk
from storage.rows import known
from storage.settings import OfficeSettings
from tasks.deadline import Deadline, Operator, Start
from tasks.folding import fold
from tasks.model import Due
from tasks.moments import late_from, remind_by
from tasks.recurrence import needs_day, occurrences
from tasks.rights import Act, may_everywhere
from tasks.unitbook import UnitBook
from tasks.workdays import Calendar, local_day

_LATELY = timedelta(hours=12)
_A_YEAR = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class View:
    """By what a review is seen: the calendar, the settings, the moment."""

    calendar: Calendar
    settings: OfficeSettings
    now: datetime


def view_of(turn: Turn) -> View:
    """The turn's own."""
    return View(turn.calendar, turn.settings, turn.now)


def book_of(session: Session, settings: OfficeSettings, issuer: str | None) -> UnitBook:
    """The registry's units by their names."""
    return UnitBook(people.units(session), organisation_of(settings.office_name, issuer))


def in_hand(turn: Turn) -> Desk | None:
    """The review that the person means; where there is none, or which is unclear, that is answered."""
    if turn.person is None or not may_everywhere(turn.person, Act.REVIEW):
        turn.answer(answers.no_review())
        return None
    open_now = reviews.open_reviews(turn.session)
    found = desk_in_hand(turn, open_now)
    if found is not None:
        return _matched_anew(turn, found)
    closed = reviews.desk(turn.session, turn.review_id) if turn.review_id is not None else None
    if closed is None and not open_now:
        closed = reviews.last_closed(turn.session, turn.now - _LATELY)
    if closed is not None:
        say_closed(turn, closed)
    elif open_now:
        view = view_of(turn)
        turn.answer(answers.which_review([_title(turn.session, desk, view) for desk in open_now]))
    else:
        turn.answer(answers.no_review())
    return None


def say_closed(turn: Turn, desk: Desk) -> None:
    """Somebody was first, or said it twice: who closed the review, how and when."""
    review = desk.review
    by = people.person(turn.session, review.closed_by) if review.closed_by is not None else None
    title = _title(turn.session, desk, view_of(turn))
    turn.answer(answers.already_closed(title, review.state, review.closed_at, by))


def _matched_anew(turn: Turn, desk: Desk) -> Desk:
    """The registry may have learnt a name since the document was read."""
    book = book_of(turn.session, turn.settings, desk.directive.issuer)
    review_id = known(desk.review.id)
    unknown = dict.fromkeys(name for draft in desk.drafts for name in draft.unmatched)
    learnt = {name: book.match(name).units for name in unknown}
    for name, units in learnt.items():
        if units:
            reviews.settle_name(turn.session, review_id, name, [unit.id for unit in units])
    return desk if not any(learnt.values()) else reviews.desk(turn.session, review_id) or desk


def again(turn: Turn, desk: Desk) -> ReviewFacts:
    """The facts of the review as it stands after a change."""
    turn.session.flush()
    fresh = reviews.desk(turn.session, known(desk.review.id))
    return facts_of(turn.session, fresh or desk, view_of(turn))


def facts_of(session: Session, desk: Desk, view: View) -> ReviewFacts:
    """Everything that the messages say of the review."""
    row = desk.directive
    names = {unit.id: unit.name for unit in people.units(session, active_only=False)}
    drafts = tuple(_draft(draft, row, names, view) for draft in desk.drafts)
    book = book_of(session, view.settings, row.issuer)
    return ReviewFacts(
        review_id=known(desk.review.id),
        drafts=drafts,
        number=row.number or (f"…/{row.symbol}" if row.symbol else ""),
        issued=row.issued,
        issuer=row.issuer or "",
        subject=row.subject or "",
        signer=row.signer or "",
        received=row.received,
        notes=_notes(session, row),
        unknown=_unknown(drafts, book),
        today=local_day(view.now),
    )


def _title(session: Session, desk: Desk, view: View) -> str:
    return document(facts_of(session, desk, view))


def _notes(session: Session, row: tables.Directive) -> tuple[str, ...]:
    """What the office should know of the document as a whole."""
    return tuple(_note(session, Warning(note["code"], note.get("params", {}))) for note in row.warnings)


def _note(session: Session, note: Warning) -> str:
    if note.code in import_words.ABOUT_ANOTHER:
        other = session.get(tables.Directive, int(note.params["directive"]))
        if other is not None:
            when = vi.day(local_day(other.imported_at))
            return import_words.about_another(
                note.code,
                other.number or "",
                when,
                ranges(directives.task_numbers(session, known(other.id))),
                ranges(directives.open_tasks(session, known(other.id))),
            )
    return file_words.note(note.code) if note.code in file_words.NOTES else warning_words.sentence(note)


def _unknown(drafts: tuple[DraftFacts, ...], book: UnitBook) -> tuple[UnknownNames, ...]:
    """The names of responsible units that nobody in the registry bears, most drafts first.

    Names that the same drafts bear are settled by one answer, and no single unit is likely for them.
    """
    spelt: dict[str, str] = {}
    bearing: dict[str, list[int]] = {}
    for draft in drafts:
        if not draft.dropped and draft.needs_unit:
            for name in draft.outside:
                spelt.setdefault(fold(name), name)
                bearing.setdefault(fold(name), []).append(draft.number)
    together: dict[tuple[int, ...], list[str]] = {}
    for key, numbers in bearing.items():
        together.setdefault(tuple(numbers), []).append(spelt[key])
    found = [
        UnknownNames(
            tuple(names),
            numbers,
            tuple((unit.code, unit.name) for unit in book.near(names[0])[:3]) if len(names) == 1 else (),
        )
        for numbers, names in together.items()
    ]
    return tuple(sorted(found, key=lambda each: -len(each.drafts)))


def _draft(draft: tables.Draft, directive: tables.Directive, names: dict[int, str], view: View) -> DraftFacts:
    body, deadline = reviews.body_of(draft), reviews.deadline_of(draft)
    due = reviews.due_of(draft, directive, view.calendar)
    roll = view.settings.roll_forward
    edge = late_from(due, view.calendar, roll_forward=roll) if due else None
    helpers_known = bool(draft.helpers)
    return DraftFacts(
        number=draft.number,
        content=body.content,
        leads=tuple(names.get(unit, "?") for unit in draft.leads),
        helpers=tuple(names.get(unit, "?") for unit in draft.helpers),
        outside=tuple(draft.unmatched),
        beside=() if helpers_known else body.cooperators,
        phrase=deadline.phrase if deadline else "",
        due=due,
        recurrence=deadline.recurrence if deadline else None,
        before=deadline is not None and deadline.operator is Operator.BEFORE,
        remind_by=remind_by(due, view.calendar, roll_forward=roll) if due else None,
        late_from=edge,
        first_due=_first_due(deadline, view),
        quote=body.quote,
        place=body.where,
        warnings=_warnings(draft, deadline, due, directive.issued, view),
        dropped=draft.dropped,
        past=edge is not None and edge <= view.now,
        needs_received=due is None and _counts_from_receipt(deadline),
        needs_day=deadline is not None and deadline.recurrence is not None and needs_day(deadline.recurrence),
    )


SETTLED_BY_THE_OFFICE = frozenset({"no_unit", "recurring_without_day", "no_day", "relative_needs_receipt"})
"""Warnings that the review asks about in words of its own."""

COMPUTED = frozenset({"before_issue", "day_off"})
"""Warnings that follow from the date as it now stands."""


def _warnings(
    draft: tables.Draft, deadline: Deadline | None, due: Due | None, issued: date | None, view: View
) -> tuple[str, ...]:
    body = reviews.body_of(draft)
    found: list[Warning] = []
    if deadline == body.deadline:
        found += [w for w in body.warnings if w.code not in SETTLED_BY_THE_OFFICE | COMPUTED]
    if due is not None and issued is not None and due.on < issued:
        found.append(Warning("before_issue", {"due": due.on.isoformat(), "issued": issued.isoformat()}))
    if due is not None and due.operator is not Operator.BEFORE and not view.calendar.is_working(due.on):
        before, after = view.calendar.on_or_before(due.on), view.calendar.on_or_after(due.on)
        days = {"due": due.on.isoformat(), "before": before.isoformat(), "after": after.isoformat()}
        found.append(Warning("day_off", dict(days)))
    return tuple(warning_words.sentence(warning) for warning in found)


def _first_due(deadline: Deadline | None, view: View) -> date | None:
    """The next date of what recurs."""
    if deadline is None or deadline.recurrence is None:
        return None
    yesterday = local_day(view.now) - timedelta(days=1)
    planned = occurrences(
        deadline.recurrence,
        deadline.operator,
        deadline.at,
        yesterday,
        yesterday + _A_YEAR,
        calendar=view.calendar,
    )
    return planned[0].due.on if planned else None


def _counts_from_receipt(deadline: Deadline | None) -> bool:
    return (
        deadline is not None and deadline.relative is not None and deadline.relative.start is Start.RECEIVED
    )


def tasks_of(session: Session, directive_id: int) -> list[int]:
    """The numbers of the tasks that came of a directive."""
    return directives.task_numbers(session, directive_id)
