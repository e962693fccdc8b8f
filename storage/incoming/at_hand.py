"""Which of several open reviews a chat is working on: the one that it opened, or changed, last."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.delivery.outbox import Target
from storage.incoming.chats import QUESTION_HOLDS
from storage.incoming.choices import chat_row, new_chat_row
from storage.tables import Bound


def remember_review(session: Session, chat: Target, review_id: int | None, now: datetime) -> None:
    """Keep it for an hour; None where another has come, so that it is asked which one is meant."""
    row = chat_row(session, chat.channel, chat.chat_id)
    if row is None:
        if review_id is None:
            return
        row = new_chat_row(session, chat.channel, chat.chat_id, now)
    kept = {key: value for key, value in row.context.items() if key != "review"}
    row.context = kept if review_id is None else {**kept, "review": {"id": review_id, "at": now.isoformat()}}
    session.add(row)


def review_at_hand(session: Session, chat: Target, now: datetime) -> int | None:
    """The review, if no message of ours in the chat has spoken of another since."""
    row = chat_row(session, chat.channel, chat.chat_id)
    kept = row.context.get("review") if row is not None else None
    if not kept or (at := datetime.fromisoformat(kept["at"])) <= now - QUESTION_HOLDS:
        return None
    others = select(Bound.id).where(
        Bound.channel == chat.channel,
        Bound.bot == chat.bot,
        Bound.chat_id == chat.chat_id,
        Bound.at > at,
        Bound.review_id != kept["id"],
    )
    return None if session.exec(others.where(col(Bound.review_id).is_not(None))).first() else int(kept["id"])
