"""What the database counted: shares by how they stand, for all of a question or for a part of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from storage.questions.counts import KeptCounts
from storage.questions.halves import PLACES, Half, UnitTally, shares_of
from storage.questions.held_shares import HeldShares
from storage.questions.share_terms import Joined, Terms
from storage.questions.statements import as_date
from tasks.model import Share, Status
from tasks.query import Group
from tasks.standing import Counts

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Size:
    """How many shares a question holds, and how many of who leads that are not cancelled.

    `more`: of what is done only the last was counted.
    """

    led: int
    shares: int
    more: bool = False

    @property
    def tasks(self) -> int:
        """How many they are as people count them; where nobody leads, all shares."""
        return self.led or self.shares


@dataclass(frozen=True, slots=True)
class Total:
    """All that the question holds: shares by how they stand, how many units lead, how many occurrences.

    `shares` are all rows, `led` the occurrences that a unit leads, `cancelled` the shares that are no more.
    `more`: of what is done only the last was counted, since there is much of it.
    """

    counts: Counts = field(default_factory=Counts)
    units: int = 0
    occurrences: int = 0
    led: int = 0
    shares: int = 0
    cancelled: int = 0
    more: bool = False

    @property
    def size(self) -> Size:
        """How many tasks that is."""
        return Size(self.counts.total, self.shares, more=self.more)


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


def counted(
    terms: Terms,
    halves: Sequence[Half],
    held: Sequence[HeldShares | None],
    groups: list[UnitTally],
    kept: KeptCounts | None,
) -> Total:
    """All shares of the halves, counted. What is not held is too much for that, and counted beside it, its
    shares in `groups`; by what is kept of it where that tells.
    """
    every, led, leaders, sums = set[str](), set[str](), set[int](), Counter[tuple[str, str]]()
    for each in held:
        if each is not None:
            every.update(each.of)
            led |= each.leading
            leaders |= each.leaders
            sums.update(each.sums)
    for kind, place, of, n in groups:
        sums[kind, place] += n
        if kind == Share.LEAD:
            leaders.add(of)
    if not sums:
        return Total()
    more, more_led = 0, 0
    for half, each in zip(halves, held, strict=True):
        if each is None:  # there is one such half at most
            told = kept is not None and kept.of_occurrences
            beside = [*map(int, every)], [*map(int, led)]
            more, more_led = kept.entries(terms, *beside) if kept and told else _entries(terms, half, *beside)
    cancelled = sum(n for (_, place), n in sums.items() if place == "cancelled")
    counts = counts_by_place((kind, place, n) for (kind, place), n in sums.items())
    return Total(counts, len(leaders), len(every) + more, len(led) + more_led, sums.total(), cancelled)


def size(terms: Terms, halves: Iterable[Half]) -> Size:
    """How many the halves hold."""
    leads = f"assignment.share = '{Share.LEAD}' AND {terms.status} <> '{Status.CANCELLED}'"
    led, shares = 0, 0
    for half in halves:
        columns = f"COALESCE(sum(CASE WHEN {leads} THEN 1 ELSE 0 END), 0), count(*)"
        ((of_leaders, n),) = terms.rows(shares_of(terms, half, columns))
        led, shares = led + int(of_leaders), shares + n
    return Size(led, shares)


def groups_of(terms: Terms, half: Half) -> list[UnitTally]:
    """How many of its shares stand how, by unit."""
    share, unit = "assignment.share", "assignment.unit_id"
    rows = shares_of(terms, half, f"{share}, {half.place}, {unit}, count(*)")
    grouped = terms.rows(f"{rows} GROUP BY {unit}, {share}, {half.grouped}")
    return [(kind, PLACES[place], of, n) for kind, place, of, n in grouped]


def groups_by_unit(terms: Terms, done: Half, share: Share | None) -> list[UnitTally]:
    """The same of all that is done: what a unit has of a kind is a stretch of the index of stages."""
    kinds = [(each, late) for each in Share for late in (False, True)]
    asked = [(each, late) for each, late in kinds if share in (None, each)]
    stretches = []
    for each, late in asked:
        of_kind = f"assignment.share = '{each}' AND assignment.late = {terms.value(late)}"
        theirs = replace(done, where=[*done.where, "assignment.unit_id = unit.id", of_kind])
        stretches.append(f"({shares_of(terms, theirs, 'count(*)')})")
    return [
        (each, "done_late" if late else "done_on_time", of, n)
        for of, *numbers in terms.rows(f"SELECT unit.id, {', '.join(stretches)} FROM unit")
        for (each, late), n in zip(asked, numbers, strict=True)
        if n
    ]


def _entries(terms: Terms, half: Half, counted: Collection[int], led: Collection[int]) -> tuple[int, int]:
    """How many occurrences beside those that are counted, and how many somebody leads beside those."""
    occurrence = "assignment.occurrence_id"

    def beside(others: Collection[int], *more: str) -> int:
        others_not = [f"NOT ({terms.among(occurrence, others)})"] if others else []
        rest = replace(half, where=[*half.where, *more, *others_not])
        return int(terms.rows(shares_of(terms, rest, f"count(DISTINCT {occurrence})"))[0][0])

    return beside(counted), beside(led, f"assignment.share = '{Share.LEAD}'")


def unit_parts(terms: Terms, halves: Sequence[Half], groups: Iterable[UnitTally]) -> list[Part]:
    """The shares of the groups by unit, with what each unit is called chậm for."""
    late = _late_of_units(terms, halves)
    found: dict[int, list[tuple[str, str, int]]] = {}
    for kind, place, of, n in groups:
        found.setdefault(of, []).append((kind, place, n))
    return [
        Part(of, counts_by_place(its), sum(n for *_, n in its), *late.get(of, _NONE)[:2])
        for of, its in found.items()
    ]


def most_pressing(terms: Terms, halves: Sequence[Half], every: Mapping[int, int]) -> list[tuple[int, int]]:
    """The units and how many shares each has, the most overdue first, then the latest, then who has most."""
    late = _late_of_units(terms, halves)

    def order(unit: int) -> tuple[int, date, int]:
        latest, _, overdue = late.get(unit, _NONE)
        return -overdue, latest or date.max, -every[unit]

    return [(unit, every[unit]) for unit in sorted(every, key=order)]


_NONE: tuple[date | None, int, int] = (None, 0, 0)


def _late_of_units(terms: Terms, halves: Sequence[Half]) -> dict[int, tuple[date | None, int, int]]:
    """Of each unit the oldest deadline and the number of the shares with which it is called chậm, and how
    many it leads that are overdue.
    """
    unit, behind = "assignment.unit_id", terms.behind
    late: dict[int, tuple[date | None, int, int]] = {}
    for half in halves:
        if half.owed:
            led = [*half.where, terms.overdue, f"assignment.share = '{Share.LEAD}'"]
            oldest = f"min(CASE WHEN {behind} THEN {terms.due} END)"
            columns = f"{unit}, {oldest}, sum(CASE WHEN {behind} THEN 1 ELSE 0 END), count(*)"
            rows = shares_of(terms, replace(half, where=led, reach=Joined.TASK), columns)
            for of, day, n, overdue in terms.rows(f"{rows} GROUP BY {unit}"):
                late[of] = (as_date(day), int(n), overdue)
    return late


def parts(terms: Terms, halves: Sequence[Half], key: str, reach: Joined) -> list[Part]:
    """The shares of the halves by the key, which reaches so far; nobody is called chậm for them."""
    share, groups = "assignment.share", dict[Any, list[tuple[str, str, int]]]()
    for half in halves:
        rows = shares_of(
            terms, replace(half, reach=max(half.reach, reach)), f"{key}, {share}, {half.place}, count(*)"
        )
        for of, kind, place, n in terms.rows(f"{rows} GROUP BY {key}, {share}, {half.grouped}"):
            groups.setdefault(of, []).append((kind, PLACES[place], n))
    return [Part(of, counts_by_place(found), sum(n for _, _, n in found)) for of, found in groups.items()]


def by_period(parts: Iterable[Part], group: Group) -> list[Part]:
    """The parts of days as those of the weeks (by their Monday) or months (by their first), in order."""
    periods: dict[date | None, list[Part]] = {}
    for part in parts:
        periods.setdefault(_start(as_date(part.key), group), []).append(part)
    ordered = sorted(periods, key=lambda day: day or date.max)
    return [Part(day, sum_of(periods[day]), sum(part.shares for part in periods[day])) for day in ordered]


def _start(day: date | None, group: Group) -> date | None:
    if day is None:
        return None
    return day.replace(day=1) if group is Group.MONTH else day - day.weekday() * _DAY


def numbers(terms: Terms, halves: Iterable[Half], most: int) -> list[int]:
    """The numbers of their tasks, so many at most, in order."""
    found = set[int]()
    for half in halves:
        reached = replace(half, reach=max(half.reach, Joined.OCCURRENCE))
        wanted = shares_of(terms, reached, f"DISTINCT {half.number}")
        found.update(terms.firsts(f"{wanted} ORDER BY {half.number} LIMIT {terms.value(most)}"))
    return sorted(found)[:most]
