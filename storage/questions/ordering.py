"""The order in which what a question holds is shown: occurrences, by one or by all of their shares."""

from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Select, case, func, not_
from sqlalchemy import select as sql_select
from sqlmodel import col

from storage import tables
from storage.questions.halves import Half, shares_of
from storage.questions.held import HeldShares
from storage.questions.share_terms import Joined, Terms, among
from storage.tables import Assignment, Occurrence, Task
from tasks.model import Status
from tasks.query import ALL_DONE, DateOf, Order, Query

_AT_ONCE, _SOON_MET = 50, 1_000


def by_whole(query: Query) -> bool:
    """Whether all shares of an occurrence say where it stands, and not the first alone."""
    late = query.order is Order.LATENESS and bool(ALL_DONE.intersection(query.stands))
    return query.order is Order.LATEST or late


def by_confirmation(query: Query) -> bool:
    """Whether the last confirmed report goes first: where only what is confirmed is asked for."""
    return query.order is Order.LATEST and bool(query.stands) and ALL_DONE.issuperset(query.stands)


def first_of(terms: Terms, half: Half, wanted: int, beside: Collection[int]) -> list[int]:
    """So many occurrences by the first of their shares, what presses most first, beside those."""
    occurrence, due, most = col(Assignment.occurrence_id), terms.due, 3 * wanted
    if beside:
        half = replace(half, where=[*half.where, not_(among(terms.session, occurrence, beside))])
    order = (half.place, due.is_(None), due, terms.time.nulls_first(), occurrence)
    while True:
        found = terms.execute(shares_of(terms, half, occurrence).order_by(*order).limit(most)).scalars().all()
        distinct = list(islice(dict.fromkeys(found), wanted))
        if len(distinct) == wanted or len(found) < most:
            return distinct
        most *= 4


def first_by_whole(terms: Terms, query: Query, whole: Half, wanted: int) -> list[int]:
    """So many, by all of their shares."""
    due, occurrence = terms.due, col(Assignment.occurrence_id)
    last = (func.min(col(Occurrence.task_number)), occurrence)
    if query.order is Order.LATEST:
        order: tuple[Any, ...] = (_newest(query), *last)
    else:
        late = func.max(case((terms.done_late, terms.days_late), else_=0)).desc()
        first = (func.min(due).is_(None), func.min(due), func.min(terms.time))
        order = (late, func.min(whole.place), *first, *last)
    reach = Joined.TASK if query.order is Order.LATEST else Joined.OCCURRENCE
    reached = replace(whole, reach=max(whole.reach, reach))
    rows: Select[Any] = shares_of(terms, reached, occurrence).group_by(occurrence).order_by(*order)
    return list(terms.execute(rows.limit(wanted)).scalars())


def last_confirmed(terms: Terms, done: Half, held: HeldShares | None, wanted: int) -> list[int]:
    """So many in the order of their last report, read off its index and no further.

    What was looked for before is `held`: where it is little it is looked up, else soon met in the index.
    """
    on, hour, occurrence = (
        col(Assignment.accepted_on),
        col(Assignment.accepted_time),
        Assignment.occurrence_id,
    )
    if held is not None:
        met = [terms.status == Status.DONE]
        few = len(held.codes) < _SOON_MET
        done = held.half(terms, done) if few else replace(done, where=met, reach=Joined.SHARE)
    order = (on.desc().nulls_last(), hour.desc().nulls_last(), col(occurrence))
    found: dict[int, None] = {}
    rows = shares_of(terms, done, occurrence, Assignment.unit_id).order_by(*order)
    with closing(terms.execute(rows.execution_options(yield_per=_AT_ONCE))) as shares:
        for of, unit in shares:
            if held is None or held.holds(of, unit):
                found.setdefault(of)
            if len(found) == wanted:
                break
    return list(found)


def _newest(query: Query) -> Any:
    """By the last report, else by the giving."""
    report = tables.Report
    told = (
        sql_select(func.max(col(report.at)))
        .where(col(report.assignment_id) == col(Assignment.id), col(report.decision) != "withdrawn")
        .scalar_subquery()
    )
    given = query.date_of is DateOf.GIVEN
    return func.max(col(Task.given_at) if given else func.coalesce(told, col(Task.given_at))).desc()
