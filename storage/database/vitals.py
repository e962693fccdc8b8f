"""How the program is, as its database tells: what waits, since when, and what it noted of itself last.

In plain SQL, so that the driver alone can ask an SQLite file (glance) what a session asks any
database; nothing of it reads a whole table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tasks.serializing import from_text

ALIVE, _SEEN, _TIDIED = "service.alive", "scheduler.last_seen", "tidy.last"
_OUTBOX = """
    SELECT state, COUNT(*), MIN(not_before), MIN(CASE WHEN priority = 0 THEN not_before END)
    FROM outbox WHERE state IN ('due', 'sending', 'ambiguous') GROUP BY state
"""
_INBOX = "SELECT COUNT(*), MIN(received_at) FROM inbox WHERE state = 'new'"
_NOTES = f"SELECT key, value FROM setting WHERE key IN ('{ALIVE}', '{_SEEN}', '{_TIDIED}')"  # noqa: S608
_WAITING = ("due", "sending", "ambiguous")
AskRows = Callable[[str], Sequence[Sequence[Any]]]
"""Asks the database and has the rows."""


@dataclass(frozen=True, slots=True)
class Vitals:
    """What waits in the journal and, by state, in the outbox; since when the oldest of each is owed.

    `tick`, `started`, `tidied` and `polls` (by channel: when it answered last) are moments of the machine,
    None for never; `deaf` are the channels that did not answer when that was noted, `refused` those whose
    token is not known.
    """

    inbox: int = 0
    outbox: Mapping[str, int] = field(default_factory=dict)
    came: datetime | None = None
    owed: datetime | None = None
    answer: datetime | None = None
    tick: datetime | None = None
    started: datetime | None = None
    tidied: datetime | None = None
    polls: Mapping[str, datetime | None] = field(default_factory=dict)
    deaf: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def vitals(ask: AskRows) -> Vitals:
    """AskRows for all of it."""
    waits = {state: (count, _moment(owed), _moment(answer)) for state, count, owed, answer in ask(_OUTBOX)}
    ((inbox, came),) = ask(_INBOX)
    notes = {key: from_text(value) if isinstance(value, str) else value for key, value in ask(_NOTES)}
    alive = notes.get(ALIVE, {})
    return Vitals(
        inbox=inbox,
        outbox={state: waits[state][0] if state in waits else 0 for state in _WAITING},
        came=_moment(came),
        owed=min((owed for _, owed, _ in waits.values() if owed is not None), default=None),
        answer=min((answer for _, _, answer in waits.values() if answer is not None), default=None),
        tick=_moment(notes.get(_SEEN, {}).get("at")),
        started=_moment(alive.get("started")),
        tidied=_moment(notes.get(_TIDIED, {}).get("at")),
        polls={channel: _moment(at) for channel, at in alive.get("polls", {}).items()},
        deaf=tuple(alive.get("deaf", ())),
        refused=tuple(alive.get("refused", ())),
    )


def alive_note(
    started: datetime,
    polls: Mapping[str, datetime | None],
    deaf: Sequence[str],
    refused: Sequence[str],
) -> dict[str, Any]:
    """What the running program notes of itself under `ALIVE`."""
    return {
        "started": started.isoformat(),
        "polls": {channel: at.isoformat() if at is not None else None for channel, at in polls.items()},
        "deaf": list(deaf),
        "refused": list(refused),
    }


def _moment(value: Any) -> datetime | None:
    """A moment as SQLite has it (text, in UTC), as a note has it, or as PostgreSQL has it."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
