"""Which of a person's addresses is tried first."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; until something is preferred, the channels' own order decides."""
    op.add_column("address", sa.Column("rank", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
