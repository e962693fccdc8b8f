"""What a restored database still owes, and who was put out after the copy was made.

Nothing is dropped in silence and nothing goes out unmarked for a second time. What was owed within a day is
sent with the mark of a second copy, as is what the day of the restoring plans; what is older is not sent any
more and is shown to the office like everything of which nobody knows whether it arrived. Whom the state
before the restoring knew as put out stays out, as far as that state can still be read.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from storage.database.glance import glance
from storage.delivery import outbox
from storage.record import audit
from storage.registry import accounts, erasing, leaving, people
from storage.tables import Address, Outbox, Setting
from tasks.workdays import local_day

_RESTORED = "storage.backups.restored"
_UNSETTLED = ("due", "sending", "ambiguous")
_STILL_OF_USE = timedelta(days=1)


def settle_owed(session: Session, made: datetime, head: str, now: datetime) -> int:
    """Settle what the copy of `made`, whose record ends with `head`, owes at `now`; how many messages."""
    rows = list(session.exec(select(Outbox).where(col(Outbox.state).in_(_UNSETTLED))))
    for row in rows:
        row.lease_until, row.owner = None, ""
        if now - row.created_at < _STILL_OF_USE:
            row.state, row.resends_left = "ambiguous", max(row.resends_left, 1)
        else:
            row.state, row.reason, row.settled_at = "unknown", "restored", now
        session.add(row)
    kept = session.get(Setting, _RESTORED) or Setting(key=_RESTORED)
    kept.value = {"at": now.isoformat(), "made": made.isoformat()}
    session.add(kept)
    outbox.note_seen(session, now)  # the clock has not leapt: it is the copy that is old
    audit.record(session, "restored", "office", now=now, data={"made": made.isoformat(), "head": head})
    return len(rows)


def restored_on(session: Session, day: date) -> bool:
    """Whether the database was restored on that day, by Vietnam's clock."""
    kept = session.get(Setting, _RESTORED)
    return kept is not None and local_day(datetime.fromisoformat(kept.value["at"])) == day


@dataclass(frozen=True, slots=True)
class PutOut:
    """Whom a state of the office knows as put out: codes of people, (channel, bot, user id) of accounts, and
    the codes of those whose data were erased.
    """

    people: frozenset[str] = frozenset()
    accounts: frozenset[tuple[str, str, str]] = frozenset()
    forgotten: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class KeptOut:
    """The codes of whom keeping out concerned, and of those whose data were erased once more."""

    codes: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()


def put_out_in(url: str) -> PutOut | None:
    """Whom the SQLite file of the URL knows as put out; None where there is none that can be read."""
    return glance(url, _put_out)


def _put_out(there: sqlite3.Connection) -> PutOut:
    codes = there.execute("SELECT code, code = name FROM person WHERE NOT active").fetchall()
    left = there.execute("SELECT channel, bot, user_id FROM address WHERE state = 'left'").fetchall()
    forgotten = frozenset(code for code, erased in codes if erased)
    return PutOut(frozenset(code for code, _ in codes), frozenset(left), forgotten)


def keep_out(session: Session, put_out: PutOut, now: datetime) -> KeptOut:
    """Put those out again who are back by the restoring, and forget who was forgotten since the copy."""
    gone = [person for person in people.people(session) if person.code in put_out.people]
    for person in gone:
        leaving.leave(session, leaving.held_by(session, person, local_day(now)), now, None)
    concerned = {person.id: person.code for person in gone}
    open_ones = session.exec(select(Address).where(Address.state != "left")).all()
    closed = [row for row in open_ones if (row.channel, row.bot, row.user_id) in put_out.accounts]
    accounts.close(session, closed, now, None)
    whose = people.by_ids(session, {row.person_id for row in closed})
    out = {*concerned.values(), *(person.code for person in whose.values())}
    back = [row for row in people.departed(session) if row.code in put_out.forgotten]
    erased = set(erasing.forgotten(session, put_out.forgotten))
    again = [person for person in back if person.code not in erased]
    for person in again:
        erasing.forget(session, person.id, now, None)
    return KeptOut(tuple(sorted(out)), tuple(sorted(person.code for person in again)))
