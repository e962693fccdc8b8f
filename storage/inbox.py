"""The inbox journal: raw updates, committed before the channel is told that they were received."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storage.rows import known
from storage.tables import Inbox


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update as the journal takes it. `raw` is None where the gate for state secrets held it."""

    channel: str
    bot: str
    key: str
    update_id: str
    chat_id: str
    raw: str | None


def journal(session: Session, arrivals: Iterable[Arrival], now: datetime) -> list[int]:
    """Write what is new and return the ids of its rows; what is there already is left alone."""
    new: list[int] = []
    for arrival in arrivals:
        same = select(Inbox.id).where(
            Inbox.channel == arrival.channel, Inbox.bot == arrival.bot, Inbox.key == arrival.key
        )
        if session.exec(same).first() is not None:
            continue
        row = Inbox(
            channel=arrival.channel,
            bot=arrival.bot,
            key=arrival.key,
            update_id=arrival.update_id,
            chat_id=arrival.chat_id,
            raw=arrival.raw,
            received_at=now,
        )
        session.add(row)
        session.flush()
        new.append(known(row.id))
    return new


def unfinished(session: Session, channel: str, bot: str) -> list[tuple[int, str]]:
    """(id, chat) of what was journalled and not handled, oldest first."""
    query = (
        select(Inbox.id, Inbox.chat_id)
        .where(Inbox.channel == channel, Inbox.bot == bot, Inbox.state == "new")
        .order_by(col(Inbox.id))
    )
    return [(row_id, chat) for row_id, chat in session.exec(query) if row_id is not None]


def waiting(session: Session, row_id: int) -> Inbox | None:
    """The row, if it still waits for its handling."""
    row = session.get(Inbox, row_id)
    return row if row is not None and row.state == "new" else None


def settle(session: Session, row_id: int, state: str, now: datetime, error: str = "") -> None:
    """Mark a row done, bad or refused; a refused one loses its raw text."""
    row = session.get(Inbox, row_id)
    if row is None:
        return
    row.state, row.done_at, row.error = state, now, error
    if state == "refused":
        row.raw = None
    session.add(row)
