"""What a plan's messages are counted in is the program's own note, and no longer a part of the record."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name the counters anew; the record then holds that the rows of the old names are gone."""
    op.execute("""
        INSERT INTO setting (key, value)
        SELECT 'quota.' || substr(key, 7), value FROM setting WHERE key LIKE 'quota:%'
    """)
    op.execute("DELETE FROM setting WHERE key LIKE 'quota:%'")


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
