"""What the gate holds: who sent a row that has no content, and doubts that wait for an officer."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns of the journal, and the table of doubts."""
    op.add_column("inbox", sa.Column("user_id", sa.String(), nullable=False, server_default=""))
    op.add_column("inbox", sa.Column("message_id", sa.String(), nullable=False, server_default=""))
    op.add_column("inbox", sa.Column("kind", sa.String(), nullable=False, server_default=""))
    op.add_column("inbox", sa.Column("private", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "doubt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("words_digest", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("bot", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("message_ids", sa.JSON(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_doubt_digest", "doubt", ["digest"])
    op.create_index("ix_doubt_words_digest", "doubt", ["words_digest"])


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
