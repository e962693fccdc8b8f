"""The migrated tables are those that the models describe, on both databases."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from storage import migrations
from storage.database import start
from storage.database.engine import Database
from storage.database.start import open_database
from storage.record.comparing import Findings, compare
from storage.tables import Setting, Task
from tests.postgres import Server
from tests.storage.story import NOW

SEARCH_TABLES = ("task_search", "directive_search")


def differences(database: Database) -> list[object]:
    def compare(session: Session) -> list[object]:
        context = MigrationContext.configure(
            session.connection(),
            opts={
                "include_name": lambda name, kind, _parents: (
                    kind != "table" or not str(name).startswith(SEARCH_TABLES)
                )
            },
        )
        return list(compare_metadata(context, SQLModel.metadata))

    return database.read(compare)


def test_the_migrated_schema_is_that_of_the_models(any_database: Database) -> None:
    assert differences(any_database) == []


def test_a_column_that_the_models_lack_is_noticed(any_database: Database) -> None:
    any_database.write(lambda s: s.connection().execute(text("ALTER TABLE unit ADD COLUMN extra TEXT")))
    assert len(differences(any_database)) == 1


def test_the_program_knows_the_last_step() -> None:
    steps = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert steps.get_heads() == [migrations.HEAD]


def test_a_second_upgrade_changes_nothing(any_database: Database) -> None:
    assert start.upgrade(any_database) == migrations.HEAD


def test_the_first_upgrade_finds_an_empty_database(tmp_path: Path, postgres_server: Server) -> None:
    for url in (f"sqlite:///{tmp_path / 'new.db'}", postgres_server.empty()):
        database = Database(url)
        assert start.upgrade(database) is None
        assert differences(database) == []
        database.close()


def step_back(session: Session, to: str) -> None:
    session.flush()
    config = Config(attributes={"connection": session.connection()})
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    command.downgrade(config, to)


def test_what_a_plan_counted_goes_on_as_no_part_of_the_record(any_database: Database) -> None:
    def as_before(session: Session) -> None:
        session.add(Setting(key="quota:zalo:9:2026-11", value={"sent": 7, "warned": []}))
        step_back(session, "0018")
        session.connection().execute(text("UPDATE alembic_version SET version_num = '0016'"))

    any_database.write(as_before)
    assert start.upgrade(any_database) == "0016"
    kept = any_database.read(lambda s: s.get_one(Setting, "quota.zalo:9:2026-11"))
    assert kept.value["sent"] == 7
    assert any_database.read(compare) == Findings()


def test_f60_an_upgrade_that_breaks_half_way_leaves_nothing(tmp_path: Path, postgres_server: Server) -> None:
    for url in (f"sqlite:///{tmp_path / 'new.db'}", postgres_server.empty()):
        database = Database(url)
        # The fourth step will find its table taken.
        database.write(lambda s: s.connection().execute(text("CREATE TABLE outbox (id INTEGER)")))
        with pytest.raises(DBAPIError):
            start.upgrade(database)
        tables = database.read(lambda s: inspect(s.connection()).get_table_names())
        assert tables == ["outbox"]
        database.close()


def test_a_tasks_number_is_never_used_again(any_database: Database) -> None:
    def give_and_remove(session: Session) -> int | None:
        task = Task(content="một việc", given_at=NOW)
        session.add(task)
        session.flush()
        number = task.number
        session.delete(task)
        return number

    first = any_database.write(give_and_remove)
    second = any_database.write(give_and_remove)
    assert (first, second) == (1, 2)


def test_the_package_starts_offline_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_database("office.db").close()
    assert (tmp_path / "office.db").exists()
