"""What the database itself sees to: events are never changed, and the search follows the tasks."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SQLITE = (
    """
    CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'event is append-only'); END
    """,
    """
    CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'event is append-only'); END
    """,
    "CREATE VIRTUAL TABLE task_search USING fts5(folded, content='task', content_rowid='number')",
    """
    CREATE TRIGGER task_search_added AFTER INSERT ON task
    BEGIN INSERT INTO task_search (rowid, folded) VALUES (new.number, new.folded); END
    """,
    """
    CREATE TRIGGER task_search_changed AFTER UPDATE OF folded ON task
    BEGIN
        INSERT INTO task_search (task_search, rowid, folded) VALUES ('delete', old.number, old.folded);
        INSERT INTO task_search (rowid, folded) VALUES (new.number, new.folded);
    END
    """,
    """
    CREATE TRIGGER task_search_removed AFTER DELETE ON task
    BEGIN INSERT INTO task_search (task_search, rowid, folded) VALUES ('delete', old.number, old.folded); END
    """,
)

_POSTGRESQL = (
    """
    CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'event is append-only'; END $$
    """,
    """
    CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_event()
    """,
)


def upgrade() -> None:
    """Create the triggers, and on SQLite the search table."""
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
