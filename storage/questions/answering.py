"""One question answered by the database: counts, groups, and the page that is shown.

What is counted and where a page ends is decided by SQL; only the shares of the page are loaded. Nothing
here grows with what is long done, unless that is what is asked for.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlmodel import Session

from storage.questions import common_words, halves, tallies, units_shares
from storage.questions.halves import Half, shares_of
from storage.questions.held_shares import HeldShares, last_confirmed, live_directives
from storage.questions.narrowing import ALL, Seen, narrowed, of_tasks
from storage.questions.question_shares import SharesOfQuestion
from storage.questions.share_terms import Joined, Terms
from storage.questions.tallies import Part, Size, Total
from storage.questions.units_shares import Behind, Excused
from storage.work.assignments import Listed, listed_by_ids, of_occurrences, standing_of
from tasks.model import OPEN
from tasks.query import DateOf, Group, Query
from tasks.standing import AsOf, Standing, pressing

_AT_ONCE = 5  # entries: about what a screen has room for

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
        *,
        bounded: bool = False,
        paged: bool = False,
    ) -> None:
        """`terms` are those of another question at the same moment, in the same session.

        `bounded`: where words alone are looked for and too much of what is done has them, only the last of
        it is counted. `paged`: pages will be asked for, so that the order is told with the counts.
        """
        self._session, self._query, self._seen, self._at = session, query, seen, at
        self._directive_id = directive_id
        self._terms = terms or Terms(session, at)
        self._shares = SharesOfQuestion(self._terms, query, seen, directive_id, bounded=bounded, paged=paged)

    def total(self) -> Total:
        """All of it, counted; once, however often that is asked."""
        return self._total

    def size(self) -> Size:
        """How many there are and no more, which is told sooner than how they stand."""
        shares = self._shares
        if shares.are_told or shares.kept is not None or shares.last is not None:
            return self._total.size
        return tallies.size(self._terms, shares.halves)

    @cached_property
    def _total(self) -> Total:
        shares = self._shares
        total = tallies.counted(self._terms, shares.halves, shares.held, shares.groups, shares.kept)
        return replace(total, more=shares.last is not None)

    def page(self, offset: int, most: int) -> list[Entry]:
        """So many entries from there on, in the order that is asked for."""
        return list(self.shown(offset, most, at_once=most))

    def shown(self, offset: int, most: int, at_once: int = _AT_ONCE) -> Iterator[Entry]:
        """The same, loaded a few at a time: what finds no room on a screen is not looked at."""
        if self._query.limit is not None:
            most = min(most, self._query.limit - offset)
        occurrences = self.in_order(offset + most)[offset:] if most > 0 else []
        for start in range(0, len(occurrences), at_once):
            some = occurrences[start : start + at_once]
            yield from entries_of(some, self._shares_of(some))

    def in_order(self, wanted: int) -> list[int]:
        """The first so many occurrences."""
        query = self._query
        shares = self._shares
        if shares.last is not None and shares.done is not None:
            live = self._in_turn(shares.live, shares.held[0]) if shares.live is not None else None
            return common_words.in_order(self._terms, query, live, shares.done, wanted)
        if halves.by_confirmation(query):
            held = shares.held[0] if of_tasks(query) and shares.held else None
            return last_confirmed(self._terms, shares.whole, held, wanted)
        if halves.by_whole(query):
            return halves.first_by_whole(self._terms, query, shares.whole, wanted)
        found: list[int] = []
        for half, held in zip(shares.halves, shares.held, strict=True):
            if left := wanted - len(found):
                told = self._in_turn(half, held)
                found += told.first(left, found) if told else halves.first_of(self._terms, half, left, found)
        return found

    def _in_turn(self, half: Half, held: HeldShares | None) -> HeldShares | None:
        """What is held, in order; None where it is too much to be."""
        asked_anew = held is not None and held.due is None
        return HeldShares.told(self._terms, half, in_order=True) if asked_anew else held

    def _shares_of(self, occurrences: Sequence[int]) -> list[Standing]:
        """What the question holds of the occurrences."""
        if None not in self._shares.held and self._shares.last is None:
            return self.held_among(occurrences, of_occurrences(self._session, occurrences))
        terms, of_them = self._terms, replace(self._query, words="")  # their tasks have them
        so = narrowed(terms, of_them, self._seen, ALL, self._directive_id, by_stage=False)
        so.append(terms.among("assignment.occurrence_id", occurrences))
        return self.loaded(terms.firsts(terms.select("assignment.id", so, Joined.SHARE)))

    def held_among(self, occurrences: Sequence[int], rows: Iterable[Listed]) -> list[Standing]:
        """What is held of these occurrences, of which the rows are those of all shares."""
        theirs = set().union(*(held.units_of(occurrences) for held in self._shares.held if held is not None))
        shares = ((row, row.assignment) for row in rows)
        return [standing_of(row, self._at) for row, of in shares if (of.occurrence_id, of.unit_id) in theirs]

    def entries(self) -> int:
        """How many entries there are, no more than are asked for."""
        n = self.total().occurrences
        return n if self._query.limit is None else min(n, self._query.limit)

    def occurrences(self) -> list[int]:
        """The ids of all occurrences, for a file that holds them all, or so many as are asked for."""
        if self._query.limit is not None:
            return sorted(entry[0].occurrence_id for entry in self.page(0, self._query.limit))
        wanted = "DISTINCT assignment.occurrence_id"
        found = (self._terms.firsts(shares_of(self._terms, half, wanted)) for half in self._shares.halves)
        return sorted(set().union(*found))

    def by_unit(self) -> list[Part]:
        """The parts of the units, the most overdue first."""
        groups = [group for held in self._shares.held if held is not None for group in held.groups]
        parts = tallies.unit_parts(self._terms, self._shares.halves, groups + self._shares.groups)
        return sorted(parts, key=lambda part: (-part.counts.overdue, part.latest or date.max, -part.shares))

    def most_pressing(self) -> list[tuple[int, int]]:
        """The units with how many shares they have, in that order."""
        return tallies.most_pressing(self._terms, self._shares.halves, self._shares.of_each_unit)

    def of_each_unit(self) -> Mapping[int, int]:
        """How many shares each unit has."""
        return self._shares.of_each_unit

    def of_each_directive(self) -> Mapping[int | None, int]:
        """How many shares each directive has, the latest first, None of what was given by chat last."""
        found, of = Counter[int | None](), "task.directive_id"
        for half in self._shares.halves:
            if half.live:
                found.update(live_directives(self._terms, half))
            else:
                shares = shares_of(self._terms, replace(half, reach=Joined.TASK), f"{of}, count(*)")
                for directive, n in self._terms.rows(f"{shares} GROUP BY {of}"):
                    found[directive] += n
        return dict(sorted(found.items(), key=lambda of: -(of[0] or 0)))

    def by_directive(self, only: Collection[int | None] | None = None) -> list[Part]:
        """The parts of the directives, or of these only, the latest first, what was given by chat last."""
        of, halves = "task.directive_id", self._shares.halves
        if only is not None:
            led = "SELECT occurrence.id FROM occurrence JOIN task ON occurrence.task_number = task.number"
            so = self._terms.among(of, [each for each in only if each is not None])
            so = f"({so} OR {of} IS NULL)" if None in only else so
            theirs = f"assignment.occurrence_id IN ({led} WHERE {so})"
            halves = [replace(half, where=[*half.where, theirs]) for half in halves]
        parts = tallies.parts(self._terms, halves, of, Joined.TASK)
        return sorted(parts, key=lambda part: -(part.key if isinstance(part.key, int) else 0))

    def by_period(self, group: Group) -> list[Part]:
        """The parts of the weeks (by their Monday) or months (by their first), in order."""
        day = "assignment.accepted_on" if self._query.date_of is DateOf.CLOSED else self._terms.due
        return tallies.by_period(tallies.parts(self._terms, self._shares.halves, day, Joined.SHARE), group)

    def of_units(self, units: Sequence[int], each: int) -> dict[int, Entry]:
        """Of each of the units so many of its shares, what presses most first."""
        return self.of_each(units_shares.first_of(self._terms, self._shares.halves, units, each))

    def behind(self) -> Behind:
        """What is overdue, by the units that are called chậm for it."""
        return units_shares.behind(self._terms, self._shares.whole)

    def of_each(self, ids: Collection[int]) -> dict[int, Entry]:
        """The shares with these ids, by unit."""
        return by_unit(self.loaded(ids))

    def excused(self, most: int) -> list[Excused]:
        """What is past its deadline and not held against its unit, the earliest deadline first."""
        return units_shares.excused(self._terms, self._shares.whole, most)

    def loaded(self, ids: Collection[int]) -> list[Standing]:
        """The shares with these ids, the earliest deadline first."""
        return [standing_of(row, self._at) for row in listed_by_ids(self._session, ids)] if ids else []

    def numbers(self, most: int) -> list[int]:
        """The numbers of the tasks, so many at most, in order."""
        return tallies.numbers(self._terms, self._shares.halves, most)


def entries_of(occurrences: Sequence[int], shares: Iterable[Standing]) -> Iterator[Entry]:
    """The shares by occurrence, in the order of those."""
    groups: dict[int, list[Standing]] = {occurrence: [] for occurrence in occurrences}
    for each in sorted(shares, key=_within):
        groups[each.occurrence_id].append(each)
    return map(tuple, groups.values())


def by_unit(shares: Iterable[Standing]) -> dict[int, Entry]:
    """The shares of each unit, what presses most first."""
    found: dict[int, list[Standing]] = {}
    for share in sorted(shares, key=_within):
        found.setdefault(share.unit_id, []).append(share)
    return {unit: tuple(shares) for unit, shares in found.items()}


def _within(each: Standing) -> tuple[Any, ...]:
    """Within an entry: who leads first, what presses most first."""
    return (not each.leads, each.status not in OPEN, *pressing(each), each.unit)
