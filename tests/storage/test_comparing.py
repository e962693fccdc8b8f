"""Whatever is changed in the record behind the program's back is found; what the program does is not."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Integer, Table, Time
from sqlmodel import Session, SQLModel, col, select, update

from storage import settings
from storage.database.engine import Database
from storage.database.start import open_database
from storage.delivery import quota
from storage.delivery.outbox import Target
from storage.record import audit
from storage.record.audit import FOREIGN
from storage.record.comparing import GUARDS, Findings, compare, guards_of
from storage.record.sealing import PROTECTED, ROWS, HeadFile, HeadStands, holds, stands, table_of, take_untold
from storage.registry import people
from storage.tables import Event, Person, Setting, Touched, Unit
from storage.tables.base import UtcMoment
from storage.tables.counted import COUNTED
from tasks.model import Action
from tests.office import Office
from tests.storage.bent_files import MUTATIONS
from tests.storage.story import NOW, act, by, give, share_of
from tests.storage.test_migrations import step_back

ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "2")) * 50
"""Mutations: a hundred in the gate, ten thousand at length."""


def _fill(session: Session) -> None:
    """A row in each table of the record that has none."""
    connection = session.connection()
    for kind in PROTECTED:
        table, key = table_of(kind)
        if connection.execute(select(key).limit(1)).first() is None:
            connection.execute(table.insert().values(_any_row(session, table, key)))


def _any_row(session: Session, table: Table, key: Column[Any]) -> dict[str, Any]:
    """Something in each column: of what it points to the first row."""
    row: dict[str, Any] = {}
    for column in table.columns:
        points = next(iter(column.foreign_keys), None)
        if points is not None:
            row[column.name] = session.connection().execute(select(points.column).limit(1)).scalar()
        elif column is not key or not isinstance(column.type, Integer):
            row[column.name] = next(
                (value for kind, value in _VALUES if isinstance(column.type, kind)), "chữ"
            )
    return row


_VALUES: tuple[tuple[Any, Any], ...] = (
    (Boolean, True), (Integer, 3), (UtcMoment, NOW), (Date, NOW.date()), (Time, NOW.time()), (JSON, {"a": 1}),
)  # fmt: skip


def _live(session: Session, office: Office) -> None:
    """Some days of the office: tasks, a report, roles, settings."""
    for n, unit in enumerate((office.planning, office.inspection, office.hospital)):
        give(session, f"Việc số {n}", (unit,), by(date(2026, 12, 1) + timedelta(days=n)), (office.office,))
    head = people.person(session, office.head_planning)
    assert head is not None
    act(session, share_of(session, 1, office.planning), Action.REPORT, head)
    settings.save(session, "morning", "07:30")
    audit.record(session, "setting", "setting:morning", now=NOW, old="08:00", new="07:30")


def test_the_guards_are_those_of_the_migrations(any_database: Database) -> None:
    kind = any_database.engine.dialect.name
    assert any_database.read(guards_of) == GUARDS[kind]


def test_every_table_is_of_the_record_or_is_known_not_to_be() -> None:
    others = {"touched", "event", "outbox", "attempt", "inbox", "offer", "link_attempt", "pace", "bound"}
    assert set(SQLModel.metadata.tables) == {*PROTECTED, *others, *COUNTED}


def test_what_the_program_does_agrees_with_its_chain(any_database: Database, any_office: Office) -> None:
    any_database.write(lambda session: _live(session, any_office))
    assert any_database.read(compare) == Findings()
    assert any_database.read(lambda session: session.exec(select(Touched)).all()) == []
    # Statements that pass by the classes are sealed, too, and so is what is deleted.
    any_database.write(lambda s: s.exec(update(Unit).where(col(Unit.code) == "VP").values(kind="ban")))
    any_database.write(lambda s: s.delete(s.get(Setting, "morning")))
    assert any_database.read(compare) == Findings()


def test_a_transaction_that_fails_leaves_no_seal(any_database: Database, any_office: Office) -> None:
    def work(session: Session) -> None:
        _live(session, any_office)
        session.flush()
        raise KeyError

    before = any_database.read(audit.head)
    with pytest.raises(KeyError):
        any_database.write(work)
    assert any_database.read(audit.head) == before
    assert any_database.read(compare) == Findings()


def test_the_program_s_own_notes_are_no_record(any_database: Database) -> None:
    before = any_database.read(audit.head)
    any_database.write(lambda session: session.add(Setting(key="scheduler.seen", value={"at": "x"})))
    any_database.write(lambda session: quota.count(session, Target("zalo", "9", ""), NOW))
    assert any_database.read(audit.head) == before


def test_a_name_leaves_no_trace_in_the_chain(any_database: Database, any_office: Office) -> None:
    def rename(session: Session) -> None:
        person = session.get(Person, any_office.clerk)
        assert person is not None
        person.name = ""
        session.add(person)

    def seals(session: Session) -> list[str]:
        data = [event.data for event in session.exec(select(Event).where(Event.subject == ROWS))]
        return [each[f"person:{any_office.clerk}"] for each in data if f"person:{any_office.clerk}" in each]

    any_database.write(rename)
    assert len(set(any_database.read(seals))) == 1


def test_what_another_hand_changed_is_told_when_the_program_next_writes(
    any_database: Database, any_office: Office
) -> None:
    any_database.write(lambda session: _live(session, any_office))
    with any_database.engine.begin() as another:
        another.exec_driver_sql("UPDATE assignment SET status = 'done' WHERE id = 1")
    any_database.write(lambda session: give(session, "Việc sau", (any_office.planning,)))
    found = any_database.read(compare)
    assert (len(found.foreign), [str(row) for row in found.changed]) == (1, ["assignment:1"])
    assert any_database.write(take_untold) == list(found.foreign)
    assert any_database.write(take_untold) == []


@pytest.mark.sqlite
class TestByHand:
    """An SQLite file in the hands of somebody who knows the program."""

    @pytest.fixture
    def path(self, database: Database, office: Office) -> Path:
        """The file of an office that worked and has stopped."""
        database.write(lambda session: _live(session, office))
        database.write(_fill)
        database.write(lambda session: give(session, "Việc cuối", (office.planning,)))
        database.close()
        return Path(database.url.removeprefix("sqlite:///"))

    def test_each_mutation_is_found(self, path: Path, tmp_path: Path) -> None:
        chance = random.Random(20261129)  # noqa: S311 - a test that can be repeated
        missed = []
        for round_ in range(ROUNDS):
            mutate = MUTATIONS[round_ % len(MUTATIONS)]
            bent = tmp_path / "bent.db"
            for end in ("-wal", "-shm"):
                bent.with_name(bent.name + end).unlink(missing_ok=True)
            shutil.copy(path, bent)
            shutil.copy(f"{path}.head", f"{bent}.head")
            with closing(sqlite3.connect(bent)) as raw:
                for (name,) in raw.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'trigger'"
                ).fetchall():
                    if name.startswith(("touched", "event")) or chance.random() < 0.1:
                        raw.execute(f'DROP TRIGGER "{name}"')
                texts = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
                told = mutate(raw, chance)
                _put_guards_back(path, raw, {name for name, _ in texts})
                raw.commit()
            if told and not _found(bent):
                missed.append(told)
        assert missed == []

    def test_the_file_as_it_was_left_is_sound(self, path: Path) -> None:
        assert not _found(path)

    def test_dropped_guards_are_found(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("DROP TRIGGER event_never_deleted")
        database = Database(f"sqlite:///{path}")
        assert database.read(compare) == Findings(guarded=False)
        database.close()

    def test_a_chain_that_was_cut_is_told_for_ever(self, path: Path) -> None:
        open_database(path).close()
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("DROP TRIGGER event_never_deleted")
            raw.execute("DELETE FROM event WHERE id > (SELECT max(id) - 3 FROM event)")
            raw.commit()
        for _ in range(2):
            database = open_database(path)
            told = database.read(lambda s: s.exec(select(Event).where(Event.kind == FOREIGN)).all())
            assert [event.data["stands"] for event in told] == [HeadStands.NOT_THERE]
            database.close()

    def test_a_cut_that_comes_with_an_edit_is_told_beside_it(self, path: Path) -> None:
        open_database(path).close()
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("DROP TRIGGER event_never_deleted")
            raw.execute("DELETE FROM event WHERE id > (SELECT max(id) - 3 FROM event)")
            raw.execute("UPDATE unit SET kind = 'khác' WHERE id = 1")
            raw.commit()
        database = open_database(path)
        told = database.read(lambda s: s.exec(select(Event).where(Event.kind == FOREIGN)).all())
        database.close()
        assert {key for event in told for key in event.data} == {"end", "stands", "rows", "count"}

    @pytest.mark.parametrize(
        ("change", "table"),
        [
            ("INSERT INTO done_count VALUES ('', 1, 'lead', 0, 3)", "done_count"),
            ("UPDATE done_total SET led = led + 1", "done_total"),
            ("UPDATE open_work SET folded = 'khác' WHERE number = 1", "open_work"),
            ("INSERT INTO told VALUES (1, 1, NULL)", "told"),
        ],
    )
    def test_a_count_that_was_bent_is_found(self, path: Path, change: str, table: str) -> None:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute(change)
            raw.commit()
        database = open_database(path)
        found = database.read(compare)
        database.close()
        assert found == Findings(miscounted=(table,))

    def test_an_edit_before_an_upgrade_is_told_and_not_sealed(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("UPDATE unit SET kind = 'khác' WHERE id = 1")
            raw.commit()
        older = Database(f"sqlite:///{path}")
        with Session(older.engine) as session, session.begin():
            step_back(session, "0018")
        older.close()
        database = open_database(path)
        found = database.read(compare)
        database.close()
        assert ([str(row) for row in found.changed], len(found.foreign)) == (["unit:1"], 1)

    def test_an_end_that_lags_by_the_last_transaction_is_a_kill(self, path: Path, office: Office) -> None:
        kept = HeadFile(f"sqlite:///{path}", None).get()
        database = Database(f"sqlite:///{path}")
        assert database.read(lambda session: stands(session, kept)) is HeadStands.SAME
        database.write(lambda session: give(session, "Thêm", (office.planning,)))
        assert database.read(lambda session: stands(session, kept)) is HeadStands.BEHIND
        database.write(lambda session: give(session, "Nữa", (office.planning,), now=NOW + timedelta(hours=1)))
        assert database.read(lambda session: stands(session, kept)) is HeadStands.AHEAD
        assert database.read(lambda session: stands(session, "0" * 64)) is HeadStands.NOT_THERE
        assert database.read(lambda session: stands(session, "")) is HeadStands.ABSENT
        assert database.read(lambda session: holds(session, kept[:16].upper()))
        assert not database.read(lambda session: holds(session, "0123456789abcdef"))
        assert not database.read(lambda session: holds(session, " "))
        database.close()


def _found(path: Path) -> bool:
    """Whether `nhacviec check` would find anything: chain, its end outside, rows, guards."""
    database = Database(f"sqlite:///{path}")
    try:
        kept = HeadFile(database.url, None).get()
        if database.read(lambda session: stands(session, kept)) not in (HeadStands.SAME, HeadStands.BEHIND):
            return True
        return database.read(audit.verify_chain) is not None or not database.read(compare).none
    finally:
        database.close()


def _put_guards_back(path: Path, raw: sqlite3.Connection, left: set[str]) -> None:
    """Whoever knows the program puts back the triggers that were in the way."""
    with closing(sqlite3.connect(path)) as whole:
        for name, sql in whole.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            if name not in left:
                raw.execute(sql)
