"""Group chats that the office has linked."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.triggers import noting

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; it is of the record."""
    op.create_table(
        "groupchat",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("created_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
    )
    for statement in noting("groupchat", "id", sqlite=op.get_bind().dialect.name == "sqlite"):
        op.execute(statement)


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
