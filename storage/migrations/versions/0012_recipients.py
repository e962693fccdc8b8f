"""Units that get a directive to know of it, without a task."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what was imported before, nobody was named."""
    op.add_column("directive", sa.Column("recipients", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
