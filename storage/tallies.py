"""What the database counted: shares by how they stand, for all of a question or for a part of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, case, literal

from storage.share_terms import Terms
from tasks.model import Share, Status
from tasks.standing import Counts

PLACES = (
    *("overdue", "soon", "on_track", "undated", "waiting", "paused", "done_on_time", "done_late"),
    "cancelled",
)
"""How a share stands, by the fields of Counts, what presses most first."""


@dataclass(frozen=True, slots=True)
class Total:
    """All that the question holds: shares by how they stand, how many units lead, how many occurrences.

    `shares` are all rows, `led` the occurrences that a unit leads, `cancelled` the shares that are no more.
    """

    counts: Counts = field(default_factory=Counts)
    units: int = 0
    occurrences: int = 0
    led: int = 0
    shares: int = 0
    cancelled: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what the question holds: of a unit (its id), a directive (its id or None), or since a day.

    `behind` are the shares for which the unit is called chậm, and `latest` is the oldest deadline of them.
    """

    key: int | date | None
    counts: Counts
    shares: int
    latest: date | None = None
    behind: int = 0


def place_of(terms: Terms) -> ColumnElement[int]:
    """Where a share stands among PLACES."""

    def at(name: str) -> ColumnElement[int]:
        return literal(PLACES.index(name))

    done = case((terms.done_late, at("done_late")), else_=at("done_on_time"))
    return case(
        (terms.status == Status.DONE, done),
        (terms.status == Status.REPORTED, at("waiting")),
        (terms.status == Status.PAUSED, at("paused")),
        (terms.status == Status.CANCELLED, at("cancelled")),
        (terms.due.is_(None), at("undated")),
        (terms.overdue, at("overdue")),
        (terms.soon, at("soon")),
        else_=at("on_track"),
    )


def counts_by_place(found: Iterable[tuple[str, str, int]]) -> Counts:
    """Sums of (share, how it stands, how many), as `tasks.standing` counts them one by one."""
    sums: dict[str, int] = {}
    for share, place, n in found:
        if share == Share.LEAD:
            fields = () if place == "cancelled" else (place,)
        else:
            helps = place in ("overdue", "soon", "on_track", "undated")
            fields = ("helping", *(("helping_overdue",) if place == "overdue" else ())) if helps else ()
        for name in fields:
            sums[name] = sums.get(name, 0) + n
    return Counts(**sums)


def sum_of(parts: Iterable[Part]) -> Counts:
    """The counts of all parts together."""
    sums: dict[str, int] = {}
    for part in parts:
        for name in Counts.__slots__:
            sums[name] = sums.get(name, 0) + getattr(part.counts, name)
    return Counts(**sums)
