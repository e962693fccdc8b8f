"""The order in which what a question holds is shown: occurrences, by one or by all of their shares."""

from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from itertools import islice

from storage.questions.halves import Half, shares_of
from storage.questions.held import HeldShares
from storage.questions.share_terms import Joined, Terms
from tasks.query import ALL_DONE, DateOf, Order, Query

_AT_ONCE, _SOON_MET = 50, 1_000
_OCCURRENCE = "assignment.occurrence_id"


def by_whole(query: Query) -> bool:
    """Whether all shares of an occurrence say where it stands, and not the first alone."""
    late = query.order is Order.LATENESS and bool(ALL_DONE.intersection(query.stands))
    return query.order is Order.LATEST or late


def by_confirmation(query: Query) -> bool:
    """Whether the last confirmed report goes first: where only what is confirmed is asked for."""
    return query.order is Order.LATEST and bool(query.stands) and ALL_DONE.issuperset(query.stands)


def first_of(terms: Terms, half: Half, wanted: int, beside: Collection[int]) -> list[int]:
    """So many occurrences by the first of their shares, what presses most first, beside those."""
    due = terms.due
    if beside:
        half = replace(half, where=[*half.where, f"NOT ({terms.among(_OCCURRENCE, beside)})"])
    by_day = f"{due}, {terms.time} NULLS FIRST, {_OCCURRENCE}"
    if half.first:
        pressing = replace(half, where=[*half.where, half.first])
        found = _first(terms, f"{shares_of(terms, pressing, _OCCURRENCE)} ORDER BY {by_day}", wanted)
        if len(found) == wanted:
            return found
    return _first(
        terms, f"{shares_of(terms, half, _OCCURRENCE)} ORDER BY {half.place}, {due} IS NULL, {by_day}", wanted
    )


def _first(terms: Terms, rows: str, wanted: int) -> list[int]:
    """So many different ones of the rows."""
    most = 3 * wanted
    while True:
        found = terms.firsts(f"{rows} LIMIT {terms.value(most)}")
        distinct = list(islice(dict.fromkeys(found), wanted))
        if len(distinct) == wanted or len(found) < most:
            return distinct
        most *= 4


def first_by_whole(terms: Terms, query: Query, whole: Half, wanted: int) -> list[int]:
    """So many, by all of their shares."""
    due, last = terms.due, f"min({whole.number}), {_OCCURRENCE}"
    if query.order is Order.LATEST:
        order = f"{_newest(query)}, {last}"
    else:
        late = f"max(CASE WHEN {terms.done_late} THEN {terms.days_late} ELSE 0 END) DESC"
        first = f"min({due}) IS NULL, min({due}), min({terms.time})"
        order = f"{late}, min({whole.place}), {first}, {last}"
    reach = Joined.TASK if query.order is Order.LATEST else Joined.OCCURRENCE
    rows = shares_of(terms, replace(whole, reach=max(whole.reach, reach)), _OCCURRENCE)
    cut = f"{rows} GROUP BY {_OCCURRENCE} ORDER BY {order} LIMIT {terms.value(wanted)}"
    return terms.firsts(cut)


def last_confirmed(terms: Terms, done: Half, held: HeldShares | None, wanted: int) -> list[int]:
    """So many in the order of their last report, read off its index and no further.

    What was looked for before is `held`: where it is little it is looked up, else soon met in the index.
    """
    if held is not None:
        met = [f"{terms.status} = 'done'"]
        few = len(held.codes) < _SOON_MET
        done = held.half(terms, done) if few else replace(done, where=met, reach=Joined.SHARE)
    order = f"assignment.accepted_on DESC NULLS LAST, assignment.accepted_time DESC NULLS LAST, {_OCCURRENCE}"
    found: dict[int, None] = {}
    rows = f"{shares_of(terms, done, f'{_OCCURRENCE}, assignment.unit_id')} ORDER BY {order}"
    with closing(terms.some(rows, _AT_ONCE)) as shares:
        for of, unit in shares:
            if held is None or held.holds(of, unit):
                found.setdefault(of)
            if len(found) == wanted:
                break
    return list(found)


def _newest(query: Query) -> str:
    """By the last report, else by the giving."""
    if query.date_of is DateOf.GIVEN:
        return "max(task.given_at) DESC"
    told = "SELECT max(at) FROM report WHERE assignment_id = assignment.id AND decision <> 'withdrawn'"
    return f"max(COALESCE(({told}), task.given_at)) DESC"
