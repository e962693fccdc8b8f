"""What is asked of years of work is counted as it is written, and what is open is found without them.

- `previous_due` of a share that recurs: the deadline of the open period before it, of its task and unit;
- `told`: what units told last of their shares;
- `open_work`: the occurrences of which some share is live, with what is asked of their tasks;
- `done_count`: how many confirmed shares a unit has, in all and of each year and month;
- `done_occurrence`, `done_total`: the occurrences of which some share is confirmed, and how many they are.

The database itself keeps them, whoever writes (storage.migrations.triggers). They can be made anew from the
record at any time, and but for the column are no part of it.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations import triggers

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_HELD = ["due_time", "operator", "previous_due"]


def _number(name: str, *, key: bool = False, fill: str | None = None) -> sa.Column[int]:
    return sa.Column(
        name, sa.Integer(), primary_key=key, nullable=False, autoincrement=False, server_default=fill
    )


def upgrade() -> None:
    """Add the column and the tables, have them kept, fill them, and make the indexes anew."""
    op.add_column("assignment", sa.Column("previous_due", sa.Date(), nullable=True))
    op.create_table(
        "told",
        _number("assignment_id", key=True),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.Column("percent", sa.Float(), nullable=True),
    )
    op.create_table(
        "open_work",
        _number("occurrence_id", key=True),
        _number("number"),
        sa.Column("directive_id", sa.Integer(), nullable=True),
        sa.Column("past_at_import", sa.Boolean(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
    )
    op.create_index("ix_open_work_number", "open_work", ["number"])
    op.create_table(
        "done_count",
        sa.Column("period", sa.String(), primary_key=True, nullable=False),
        _number("unit_id", key=True),
        sa.Column("share", sa.String(), primary_key=True, nullable=False),
        sa.Column("late", sa.Boolean(), primary_key=True, nullable=False),
        _number("n"),
    )
    numbers = [_number(name) for name in triggers.NUMBERS]
    op.create_table("done_occurrence", _number("occurrence_id", key=True), *numbers)
    numbers = [_number(name, fill="0") for name in ("occurrences", *triggers.NUMBERS)]
    op.create_table("done_total", _number("id", key=True), *numbers)
    kind = op.get_bind().dialect.name
    for statement in (*triggers.filling(kind), *triggers.keeping(kind)):
        op.execute(statement)
    entry = ["occurrence_id", "unit_id", "share"]
    _index(_HELD, [*entry, *_HELD], ["due", "due_time", *entry])


def _index(held: list[str], of_due: list[str], late: list[str]) -> None:
    """Make the indexes with what is held beside a deadline, beside its day alone, and of what was late."""
    for name, columns in (
        ("ix_assignment_stage", ["stage", "unit_id", "share", "late", "due", "occurrence_id", *held]),
        ("ix_assignment_occurrence", ["occurrence_id", "stage", "share", "unit_id", "late", "due", *held]),
        ("ix_assignment_due", ["stage", "due", *of_due]),
        ("ix_assignment_late", ["late", *late, "stage"]),
    ):
        of_late = name == "ix_assignment_late"
        op.drop_index(name, "assignment")
        op.create_index(
            name,
            "assignment",
            columns,
            sqlite_where=sa.text("late IS 1") if of_late else None,
            postgresql_where=sa.text("late IS true") if of_late else None,
        )


def downgrade() -> None:
    """Make the indexes as they were, and leave the rest out."""
    _index(["due_time", "operator"], [], ["occurrence_id", "unit_id", "share", "due", "due_time"])
    for statement in triggers.leaving(op.get_bind().dialect.name):
        op.execute(statement)
    for table in ("told", "open_work", "done_count", "done_occurrence", "done_total"):
        op.drop_table(table)
    op.drop_column("assignment", "previous_due")
