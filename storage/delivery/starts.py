"""How often the program has started lately: a crash loop must not become a flood of messages."""

from datetime import datetime, timedelta

from sqlmodel import Session

from storage.tables import Setting

_STARTS = "scheduler.starts"


def note_start(session: Session, machine: datetime, within: float) -> int:
    """Note a start of the program; how many there were in the last `within` seconds, this one included."""
    row = session.get(Setting, _STARTS) or Setting(key=_STARTS, value={"at": []})
    since = machine - timedelta(seconds=within)
    recent = [at for at in row.value["at"] if since <= datetime.fromisoformat(at) <= machine]
    row.value = {"at": [*recent, machine.isoformat()][-100:]}
    session.add(row)
    return len(row.value["at"])
