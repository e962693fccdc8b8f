"""The journal keeps of a payload its key, its chat and its text; the number of one messenger goes."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the column."""
    op.drop_column("inbox", "update_id")


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
