"""What is known of a review, gathered from the database and the registry; the units that names stand for.

Only an exact name, a title or a known group decides which unit a document's name stands for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.incoming.turn import Turn
from directives.model import EVENED, TaskDraft
from expressions.names.issuers import another_agency
from expressions.names.unitbook import How, UnitBook
from language.folding import fold
from language.tokens import ranges
from messages import vi
from messages.review import imports as import_words
from messages.review import reading as reading_words
from messages.review.reading import DraftFacts, ReviewFacts, UnknownNames
from storage import tables
from storage.database.engine import Session
from storage.registry import people
from storage.settings import OfficeSettings
from storage.tables.base import known
from storage.work import directives, reviews
from storage.work.directives import Matched
from storage.work.reviews import Desk
from tasks.deadline import Deadline, Operator, StartEvent
from tasks.model import Due
from tasks.recurrence import Planned, needs_day, occurrences
from tasks.standing import AsOf
from tasks.warning import ABOUT_TIMES, ABOUT_UNITS, COMPUTED, Warning, warnings_of
from tasks.workdays import Calendar, late_from, local_day, remind_by

_A_YEAR = timedelta(days=370)
SETTLED_BY_THE_OFFICE = frozenset({"no_unit", EVENED, "recurring_without_day", "relative_needs_receipt"})
"""Warnings that the review asks about in words of its own."""
_PLACE = re.compile(r"\s+(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|xã|phường)\s.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """By what a review is seen: the calendar, the settings, the moment."""

    calendar: Calendar
    settings: OfficeSettings
    now: datetime

    @property
    def as_of(self) -> AsOf:
        """By what an assignment is judged."""
        return AsOf(self.now, self.calendar, self.settings.soon_days, self.settings.roll_forward)


def view_of(turn: Turn) -> View:
    """The turn's own."""
    return View(turn.calendar, turn.settings, turn.now)


def book_of(session: Session, settings: OfficeSettings, issuer: str | None) -> UnitBook:
    """The registry's units by their names."""
    return UnitBook(people.units(session), organisation_of(settings.office_name, issuer))


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
        recipients=tuple(names[unit] for unit in row.recipients if unit in names),
        received=row.received,
        notes=(*_foreign(row, view.settings.office_name), *_notes(session, row)),
        unknown=_unknown(drafts, book),
        today=local_day(view.now),
    )


def _foreign(row: tables.Directive, office: str) -> tuple[str, ...]:
    if row.issuer and another_agency(row.issuer, office):
        return (import_words.another_agency(row.issuer),)
    return ()


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
    return (
        reading_words.note(note.code, note.params)
        if note.code in reading_words.NOTES
        else reading_words.warning_sentence(note)
    )


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
    first = _first(deadline, view)
    warned = _warnings(draft, deadline, due, directive.issued, view)
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
        hour=deadline.at if deadline else None,
        before=deadline is not None and deadline.operator is Operator.BEFORE,
        remind_by=remind_by(due, view.calendar, roll_forward=roll) if due else None,
        late_from=edge,
        first_due=first.due.on if first else None,
        first_data=_data(first),
        quote=body.quote,
        place=body.where,
        warnings=tuple(reading_words.warning_sentence(warning) for warning in warned),
        time_doubtful=any(warning.code in ABOUT_TIMES for warning in warned),
        unit_doubtful=any(warning.code in ABOUT_UNITS for warning in warned),
        dropped=draft.dropped,
        past=edge is not None and edge <= view.now,
        needs_received=due is None and _counts_from_receipt(deadline),
        needs_day=deadline is not None and deadline.recurrence is not None and needs_day(deadline.recurrence),
    )


def _warnings(
    draft: tables.Draft, deadline: Deadline | None, due: Due | None, issued: date | None, view: View
) -> list[Warning]:
    body = reviews.body_of(draft)
    found: list[Warning] = []
    for warning in body.warnings:
        holds = not draft.changed if warning.code in ABOUT_UNITS else deadline == body.deadline
        if holds and warning.code not in SETTLED_BY_THE_OFFICE | COMPUTED:
            found.append(warning)
    if due is not None:
        found += warnings_of(due, issued, view.calendar)
    return found


def _data(planned: Planned | None) -> tuple[date, date] | None:
    """The first and last day of the data that a report covers, where its closing rule is known."""
    if planned is None or planned.data_from is None or planned.data_until is None:
        return None
    return planned.data_from, planned.data_until


def _first(deadline: Deadline | None, view: View) -> Planned | None:
    """What is due next of what recurs."""
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
    return planned[0] if planned else None


def _counts_from_receipt(deadline: Deadline | None) -> bool:
    return (
        deadline is not None
        and deadline.relative is not None
        and deadline.relative.start is StartEvent.RECEIVED
    )


def organisation_of(office_name: str, issuer: str | None) -> str:
    """What documents append to a unit's name: "Sở Y tế" of "Sở Y tế tỉnh An Phú"."""
    return _PLACE.sub("", office_name or issuer or "").strip()


def match_drafts(drafts: Iterable[TaskDraft], book: UnitBook) -> list[Matched]:
    """Each draft with its units; a responsible unit's name that is not known stays in `unmatched`.

    The name of a cooperating unit that is not known ("các đơn vị liên quan") is kept as text only:
    nobody can be reminded of it, and the draft shows it as written.
    """
    return [_matched(draft, book) for draft in drafts]


def _matched(draft: TaskDraft, book: UnitBook) -> Matched:
    # What was read by likeness is looked up as it stands in the text: likeness proposes.
    written = {str(w.params["meant"]): str(w.params["written"]) for w in draft.warnings if w.code == EVENED}
    leads, unknown = _units([written.get(name, name) for name in draft.assignees], book)
    helpers, _ = _units([written.get(name, name) for name in draft.cooperators], book)
    return Matched(
        draft,
        leads=leads,
        helpers=tuple(unit for unit in helpers if unit not in leads),
        unmatched=unknown,
    )


def _units(names: Sequence[str], book: UnitBook) -> tuple[tuple[int, ...], tuple[str, ...]]:
    found: list[int] = []
    unknown: list[str] = []
    for name in names:
        match = book.match(name)
        if match.how is How.UNKNOWN:
            unknown.append(name)
        found += [unit.id for unit in match.units]
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))
