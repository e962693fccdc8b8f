"""The record is append-only, and what was changed behind its back is found."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlmodel import Session, col, select

from storage.database.engine import Database
from storage.record import audit
from storage.tables import Event
from tests.office import Office
from tests.storage.story import NOW

GUARDS = {
    "sqlite": ("event_never_changed", "event_never_deleted"),
    "postgresql": ("event_append_only ON event",),
}
"""Kind of database -> the triggers that keep an event as it is."""


def record_three(session: Session) -> None:
    for n in (1, 2, 3):
        audit.record(
            session,
            "report",
            f"assignment:{n}",
            now=NOW,
            old="assigned",
            new="reported",
            data={"task": n, "code": "đúng"},
            remark=f"lời {n}",
        )


def test_the_chain_holds_and_its_head_is_the_last_event(any_database: Database) -> None:
    any_database.write(record_three)
    assert any_database.read(audit.verify_chain) is None
    last = any_database.read(
        lambda s: s.exec(select(Event.digest).order_by(col(Event.id).desc()).limit(1)).one()
    )
    assert any_database.read(audit.head) == last


@pytest.mark.parametrize(
    "change", ["UPDATE event SET new = 'done' WHERE id = 2", "DELETE FROM event WHERE id = 2"]
)
def test_the_database_refuses_to_change_an_event(any_database: Database, change: str) -> None:
    any_database.write(record_three)
    with pytest.raises(DBAPIError, match="append-only"):
        any_database.write(lambda session: session.connection().execute(text(change)))


@pytest.mark.parametrize(
    ("change", "first_bad"),
    [
        ("UPDATE event SET new = 'done' WHERE id = 2", 2),
        ("UPDATE event SET actor_id = 1 WHERE id = 1", 1),
        ("UPDATE event SET data = '{}' WHERE id = 3", 3),
        ("UPDATE event SET at = '2026-11-24 00:00:00' WHERE id = 2", 2),
        ("DELETE FROM event WHERE id = 1", 2),
        ("DELETE FROM event WHERE id = 2", 3),
        ("UPDATE event SET previous = '', digest = 'x' WHERE id = 1", 1),
    ],
)
def test_what_was_changed_with_the_guards_off_is_found(
    database: Database, office: Office, change: str, first_bad: int
) -> None:
    def tamper(session: Session) -> None:
        record_three(session)
        session.connection().execute(text("DELETE FROM remark"))
        for guard in GUARDS[session.get_bind().dialect.name]:
            session.connection().execute(text(f"DROP TRIGGER {guard}"))
        session.connection().execute(text(change))
        session.expire_all()

    database.write(tamper)
    assert database.read(audit.verify_chain) == first_bad


def test_words_can_be_erased_without_breaking_the_chain(any_database: Database) -> None:
    any_database.write(record_three)
    any_database.write(lambda session: session.connection().execute(text("DELETE FROM remark")))
    assert any_database.read(audit.verify_chain) is None


def test_words_are_kept_beside_their_event(any_database: Database) -> None:
    any_database.write(record_three)

    def look(session: Session) -> list[str]:
        events = audit.history(session, "assignment:2", "assignment:3")
        return list(audit.remarks(session, events).values())

    assert any_database.read(look) == ["lời 2", "lời 3"]


def test_a_naive_moment_is_refused(any_database: Database) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises((ValueError, StatementError), match="naive"):
        any_database.write(lambda session: audit.record(session, "x", "task:1", now=naive))
