"""An office with many heads on a morning: each leads a unit with open tasks, and everybody is linked."""

from datetime import date, datetime

from benchmarks.aged_office import Rows
from storage import tables
from storage.database.engine import Database, Session
from storage.work.tasks import Giving, TaskToGive, create
from tasks.deadline import Operator
from tasks.model import Due, Role
from tasks.workdays import VIETNAM, Calendar

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
    for first in range(1, heads + 1, 500):
        last = min(first + 500, heads + 1)
        database.write(lambda session, some=range(first, last): _work(session, some))  # type: ignore[misc]


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


def _work(session: Session, units: range) -> None:
    giving = Giving(None, GIVEN, Calendar())
    for unit in units:
        for n, due in enumerate(DUE):
            content = f"Báo cáo kết quả thực hiện kế hoạch số {unit * len(DUE) + n}, gửi về Văn phòng"
            create(session, TaskToGive(content, (unit,), due=Due(due, Operator.BY)), giving)
