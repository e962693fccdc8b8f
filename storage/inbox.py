"""The inbox journal: raw updates, committed before the channel is told that they were received."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storage.rows import known
from storage.tables import Inbox


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update as the journal takes it.

    `held` is the word of the gate for state secrets where it held the update ("secret", "doubt"): then `raw`
    is not written, unless an officer's own words clear the doubt.
    """

    channel: str
    bot: str
    key: str
    chat_id: str
    raw: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits to be handled, behind the others of its chat."""

    row_id: int
    channel: str
    bot: str
    chat_id: str


def journal(session: Session, arrivals: Iterable[Arrival], now: datetime) -> list[Waiting]:
    """Write what is new and return its rows; what is there already is left alone."""
    new: list[Waiting] = []
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
            chat_id=arrival.chat_id,
            raw=None if arrival.held else arrival.raw,
            error=arrival.held,
            received_at=now,
        )
        session.add(row)
        session.flush()
        new.append(_waiting(row))
    return new


def unfinished(session: Session, bots: Collection[tuple[str, str]]) -> list[Waiting]:
    """What was journalled for these bots, by (channel, bot id), and not handled; oldest first."""
    query = select(Inbox).where(Inbox.state == "new").order_by(col(Inbox.id))
    return [_waiting(row) for row in session.exec(query) if (row.channel, row.bot) in bots]


def _waiting(row: Inbox) -> Waiting:
    return Waiting(known(row.id), row.channel, row.bot, row.chat_id)


def waiting(session: Session, row_id: int) -> Inbox | None:
    """The row, if it still waits for its handling."""
    row = session.get(Inbox, row_id)
    return row if row is not None and row.state == "new" else None


def settle(
    session: Session, row_id: int, state: str, now: datetime, error: str = "", *, scrub: bool = False
) -> None:
    """Mark a row done, bad or refused; a refused one loses its raw text, as any does with `scrub`."""
    row = session.get(Inbox, row_id)
    if row is None:
        return
    row.state, row.done_at, row.error = state, now, error
    if scrub or state == "refused":
        row.raw = None
    session.add(row)
