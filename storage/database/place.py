"""Where a database is at home: a copied folder would take the same answers and send the same reminders again.

A file's place is the machine's own id with the file's path; a server's database is at home everywhere.
"""

import hashlib
from pathlib import Path

from sqlmodel import Session

from storage.database.faults import sqlite_path
from storage.tables import Setting

_PLACE = "machine.place"
_LEFT = "machine.left"
_MACHINE = Path("/etc/machine-id")  # machine-id(5); a container may have none


def is_elsewhere(session: Session, url: str) -> bool:
    """Whether it was last at work in another place."""
    kept = session.get(Setting, _PLACE)
    return kept is not None and kept.value.get("hash") != _here(url)


def settle_here(session: Session, url: str) -> None:
    """Make this its place."""
    kept = session.get(Setting, _PLACE) or Setting(key=_PLACE)
    if sqlite_path(url) is not None and kept.value.get("hash") != _here(url):
        kept.value = {"hash": _here(url)}
        session.add(kept)


def leave(session: Session, to: str) -> None:
    """Nobody is to work here any more: the office is now in `to`, an address as it may be shown."""
    session.add(Setting(key=_LEFT, value={"to": to}))


def left_for(session: Session) -> str | None:
    """Where the office has gone from here, None while it is here."""
    kept = session.get(Setting, _LEFT)
    return str(kept.value["to"]) if kept is not None else None


def _here(url: str) -> str:
    try:
        machine = _MACHINE.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = ""
    path = sqlite_path(url)
    return hashlib.sha256(f"{machine}\n{path.resolve() if path is not None else ''}".encode()).hexdigest()
