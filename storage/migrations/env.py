"""What Alembic runs for every command; the connection comes from storage.database.start."""

from typing import Any

from alembic import context
from sqlalchemy import Table
from sqlmodel import SQLModel

from storage import tables

SEARCHES = ("task_search", "directive_search")


def included(item: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Leave out what the models do not describe: the search tables and FTS5's own tables."""
    return not (kind == "table" and isinstance(item, Table) and str(name).startswith(SEARCHES))


def run() -> None:
    """Run the steps inside the caller's transaction."""
    if not tables.__all__:
        raise RuntimeError("no tables")
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=SQLModel.metadata,
        include_object=included,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
