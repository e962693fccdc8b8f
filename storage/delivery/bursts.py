"""Notices that come in a burst: the first go by themselves, the rest of a while in one message a person.

News of tasks that were given is one message of all that waits for a person, as what was given at night does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, func, select

from storage.delivery.outbox import owe_together
from storage.tables import Outbox

NOTICES = "notices"
ASSIGNED = "assigned"
"""The kind of the news of tasks given: payload {"assignments": ids}."""
DEADLINE_CHANGED = "deadline_changed"

MOST_SINGLE = 3
"""So many notices of tasks may wait for one person before they are put together."""

MANY = 5
"""After so many within a while the next wait for one another."""

_KINDS = ("message", DEADLINE_CHANGED)
_NOTICE = 1


def told_together(session: Session, now: datetime, within: timedelta) -> frozenset[int]:
    """The people who were sent notices put together `within` that time before now."""
    made = session.exec(_put_together(), params={"since": now - within, "now": now})
    return frozenset(person for person in made if person is not None)


_LATELY: tuple[Any, ...] = (
    col(Outbox.created_at) > bindparam("since"),
    col(Outbox.created_at) <= bindparam("now"),
)


@cache
def _put_together() -> Any:
    return select(Outbox.person_id).where(col(Outbox.kind) == NOTICES, *_LATELY)


def crowded(session: Session, now: datetime, within: timedelta) -> frozenset[int]:
    """The people whose notices wait to be put together: many came to them within that time before now."""
    singly = session.exec(_told_singly(), params={"since": now - within, "now": now})
    found = frozenset(person for person in singly if person is not None)
    return found | told_together(session, now, within)


@cache
def _told_singly() -> Any:
    """Who was sent many notices, each by itself."""
    sent = (col(Outbox.kind).in_(_KINDS), col(Outbox.state) == "sent", col(Outbox.priority) == _NOTICE)
    counted = select(Outbox.person_id).where(*sent, *_LATELY).group_by(col(Outbox.person_id))
    return counted.having(func.count() >= MANY)


def is_notice(row: Outbox) -> bool:
    """Whether the row tells one person, who did not ask, of tasks: what stands in the record besides."""
    return (
        row.kind in _KINDS
        and row.priority == _NOTICE
        and row.person_id is not None
        and not row.chat_id
        and row.part == 0
        and bool(row.payload.get("tasks") or row.payload.get("assignments"))
    )


@dataclass(frozen=True, slots=True)
class Burst:
    """Rows in whose place one message goes, by person."""

    notices: Mapping[int, list[Outbox]]
    news: Mapping[int, list[Outbox]]

    def __bool__(self) -> bool:
        return bool(self.notices or self.news)


def waiting(session: Session, now: datetime, within: timedelta) -> Burst:
    """Such rows that wait, where they are more than go by themselves."""
    wanted = select(Outbox).where(
        col(Outbox.state) == "due",
        col(Outbox.priority) == _NOTICE,
        col(Outbox.kind).in_((*_KINDS, ASSIGNED)),
        col(Outbox.not_before) <= now,
    )
    notices: dict[int, list[Outbox]] = {}
    news: dict[int, list[Outbox]] = {}
    for row in session.exec(wanted.order_by(col(Outbox.id))):
        if row.person_id is not None and row.kind == ASSIGNED and not row.attempts:
            news.setdefault(row.person_id, []).append(row)
        elif is_notice(row) and row.person_id is not None:
            notices.setdefault(row.person_id, []).append(row)
    held = told_together(session, now, within) if notices else frozenset()
    many = {who: rows for who, rows in notices.items() if len(rows) > MOST_SINGLE and who not in held}
    return Burst(many, {who: rows for who, rows in news.items() if len(rows) > 1})


def put_together(session: Session, now: datetime, within: timedelta) -> int:
    """Owe one message in the place of many; how many people it is owed to."""
    burst = waiting(session, now, within)
    told = sum(
        owe_together(session, f"{NOTICES}:{person}:{rows[-1].id}", NOTICES, person, rows, now, _NOTICE)
        for person, rows in burst.notices.items()
    )
    for person, rows in burst.news.items():
        given = {"assignments": list(dict.fromkeys(n for row in rows for n in row.payload["assignments"]))}
        key = f"{ASSIGNED}:{person}:{rows[-1].id}"
        told += owe_together(session, key, ASSIGNED, person, rows, now, _NOTICE, given)
    return told


def take_back_notices(
    session: Session, kind: str, person_id: int, assignment_id: int, now: datetime
) -> list[Outbox]:
    """The notices of that kind on the assignment alone which nobody has tried to send: they no longer go."""
    wanted = select(Outbox).where(
        Outbox.kind == kind, Outbox.person_id == person_id, Outbox.state == "due", Outbox.attempts == 0
    )
    rows = session.exec(wanted.order_by(col(Outbox.id)))
    found = [row for row in rows if row.payload.get("assignments") == [assignment_id]]
    for row in found:
        row.state, row.reason, row.settled_at = "superseded", "no_longer_true", now
        session.add(row)
    return found
