"""What is kept no longer than it is of use, part by part: what is due to go is found, then taken, in batches.

Finding only reads, a stretch of a table's keys at a time; taking is one short transaction a batch and looks
again at what it takes, so that whatever was killed in between goes on where it was. Rows stay, with their
outcomes and the ids in them: promises and records can be checked for ever. What is sealed (record.sealing)
is taken with an event that says so.
"""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, or_, update
from sqlmodel import Session, col, func, select

from storage.delivery.bursts import NOTICES
from storage.delivery.outbox import SETTLED
from storage.delivery.quota import TOGETHER
from storage.incoming.chats import forget_over, is_over
from storage.incoming.kept_files import (
    STRETCH,
    DueToGo,
    RetentionLimits,
    TakenRows,
    find_evidence,
    find_papers,
    keys_of,
    take_evidence,
    take_papers,
)
from storage.registry import groups, invites
from storage.tables import (
    Inbox,
    Invite,
    LinkAttempt,
    Offer,
    Outbox,
    Setting,
)
from storage.tables.base import known
from tasks.serializing import to_text

BATCH = 200  # rows taken in one transaction
_LAST = "tidy.last"
ATTEMPTS_KEPT = timedelta(days=2)
"""The limits on them look back a day at most."""

_IDS = frozenset({"tasks", "review", "assignments", "old", "rows", "date", "urgent", "person", "by", "group"})
"""What of a message's payload is no words."""

_SECRET = re.compile(
    rf"start=([\w-]{{20,30}})|(?<![^\W_])([A-Z0-9]{{{invites.CODE_LENGTH}}})(?![^\W_])", re.ASCII
)


class RetainedPart(StrEnum):
    """What is gone through, in this order."""

    JOURNAL = "journal"  # raw updates
    OUTBOX = "outbox"  # words of messages
    CHATS = "chats"  # what chats remember
    ATTEMPTS = "attempts"  # strangers' chats
    EVIDENCE = "evidence"  # files
    PAPERS = "papers"  # files that directives came as


_Find = Callable[[Session, RetentionLimits, int], DueToGo]
_Take = Callable[[Session, RetentionLimits, Sequence[int]], TakenRows]


def _stretch(session: Session, key: Any, after: int) -> int | None:
    """The last key of the stretch behind `after`; None where there is nothing more."""
    keys = select(key).where(key > after).order_by(key).limit(STRETCH).subquery()
    last: int | None = session.exec(select(func.max(keys.c[0]))).one()
    return last


# --- the journal ---


def _raw_over(limits: RetentionLimits) -> list[ColumnElement[bool]]:
    """What was settled; what could not be handled is kept to be looked into, as long as a message's words."""
    ended = func.coalesce(col(Inbox.done_at), col(Inbox.received_at))
    return [
        col(Inbox.raw).is_not(None),
        col(Inbox.state) != "new",
        or_(
            (col(Inbox.state) != "bad") & (ended <= limits.before(limits.office.journal_days)),
            (col(Inbox.state) != "bad") & col(Inbox.private).is_(False),
            ended <= limits.before(limits.office.outbox_days),
        ),
    ]


def _find_raw(session: Session, limits: RetentionLimits, after: int) -> DueToGo:
    last = _stretch(session, col(Inbox.id), after)
    if last is None:
        return DueToGo((), None)
    wanted = select(Inbox.id).where(col(Inbox.id) > after, col(Inbox.id) <= last, *_raw_over(limits))
    return DueToGo(keys_of(session.exec(wanted)), last)


def _take_raw(session: Session, limits: RetentionLimits, keys: Sequence[int]) -> TakenRows:
    done = session.connection().execute(
        update(Inbox).where(col(Inbox.id).in_(keys), *_raw_over(limits)).values(raw=None)
    )
    return TakenRows(done.rowcount)


# --- the outbox ---


def _find_words(session: Session, limits: RetentionLimits, after: int) -> DueToGo:
    last = _stretch(session, col(Outbox.id), after)
    if last is None:
        return DueToGo((), None)
    ended = func.coalesce(col(Outbox.settled_at), col(Outbox.created_at))
    rows = session.exec(
        select(Outbox.id, Outbox.payload, ended).where(
            col(Outbox.id) > after, col(Outbox.id) <= last, col(Outbox.state).in_(SETTLED)
        )
    ).all()
    wordy = [(known(key), dict(payload), at) for key, payload, at in rows if not _IDS.issuperset(payload)]
    oldest = limits.before(limits.office.outbox_days)
    old = {key for key, _, at in wordy if at <= oldest}
    old |= _bearing_codes(session, {key: payload for key, payload, _ in wordy if key not in old})
    needed = _put_together(session) if old else set()
    return DueToGo(tuple(sorted(old - needed)), last)


def _put_together(session: Session) -> set[int]:
    """The messages whose words are to go out in one that still waits."""
    waiting = select(Outbox.payload).where(
        col(Outbox.kind).in_((TOGETHER, NOTICES)), col(Outbox.state).not_in(SETTLED)
    )
    return {row for payload in session.exec(waiting) for row in payload.get("rows", ())}


def _bearing_codes(session: Session, payloads: dict[int, dict[str, Any]]) -> set[int]:
    """The messages in which an earlier version wrote a code or a link for linking in clear.

    What looks like one counts where its hash is that of an invite.
    """
    secrets: dict[str, set[int]] = {}
    for key, payload in payloads.items():
        for token, code in _SECRET.findall(to_text(payload)):
            for hashed in invites.hashes_of(token or code):
                secrets.setdefault(hashed, set()).add(key)
    found: set[int] = set()
    hashes = list(secrets)
    for start in range(0, len(hashes), BATCH):
        wanted = select(Invite.code_hash).where(col(Invite.code_hash).in_(hashes[start : start + BATCH]))
        for hashed in session.exec(wanted):
            found |= secrets[hashed]
    return found


def _take_words(session: Session, _limits: RetentionLimits, keys: Sequence[int]) -> TakenRows:
    wanted = select(Outbox.id, Outbox.payload).where(col(Outbox.id).in_(keys), col(Outbox.state).in_(SETTLED))
    kept = [
        {"of": key, "ids": {name: value for name, value in payload.items() if name in _IDS}}
        for key, payload in session.exec(wanted)
    ]
    if kept:
        change = update(Outbox).where(col(Outbox.id) == bindparam("of")).values(payload=bindparam("ids"))
        session.connection().execute(change, kept)
    return TakenRows(len(kept))


# --- what chats remember ---


def _find_over(session: Session, limits: RetentionLimits, after: int) -> DueToGo:
    last = _stretch(session, col(Offer.id), after)
    if last is None:
        return DueToGo((), None)
    rows = session.exec(select(Offer).where(col(Offer.id) > after, col(Offer.id) <= last))
    oldest = limits.before(limits.office.outbox_days)
    return DueToGo(tuple(known(row.id) for row in rows if is_over(row, limits.now, oldest)), last)


def _take_over(session: Session, limits: RetentionLimits, keys: Sequence[int]) -> TakenRows:
    rows = session.exec(select(Offer).where(col(Offer.id).in_(keys))).all()
    oldest = limits.before(limits.office.outbox_days)
    files = [name for row in rows for name in forget_over(session, row, limits.now, oldest)]
    return TakenRows(len(rows), tuple(files))


def _find_attempts(session: Session, limits: RetentionLimits, after: int) -> DueToGo:
    wanted = select(LinkAttempt.id).where(
        col(LinkAttempt.id) > after,
        col(LinkAttempt.at) <= limits.now - ATTEMPTS_KEPT,
        LinkAttempt.kind != groups.TOLD,  # said once for ever
    )
    keys = keys_of(session.exec(wanted.order_by(col(LinkAttempt.id)).limit(STRETCH)))
    return DueToGo(keys, keys[-1] if len(keys) == STRETCH else None)


def _take_attempts(session: Session, _limits: RetentionLimits, keys: Sequence[int]) -> TakenRows:
    done = session.connection().execute(delete(LinkAttempt).where(col(LinkAttempt.id).in_(keys)))
    return TakenRows(done.rowcount)


PARTS: dict[RetainedPart, tuple[_Find, _Take]] = {
    RetainedPart.JOURNAL: (_find_raw, _take_raw),
    RetainedPart.OUTBOX: (_find_words, _take_words),
    RetainedPart.CHATS: (_find_over, _take_over),
    RetainedPart.ATTEMPTS: (_find_attempts, _take_attempts),
    RetainedPart.EVIDENCE: (find_evidence, take_evidence),
    RetainedPart.PAPERS: (find_papers, take_papers),
}


def note_tidied(session: Session, machine: datetime) -> None:
    """Note that everything has been gone through, by the machine's time."""
    row = session.get(Setting, _LAST) or Setting(key=_LAST)
    row.value = {"at": machine.isoformat()}
    session.add(row)


def last_tidied(session: Session) -> datetime | None:
    """When that was done last."""
    row = session.get(Setting, _LAST)
    return datetime.fromisoformat(row.value["at"]) if row is not None else None
