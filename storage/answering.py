"""One question answered by the database: counts, groups, and the page that is shown.

What is counted and where a page ends is decided by SQL; only the shares of the page are loaded. Nothing
here grows with what is long done, unless that is what is asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, case, func, not_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from storage import tables
from storage.assignments import Listed, listed_by_ids, standing_of
from storage.narrowing import Seen, narrowed
from storage.share_terms import Terms
from storage.tables import Assignment, Occurrence, Task
from storage.tallies import PLACES, Part, Total, counts_by_place, place_of, sum_of
from tasks.model import OPEN, Share
from tasks.query import DateOf, Group, Order, Query, Stand
from tasks.standing import AsOf, Standing, pressing

_DONE = frozenset({Stand.DONE, Stand.DONE_LATE})
_DAY = timedelta(days=1)
_AT_ONCE = 50

Entry = tuple[Standing, ...]
"""The shares of one occurrence that the question holds."""


class QueryAnswer:
    """The answer to one question for one person at one moment; with `directive_id`, within one directive."""

    def __init__(
        self, session: Session, query: Query, seen: Seen, at: AsOf, directive_id: int | None = None
    ) -> None:
        self._session, self._query, self._at = session, query, at
        self._terms = Terms(session, at)
        self._conditions = narrowed(self._terms, query, seen)
        if directive_id is not None:
            self._conditions.append(col(Task.directive_id) == directive_id)
        self._place = place_of(self._terms)
        self._total: Total | None = None

    def total(self) -> Total:
        """All of it, counted; once, however often that is asked."""
        if self._total is None:
            self._total = self._counted()
        return self._total

    def _counted(self) -> Total:
        leads = col(Assignment.share) == Share.LEAD
        rows = self._of(
            col(Assignment.share), self._place, func.count(), group=(col(Assignment.share), self._place)
        )
        found = [(share, PLACES[place], n) for share, place, n in self._session.execute(rows)]
        wide = self._of(
            func.count(func.distinct(case((leads, col(Assignment.unit_id))))),
            func.count(func.distinct(col(Assignment.occurrence_id))),
            func.count(func.distinct(case((leads, col(Assignment.occurrence_id))))),
        )
        units, occurrences, led = self._session.execute(wide).one()
        cancelled = sum(n for _, place, n in found if place == "cancelled")
        return Total(counts_by_place(found), units, occurrences, led, sum(n for _, _, n in found), cancelled)

    def page(self, offset: int, most: int) -> list[Entry]:
        """So many entries from there on, in the order that is asked for."""
        if self._query.limit is not None:
            most = min(most, self._query.limit - offset)
        if most <= 0:
            return []
        if self._by_confirmation:
            occurrences = self._last_confirmed(offset + most)[offset:]
        else:
            wanted = self._ordered().limit(most).offset(offset)
            occurrences = [row[0] for row in self._session.execute(wanted)]
        of_them = self._of(col(Assignment.id)).where(col(Assignment.occurrence_id).in_(occurrences))
        shares = self._loaded(of_them)
        groups: dict[int, list[Standing]] = {occurrence: [] for occurrence in occurrences}
        for each in sorted(shares, key=_within):
            groups[each.occurrence_id].append(each)
        return [tuple(group) for group in groups.values()]

    def entries(self) -> int:
        """How many entries there are, no more than are asked for."""
        n = self.total().occurrences
        return n if self._query.limit is None else min(n, self._query.limit)

    def occurrences(self) -> list[int]:
        """The ids of all occurrences, for a file that holds them all."""
        wanted = self._of(col(Assignment.occurrence_id)).distinct()
        return [row[0] for row in self._session.execute(wanted)]

    def by_unit(self) -> list[Part]:
        """The parts of the units, the most overdue first."""
        parts = self._parts(col(Assignment.unit_id))
        return sorted(parts, key=lambda part: (-part.counts.overdue, part.latest or date.max, -part.shares))

    def by_directive(self) -> list[Part]:
        """The parts of the directives, the latest first, what was given by chat last."""
        parts = self._parts(col(Task.directive_id))
        return sorted(parts, key=lambda part: -(part.key if isinstance(part.key, int) else 0))

    def by_period(self, group: Group) -> list[Part]:
        """The parts of the weeks (by their Monday) or months (by their first), in order."""
        parts: dict[date | None, list[Part]] = {}
        for part in self._parts(self._day()):
            day = part.key if isinstance(part.key, date) else None
            parts.setdefault(_start(day, group), []).append(part)
        ordered = sorted(parts, key=lambda day: day or date.max)
        return [Part(day, sum_of(parts[day]), sum(p.shares for p in parts[day])) for day in ordered]

    def of_units(self, units: Sequence[int], each: int) -> dict[int, Entry]:
        """Of each of the units so many of its shares, what presses most first."""
        return self._first_of(self._of, units, each)

    def behind_of(self, units: Sequence[int], each: int) -> dict[int, Entry]:
        """Of each of the units so many of the shares with which it is called chậm, the latest first."""
        return self._first_of(lambda *columns: self._of(*columns, also=(self._behind,)), units, each)

    def excused(self, most: int) -> list[Standing]:
        """What is past its deadline and not held against its unit, the earliest deadline first."""
        past = and_(self._terms.late, not_(self._behind))
        wanted = self._of(col(Assignment.id), order=(self._terms.due, col(Assignment.id)), also=(past,))
        return self._loaded(wanted.limit(most))

    @property
    def _behind(self) -> Any:
        """Chậm (tasks.standing)."""
        leads = col(Assignment.share) == Share.LEAD
        return and_(self._terms.overdue, leads, col(Task.past_at_import).is_(False))

    def _first_of(self, of: Callable[..., Select[Any]], units: Sequence[int], each: int) -> dict[int, Entry]:
        place = func.row_number().over(
            partition_by=col(Assignment.unit_id),
            order_by=(self._place, self._terms.due, col(Occurrence.task_number), col(Assignment.id)),
        )
        ranked = of(col(Assignment.id).label("id"), place.label("place"))
        ranked_rows = ranked.where(col(Assignment.unit_id).in_(units)).subquery()
        chosen = sql_select(ranked_rows.c.id).where(ranked_rows.c.place <= each)
        found: dict[int, list[Standing]] = {}
        for share in sorted(self._loaded(chosen), key=_within):
            found.setdefault(share.unit_id, []).append(share)
        return {unit: tuple(shares) for unit, shares in found.items()}

    def numbers(self, most: int) -> list[int]:
        """The numbers of the tasks, so many at most, in order."""
        number = col(Occurrence.task_number)
        wanted = self._of(number, order=(number,)).distinct().limit(most)
        return [row[0] for row in self._session.execute(wanted)]

    def _of(self, *columns: Any, group: Any = (), order: Any = (), also: Any = ()) -> Select[Any]:
        rows = self._terms.select(*columns, where=[*self._conditions, *also], order=order)
        return rows.group_by(*group) if group else rows

    def _ordered(self) -> Select[Any]:
        """The occurrences in their order: the first of their shares counts."""
        due, place = self._terms.due, self._place
        first = (func.min(due).is_(None), func.min(due), func.min(self._terms.time))
        last = (func.min(col(Occurrence.task_number)), col(Assignment.occurrence_id))
        match self._query.order:
            case Order.LATEST:
                order: tuple[Any, ...] = (*self._newest(), *last)
            case Order.LATENESS:
                order = (*self._most_late(), func.min(place), *first, *last)
            case Order.DUE | Order.MOST | Order.FEWEST:  # the last two are of units
                order = (func.min(place), *first, *last)
        occurrence = col(Assignment.occurrence_id)
        return self._of(occurrence, group=(occurrence,), order=order)

    @property
    def _by_confirmation(self) -> bool:
        """Whether the last confirmed report goes first: where only what is confirmed is asked for."""
        stands = self._query.stands
        return self._query.order is Order.LATEST and bool(stands) and set(stands) <= _DONE

    def _last_confirmed(self, most: int) -> list[int]:
        """So many occurrences in the order of their last report, read off its index and no further."""
        on, hour = col(Assignment.accepted_on), col(Assignment.accepted_time)
        order = (on.desc().nulls_last(), hour.desc().nulls_last(), col(Assignment.occurrence_id))
        found: dict[int, None] = {}
        rows = self._of(col(Assignment.occurrence_id), order=order)
        with closing(self._session.execute(rows.execution_options(yield_per=_AT_ONCE))) as shares:
            for (occurrence,) in shares:
                found.setdefault(occurrence)
                if len(found) == most:
                    break
        return list(found)

    def _newest(self) -> tuple[Any, ...]:
        """By the last report, else by the giving."""
        report = tables.Report
        told = (
            sql_select(func.max(col(report.at)))
            .where(col(report.assignment_id) == col(Assignment.id), col(report.decision) != "withdrawn")
            .scalar_subquery()
        )
        given = self._query.date_of is DateOf.GIVEN
        newest = col(Task.given_at) if given else func.coalesce(told, col(Task.given_at))
        return (func.max(newest).desc(),)

    def _most_late(self) -> tuple[Any, ...]:
        if not set(self._query.stands) & _DONE:
            return ()
        late = case((self._terms.done_late, self._terms.days_late), else_=0)
        return (func.max(late).desc(),)

    def _parts(self, key: Any) -> list[Part]:
        rows = self._of(
            key,
            col(Assignment.share),
            self._place,
            func.count(),
            func.min(case((self._behind, self._terms.due))),
            func.count(case((self._behind, 1))),
            group=(key, col(Assignment.share), self._place),
        )
        groups: dict[Any, list[tuple[str, str, int]]] = {}
        latest: dict[Any, date] = {}
        behind: dict[Any, int] = {}
        for of, share, place, n, due, late in self._session.execute(rows):
            behind[of] = behind.get(of, 0) + late
            groups.setdefault(of, []).append((share, PLACES[place], n))
            if due is not None:
                latest[of] = min(latest.get(of, due), due)
        return [
            Part(of, counts_by_place(found), sum(n for _, _, n in found), latest.get(of), behind[of])
            for of, found in groups.items()
        ]

    def _day(self) -> Any:
        match self._query.date_of:
            case DateOf.CLOSED:
                return col(Assignment.accepted_on)
            case _:
                return self._terms.due

    def _loaded(self, ids: Select[Any]) -> list[Standing]:
        found: Iterable[Listed] = listed_by_ids(self._session, [row[0] for row in self._session.execute(ids)])
        return [standing_of(row, self._at) for row in found]


def _within(each: Standing) -> tuple[Any, ...]:
    """Within an entry: who leads first, what presses most first."""
    return (not each.leads, each.status not in OPEN, *pressing(each), each.unit)


def _start(day: date | None, group: Group) -> date | None:
    if day is None:
        return None
    return day.replace(day=1) if group is Group.MONTH else day - day.weekday() * _DAY
