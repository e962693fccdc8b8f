"""What was last offered in a chat: a bare number means one of these commands, as the next message only."""

from datetime import datetime

from sqlmodel import Session, select

from storage.tables import Offer


def remember(session: Session, channel: str, chat_id: str, choices: tuple[str, ...], now: datetime) -> None:
    """Replace what was offered in the chat; nothing offered clears it."""
    row = _row(session, channel, chat_id)
    if row is None:
        if not choices:
            return
        row = Offer(channel=channel, chat_id=chat_id, at=now)
    row.choices, row.at = list(choices), now
    session.add(row)


def offered(session: Session, channel: str, chat_id: str) -> tuple[str, ...]:
    """The typed commands that the last answer in the chat offered, in order."""
    row = _row(session, channel, chat_id)
    return tuple(row.choices) if row else ()


def _row(session: Session, channel: str, chat_id: str) -> Offer | None:
    return session.exec(select(Offer).where(Offer.channel == channel, Offer.chat_id == chat_id)).first()
