"""What units told last of what they owe, as the record of events keeps it."""

from sqlalchemy import String, and_, cast, exists, literal, not_
from sqlalchemy import select as sql_select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from storage import tables
from storage.tables import Assignment
from tasks.model import OPEN


def declined(session: Session) -> frozenset[int]:
    """The open shares of which the last that happened is that their unit called them none of its business."""
    event, after = tables.Event, aliased(tables.Event)
    subject = literal("assignment:") + cast(col(Assignment.id), String)
    # Two levels down, the statement around is not taken into account unless it is named.
    later = (
        exists()
        .where(col(after.subject) == subject, col(after.id) > col(event.id))
        .correlate(event, Assignment)
    )
    refused = exists().where(col(event.subject) == subject, col(event.kind) == "decline", not_(later))
    wanted = sql_select(col(Assignment.id)).where(col(Assignment.stage).in_(sorted(OPEN)), refused)
    return frozenset(row[0] for row in session.execute(wanted))


def said_percents(session: Session) -> dict[int, int]:
    """By open share the last percentage that its unit told."""
    event, subject = tables.Event, literal("assignment:") + cast(col(Assignment.id), String)
    told = (
        sql_select(col(Assignment.id), col(event.data))
        .join(event, and_(col(event.subject) == subject, col(event.kind) == "progress"))
        .where(col(Assignment.stage).in_(sorted(OPEN)))
        .order_by(col(event.id))
    )
    percents = ((share, data.get("percent")) for share, data in session.execute(told))
    return {share: int(percent) for share, percent in percents if percent is not None}
