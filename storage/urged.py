"""Which assignments a person has been urged about on a day, so that nobody is urged twice."""

from datetime import date

from sqlmodel import Session, col, select

from storage.tables import Outbox


def urged_on(session: Session, person_id: int, day: date) -> set[int]:
    """The assignments in the person's urging messages of the day."""
    wanted = select(Outbox).where(
        Outbox.person_id == person_id,
        col(Outbox.key).startswith(key_of(person_id, day), autoescape=True),
    )
    return {int(n) for row in session.exec(wanted) for n in row.payload.get("assignments", [])}


def key_of(person_id: int, day: date, first: int | None = None) -> str:
    """The outbox key of an urging message, or its beginning."""
    return f"urge:{person_id}:{day.isoformat()}:" + ("" if first is None else str(first))
