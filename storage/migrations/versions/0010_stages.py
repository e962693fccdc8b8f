"""Questions touch nothing that is long done: what they ask of a share is kept with it, and has indexes.

The database itself sees to it, whoever writes: where the share stands ("left" is what a closed occurrence
left over and nobody owes), the deadline that holds for it, whether its confirmed report came after that.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OWED = "('assigned', 'received', 'in_progress', 'returned', 'paused')"

_HOLDING = f"""
    SELECT a.status, a.accepted_on, a.accepted_time,
        CASE WHEN o.closed_at IS NOT NULL AND a.status IN {_OWED} THEN 'left' ELSE a.status END AS stage,
        coalesce(a.own_due, o.due) AS due,
        CASE WHEN a.own_due IS NULL THEN o.due_time ELSE a.own_due_time END AS due_time,
        CASE WHEN a.own_due IS NULL THEN o.operator ELSE coalesce(a.own_operator, 'by') END AS operator,
        o.period <> '' AS recurring
    FROM assignment AS a JOIN occurrence AS o ON o.id = a.occurrence_id
"""  # noqa: S608 - constants

_LATE = """
    status = 'done' AND accepted_on IS NOT NULL AND due IS NOT NULL
    AND (accepted_on > due OR (due_time IS NOT NULL AND accepted_on = due AND accepted_time >= due_time))
"""

_SET = f"""
    UPDATE assignment SET (stage, due, due_time, operator, recurring, late) = (
        SELECT stage, due, due_time, operator, recurring, {_LATE}
        FROM ({_HOLDING} WHERE a.id = assignment.id)
    )
"""  # noqa: S608 - constants

_SQLITE = (
    f"""
    CREATE TRIGGER assignment_added AFTER INSERT ON assignment
    BEGIN {_SET} WHERE id = new.id; END
    """,
    f"""
    CREATE TRIGGER assignment_changed AFTER UPDATE OF
        occurrence_id, status, accepted_on, accepted_time, own_due, own_due_time, own_operator ON assignment
    BEGIN {_SET} WHERE id = new.id; END
    """,
    f"""
    CREATE TRIGGER occurrence_changed AFTER UPDATE OF due, due_time, operator, closed_at, period ON occurrence
    BEGIN {_SET} WHERE occurrence_id = new.id; END
    """,
    _SET,
)

_POSTGRESQL = (
    f"""
    CREATE FUNCTION keep_stage() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE o occurrence%ROWTYPE;
    BEGIN
        SELECT * INTO o FROM occurrence WHERE id = NEW.occurrence_id;
        NEW.stage := CASE
            WHEN o.closed_at IS NOT NULL AND NEW.status IN {_OWED} THEN 'left' ELSE NEW.status END;
        NEW.due := coalesce(NEW.own_due, o.due);
        NEW.due_time := CASE WHEN NEW.own_due IS NULL THEN o.due_time ELSE NEW.own_due_time END;
        NEW.operator := CASE
            WHEN NEW.own_due IS NULL THEN o.operator ELSE coalesce(NEW.own_operator, 'by') END;
        NEW.recurring := o.period <> '';
        NEW.late := coalesce(NEW.status = 'done' AND (NEW.accepted_on > NEW.due
            OR (NEW.accepted_on = NEW.due AND NEW.accepted_time >= NEW.due_time)), false);
        RETURN NEW;
    END $$
    """,  # noqa: S608 - constants
    """
    CREATE TRIGGER assignment_stage BEFORE INSERT OR UPDATE ON assignment
    FOR EACH ROW EXECUTE FUNCTION keep_stage()
    """,
    """
    CREATE FUNCTION pass_on_stage() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE assignment SET stage = stage WHERE occurrence_id = NEW.id;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER occurrence_stage AFTER UPDATE OF due, due_time, operator, closed_at, period ON occurrence
    FOR EACH ROW EXECUTE FUNCTION pass_on_stage()
    """,
    "UPDATE assignment SET stage = stage",
)


def upgrade() -> None:
    """Add the columns, have them kept, fill them, and index them."""
    for column in (
        sa.Column("stage", sa.String(), nullable=False, server_default=""),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("operator", sa.String(), nullable=False, server_default="by"),
        sa.Column("recurring", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("assignment", column)
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
    for name in ("ix_assignment_accepted", "ix_assignment_status", "ix_assignment_own_due"):
        op.drop_index(name, "assignment")
    standing = ["stage", "unit_id", "share", "late", "due", "occurrence_id"]
    op.create_index("ix_assignment_stage", "assignment", standing)
    op.create_index("ix_assignment_accepted", "assignment", ["stage", "accepted_on", "accepted_time"])
    op.create_index("ix_assignment_due", "assignment", ["stage", "due"])
    op.create_index("ix_assignment_recurring", "assignment", ["recurring", "stage", "due"])


def downgrade() -> None:
    """There is no way back: restore the backup that was made before."""
    raise NotImplementedError
