"""An office with many heads on a morning: each leads a unit with open tasks, and everybody is linked."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from benchmarks.aged_office import Rows
from benchmarks.aged_rows import chained
from directives.model import Kind
from language.folding import fold
from storage import tables
from storage.database.engine import Database, Session
from storage.record import audit
from tasks.deadline import Operator
from tasks.model import Role, Share, Status
from tasks.workdays import VIETNAM

EIGHT = datetime(2026, 11, 23, 8, 0, 5, tzinfo=VIETNAM)
GIVEN = datetime(2026, 11, 2, 9, tzinfo=VIETNAM)
CHANNEL = "telegram"
OFFICER, DIRECTOR = 1, 2
FIRST_HEAD = 11
DUE = (date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 27))
"""Of each unit's tasks: one late, one due that day, one three working days ahead."""


def chat_of(person: int) -> int:
    """Where the person writes."""
    return 9_000_000 + person


def found(database: Database, bot: str, heads: int) -> None:
    """So many units, a head each, and their tasks; a database that is empty before."""
    database.write(lambda session: _registry(session, bot, heads))
    database.write(lambda session: _work(session, heads))


def _registry(session: Session, bot: str, heads: int) -> None:
    rows, now = Rows(session), GIVEN
    rows.write(
        tables.Unit,
        (
            {
                "id": n, "code": f"D{n}", "name": f"Đơn vị số {n}", "kind": "đơn vị", "aliases": [],
                "active": True,
            }
            for n in range(1, heads + 1)
        ),
    )  # fmt: skip
    people = [(OFFICER, 1, Role.OFFICE), (DIRECTOR, 1, Role.DIRECTOR)]
    people += [(FIRST_HEAD + n, n + 1, Role.HEAD) for n in range(heads)]
    rows.write(
        tables.Person,
        (
            {
                "id": n, "code": f"C{n}", "name": f"Trần Văn {n}", "title": "Trưởng phòng",
                "honorific": "đồng chí", "unit_id": unit, "active": True,
            }
            for n, unit, _ in people
        ),
    )  # fmt: skip
    rows.write(
        tables.PersonRole, ({"person_id": n, "unit_id": unit, "role": role} for n, unit, role in people)
    )
    rows.write(
        tables.Address,
        (
            {
                "person_id": n, "channel": CHANNEL, "bot": bot, "user_id": str(chat_of(n)),
                "chat_id": str(chat_of(n)), "state": "active", "linked_at": now,
            }
            for n, _, _ in people
        ),
    )  # fmt: skip


def _work(session: Session, heads: int) -> None:
    rows, every = Rows(session), list(_given(heads))
    rows.write(tables.Task, (_task(*each) for each in every))
    rows.write(
        tables.Occurrence,
        (
            {"id": n, "task_number": n, "period": "", "due": due, "operator": Operator.BY, "version": 1}
            for n, _, due in every
        ),
    )
    rows.write(
        tables.Assignment,
        (
            {"id": n, "occurrence_id": n, "unit_id": unit, "share": Share.LEAD, "status": Status.ASSIGNED}
            for n, unit, _ in every
        ),
    )
    given = (("given", f"task:{n}", GIVEN, OFFICER, "", "") for n, _, _ in every)
    rows.write(tables.Event, chained(given, audit.head(session)))


def _given(heads: int) -> Iterator[tuple[int, int, date]]:
    """The number of each task, its unit, and its deadline."""
    for unit in range(1, heads + 1):
        for n, due in enumerate(DUE):
            yield (unit - 1) * len(DUE) + n + 1, unit, due


def _task(number: int, unit: int, due: date) -> dict[str, Any]:
    content = f"Báo cáo kết quả thực hiện kế hoạch số {number}, gửi về Văn phòng"
    return {
        "number": number, "content": content, "folded": fold(content).replace(",", ""), "quote": "",
        "place": "", "kind": Kind.ACTION, "report_to": [], "product": "", "deadline": {},
        "given_by": OFFICER, "given_at": GIVEN, "past_at_import": False,
    }  # fmt: skip
