"""An office with something of most kinds in it, and all that is in a database."""

from datetime import date
from typing import Any

from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel

from storage.database.engine import Database
from storage.delivery import outbox
from storage.tables import Evidence, Report
from storage.tables.base import known
from storage.tables.counted import COUNTED
from tests.office import Office
from tests.storage.story import NOW, by, give, share_of

PICTURE = bytes(range(256)) * 40


def leave_work(session: Session, office: Office) -> None:
    """A task with a report and its file, and a message that is owed."""
    number = give(session, "Rà soát kho vật tư", (office.planning, office.inspection), by(date(2026, 12, 4)))
    report = Report(
        assignment_id=share_of(session, number, office.planning).id, person_id=office.head_planning, at=NOW
    )
    session.add(report)
    session.flush()
    session.add(
        Evidence(report_id=known(report.id), stored_as="a1b2.jpg", name="ảnh kho.jpg", size=len(PICTURE))
    )
    session.add(Evidence(report_id=known(report.id), stored_as="gone.pdf", name="mất.pdf", size=3))
    outbox.enqueue(
        session, "urge:1", "urge", now=NOW, person_id=office.head_planning, payload={"assignments": [1]}
    )


def all_rows(database: Database) -> dict[str, list[Any]]:
    """Every row of every table that is no count of others, by its name."""

    def read(session: Session) -> dict[str, list[Any]]:
        connection = session.connection()
        return {
            table.name: [
                tuple(row) for row in connection.execute(sql_select(table).order_by(*table.primary_key))
            ]
            for table in SQLModel.metadata.sorted_tables
            if table.name not in COUNTED
        }

    return database.read(read)
