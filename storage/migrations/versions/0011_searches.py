"""Documents are found by their number and words, and what a morning looks at, by indexes."""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

from language.folding import fold

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_WORDS = re.compile(r"[^\W_]+")
_HEAD = ("number", "symbol", "issuer", "subject")


def upgrade() -> None:
    """Add and fill what documents are found by, and the indexes."""
    op.add_column("directive", sa.Column("compared", sa.String(), nullable=False, server_default=""))
    op.add_column("directive", sa.Column("head", sa.String(), nullable=False, server_default=""))
    _fill(op.get_bind())
    op.create_index("ix_directive_compared", "directive", ["compared"])
    op.create_index("ix_directive_head", "directive", ["head"])
    op.create_index("ix_assignment_extended", "assignment", ["extensions"])
    op.create_index("ix_assignment_entry", "assignment", ["stage", "occurrence_id", "share"])
    op.create_index("ix_outbox_kind", "outbox", ["kind", "state", "created_at"])


def _fill(connection: sa.Connection) -> None:
    directive = sa.table("directive", *map(sa.column, ("id", "compared", "head", *_HEAD)))
    found = connection.execute(sa.select(directive.c.id, *(directive.c[part] for part in _HEAD))).mappings()
    rows = [_found_by(row) for row in found]
    if rows:
        change = sa.update(directive).where(directive.c.id == sa.bindparam("of"))
        connection.execute(change.values(compared=sa.bindparam("compared"), head=sa.bindparam("head")), rows)


def _found_by(row: sa.RowMapping) -> dict[str, Any]:
    words = _WORDS.findall(fold(" ".join(row[part] or "" for part in _HEAD)).lower())
    compared = fold(row["number"] or "").replace(" ", "")
    return {"of": row["id"], "compared": compared, "head": " ".join(words)}


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
