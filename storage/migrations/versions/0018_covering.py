"""How a share stands is told by the indexes of stages and occurrences, with no look at the share itself."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_OF_OCCURRENCE = ["occurrence_id", "stage", "share", "unit_id", "late", "due", "due_time", "operator"]
_BEFORE = ["stage", "unit_id", "share", "late", "due", "occurrence_id"]


def upgrade() -> None:
    """Make the two indexes anew, with all that is asked of them."""
    op.drop_index("ix_assignment_occurrence_id", "assignment", if_exists=True)
    op.create_index("ix_assignment_occurrence", "assignment", _OF_OCCURRENCE, if_not_exists=True)
    op.drop_index("ix_assignment_stage", "assignment")
    op.create_index("ix_assignment_stage", "assignment", [*_BEFORE, "due_time", "operator"])


def downgrade() -> None:
    """Make them as they were."""
    op.drop_index("ix_assignment_occurrence", "assignment")
    op.create_index("ix_assignment_occurrence_id", "assignment", ["occurrence_id"])
    op.drop_index("ix_assignment_stage", "assignment")
    op.create_index("ix_assignment_stage", "assignment", _BEFORE)
