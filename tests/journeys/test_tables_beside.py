"""A large table is made beside everything else: nobody waits for it, and a kill only puts it off."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import insert

from storage.database.engine import Database, Session
from storage.registry import people
from storage.tables import Assignment, Occurrence, Task
from tests.journeys.conftest import CLERK, HEAD, MONDAY
from tests.program import Program
from tests.servers import Sandbox, text_of

TASKS = 3_000
TABLE, MAKING, NOTED = "Bảng theo dõi nhiệm vụ: 3000 dòng", "Đang lập bảng", "Đã ghi nhận"
OWN = 12
pytestmark = pytest.mark.on("telegram")


def _work(session: Session) -> None:
    """So many tasks, each led by the planning unit."""
    unit = people.unit_by_code(session, "QHPT")
    assert unit is not None
    rows: dict[Any, list[dict[str, Any]]] = {Task: [], Occurrence: [], Assignment: []}
    for n in range(1, TASKS + 1):
        due = date(2026, 12, 1) + timedelta(days=n % 200)
        task = {"number": n, "content": f"Báo cáo chuyên đề số {n}", "given_at": MONDAY}
        rows[Task].append({**task, "report_to": [], "deadline": {"phrase": f"{due:%d/%m/%Y}"}})
        rows[Occurrence].append({"id": n, "task_number": n, "due": due})
        rows[Assignment].append({"id": n, "occurrence_id": n, "unit_id": unit.id, "share": "lead"})
    for table, made in rows.items():
        session.connection().execute(insert(table), made)


@pytest.fixture
def large(unstarted: Program) -> Program:
    """The program on an office with much work, talked to once, so that it has loaded everything."""
    database = Database(unstarted.url)
    database.write(_work)
    database.close()
    unstarted.start()
    unstarted.sandbox.say(HEAD, "trợ giúp")
    unstarted.sandbox.wait_for(HEAD)
    return unstarted


def _ask(sandbox: Sandbox) -> None:
    sandbox.say(CLERK, "xuất excel")
    sandbox.wait_for(CLERK, contains=MAKING, timeout=60)


def test_a_report_is_answered_while_the_table_of_the_office_is_made(large: Program, sandbox: Sandbox) -> None:
    _ask(sandbox)
    sandbox.say(HEAD, f"xong {OWN}")
    sandbox.wait_for(HEAD, contains=NOTED, timeout=60)
    sandbox.wait_for(CLERK, contains=TABLE, timeout=60)
    said = [text_of(message) for message in sandbox.sent()]
    noted, made = (next(n for n, text in enumerate(said) if words in text) for words in (NOTED, TABLE))
    assert noted < made


def test_a_kill_while_it_is_made_only_puts_it_off(large: Program, sandbox: Sandbox) -> None:
    _ask(sandbox)
    large.kill()
    assert not sandbox.sent(CLERK, contains=TABLE)
    large.start()
    sandbox.wait_for(CLERK, contains=TABLE, timeout=60)
    assert len(sandbox.sent(CLERK, contains=TABLE)) == 1
