"""What the database counts in writing is what a plain count comes to, whatever is done to the shares."""

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlmodel import Session, col, select

from storage import tables
from storage.database.engine import Database
from storage.migrations import triggers
from storage.tables.counted import COUNTED
from tasks.model import Share, Status
from tests.office import Office
from tests.storage.story import NOW
from tests.storage.test_questions import EXAMPLES, Given, emptied, fill, givens

__all__ = ["emptied"]

_NOTHING = {"done_count": "n = 0", "told": "NOT declined AND percent IS NULL"}
"""Rows that say the same as none."""


def counted(connection: Connection) -> dict[str, list[Any]]:
    found = {
        name: f"SELECT * FROM {name} WHERE NOT ({_NOTHING.get(name, '1 = 0')})"  # noqa: S608
        for name in COUNTED
    }
    found["assignment"] = "SELECT id, previous_due FROM assignment"
    return {name: sorted(map(tuple, connection.execute(text(said))), key=str) for name, said in found.items()}


def counted_plainly(connection: Connection) -> dict[str, list[Any]]:
    for name in ("told", "open_work", "done_count", "done_occurrence", "done_total"):
        connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608
    connection.execute(text("UPDATE assignment SET previous_due = NULL"))
    for statement in triggers.filling(connection.dialect.name):
        connection.execute(text(statement))
    return counted(connection)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(all_given=st.lists(givens(), min_size=2, max_size=6), moved=st.randoms(use_true_random=False))
def test_what_is_counted_in_writing_is_what_there_is(
    emptied: tuple[Database, Office], all_given: list[Given], moved: Any
) -> None:
    database, office = emptied

    class RolledBackError(Exception):
        pass

    def work(session: Session) -> None:
        fill(session, office, all_given)
        assert counted(session.connection()) == counted_plainly(session.connection())
        for share in session.exec(select(tables.Assignment).order_by(col(tables.Assignment.id))).all():
            _change(session, share, moved.randrange(6))
        session.flush()
        assert counted(session.connection()) == counted_plainly(session.connection())
        raise RolledBackError

    try:
        database.write(work)
    except RolledBackError:
        return


def _change(session: Session, share: tables.Assignment, what: int) -> None:
    """One of the things that can happen to a share."""
    match what:
        case 0:
            share.status = Status.DONE if share.status != Status.DONE else Status.REPORTED
        case 1:
            share.status = Status.CANCELLED
        case 2:
            share.share = Share.COOPERATE if share.share == Share.LEAD else Share.LEAD
        case 3:
            occurrence = session.get_one(tables.Occurrence, share.occurrence_id)
            occurrence.closed_at = None if occurrence.closed_at else NOW
            share.own_due = None if share.own_due else occurrence.due
            session.add(occurrence)
        case 4:
            others = select(tables.Report).where(tables.Report.assignment_id == share.id)
            asked = select(tables.Extension).where(tables.Extension.assignment_id == share.id)
            if session.exec(others).first() is None and session.exec(asked).first() is None:
                session.delete(share)
                return
    session.add(share)
