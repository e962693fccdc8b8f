"""The record of what happened: append-only, each event holding the hash of the one before.

Events hold ids and codes, never names or texts, so that a person's data can be erased without breaking
the chain. The database itself refuses to change or delete an event (see the migrations).
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, text
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col, select

from storage.database.watching import Advance, unseen
from storage.tables import Event, Remark
from storage.tables.base import known
from tasks.serializing import canonical

COMMAND_LINE = "command line"
"""The actor of what is done by a verb of the command line, where nobody of the office is known."""

SEALED, FOREIGN = "sealed", "foreign"
"""Kinds of the events that hold digests of changed rows, and that tell of a change by another hand."""

ANY_KIND = "*"
_APPENDED, _END = "chain.appended", "chain.end"
WHOLE = "roster.proved"
"""Under which name a session keeps what holds to the end of its transaction, whoever works in it."""

# Asked in every transaction, some several times: in words, since the ORM would take longer than the database.
_LAST = text("SELECT id, digest FROM event ORDER BY event.id DESC\n LIMIT 1")
_LINK = text("SELECT digest FROM event WHERE id = :id")
_CHAIN_LOCK = 7_340_033  # any number of our own: PostgreSQL's advisory lock for the chain's head


@dataclass(frozen=True, slots=True)
class Link:
    """An event of the chain, by its id and digest."""

    id: int
    digest: str


def appended(session: Session) -> Link | None:
    """The last event that this session appended."""
    found: Link | None = session.info.get(_APPENDED)
    return found


def begin_anew(session: Session) -> None:
    """Let the session forget what it has read and kept in mind, all but the last event that it appended."""
    kept = {name: value for name, value in session.info.items() if name in (_APPENDED, _END, WHOLE)}
    session.expunge_all()
    session.info.clear()
    session.info.update(kept)


@contextmanager
def whole(session: Session) -> Iterator[Callable[[], None]]:
    """All that is written in it, or nothing: what it gives takes it back."""
    before = session.info.get(_APPENDED)
    with session.begin_nested() as nested:

        def take_back() -> None:
            nested.rollback()
            session.info[_APPENDED] = before

        yield take_back


def has(session: Session, link: Link) -> bool:
    """Whether the event is still in the chain, as it was."""
    found = session.connection().execute(_LINK, {"id": link.id}).first()
    return found is not None and found[0] == link.digest


def record(
    session: Session,
    kind: str,
    subject: str,
    *,
    now: datetime,
    actor_id: int | None = None,
    old: str = "",
    new: str = "",
    data: Mapping[str, Any] | None = None,
    remark: str = "",
) -> Event:
    """Append an event in the caller's transaction.

    `subject` is "assignment:12", "task:3", "directive:3", "person:7"…; `data` must be plain JSON of ids
    and codes. `remark` are somebody's own words: kept beside the chain, not in it.
    """
    hold(session)
    event = Event(
        at=now,
        actor_id=actor_id,
        kind=kind,
        subject=subject,
        old=old,
        new=new,
        data=dict(data or {}),
        previous=head(session),
    )
    event.digest = _digest(event)
    session.add(event)
    session.flush()
    link = Link(known(event.id), event.digest)
    session.info[_APPENDED] = link
    # What a savepoint holds may yet be taken back.
    whole = session.get_nested_transaction() is None
    session.info[_END] = (session.get_transaction(), link) if whole else None
    if remark:
        session.add(Remark(event_id=known(event.id), text=remark))
    return event


def hold(session: Session) -> None:
    """Let nobody else append to the chain before this transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        # Two writers would otherwise both follow the same event; SQLite has one writer at a time.
        session.connection().execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _CHAIN_LOCK})


def count(session: Session) -> int:
    """How many events the chain has."""
    return session.exec(select(func.count(col(Event.id)))).one()


def by(actor_id: int | None) -> dict[str, str]:
    """For an event's data: who did it, where that is no person of the office."""
    return {"by": COMMAND_LINE} if actor_id is None else {}


def head(session: Session) -> str:
    """The digest of the last event, "" where there is none: what the weekly report prints."""
    found = last(session)
    return found.digest if found is not None else ""


def last(session: Session) -> Link | None:
    """The last event: nothing of the record changes but that another one follows."""
    end: tuple[Any, Link] | None = session.info.get(_END)
    if end is not None and end[0] is session.get_transaction():
        return end[1]  # whoever appends holds the chain to the end of the transaction
    session.flush()
    found = session.connection().execute(_LAST).first()
    return Link(found[0], found[1]) if found is not None else None


def last_id(session: Session) -> int:
    """The id of the last event, 0 where there is none."""
    found = last(session)
    return found.id if found is not None else 0


def kinds_since(session: Session, event_id: int) -> set[str]:
    """The tables of which rows were changed after that event; ANY_KIND where that cannot be told."""
    found: set[str] = set()
    for kind, data in session.exec(select(Event.kind, Event.data).where(col(Event.id) > event_id)):
        if kind == SEALED:
            found |= {key.partition(":")[0] for key in data}
        elif kind == FOREIGN:
            found.add(ANY_KIND)
    return found


def verify_chain(session: Session, more: Advance = unseen) -> int | None:
    """The id of the first event that does not follow from those before it; None where all do."""
    previous = ""
    columns = SQLModel.metadata.tables[str(Event.__tablename__)].columns
    in_order = sql_select(*columns).order_by(col(Event.id)).execution_options(yield_per=500)
    # Closed where it is left early: PostgreSQL holds a cursor open for it.
    with closing(session.execute(in_order)) as events:
        last = 0
        try:
            for event in events:
                if event.previous != previous or event.digest != _digest(event):
                    return int(event.id)
                previous, last = event.digest, event.id
                more(1)
        except (ValueError, TypeError):  # a value that no event of ours ever held
            return last + 1
    return None


def history(session: Session, *subjects: str) -> list[Event]:
    """The events of the subjects, oldest first."""
    wanted = select(Event).where(col(Event.subject).in_(subjects)).order_by(col(Event.id))
    return list(session.exec(wanted))


def remarks(session: Session, events: list[Event]) -> dict[int, str]:
    """The words given with the events, by the event's id."""
    return words_of(session, [known(event.id) for event in events])


def words_of(session: Session, event_ids: Collection[int]) -> dict[int, str]:
    """The same of the events with these ids."""
    wanted = select(Remark.event_id, Remark.text).where(col(Remark.event_id).in_(event_ids))
    return dict(session.exec(wanted).all())


def _digest(event: Any) -> str:
    """Of an event, or of a row with its columns."""
    what = (event.kind, event.subject, event.old, event.new, event.data)
    return digest_of(event.previous, event.at, event.actor_id, *what)


def digest_of(
    previous: str, at: datetime, actor_id: int | None, kind: str, subject: str, old: str, new: str, data: Any
) -> str:
    """The hash of an event after the one with the hash `previous`; its fields are those of the table."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    facts = [moment, actor_id, kind, subject, old, new, data]
    return hashlib.sha256((previous + canonical(facts)).encode()).hexdigest()


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


def look(session: Session, more: Advance = unseen) -> Condition:
    """Read the whole record of events and check its chain."""
    return Condition(engine_of(session), count(session), verify_chain(session, more), head(session))
