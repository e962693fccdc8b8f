"""The windows (Pace) in which a server lets nothing be sent, kept over a restart."""

from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import Pace


def scope_of(channel: str, bot: str, chat_id: str | None = None) -> str:
    """The name of a bot's window, or of one chat's."""
    return f"{channel}:{bot}" if chat_id is None else f"{channel}:{bot}:{chat_id}"


def close_until(session: Session, scope: str, until: datetime, reason: str) -> None:
    """Send nothing in this scope before that moment; a longer window that is there already stays."""
    row = session.get(Pace, scope)
    if row is None:
        session.add(Pace(scope=scope, not_before=until, reason=reason))
    elif row.not_before < until:
        row.not_before, row.reason = until, reason
        session.add(row)


def closed_windows(session: Session, machine: datetime) -> dict[str, datetime]:
    """The scopes in which nothing may be sent now, each with its end."""
    rows = session.exec(select(Pace).where(col(Pace.not_before) > machine))
    return {row.scope: row.not_before for row in rows}
