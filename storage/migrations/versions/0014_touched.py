"""The database notes which rows of the record were changed, until that is sealed in the chain of events."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.triggers import noting

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_KEYS = {
    "unit": "id",
    "person": "id",
    "role": "id",
    "address": "id",
    "invite": "id",
    "holiday": "day",
    "setting": "key",
    "doubt": "id",
    "directive": "id",
    "directive_file": "id",
    "review": "id",
    "draft": "id",
    "task": "number",
    "occurrence": "id",
    "assignment": "id",
    "report": "id",
    "evidence": "id",
    "extension": "id",
    "remark": "id",
}
"""Table -> its key. Settings whose name has a dot are the program's own notes and no record."""

_NOTE = """
    CREATE FUNCTION note_touched() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE k text := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> TG_ARGV[0];
    BEGIN
        IF TG_TABLE_NAME <> 'setting' OR strpos(k, '.') = 0 THEN
            INSERT INTO touched (kind, key) VALUES (TG_TABLE_NAME, k) ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
    END $$
"""


def upgrade() -> None:
    """Add the table and the triggers; what is there already is to be sealed, too."""
    op.create_table(
        "touched",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key"),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(_NOTE)
    for table, key in _KEYS.items():
        for statement in noting(table, key, sqlite=sqlite):
            op.execute(statement)
        own = "WHERE key NOT LIKE '%.%'" if table == "setting" else ""
        op.execute(
            f"INSERT INTO touched (kind, key) SELECT '{table}', CAST({key} AS TEXT) FROM \"{table}\" {own}"  # noqa: S608
        )


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
