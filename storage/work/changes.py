"""What an action made of an assignment, written where the old status and version still hold; and a task that
was given amended: other words, one more unit that cooperates.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import bindparam, update
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from storage import tables
from storage.record import audit
from storage.tables.base import known
from storage.work import reports
from storage.work.assignments import of_occurrences
from storage.work.reports import NewReport
from storage.work.tasks import folded_of
from tasks.deadline import Operator
from tasks.lifecycle import Change, closes
from tasks.model import Action, Assignment, Due, Share, Status
from tasks.transitions import Before, Granted


@dataclass(frozen=True, slots=True)
class GivenWords:
    """What a person gave along with an action: the domain decides without it, the rows keep it.

    `report` goes with REPORT and ADD_EVIDENCE, `asked` (the date asked for) with REQUEST_EXTENSION.
    """

    reason: str = ""
    report: NewReport = field(default_factory=NewReport)
    asked: date | None = None


_NOTHING = GivenWords()


def apply(
    session: Session, change: Change, actor_id: int | None, now: datetime, words: GivenWords = _NOTHING
) -> bool:
    """Write the change, its reports, extensions and events; False where somebody else was first.

    Closes the occurrence when its last chủ trì is confirmed, and opens it again at an undo.
    """
    if not _swap(session, change):
        return False
    if change.new_unit_id is not None:
        _hand_over(session, change.after)
    _settle_answers(session, change, actor_id, now, words)
    if change.clears_extension:
        reports.lapse_extension(session, change.before.id, now)
    if change.new_due is not None:
        _set_due(session, change, change.new_due)
    for draft in change.events:
        audit.record(
            session,
            draft.kind,
            f"assignment:{change.before.id}",
            now=now,
            actor_id=actor_id,
            old=draft.old,
            new=draft.new,
            data={"fact": draft.fact, "code": draft.code, "task": change.before.task_number},
            remark=words.reason,
        )
    session.flush()
    settle_occurrence(session, change.before.occurrence_id, now)
    return True


def before_cancelling(session: Session, assignment_ids: Collection[int]) -> dict[int, Before]:
    """What each of the assignments was that were cancelled and not handed to another unit."""
    found = {}
    for share in assignment_ids:
        events = [e for e in audit.history(session, f"assignment:{share}") if e.new and e.old != e.new]
        if events and events[-1].kind == Action.CANCEL:
            status = Status(events[-1].old)
            paused = [Status(event.old) for event in events if event.kind == Action.PAUSE]
            paused_from = paused[-1] if status is Status.PAUSED and paused else None
            found[share] = Before(status, events[-1].at, paused_from)
    return found


def last_grants(session: Session, assignment_ids: Collection[int]) -> dict[int, Granted]:
    """The last extension granted to each of the assignments, where the deadline before it is known whole."""
    found = {}
    for share in assignment_ids:
        events = [e for e in audit.history(session, f"assignment:{share}") if e.kind in _DECIDES]
        grant = next((e for e in reversed(events) if e.kind == Action.GRANT_EXTENSION), None)
        was = str(grant.data.get("code", "")) if grant is not None else ""
        if grant is not None and grant.old and was:
            moment = datetime.fromisoformat(grant.old)
            due = Due(moment.date(), Operator(was), moment.time() if "T" in grant.old else None)
            found[share] = Granted(due, grant.at, grant.actor_id, since=grant is not events[-1])
    return found


_DECIDES = frozenset(Action) - {Action.ACKNOWLEDGE, Action.START, Action.ADD_EVIDENCE}
"""What changes an assignment beyond who works on it."""


def decided_after(session: Session, event_id: int, numbers: Collection[int]) -> frozenset[int]:
    """The assignments of these tasks that have been decided on, or reported, after that event."""
    wanted = (
        select(tables.Assignment.id)
        .join(tables.Occurrence, col(tables.Occurrence.id) == tables.Assignment.occurrence_id)
        .where(col(tables.Occurrence.task_number).in_(list(numbers)))
    )
    subjects = {f"assignment:{found}": known(found) for found in session.exec(wanted)}
    later = select(tables.Event.subject).where(
        col(tables.Event.id) > event_id,
        col(tables.Event.kind).in_(_DECIDES),
        col(tables.Event.subject).in_(list(subjects)),
    )
    return frozenset(subjects[subject] for subject in session.exec(later))


_MINE, _OURS = tables.Assignment, tables.Occurrence
_SHARES = (
    sql_select(col(_MINE.share), col(_MINE.status), col(_OURS.closed_at))
    .join_from(_MINE, _OURS, col(_MINE.occurrence_id) == col(_OURS.id))
    .where(col(_OURS.id) == bindparam("id"))
)
_SWAPPED = (
    update(tables.Assignment.__table__)  # type: ignore[attr-defined]
    .where(
        col(_MINE.id) == bindparam("of"),
        col(_MINE.status) == bindparam("was"),
        col(_MINE.version) == bindparam("had"),
    )
    .values(
        status=bindparam("is"),
        version=bindparam("has"),
        paused_from=bindparam("paused"),
        extensions=bindparam("times"),
    )
)


def settle_occurrence(session: Session, occurrence_id: int, now: datetime) -> None:
    """Close the occurrence once every chủ trì is confirmed or nothing of it is left; open it otherwise."""
    session.flush()
    rows = session.connection().execute(_SHARES, {"id": occurrence_id}).all()
    shares = [(Share(row.share), Status(row.status)) for row in rows]
    over = closes(shares) or all(status is Status.CANCELLED for _, status in shares)
    if over != any(row.closed_at is not None for row in rows):
        occurrence = session.get_one(tables.Occurrence, occurrence_id)
        occurrence.closed_at = now if over else None
        session.add(occurrence)
        session.flush()


def _swap(session: Session, change: Change) -> bool:
    """The one conditional UPDATE that decides between two who act at once."""
    before, after = change.before, change.after
    moved = change.new_unit_id is not None
    session.flush()
    values = {
        "of": before.id,
        "was": before.status.value,
        "had": before.version,
        "is": (Status.CANCELLED if moved else after.status).value,
        "has": before.version + 1,
        "paused": after.paused_from.value if after.paused_from else None,
        "times": after.extensions,
    }
    if session.connection().execute(_SWAPPED, values).rowcount != 1:
        return False
    for row in session.identity_map.values():
        if isinstance(row, tables.Assignment | tables.Occurrence):
            session.expire(row)
    return True


def _hand_over(session: Session, after: Assignment) -> None:
    """The share goes to another unit: a new row, or the one that the unit already had in the occurrence."""
    row = session.exec(
        select(tables.Assignment).where(
            tables.Assignment.occurrence_id == after.occurrence_id, tables.Assignment.unit_id == after.unit_id
        )
    ).first()
    if row is None:
        row = tables.Assignment(
            occurrence_id=after.occurrence_id,
            unit_id=after.unit_id,
            share=after.share,
            status=Status.ASSIGNED,
        )
    else:
        row.version += 1
        if row.status == Status.CANCELLED or after.share is Share.LEAD != Share(row.share):
            row.status = Status.ASSIGNED
            reports.no_longer_accepted(row)
        row.share = Share.LEAD if Share.LEAD in (after.share, row.share) else after.share
    session.add(row)
    session.flush()


def _settle_answers(
    session: Session, change: Change, actor_id: int | None, now: datetime, words: GivenWords
) -> None:
    """Keep the reports and extension requests in step with what was decided."""
    owner = change.before.id
    match change.action:
        case Action.REPORT:
            reports.add(session, owner, actor_id, now, words.report)
        case Action.ADD_EVIDENCE:
            reports.complete(session, owner, words.report)
        case Action.CONFIRM:
            reports.accept(session, owner, actor_id, now, self_confirmed=change.self_confirmed)
        case Action.RETURN:
            reports.give_back(session, owner, actor_id, now, words.reason)
        case Action.UNDO if change.before.status is Status.CANCELLED:
            reports.revive(session, owner, before_cancelling(session, [owner])[owner].at)
        case Action.UNDO:
            reports.reopen(session, owner)
        case Action.WITHDRAW | Action.CANCEL | Action.REASSIGN:
            reports.withdraw(session, owner, now)
        case Action.REQUEST_EXTENSION if words.asked is not None:
            old = change.before.due.on if change.before.due else None
            reports.ask_extension(session, owner, actor_id, now, old, words.asked, words.reason)
        case Action.GRANT_EXTENSION:
            granted = change.after.due.on if change.after.due else None
            reports.decide_extension(session, owner, actor_id, now, granted, words.reason)
        case Action.UNDO_EXTENSION:
            reports.reopen_extension(session, owner)
        case Action.REFUSE_EXTENSION:
            reports.decide_extension(session, owner, actor_id, now, None, words.reason)
        case _:
            pass


def _set_due(session: Session, change: Change, due: Due) -> None:
    """A new deadline holds for the whole occurrence, an extension for the unit that asked for it.

    Where the unit is the only chủ trì its extension is the occurrence's: those who cooperate follow.
    """
    row = session.get_one(tables.Assignment, change.before.id)
    occurrence = session.get_one(tables.Occurrence, change.before.occurrence_id)
    leads = [
        share.id
        for share in (row.assignment for row in of_occurrences(session, [known(occurrence.id)]))
        if share.share is Share.LEAD and share.status is not Status.CANCELLED
    ]
    if change.action in (Action.GRANT_EXTENSION, Action.UNDO_EXTENSION) and leads != [row.id]:
        row.own_due, row.own_due_time, row.own_operator = due.on, due.at, due.operator
    else:
        row.own_due = row.own_due_time = row.own_operator = None
        occurrence.due, occurrence.due_time, occurrence.operator = due.on, due.at, due.operator
        occurrence.version += 1
        session.add(occurrence)
    session.add(row)


def edit_content(session: Session, number: int, content: str, *, actor_id: int | None, now: datetime) -> None:
    """Other words for the task; the old and the new ones are kept with the event."""
    task = session.get_one(tables.Task, number)
    remark = f"{task.content} → {content}"
    task.content = content
    task.folded = folded_of(session, task)
    session.add(task)
    audit.record(session, "edit_task", f"task:{number}", now=now, actor_id=actor_id, remark=remark)


def add_cooperating(
    session: Session, number: int, unit_id: int, *, actor_id: int | None, now: datetime
) -> None:
    """The unit cooperates in every occurrence that is not closed; what it has had is taken up again."""
    mine, occurrence = tables.Assignment, tables.Occurrence
    wanted = select(occurrence).where(occurrence.task_number == number, col(occurrence.closed_at).is_(None))
    for each in session.exec(wanted).all():
        row = session.exec(select(mine).where(mine.occurrence_id == each.id, mine.unit_id == unit_id)).first()
        if row is None:
            session.add(mine(occurrence_id=known(each.id), unit_id=unit_id, share=Share.COOPERATE))
        elif row.status == Status.CANCELLED:
            row.status, row.share, row.accepted_report_id = Status.ASSIGNED, Share.COOPERATE, None
            row.version += 1
            session.add(row)
    session.flush()
    data = {"unit": unit_id}
    audit.record(session, "cooperating", f"task:{number}", now=now, actor_id=actor_id, data=data)
