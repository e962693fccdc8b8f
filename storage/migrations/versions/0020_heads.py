"""Documents are found by the words of their heads through an index of words, as tasks are."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_SEARCH = (
    "CREATE VIRTUAL TABLE directive_search USING fts5(head, content='directive', content_rowid='id')",
    """
    CREATE TRIGGER directive_search_added AFTER INSERT ON directive
    BEGIN INSERT INTO directive_search (rowid, head) VALUES (new.id, new.head); END
    """,
    """
    CREATE TRIGGER directive_search_changed AFTER UPDATE OF head ON directive
    BEGIN
        INSERT INTO directive_search (directive_search, rowid, head) VALUES ('delete', old.id, old.head);
        INSERT INTO directive_search (rowid, head) VALUES (new.id, new.head);
    END
    """,
    """
    CREATE TRIGGER directive_search_removed AFTER DELETE ON directive
    BEGIN
        INSERT INTO directive_search (directive_search, rowid, head) VALUES ('delete', old.id, old.head);
    END
    """,
    "INSERT INTO directive_search (directive_search) VALUES ('rebuild')",
)


def upgrade() -> None:
    """Add the table of words on SQLite, kept by triggers, and fill it."""
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SEARCH:
            op.execute(statement)


def downgrade() -> None:
    """Leave it out, with its triggers."""
    if op.get_bind().dialect.name == "sqlite":
        for what in ("added", "changed", "removed"):
            op.execute(f"DROP TRIGGER directive_search_{what}")
        op.execute("DROP TABLE directive_search")
