"""One question answered by the database: counts, groups, and the page that is shown.

What is counted and where a page ends is decided by SQL; only the shares of the page are loaded. Nothing
here grows with what is long done, unless that is what is asked for.
"""

from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import Select, and_, case, func, not_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from storage import tables
from storage.questions import tallies
from storage.questions.narrowing import ALL, OVER, Seen, narrowed, of_tasks, stages_of
from storage.questions.share_terms import Joined, SqlCondition, Terms, among
from storage.questions.tallies import Half, Part, Total, counted, place_done, place_of, shares_of, sum_of
from storage.tables import Assignment, Occurrence, Task
from storage.work.assignments import listed_by_ids, standing_of
from tasks.model import OPEN, Share, Status
from tasks.query import ALL_DONE, DateOf, Group, Order, Query
from tasks.standing import AsOf, Standing, pressing

_DAY = timedelta(days=1)
_AT_ONCE = 50

Entry = tuple[Standing, ...]
"""The shares of one occurrence that the question holds."""


class QueryAnswer:
    """The answer to one question for one person at one moment; with `directive_id`, within one directive.

    What is counted is counted in two halves, what is live and what is long done: the one is little, the other
    has no need of today's date.
    """

    def __init__(
        self,
        session: Session,
        query: Query,
        seen: Seen,
        at: AsOf,
        directive_id: int | None = None,
        terms: Terms | None = None,
    ) -> None:
        """`terms` are those of another question at the same moment, in the same session."""
        self._session, self._query, self._seen, self._at = session, query, seen, at
        self._directive_id = directive_id
        self._terms = terms or Terms(session, at)
        self._stages = stages_of(query)
        self._total: Total | None = None

    @cached_property
    def _whole(self) -> Half:
        behind = and_(
            self._terms.overdue, col(Assignment.share) == Share.LEAD, col(Task.past_at_import).is_(False)
        )
        place = place_done(self._terms) if self._stages == {Status.DONE} else place_of(self._terms)
        return Half(self._narrowed(), place, place, behind, self._reach(self._stages))

    @cached_property
    def _halves(self) -> list[Half]:
        """What is live, and what is done, as far as it is asked for; in this order."""
        halves = []
        if self._stages != {Status.DONE}:
            live = self._stages - {Status.DONE}
            where = self._narrowed(live)
            halves.append(replace(self._whole, where=where, reach=self._reach(live)))
        if Status.DONE in self._stages:
            done = {Status.DONE}
            place = place_done(self._terms)
            # In the order of the index of stages there is nothing to sort.
            grouped = place if self._at.roll_forward else col(Assignment.late)
            halves.append(Half(self._narrowed(done), place, grouped, tallies.NEVER, self._reach(done)))
        return halves

    def _reach(self, stages: AbstractSet[Status]) -> Joined:
        """How far the conditions reach."""
        tasks = self._directive_id is not None or (of_tasks(self._query) and not stages & OVER)
        return Joined.TASK if tasks else Joined.SHARE

    def _narrowed(self, within: AbstractSet[Status] = ALL, *, by_stage: bool = True) -> list[SqlCondition]:
        found = narrowed(self._terms, self._query, self._seen, within, by_stage=by_stage)
        if self._directive_id is not None:
            found.append(col(Task.directive_id) == self._directive_id)
        return found

    def total(self) -> Total:
        """All of it, counted; once, however often that is asked."""
        if self._total is None:
            self._total = counted(self._terms, self._halves, at_once=of_tasks(self._query))
        return self._total

    def page(self, offset: int, most: int) -> list[Entry]:
        """So many entries from there on, in the order that is asked for."""
        if self._query.limit is not None:
            most = min(most, self._query.limit - offset)
        if most <= 0:
            return []
        if self._by_confirmation:
            occurrences = self._last_confirmed(offset + most)[offset:]
        else:
            wanted = self._first_live(self._ordered(), offset + most).limit(most).offset(offset)
            occurrences = [row[0] for row in self._session.execute(wanted)]
        theirs = [*self._narrowed(by_stage=False), col(Assignment.occurrence_id).in_(occurrences)]
        of_them = self._terms.select([col(Assignment.id)], theirs, self._whole.reach)
        shares = self._loaded(of_them)
        groups: dict[int, list[Standing]] = {occurrence: [] for occurrence in occurrences}
        for each in sorted(shares, key=_within):
            groups[each.occurrence_id].append(each)
        return [tuple(group) for group in groups.values()]

    def _first_live(self, ordered: Select[Any], wanted: int) -> Select[Any]:
        """Without what is long done, where that comes last and there is enough before it."""
        if self._query.order is not Order.DUE or not of_tasks(self._query) or len(self._halves) < 2:
            return ordered
        occurrence = col(Assignment.occurrence_id)
        live = shares_of(self._terms, self._halves[0], occurrence).distinct()
        found = [row[0] for row in self._session.execute(live)]
        return ordered.where(among(self._session, occurrence, found)) if len(found) >= wanted else ordered

    def entries(self) -> int:
        """How many entries there are, no more than are asked for."""
        n = self.total().occurrences
        return n if self._query.limit is None else min(n, self._query.limit)

    def occurrences(self) -> list[int]:
        """The ids of all occurrences, for a file that holds them all."""
        found: set[int] = set()
        for half in self._halves:
            wanted = shares_of(self._terms, half, col(Assignment.occurrence_id)).distinct()
            found.update(row[0] for row in self._session.execute(wanted))
        return sorted(found)

    def by_unit(self) -> list[Part]:
        """The parts of the units, the most overdue first."""
        parts = tallies.parts(self._terms, self._halves, col(Assignment.unit_id), Joined.SHARE)
        return sorted(parts, key=lambda part: (-part.counts.overdue, part.latest or date.max, -part.shares))

    def by_directive(self, only: Collection[int] | None = None) -> list[Part]:
        """The parts of the directives, or of these only, the latest first, what was given by chat last."""
        of, halves = col(Task.directive_id), self._halves
        if only is not None:
            led = sql_select(col(Occurrence.id)).join(Task, col(Occurrence.task_number) == col(Task.number))
            theirs = col(Assignment.occurrence_id).in_(led.where(of.in_(only)))
            halves = [replace(half, where=[*half.where, theirs]) for half in halves]
        parts = tallies.parts(self._terms, halves, of, Joined.TASK)
        return sorted(parts, key=lambda part: -(part.key if isinstance(part.key, int) else 0))

    def by_period(self, group: Group) -> list[Part]:
        """The parts of the weeks (by their Monday) or months (by their first), in order."""
        parts: dict[date | None, list[Part]] = {}
        for part in tallies.parts(self._terms, self._halves, self._day(), Joined.SHARE):
            day = part.key if isinstance(part.key, date) else None
            parts.setdefault(_start(day, group), []).append(part)
        ordered = sorted(parts, key=lambda day: day or date.max)
        return [Part(day, sum_of(parts[day]), sum(p.shares for p in parts[day])) for day in ordered]

    def of_units(self, units: Sequence[int], each: int) -> dict[int, Entry]:
        """Of each of the units so many of its shares, what presses most first."""
        return self._first_of(self._halves, units, each)

    def behind_of(self, units: Sequence[int], each: int) -> dict[int, Entry]:
        """Of each of the units so many of the shares with which it is called chậm, the latest first."""
        whole = self._whole
        late = replace(whole, where=[*whole.where, whole.behind], reach=Joined.TASK)
        return self._first_of([late], units, each)

    def excused(self, most: int) -> list[Standing]:
        """What is past its deadline and not held against its unit, the earliest deadline first."""
        whole = self._whole
        past = replace(whole, where=[*whole.where, self._terms.late, not_(whole.behind)], reach=Joined.TASK)
        wanted = shares_of(self._terms, past, col(Assignment.id))
        return self._loaded(wanted.order_by(self._terms.due, col(Assignment.id)).limit(most))

    def _first_of(self, halves: Iterable[Half], units: Sequence[int], each: int) -> dict[int, Entry]:
        ids: dict[int, list[int]] = {}
        for half in halves:
            first = func.row_number().over(
                partition_by=col(Assignment.unit_id),
                order_by=(half.place, self._terms.due, col(Occurrence.task_number), col(Assignment.id)),
            )
            columns: tuple[Any, ...] = (
                col(Assignment.id).label("id"),
                col(Assignment.unit_id).label("unit"),
                first.label("n"),
            )
            wanted = replace(half, reach=max(half.reach, Joined.OCCURRENCE))
            ranked = (
                shares_of(self._terms, wanted, *columns).where(col(Assignment.unit_id).in_(units)).subquery()
            )
            chosen = sql_select(ranked.c.id, ranked.c.unit).where(ranked.c.n <= each).order_by(ranked.c.n)
            for share_id, unit in self._session.execute(chosen):
                ids.setdefault(unit, []).append(share_id)
        loaded = self._by_ids(n for of in ids.values() for n in of[:each])
        found: dict[int, list[Standing]] = {}
        for share in sorted(loaded, key=_within):
            found.setdefault(share.unit_id, []).append(share)
        return {unit: tuple(shares) for unit, shares in found.items()}

    def numbers(self, most: int) -> list[int]:
        """The numbers of the tasks, so many at most, in order."""
        number, found = col(Occurrence.task_number), set[int]()
        for half in self._halves:
            wanted = shares_of(self._terms, replace(half, reach=max(half.reach, Joined.OCCURRENCE)), number)
            found.update(
                row[0] for row in self._session.execute(wanted.distinct().order_by(number).limit(most))
            )
        return sorted(found)[:most]

    def _ordered(self) -> Select[Any]:
        """The occurrences in their order: the first of their shares counts."""
        due, place = self._terms.due, self._whole.place
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
        reach = Joined.TASK if self._query.order is Order.LATEST else Joined.OCCURRENCE
        wanted = replace(self._whole, reach=max(self._whole.reach, reach))
        return shares_of(self._terms, wanted, occurrence).group_by(occurrence).order_by(*order)

    @property
    def _by_confirmation(self) -> bool:
        """Whether the last confirmed report goes first: where only what is confirmed is asked for."""
        stands = self._query.stands
        return self._query.order is Order.LATEST and bool(stands) and set(stands) <= ALL_DONE

    def _last_confirmed(self, most: int) -> list[int]:
        """So many occurrences in the order of their last report, read off its index and no further."""
        on, hour = col(Assignment.accepted_on), col(Assignment.accepted_time)
        order = (on.desc().nulls_last(), hour.desc().nulls_last(), col(Assignment.occurrence_id))
        found: dict[int, None] = {}
        rows = shares_of(self._terms, self._whole, col(Assignment.occurrence_id)).order_by(*order)
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
        if not set(self._query.stands) & ALL_DONE:
            return ()
        late = case((self._terms.done_late, self._terms.days_late), else_=0)
        return (func.max(late).desc(),)

    def _day(self) -> Any:
        match self._query.date_of:
            case DateOf.CLOSED:
                return col(Assignment.accepted_on)
            case _:
                return self._terms.due

    def _loaded(self, ids: Select[Any]) -> list[Standing]:
        return self._by_ids(row[0] for row in self._session.execute(ids))

    def _by_ids(self, ids: Iterable[int]) -> list[Standing]:
        return [standing_of(row, self._at) for row in listed_by_ids(self._session, ids)]


def _within(each: Standing) -> tuple[Any, ...]:
    """Within an entry: who leads first, what presses most first."""
    return (not each.leads, each.status not in OPEN, *pressing(each), each.unit)


def _start(day: date | None, group: Group) -> date | None:
    if day is None:
        return None
    return day.replace(day=1) if group is Group.MONTH else day - day.weekday() * _DAY
