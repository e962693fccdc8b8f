"""An office of many years, with the messages that it has sent and received."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import insert, text

from benchmarks import aged_rows as rows_of
from benchmarks.aged_rows import (
    BOT,
    CHANNEL,
    DAY,
    NOW,
    OFFICER,
    OPEN,
    PERIODS_AHEAD,
    RECURRING,
    TASKS_OF_A_DIRECTIVE,
    TODAY,
    UNITS,
    Work,
    at,
    head_of,
    unit_code,
    unit_name,
    works,
)
from storage import tables
from storage.database.engine import Database, Session
from storage.record import audit
from tasks.deadline import Period
from tasks.model import Role, Share, Status

# The messages that one task leaves behind in an office (benchmarks.aged_office): those in and those out.


def inbox(work: Work) -> Iterator[dict[str, Any]]:
    if not work.done:
        return
    for n, (person, said) in enumerate(((head_of(work.units[0]), "xong"), (OFFICER, "xác nhận"))):
        yield {
            "channel": CHANNEL, "bot": BOT, "key": f"message:{person}:{work.n}-{n}", "chat_id": str(person),
            "user_id": str(person), "message_id": f"{work.n}-{n}", "kind": "", "private": True,
            "raw": f'{{"update_id": {work.n}, "message": {{"text": "{said} {work.n}"}}}}',
            "state": "done", "error": "",
            "received_at": work.reported, "done_at": work.reported,
        }  # fmt: skip


_MESSAGES = 4
"""Of every done task: its news to the unit, a reminder, and the answers to both who spoke of it."""


def outbox(work: Work) -> Iterator[dict[str, Any]]:
    if not work.done:
        return
    head = head_of(work.units[0])
    kinds = (("assigned", head), ("digest", head), ("message", head), ("message", OFFICER))
    for n, (kind, person) in enumerate(kinds):
        payload: dict[str, Any] = (
            {"date": work.due.isoformat()} if kind == "digest" else {"assignments": [2 * work.n]}
        )
        if kind == "message":
            payload = {"message": {"blocks": [[f"Đã ghi nhận việc {work.n}. " * 8]]}, "tasks": [work.n]}
        when = at(work.due - (10 - n) * DAY)
        yield {
            "id": work.n * _MESSAGES + n, "key": f"{kind}:{person}:{work.n}:{n}", "kind": kind,
            "person_id": person,
            "channel": CHANNEL, "bot": BOT, "chat_id": str(person) if kind == "message" else "",
            "reply_to": None,
            "payload": payload, "priority": 5, "part": 0, "follows_id": None, "state": "sent",
            "not_before": when,
            "owner": "o", "epoch": 1, "lease_until": None, "attempts": 1, "resends_left": 1, "failures": 0,
            "reason": "", "message_id": str(work.n * _MESSAGES + n), "shown_to_office": False,
            "created_at": when,
            "settled_at": when,
        }  # fmt: skip


def attempts(work: Work) -> Iterator[dict[str, Any]]:
    for row in outbox(work):
        yield {
            "outbox_id": row["id"], "number": 1, "owner": "o", "epoch": 1, "started_at": row["created_at"],
            "ended_at": row["created_at"], "outcome": "sent", "marked": False,
        }  # fmt: skip


def bounds(work: Work) -> Iterator[dict[str, Any]]:
    for row in outbox(work):
        yield {
            "channel": CHANNEL, "bot": BOT, "chat_id": str(row["person_id"]), "message_id": row["message_id"],
            "outbox_id": row["id"], "tasks": [work.n], "review_id": None, "at": row["created_at"],
        }  # fmt: skip


# An office of many years, written into the tables as the program would have left them.
#
# Everything is made from counters: two offices of different age have the same units, people and open work.

_CHUNK = 5_000


@dataclass
class Rows:
    """What is to be written, by table."""

    session: Session

    def write(self, table: type, rows: Iterable[dict[str, Any]]) -> None:
        """Insert the rows, so many at a time."""
        left = iter(rows)
        while some := list(islice(left, _CHUNK)):
            self.session.connection().execute(insert(table.__table__), some)  # type: ignore[attr-defined]


def found(session: Session) -> None:
    """The units and their people, all linked."""
    rows = Rows(session)
    rows.write(
        tables.Unit,
        (
            {
                "id": n,
                "code": unit_code(n),
                "name": unit_name(n),
                "kind": "đơn vị",
                "aliases": [f"TT {n}"],
                "active": True,
            }
            for n in range(1, UNITS + 1)
        ),
    )
    people = list(_people())
    rows.write(tables.Person, ({key: person[key] for key in person if key != "role"} for person in people))
    rows.write(
        tables.PersonRole,
        ({"person_id": p["id"], "unit_id": p["unit_id"], "role": p["role"]} for p in people),
    )
    rows.write(
        tables.Address,
        (
            {
                "person_id": p["id"], "channel": CHANNEL, "bot": BOT, "user_id": str(p["id"]),
                "chat_id": str(p["id"]), "state": "active", "linked_at": NOW,
            }
            for p in people
        ),
    )  # fmt: skip
    session.connection().execute(text("UPDATE unit SET in_charge_id = 2 + id % 3"))


def _people() -> Iterator[dict[str, Any]]:
    above = (Role.DIRECTOR, *[Role.DEPUTY_DIRECTOR] * 3, Role.OFFICE)
    for n, role in enumerate(above, 1):
        yield _person(n, 1, role)
    for unit in range(1, UNITS + 1):
        for n, role in enumerate((Role.HEAD, Role.DEPUTY_HEAD, Role.STAFF, Role.STAFF)):
            yield _person(head_of(unit) + n, unit, role)


def _person(number: int, unit: int, role: Role) -> dict[str, Any]:
    name = (
        f"{('Lê', 'Trần', 'Phạm', 'Vũ')[number % 4]} Văn {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}"
    )
    return {
        "id": number, "code": f"C{number}", "name": name, "title": "Trưởng phòng", "honorific": "anh",
        "unit_id": unit, "active": True, "role": role,
    }  # fmt: skip


def fill(session: Session, done: int) -> None:
    """The work of the office and everything that it left behind."""
    rows = Rows(session)
    total = done + OPEN
    rows.write(tables.Directive, rows_of.directives(total // TASKS_OF_A_DIRECTIVE + 1, done))
    rows.write(tables.Review, rows_of.reviews(total // TASKS_OF_A_DIRECTIVE + 1))
    rows.write(tables.Task, (rows_of.task(work) for work in works(done)))
    rows.write(tables.Draft, (rows_of.draft(work) for work in works(done) if work.directive))
    rows.write(tables.Occurrence, (rows_of.occurrence(work) for work in works(done)))
    rows.write(tables.Assignment, (share for work in works(done) for share in rows_of.shares(work)))
    rows.write(tables.Report, (report for work in works(done) for report in rows_of.reports(work)))
    rows.write(
        tables.Evidence, (rows_of.evidence(work) for work in works(done) if work.done and work.n % 3 == 0)
    )
    rows.write(tables.Extension, (rows_of.extension(work) for work in works(done) if work.n % 12 == 0))
    _recurring(rows, done)
    events = (event for work in works(done) for event in rows_of.events(work))
    rows.write(tables.Event, rows_of.chained(events, audit.head(session)))
    rows.write(tables.Inbox, (each for work in works(done) for each in inbox(work)))
    rows.write(tables.Outbox, (each for work in works(done) for each in outbox(work)))
    rows.write(tables.Attempt, (each for work in works(done) for each in attempts(work)))
    rows.write(tables.Bound, (each for work in works(done) for each in bounds(work)))


def build(database: Database, done: int) -> None:
    """An office with so many done tasks in an empty database."""
    database.write(found)
    database.write(lambda session: fill(session, done))


def _recurring(rows: Rows, done: int) -> None:
    """Monthly reports: those of the year ahead are there already."""
    number, occurrence, share = done + OPEN, done + OPEN, 2 * (done + OPEN) + 2
    for n in range(RECURRING):
        number += 1
        deadline = {
            "phrase": "hằng tháng",
            "operator": "by",
            "recurrence": {"period": Period.MONTH, "day": 5},
        }
        task = rows_of.task(Work(number, TODAY - 90 * DAY, TODAY, False, Status.ASSIGNED))
        rows.write(tables.Task, [{**task, "directive_id": None, "deadline": deadline}])
        for ahead in range(PERIODS_AHEAD):
            occurrence += 1
            month = 12 + ahead
            due = date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 5)
            rows.write(
                tables.Occurrence,
                [
                    {
                        "id": occurrence, "task_number": number, "period": f"{due:%Y-%m}", "due": due,
                        "due_time": None, "operator": "by", "closed_at": None, "version": 1,
                    }
                ],
            )  # fmt: skip
            for role, unit in ((Share.LEAD, n % UNITS + 1), (Share.COOPERATE, (n + 1) % UNITS + 1)):
                share += 1
                rows.write(
                    tables.Assignment,
                    [rows_of.share(share, occurrence, unit, role, Status.ASSIGNED, None, None)],
                )
