"""How the database stands, for the person who looks after the machine."""

from dataclasses import dataclass

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from storage import audit
from storage.tables import Event


@dataclass(frozen=True, slots=True)
class Condition:
    """The engine with its version, the number of events, the first broken one, what the record ends with."""

    engine: str
    events: int
    broken_at: int | None
    head: str


def engine_of(session: Session) -> str:
    """ "SQLite 3.46.1" or "PostgreSQL 15.8"."""
    if session.get_bind().dialect.name == "sqlite":
        return f"SQLite {session.connection().execute(text('SELECT sqlite_version()')).scalar()}"
    version = str(session.connection().execute(text("SHOW server_version")).scalar())
    return f"PostgreSQL {version.split()[0]}"


def look(session: Session) -> Condition:
    """Read the whole record of events and check its chain."""
    events = session.exec(select(func.count(col(Event.id)))).one()
    return Condition(engine_of(session), events, audit.verify_chain(session), audit.head(session))
