"""What was done late has an index of its own, of nothing else."""

from alembic import op
from sqlalchemy import text

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_assignment_late",
        "assignment",
        ["late", "occurrence_id", "unit_id", "share", "due", "due_time", "stage"],
        if_not_exists=True,
        sqlite_where=text("late IS 1"),
        postgresql_where=text("late IS true"),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_index("ix_assignment_late", "assignment")
