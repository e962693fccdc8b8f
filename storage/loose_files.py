"""A file that came without a word, kept for the answer that follows it in the same chat."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.outbox import Target
from storage.reports import NewEvidence
from storage.tables import Offer, Report
from tasks.serializing import from_json, to_json

HOLDS = timedelta(hours=1)
MOST = 10


def hold(session: Session, chat: Target, file: NewEvidence, now: datetime) -> None:
    """Keep the file for an hour, beside those that came before it."""
    row = _row(session, chat) or Offer(channel=chat.channel, chat_id=chat.chat_id, at=now)
    files = [*_fresh(row, now), {**to_json(file), "at": now.isoformat()}]
    row.context = {**row.context, "files": files[-MOST:]}
    session.add(row)
    session.flush()


def waiting(session: Session, chat: Target, now: datetime) -> tuple[NewEvidence, ...]:
    """The files that wait."""
    row = _row(session, chat)
    return tuple(from_json(NewEvidence, file) for file in (_fresh(row, now) if row is not None else ()))


def let_go(session: Session, chat: Target) -> None:
    """The files that waited wait no longer."""
    row = _row(session, chat)
    if row is not None and row.context.get("files"):
        row.context = {**row.context, "files": []}
        session.add(row)


def just_reported(session: Session, person_id: int, now: datetime) -> list[int]:
    """The assignments that the person has reported within the hour, the last first."""
    wanted = select(Report.assignment_id).where(
        Report.person_id == person_id,
        col(Report.at) > now - HOLDS,
        col(Report.decision).in_(("pending", "accepted")),
    )
    return list(dict.fromkeys(session.exec(wanted.order_by(col(Report.id).desc()))))


def _fresh(row: Offer, now: datetime) -> list[dict[str, str | int]]:
    files: list[dict[str, str | int]] = row.context.get("files", [])
    return [file for file in files if datetime.fromisoformat(str(file["at"])) > now - HOLDS]


def _row(session: Session, chat: Target) -> Offer | None:
    return session.exec(
        select(Offer).where(Offer.channel == chat.channel, Offer.chat_id == chat.chat_id)
    ).first()
