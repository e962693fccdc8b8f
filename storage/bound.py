"""What a message of ours speaks of, so that a reply to it is bound to that and to nothing else."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from storage.outbox import insert_once
from storage.tables import Bound


@dataclass(frozen=True, slots=True)
class Spoken:
    """The numbers of the tasks, and the review, that a message spoke of."""

    tasks: tuple[int, ...] = ()
    review_id: int | None = None


def bind(
    session: Session,
    channel: str,
    bot: str,
    chat_id: str,
    message_id: str,
    spoken: Spoken,
    *,
    now: datetime,
    outbox_id: int | None = None,
) -> None:
    """Keep what the message speaks of; a second time for the same message changes nothing."""
    values = {
        "channel": channel,
        "bot": bot,
        "chat_id": chat_id,
        "message_id": message_id,
        "outbox_id": outbox_id,
        "tasks": list(spoken.tasks),
        "review_id": spoken.review_id,
        "at": now,
    }
    insert_once(session, Bound, values)


def spoken_of(session: Session, channel: str, bot: str, chat_id: str, message_id: str | None) -> Spoken:
    """What the message speaks of; nothing for one that is not ours or that nobody replied to."""
    if message_id is None:
        return Spoken()
    row = session.exec(
        select(Bound).where(
            Bound.channel == channel,
            Bound.bot == bot,
            Bound.chat_id == chat_id,
            Bound.message_id == message_id,
        )
    ).first()
    return Spoken(tuple(row.tasks), row.review_id) if row else Spoken()
