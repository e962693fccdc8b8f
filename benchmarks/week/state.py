"""What the database holds of tasks; whether it is what a line of the script says; what has changed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from storage import tables
from storage.database.engine import Session

Value = Any
"""What stands beside a key of `state`: a date, a status, a number or a list of codes, as JSON has it."""


@dataclass(frozen=True)
class ShareFacts:
    """One unit's share of the earliest occurrence of a task; dates and hours as ISO text."""

    leads: bool
    status: str
    due: str
    hour: str
    asked: str  # the date of a request for more time that waits
    declined: bool
    result: str  # the number of the last report's document
    evidence: int


@dataclass(frozen=True)
class TaskFacts:
    """A task with its units' shares, by code."""

    content: str
    cancelled: bool
    recurs: bool
    due: str
    shares: Mapping[str, ShareFacts]

    def present(self, *, leads: bool) -> list[str]:
        """The codes of the units that lead it, or cooperate, and have not been taken off."""
        return sorted(
            code
            for code, share in self.shares.items()
            if share.leads is leads and share.status != "cancelled"
        )


@dataclass(frozen=True)
class Seen:
    """Everything that the script may ask about."""

    tasks: Mapping[int, TaskFacts]
    drafts: Mapping[int, Mapping[str, Value]]  # of the last review: due, coop
    days_off: frozenset[str]
    invited: Mapping[str, int]  # person's code -> codes that were made for them
    events: tuple[tuple[str, str], ...]  # (kind, subject), oldest first
    words: tuple[str, ...]  # of remarks, oldest first


def look(session: Session) -> Seen:
    """Everything, as it stands now."""
    units = {unit.id: unit.code for unit in session.exec(select(tables.Unit))}
    people = {person.id: person.code for person in session.exec(select(tables.Person))}
    invited: dict[str, int] = defaultdict(int)
    for invite in session.exec(select(tables.Invite)):
        invited[people[invite.person_id]] += 1
    events = list(session.exec(select(tables.Event).order_by(col(tables.Event.id))))
    remarks = session.exec(select(tables.Remark).order_by(col(tables.Remark.id)))
    reports = session.exec(select(tables.Report))
    return Seen(
        tasks=_tasks(session, units, events),
        drafts=_drafts(session, units),
        days_off=frozenset(str(h.day) for h in session.exec(select(tables.Holiday)) if not h.worked),
        invited=invited,
        events=tuple((event.kind, event.subject) for event in events),
        words=(*(remark.text for remark in remarks), *(report.note for report in reports)),
    )


def _tasks(
    session: Session, units: Mapping[int | None, str], events: Iterable[tables.Event]
) -> dict[int, TaskFacts]:
    last = {event.subject: event.kind for event in events}
    occurrences: dict[int, list[tables.Occurrence]] = defaultdict(list)
    for occurrence in session.exec(select(tables.Occurrence).order_by(col(tables.Occurrence.id))):
        occurrences[occurrence.task_number].append(occurrence)
    shares: dict[int, list[tables.Assignment]] = defaultdict(list)
    for share in session.exec(select(tables.Assignment)):
        shares[share.occurrence_id].append(share)
    found = {}
    for task in session.exec(select(tables.Task)):
        own = occurrences[task.number or 0]
        first = min(own, key=lambda each: (str(each.due), each.id))
        found[task.number or 0] = TaskFacts(
            content=task.content,
            cancelled=task.cancelled_at is not None,
            recurs=bool(first.period),
            due=str(first.due or ""),
            shares={
                units[each.unit_id]: _share(session, each, first, last) for each in shares[first.id or 0]
            },
        )
    return found


def _share(
    session: Session, share: tables.Assignment, occurrence: tables.Occurrence, last: Mapping[str, str]
) -> ShareFacts:
    reports = [
        each
        for each in session.exec(select(tables.Report).where(col(tables.Report.assignment_id) == share.id))
        if each.decision != "withdrawn"
    ]
    waiting = session.exec(
        select(tables.Extension).where(
            col(tables.Extension.assignment_id) == share.id, col(tables.Extension.decision) == "pending"
        )
    ).first()
    files = select(tables.Evidence).where(col(tables.Evidence.report_id).in_([r.id for r in reports]))
    own = share.own_due is not None
    hour = share.own_due_time if own else occurrence.due_time
    return ShareFacts(
        leads=share.share == "lead",
        status=share.status,
        due=str((share.own_due if own else occurrence.due) or ""),
        hour=f"{hour:%H:%M}" if hour else "",
        asked=str(waiting.new_due) if waiting else "",
        declined=last.get(f"assignment:{share.id}") == "decline",
        result=(reports[-1].document_number or "") if reports else "",
        evidence=len(session.exec(files).all()),
    )


def _drafts(session: Session, units: Mapping[int | None, str]) -> dict[int, Mapping[str, Value]]:
    review = session.exec(select(tables.Review).order_by(col(tables.Review.id).desc())).first()
    if review is None:
        return {}
    rows = session.exec(select(tables.Draft).where(col(tables.Draft.review_id) == review.id))
    return {
        row.number: {"due": str(row.deadline), "coop": sorted(units[each] for each in row.helpers)}
        for row in rows
        if not row.dropped
    }


def wrong(before: Seen, after: Seen, state: Mapping[str, Value]) -> list[str]:
    """What of `state` does not hold, each as a short text."""
    return [
        f"{key} {value}" for key, wanted in state.items() for value in _missing(key, wanted, before, after)
    ]


def _missing(key: str, wanted: Value, before: Seen, after: Seen) -> list[str]:
    if key in _WHOLE:
        return [] if _WHOLE[key](wanted, before, after) else [str(wanted)]
    rows = wanted.items() if isinstance(wanted, dict) else ((str(each), None) for each in wanted)
    return [f"{place} {value or ''}" for place, value in rows if not _holds(key, place, value, after)]


_WHOLE: Mapping[str, Callable[[Value, Seen, Seen], bool]] = {
    "tasks": lambda n, _, after: len(after.tasks) == n,
    "drafts": lambda n, _, after: len(after.drafts) == n,
    "day_off": lambda day, _, after: day in after.days_off,
    "invite": lambda code, before, after: after.invited[code] > before.invited[code],
}


def _holds(key: str, place: str, value: Value, after: Seen) -> bool:
    number, _, code = place.partition("/")
    if key.startswith("draft_"):
        draft = after.drafts.get(int(number), {"due": "", "coop": []})
        return value in draft["due"] if key == "draft_due" else draft["coop"] == value
    task = after.tasks.get(int(number))
    if task is None:
        return False
    if code:
        return code in task.shares and _SHARES[key](task.shares[code], value, after)
    return _TASKS[key](task, value)


_SHARES: Mapping[str, Callable[[ShareFacts, Value, Seen], bool]] = {
    "share": lambda share, status, _: _status(share, status),
    "first": lambda share, status, _: _status(share, status),
    "not_share": lambda share, statuses, _: share.status not in statuses,
    "due": lambda share, due, _: share.due == due,
    "asked": lambda share, due, _: share.asked == due,
    "not_asked": lambda share, _value, _: share.asked == "",
    "result": lambda share, number, _: share.result == number,
    "evidence": lambda share, least, _: share.evidence >= least,
    "percent": lambda _share, percent, after: any(str(percent) in words for words in after.words),
}
_TASKS: Mapping[str, Callable[[TaskFacts, Value], bool]] = {
    "due": lambda task, due: {task.shares[code].due for code in task.present(leads=True)} == {due},
    "hour": lambda task, hour: {task.shares[code].hour for code in task.present(leads=True)} == {hour},
    "units": lambda task, codes: task.present(leads=True) == codes,
    "has_units": lambda task, codes: set(codes) <= set(task.present(leads=True)),
    "no_units": lambda task, codes: not set(codes) & set(task.present(leads=True)),
    "coop": lambda task, codes: task.present(leads=False) == codes,
    "content": lambda task, words: words in task.content,
    "paused": lambda task, _: all(task.shares[c].status == "paused" for c in task.present(leads=True)),
    "not_paused": lambda task, _: all(task.shares[c].status != "paused" for c in task.present(leads=True)),
    "cancelled": lambda task, _: task.cancelled or not task.present(leads=True),
    "not_cancelled": lambda task, _: not task.cancelled and bool(task.present(leads=True)),
    "recurs": lambda task, _: task.recurs,
}


def _status(share: ShareFacts, status: str) -> bool:
    if status == "declined":
        return share.declined
    return share.status == {"acknowledged": "received"}.get(status, status)


def named(state: Mapping[str, Value]) -> set[int]:
    """The numbers of the tasks that the state speaks of: those that may change."""
    keyed = [value for key, value in state.items() if key not in _WHOLE and not key.startswith("draft_")]
    return {int(place.partition("/")[0]) for value in keyed for place in map(str, value)}


def changed(before: Seen, after: Seen) -> dict[int, str]:
    """The tasks that are not what they were, or new, with what is different."""
    return {
        number: _difference(before.tasks.get(number), task)
        for number, task in after.tasks.items()
        if before.tasks.get(number) != task
    }


def _difference(old: TaskFacts | None, new: TaskFacts) -> str:
    if old is None:
        return f"new: {new.content}"
    moved = {c: s for c, s in new.shares.items() if old.shares.get(c) != s}
    return "; ".join(f"{code}: {old.shares.get(code)} -> {share}" for code, share in moved.items()) or "words"
