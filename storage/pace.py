"""Windows in which nothing may be sent, and how often the program has started of late."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storage.tables import Pace, Setting

_STARTS = "scheduler.starts"
_SEEN = "scheduler.last_seen"


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


def note_start(session: Session, machine: datetime, within: float) -> int:
    """Note a start of the program; how many there were in the last `within` seconds, this one included."""
    row = session.get(Setting, _STARTS) or Setting(key=_STARTS, value={"at": []})
    since = machine - timedelta(seconds=within)
    recent = [at for at in row.value["at"] if since <= datetime.fromisoformat(at) <= machine]
    row.value = {"at": [*recent, machine.isoformat()][-100:]}
    session.add(row)
    return len(row.value["at"])


def last_seen(session: Session) -> datetime | None:
    """The machine's time when the program last noted it."""
    row = session.get(Setting, _SEEN)
    return datetime.fromisoformat(row.value["at"]) if row else None


def note_seen(session: Session, machine: datetime) -> None:
    """Note the machine's time."""
    row = session.get(Setting, _SEEN) or Setting(key=_SEEN)
    row.value = {"at": machine.isoformat()}
    session.add(row)
