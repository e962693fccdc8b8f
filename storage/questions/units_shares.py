"""What a question holds of single units: the first shares of each, and what is not held against any."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from storage.questions.halves import Half, shares_of
from storage.questions.share_terms import Joined, Terms
from tasks.deadline import Operator
from tasks.model import Share


@dataclass(frozen=True, slots=True)
class Behind:
    """Of each late unit, the latest first, the shares with which it is called chậm, the latest first; of how
    many shares those are that units lead and that are overdue.
    """

    units: Mapping[int, Sequence[int]]
    overdue: int


@dataclass(frozen=True, slots=True)
class Excused:
    """A share that is not held against its unit, which leads in it or helps."""

    id: int
    unit: int
    leads: bool


def first_of(terms: Terms, halves: Iterable[Half], units: Sequence[int], each: int) -> list[int]:
    """The shares of the units, so many of each at most, what presses most first."""
    ids: dict[int, list[int]] = {}
    for half in halves:
        order = f"{half.place}, {terms.due}, {half.number}, assignment.id"
        first = f"row_number() OVER (PARTITION BY assignment.unit_id ORDER BY {order})"
        theirs = [*half.where, terms.among("assignment.unit_id", units)]
        wanted = replace(half, where=theirs, reach=max(half.reach, Joined.OCCURRENCE))
        columns = f"assignment.id AS id, assignment.unit_id AS unit, {first} AS n"
        ranked = f"({shares_of(terms, wanted, columns)}) AS ranked"
        chosen = f"SELECT id, unit FROM {ranked} WHERE n <= {terms.value(each)} ORDER BY n"
        for share_id, unit in terms.rows(chosen):
            ids.setdefault(unit, []).append(share_id)
    return [share_id for of in ids.values() for share_id in of[:each]]


def behind(terms: Terms, whole: Half) -> Behind:
    """What is overdue of the half, by the units that are called chậm for it."""
    led = [terms.overdue, f"assignment.share = '{Share.LEAD}'"]
    late = replace(whole, where=[*whole.where, *led], reach=Joined.TASK)
    columns = f"assignment.unit_id, assignment.id, {terms.due}, task.past_at_import"
    until = f"assignment.operator <> '{Operator.BEFORE}'"  # before a day is late on that day
    order = f"{terms.due}, {until}, {terms.time} NULLS LAST, {late.number}, assignment.id"
    rows = f"{shares_of(terms, late, columns)} ORDER BY {order}"
    oldest, found = dict[int, Any](), dict[int, list[int]]()
    overdue = terms.rows(rows)
    for unit, share_id, due, imported in overdue:
        if not imported:
            oldest.setdefault(unit, due)
            found.setdefault(unit, []).append(share_id)
    ordered = sorted(found, key=lambda of: (oldest[of], -len(found[of])))
    return Behind({unit: found[unit] for unit in ordered}, len(overdue))


def excused(terms: Terms, whole: Half, most: int) -> list[Excused]:
    """What is past its deadline and not held against its unit, the earliest deadline first.

    Who helps is held to an open share alone.
    """
    owed = f"({terms.open} AND NOT ({terms.held}))"
    led = f"task.past_at_import IS {terms.true} OR NOT {owed}"
    so = f"CASE WHEN assignment.share = '{Share.LEAD}' THEN {led} ELSE {owed} END"
    past = replace(whole, where=[*whole.where, terms.late, so], reach=Joined.TASK)
    order = f"ORDER BY {terms.due}, assignment.id LIMIT {terms.value(most)}"
    found = terms.rows(
        f"{shares_of(terms, past, 'assignment.id, assignment.unit_id, assignment.share')} {order}"
    )
    return [Excused(share_id, unit, share == Share.LEAD) for share_id, unit, share in found]
