"""Reviews: what the office looks at before anything is assigned, and what it decides of each draft."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import CursorResult, update
from sqlmodel import Session, col, func, select

from directives.model import TaskDraft
from language.folding import fold
from storage import tables
from storage.record import audit
from storage.tables.base import known
from storage.work import tasks
from storage.work.directives import Matched, draft_row
from tasks.deadline import Deadline
from tasks.model import Due
from tasks.recurrence import resolve
from tasks.serializing import from_json, to_json
from tasks.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Desk:
    """A review with its directive and its drafts in order."""

    review: tables.Review
    directive: tables.Directive
    drafts: list[tables.Draft]


def desk(session: Session, review_id: int) -> Desk | None:
    """The review with everything on it."""
    review = session.get(tables.Review, review_id)
    if review is None:
        return None
    drafts = select(tables.Draft).where(tables.Draft.review_id == review_id)
    return Desk(
        review=review,
        directive=session.get_one(tables.Directive, review.directive_id),
        drafts=list(session.exec(drafts.order_by(col(tables.Draft.number)))),
    )


def is_open(session: Session, review_id: int) -> bool:
    """Whether the review is there and unfinished."""
    review = session.get(tables.Review, review_id)
    return review is not None and review.state == "open"


def open_reviews(session: Session, channel: str | None = None, chat_id: str | None = None) -> list[Desk]:
    """The unfinished reviews, oldest first; of one chat where it is given."""
    wanted = select(tables.Review.id).where(tables.Review.state == "open").order_by(col(tables.Review.id))
    if channel is not None:
        wanted = wanted.where(tables.Review.channel == channel)
    if chat_id is not None:
        wanted = wanted.where(tables.Review.chat_id == chat_id)
    desks = (desk(session, known(review_id)) for review_id in session.exec(wanted))
    return [found for found in desks if found is not None]


def last_closed(session: Session, since: datetime) -> Desk | None:
    """The review that was saved or rejected last, if that was after `since`."""
    wanted = (
        select(tables.Review.id)
        .where(tables.Review.state != "open", col(tables.Review.closed_at) >= since)
        .order_by(col(tables.Review.closed_at).desc())
    )
    review_id = session.exec(wanted).first()
    return desk(session, review_id) if review_id is not None else None


def drafts_open(session: Session) -> dict[int, int]:
    """By directive, how many drafts its open review still holds."""
    rows = session.exec(
        select(tables.Review.directive_id, func.count(col(tables.Draft.id)))
        .join(tables.Draft, col(tables.Draft.review_id) == col(tables.Review.id))
        .where(tables.Review.state == "open", col(tables.Draft.dropped).is_(False))
        .group_by(col(tables.Review.directive_id))
    )
    return {known(directive_id): drafts for directive_id, drafts in rows}


def body_of(draft: tables.Draft) -> TaskDraft:
    """The draft as it was read."""
    return from_json(TaskDraft, draft.body)


def deadline_of(draft: tables.Draft) -> Deadline | None:
    """The draft's deadline as it now stands."""
    return from_json(Deadline, draft.deadline) if draft.deadline else None


def set_dropped(session: Session, review_id: int, numbers: list[int], dropped: bool) -> list[int]:
    """Leave drafts out, or take them back; the answer are the numbers that changed."""
    changed = [draft for draft in _numbered(session, review_id, numbers) if draft.dropped != dropped]
    for draft in changed:
        draft.dropped = dropped
        session.add(draft)
    return [draft.number for draft in changed]


def set_content(session: Session, review_id: int, numbers: list[int], content: str) -> None:
    """Other words for drafts; the clause that they were read from stays."""
    for draft in _numbered(session, review_id, numbers):
        draft.body, draft.changed = to_json(replace(body_of(draft), content=content)), True
        session.add(draft)


def add_draft(session: Session, review_id: int, matched: Matched) -> int:
    """One more draft, which the office has told; its number, which follows the last."""
    number = max((each.number for each in _numbered(session, review_id, None)), default=0) + 1
    row = draft_row(review_id, number, matched)
    row.changed = True
    session.add(row)
    session.flush()
    return number


def copy_draft(session: Session, review_id: int, number: int, times: int) -> list[int]:
    """The draft so many times more; the answer are the new numbers, which follow the last."""
    everything = _numbered(session, review_id, None)
    draft = next(each for each in everything if each.number == number)
    last = everything[-1].number
    for n in range(last + 1, last + times + 1):
        session.add(
            tables.Draft(
                review_id=review_id,
                number=n,
                body=draft.body,
                leads=list(draft.leads),
                helpers=list(draft.helpers),
                unmatched=list(draft.unmatched),
                deadline=draft.deadline,
                changed=True,
            )
        )
    session.flush()
    return list(range(last + 1, last + times + 1))


def take_up(session: Session, review_id: int, number: int, others: list[int]) -> None:
    """The draft takes the units of others, which are left out."""
    (draft,) = _numbered(session, review_id, [number])
    together = [draft, *_numbered(session, review_id, others)]
    draft.leads = list(dict.fromkeys(unit for each in together for unit in each.leads))
    helpers = dict.fromkeys(unit for each in together for unit in each.helpers)
    draft.helpers = [unit for unit in helpers if unit not in draft.leads]
    draft.unmatched = list(dict.fromkeys(name for each in together for name in each.unmatched))
    draft.changed = True
    session.add(draft)
    set_dropped(session, review_id, others, True)


def set_units(
    session: Session, review_id: int, numbers: list[int], leads: list[int], helpers: list[int] | None = None
) -> list[int]:
    """Give drafts to units, in the place of those that were there; helpers stay unless given."""
    changed = _numbered(session, review_id, numbers)
    for draft in changed:
        draft.leads, draft.unmatched, draft.changed = list(leads), [], True
        cooperating = draft.helpers if helpers is None else helpers
        draft.helpers = [unit for unit in cooperating if unit not in leads]
        session.add(draft)
    return [draft.number for draft in changed]


def add_helpers(session: Session, review_id: int, numbers: list[int], helpers: list[int]) -> list[int]:
    """Let units cooperate in drafts, beside those that already do; who leads stays as it was."""
    changed = _numbered(session, review_id, numbers)
    for draft in changed:
        together = dict.fromkeys([*draft.helpers, *helpers])
        draft.helpers = [unit for unit in together if unit not in draft.leads]
        draft.changed = True
        session.add(draft)
    return [draft.number for draft in changed]


def remove_helpers(session: Session, review_id: int, numbers: list[int], helpers: list[int]) -> list[int]:
    """The units cooperate in the drafts no more; who leads stays as it was."""
    changed = _numbered(session, review_id, numbers)
    for draft in changed:
        draft.helpers = [unit for unit in draft.helpers if unit not in helpers]
        draft.changed = True
        session.add(draft)
    return [draft.number for draft in changed]


def settle_name(session: Session, review_id: int, name: str, unit_ids: list[int]) -> list[int]:
    """The office says which units a name stands for: for all drafts of the review that bear it."""
    changed: list[int] = []
    for draft in _numbered(session, review_id, None):
        bearing = [other for other in draft.unmatched if fold(other) == fold(name)]
        if not bearing:
            continue
        helps = any(fold(helper) == fold(name) for helper in body_of(draft).cooperators)
        leads = any(fold(lead) == fold(name) for lead in body_of(draft).assignees)
        if leads or not helps:
            draft.leads = list(dict.fromkeys([*draft.leads, *unit_ids]))
        else:
            draft.helpers = list(dict.fromkeys([*draft.helpers, *unit_ids]))
        draft.helpers = [unit for unit in draft.helpers if unit not in draft.leads]
        draft.unmatched = [other for other in draft.unmatched if other not in bearing]
        draft.changed = True
        session.add(draft)
        changed.append(draft.number)
    return changed


def set_deadline(
    session: Session, review_id: int, numbers: list[int], deadline: Deadline | None
) -> list[int]:
    """Set the drafts' deadline, or take it away; the document's own phrase of it stays beside the new one."""
    changed = _numbered(session, review_id, numbers)
    for draft in changed:
        read = body_of(draft).deadline
        phrase = read.phrase if read is not None else ""
        new = replace(deadline, phrase=phrase) if deadline is not None and phrase else deadline
        draft.deadline, draft.changed = to_json(new) if new is not None else {}, True
        session.add(draft)
    return [draft.number for draft in changed]


def close_review(
    session: Session, review: tables.Review, state: str, actor_id: int | None, now: datetime
) -> bool:
    """Save or reject an open review; False where somebody else was first."""
    changed = session.execute(
        update(tables.Review)
        .where(col(tables.Review.id) == review.id, col(tables.Review.state) == "open")
        .values(state=state, closed_by=actor_id, closed_at=now, version=tables.Review.version + 1)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(changed, CursorResult) or changed.rowcount != 1:
        return False
    session.expire(review)
    audit.record(session, state, f"review:{review.id}", now=now, actor_id=actor_id, old="open", new=state)
    return True


def save(session: Session, review_id: int, giving: tasks.Giving) -> dict[int, int] | None:
    """Make tasks of the drafts that were not dropped: the answer is task numbers by draft number.

    None where the review is no longer open. ValueError where a draft has no lead unit: a task that
    nobody is reminded of may not come to be.
    """
    found = desk(session, review_id)
    if found is None:
        return None
    kept = [draft for draft in found.drafts if not draft.dropped]
    if any(not draft.leads for draft in kept):
        raise ValueError("a draft has no lead unit")
    if not close_review(session, found.review, "saved", giving.actor_id, giving.now):
        return None
    numbers: dict[int, int] = {}
    for draft in kept:
        draft.task_number = tasks.create(session, _new_task(draft, found.directive, giving.calendar), giving)
        session.add(draft)
        numbers[draft.number] = draft.task_number
    session.flush()
    return numbers


def due_of(draft: tables.Draft, directive: tables.Directive, calendar: Calendar) -> Due | None:
    """The date on which the draft's single deadline falls, as far as it is known."""
    deadline = deadline_of(draft)
    if deadline is None:
        return None
    return resolve(deadline, calendar, issued=directive.issued, received=directive.received)


def _new_task(draft: tables.Draft, directive: tables.Directive, calendar: Calendar) -> tasks.TaskToGive:
    body = body_of(draft)
    return tasks.TaskToGive(
        content=body.content,
        leads=tuple(draft.leads),
        helpers=tuple(unit for unit in draft.helpers if unit not in draft.leads),
        deadline=deadline_of(draft),
        due=due_of(draft, directive, calendar),
        quote=body.quote,
        place=body.where,
        kind=body.kind,
        report_to=body.report_to,
        directive_id=directive.id,
    )


def _numbered(session: Session, review_id: int, numbers: list[int] | None) -> list[tables.Draft]:
    wanted = select(tables.Draft).where(tables.Draft.review_id == review_id)
    if numbers is not None:
        wanted = wanted.where(col(tables.Draft.number).in_(numbers))
    return list(session.exec(wanted.order_by(col(tables.Draft.number))))
