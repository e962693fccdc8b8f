"""What the database counted: shares by how they stand, for all of a question or for a part of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, false, func, literal, select, union_all
from sqlmodel import col

from storage.questions.share_terms import Joined, SqlCondition, Terms
from storage.tables import Assignment
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


def place_done(terms: Terms) -> ColumnElement[int]:
    """The same, where all shares are confirmed ones."""
    late, on_time = (literal(PLACES.index(name)) for name in ("done_late", "done_on_time"))
    return case((terms.done_late, late), else_=on_time)


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


@dataclass(frozen=True, slots=True)
class Half:
    """The shares at some stages: what they must be, how they stand (of PLACES), what is grouped for that."""

    where: list[SqlCondition]
    place: Any
    grouped: Any
    behind: Any
    reach: Joined


_Group = tuple[str, str, int, int]
"""Lead or helper, how they stand, the unit, how many."""

NEVER = false()


def shares_of(terms: Terms, half: Half, *columns: Any) -> Select[Any]:
    """A statement over its shares."""
    return terms.select(columns, half.where, half.reach)


def counted(terms: Terms, halves: Sequence[Half], *, at_once: bool) -> Total:
    """All shares of the halves, counted; `at_once` where it is costlier to find them than to hold them."""
    if at_once:
        found, occurrences, led = _counted_at_once(terms, halves)
    else:
        found = _counted_in_groups(terms, halves)
        occurrences, led = _entries(terms, halves)
    cancelled = sum(n for _, place, _, n in found if place == "cancelled")
    units = len({of for kind, _, of, _ in found if kind == Share.LEAD})
    counts = counts_by_place((kind, place, n) for kind, place, _, n in found)
    return Total(counts, units, occurrences, led, sum(n for *_, n in found), cancelled)


def _counted_in_groups(terms: Terms, halves: Sequence[Half]) -> list[_Group]:
    share, unit = col(Assignment.share), col(Assignment.unit_id)
    found: list[_Group] = []
    for half in halves:
        rows = shares_of(terms, half, share, half.place, unit, func.count())
        grouped = terms.session.execute(rows.group_by(unit, share, half.grouped))
        found += [(kind, PLACES[place], of, n) for kind, place, of, n in grouped]
    return found


def _counted_at_once(terms: Terms, halves: Sequence[Half]) -> tuple[list[_Group], int, int]:
    """The groups, the occurrences, and how many of these somebody leads, by one statement."""
    columns: tuple[Any, ...] = (
        col(Assignment.occurrence_id).label("occurrence"),
        col(Assignment.share).label("share"),
        col(Assignment.unit_id).label("unit"),
    )
    rows = [shares_of(terms, half, *columns, half.place.label("place")) for half in halves]
    held = (union_all(*rows) if len(rows) > 1 else rows[0]).cte("held")
    led = func.max(case((held.c.share == Share.LEAD, 1), else_=0)).label("led")
    each = select(held.c.occurrence, led).group_by(held.c.occurrence).subquery()
    all_led = func.coalesce(func.sum(each.c.led), 0)
    sums = select(literal(""), literal(0), literal(0), func.count(), all_led).select_from(each)
    groups = select(held.c.share, held.c.place, held.c.unit, func.count(), literal(0))
    groups = groups.group_by(held.c.unit, held.c.share, held.c.place)
    found, whole = [], (0, 0)
    for kind, place, unit, n, leads in terms.session.execute(union_all(sums, groups)):
        if kind:
            found.append((kind, PLACES[place], unit, n))
        else:
            whole = (n, int(leads))
    return found, *whole


def _entries(terms: Terms, halves: Sequence[Half]) -> tuple[int, int]:
    """How many occurrences, and how many of them somebody leads."""
    leads = case((col(Assignment.share) == Share.LEAD, 1), else_=0).label("leads")
    occurrence: Any = col(Assignment.occurrence_id).label("occurrence")
    rows = [shares_of(terms, half, occurrence, leads) for half in halves]
    every = union_all(*rows).subquery() if len(rows) > 1 else rows[0].subquery()
    led = func.max(every.c.leads).label("led")
    each = select(every.c.occurrence, led).group_by(every.c.occurrence).subquery()
    sums = select(func.count(), func.coalesce(func.sum(each.c.led), 0)).select_from(each)
    n, of_them = terms.session.execute(sums).one()
    return n, int(of_them)


def parts(terms: Terms, halves: Sequence[Half], key: Any, reach: Joined) -> list[Part]:
    """The shares of the halves by the key, which reaches so far."""
    share, due = col(Assignment.share), terms.due
    groups: dict[Any, list[tuple[str, str, int]]] = {}
    latest: dict[Any, date] = {}
    behind: dict[Any, int] = {}
    for half in halves:
        held = half.behind is not NEVER
        late = (func.min(case((half.behind, due))), func.count(case((half.behind, 1)))) if held else ()
        wanted = replace(half, reach=max(half.reach, reach, Joined.TASK if held else Joined.SHARE))
        rows = shares_of(terms, wanted, key, share, half.place, func.count(), *late)
        for of, kind, place, n, *oldest in terms.session.execute(rows.group_by(key, share, half.grouped)):
            groups.setdefault(of, []).append((kind, PLACES[place], n))
            behind[of] = behind.get(of, 0) + (oldest[1] if held else 0)
            if held and oldest[0] is not None:
                latest[of] = min(latest.get(of, oldest[0]), oldest[0])
    return [
        Part(of, counts_by_place(found), sum(n for _, _, n in found), latest.get(of), behind[of])
        for of, found in groups.items()
    ]
