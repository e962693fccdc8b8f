"""Bringing a database's tables up to date: all steps in one transaction, or none."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.copying import copy_before
from storage.engine import Database

HEAD = "0006"
"""The last step that this program knows; a test holds it to be the last file of migrations/versions."""

_STEPS = Path(__file__).parent / "migrations"
_LOCK = 7_340_034  # any number of our own: two first starts on PostgreSQL take turns


def revision(connection: Connection) -> str | None:
    """The step at which the database stands, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def upgrade(database: Database) -> str | None:
    """Run the steps that are missing; the answer is the step at which the database stood before.

    A program that is killed half way leaves the database as it was. An SQLite file that holds anything is
    copied first, and the copy is verified; raises StoreError where that fails. A server's is not copied.
    """
    before = database.read(lambda session: revision(session.connection()))
    if before != HEAD:
        _run_steps(database, before)
    return before


def _run_steps(database: Database, before: str | None) -> None:
    # Alembic costs a tenth of a second that a start with nothing to do should not pay.
    from alembic import command
    from alembic.config import Config

    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        elif before is not None:
            # Nobody else can write now, so that the copy is what the steps begin with.
            copy_before(database.url, before)
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
        command.upgrade(config, HEAD)
