"""Questions are answered by the database: when a share was done is kept with it, and spans have indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SQLITE = """
    UPDATE assignment SET
        accepted_on = (SELECT date(at, '+7 hours') FROM report WHERE report.id = accepted_report_id),
        accepted_time = (
            SELECT strftime('%H:%M:%f', at, '+7 hours') || '000' FROM report
            WHERE report.id = accepted_report_id
        )
    WHERE accepted_report_id IS NOT NULL
"""
"""The day and the hour in the form in which SQLAlchemy keeps them."""

_POSTGRESQL = """
    UPDATE assignment SET
        accepted_on = (report.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
        accepted_time = (report.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::time
    FROM report WHERE report.id = assignment.accepted_report_id
"""


def upgrade() -> None:
    """Add and fill the columns, and the indexes of days that are asked for."""
    op.add_column("assignment", sa.Column("accepted_on", sa.Date(), nullable=True))
    op.add_column("assignment", sa.Column("accepted_time", sa.Time(), nullable=True))
    op.execute(_SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL)
    op.create_index("ix_assignment_accepted", "assignment", ["status", "accepted_on", "accepted_time"])
    op.create_index("ix_report_at", "report", ["at"])
    op.create_index("ix_task_given_at", "task", ["given_at"])
    op.create_index("ix_directive_issuer", "directive", ["issuer"])


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
