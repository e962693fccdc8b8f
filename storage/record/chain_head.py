"""The end of the chain of events, kept outside the database: who cuts the chain has to lie here, too."""

import os
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlmodel import Session, col, select

from storage.database.faults import beside
from storage.record import audit
from storage.record.sealing import ROWS
from storage.tables import Event

_LOOKED_AT = 5000  # events, within which the last transaction's must lie


class HeadStands(StrEnum):
    """How the end that is kept outside stands to the chain."""

    SAME = "same"
    BEHIND = "behind"  # by the last transaction: the program was killed between the two
    AHEAD = "ahead"  # the chain goes on for longer: somebody is at work just now, or another hand was
    ABSENT = "absent"
    NOT_THERE = "not_there"  # the chain has no such event


class HeadFile:
    """The file with the digest of the last event. A server's lies in `folder`, None for nowhere."""

    def __init__(self, url: str, folder: Path | None) -> None:
        self._path = beside(url, folder, ".head")

    def put(self, digest: str) -> None:
        """Keep the digest. A place that does not take it costs the check, not the work.

        All digests are of one length, so that one writing over the other leaves one of them, whole.
        """
        if self._path is None:
            return
        with suppress(OSError):
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.pwrite(handle, digest.encode("ascii"), 0)
                os.ftruncate(handle, len(digest))
            finally:
                os.close(handle)

    def get(self) -> str:
        """The digest that is kept, "" for none."""
        try:
            return self._path.read_text(encoding="ascii").strip() if self._path is not None else ""
        except (OSError, UnicodeDecodeError):
            return ""


def stands(session: Session, kept: str) -> HeadStands:
    """How the digest that was kept stands to the chain."""
    last = audit.head(session)
    if kept == last:
        return HeadStands.SAME
    if not kept:
        return HeadStands.ABSENT
    wanted = select(Event.digest, Event.at, Event.subject).order_by(col(Event.id).desc()).limit(_LOOKED_AT)
    moments: set[datetime] = set()
    for digest, at, subject in session.exec(wanted).all():
        if digest == kept:
            return HeadStands.BEHIND if len(moments) <= 1 else HeadStands.AHEAD
        if subject != ROWS:
            moments.add(at)
    return HeadStands.NOT_THERE


def holds(session: Session, beginning: str) -> bool:
    """Whether the chain has an event whose digest begins so: one that was told to somebody once."""
    wanted = select(Event.id).where(col(Event.digest).startswith(beginning.strip().lower(), autoescape=True))
    return bool(beginning.strip()) and session.exec(wanted.limit(1)).first() is not None
