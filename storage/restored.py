"""What a restored database still owes: it may have been sent after the copy was made.

Nothing is dropped in silence and nothing goes out unmarked for a second time. What was owed within a day is
sent with the mark of a second copy, as is what the day of the restoring plans; what is older is not sent any
more and is shown to the office like everything of which nobody knows whether it arrived.
"""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from storage import audit, outbox
from storage.tables import Outbox, Setting
from tasks.workdays import local_day

_RESTORED = "storage.restored"
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
