"""The shares that a question holds, in two halves: what is live and what is long done.

The one is little, the other has no need of today's date.
"""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from storage.questions import common_words, tallies
from storage.questions.counts import KeptCounts, kept_counts
from storage.questions.halves import Half, UnitTally, by_days, place_done, place_of
from storage.questions.held_shares import HeldShares, live_units
from storage.questions.narrowing import (
    ALL,
    Seen,
    are_live,
    at_stages_of,
    holds_little,
    is_of_giving,
    narrowed,
    stages_of,
)
from storage.questions.share_terms import Joined, Terms
from tasks.model import OPEN, Status
from tasks.query import Query, Stand


@dataclass(frozen=True)
class SharesOfQuestion:
    """What the question holds for that person, with `directive_id` within one directive.

    `bounded`: where words alone are looked for and too much of what is done has them, only the last of
    it is counted. `paged`: pages will be asked for, so that the order is told with the counts.
    """

    terms: Terms
    query: Query
    seen: Seen
    directive_id: int | None = None
    bounded: bool = False
    paged: bool = False

    @cached_property
    def _stages(self) -> set[Status]:
        return stages_of(self.query)

    @cached_property
    def whole(self) -> Half:
        """All of it in one."""
        half = self.live or self.done
        if half is None or self.live is None or self.done is None:
            return half or self._half(set())
        place = place_of(self.terms, self._stages)
        return replace(half, where=self._narrowed(), placing=place, grouped=place.number, live=False)

    @cached_property
    def live(self) -> Half | None:
        """What is not done, as far as it is asked for."""
        stages = self._stages - {Status.DONE}
        return self._half(stages) if stages else None

    def _half(self, stages: AbstractSet[Status]) -> Half:
        place = place_of(self.terms, stages, late=self.query.stands == (Stand.OVERDUE,))
        where, live = self._narrowed(stages), are_live(stages)
        return Half(where, place, place.number, Joined.SHARE, live=live, owed=bool(stages & OPEN))

    @cached_property
    def done(self) -> Half | None:
        """What is done, if it is asked for."""
        if Status.DONE not in self._stages:
            return None
        place = place_done(self.terms)
        # In the order of the index of stages there is nothing to sort.
        grouped = place.number if self.terms.at.roll_forward else "assignment.late"
        late = self.query.stands == (Stand.DONE_LATE,) and not self.terms.at.roll_forward
        first = f"{self.terms.due} IS NOT NULL" if late else ""
        return Half(self._narrowed({Status.DONE}), place, grouped, Joined.SHARE, first)

    @cached_property
    def halves(self) -> list[Half]:
        """What is live, and what is done, in this order; in one where one look at tasks finds both."""
        found = [half for half in (self.live, self.done) if half is not None]
        at_once = len(found) > 1 and is_of_giving(self.query) and not self.query.words
        return [self.whole] if at_once else found

    @cached_property
    def held(self) -> list[HeldShares | None]:
        """Of each half its shares; None where they may be too many to hold."""
        last, some = self.last, self._is_little
        return [
            last if last and half is self.done else self._told(half) if some or half is self.live else None
            for half in self.halves
        ]

    @cached_property
    def _is_little(self) -> bool:
        return self.directive_id is not None or holds_little(self.query, self.seen)

    def _told(self, half: Half) -> HeldShares:
        parts = self._by_days() if half is self.live else None
        return HeldShares.told(self.terms, *(parts or [half]), in_order=self.paged)

    def _by_days(self) -> list[Half] | None:
        """The live half in parts by its days, where it is much and told by the stage alone."""
        stages = self._stages - {Status.DONE}
        staged = not any(more for _, more in map(at_stages_of, self.query.stands))
        much = not self._is_little and bool(stages & OPEN) and are_live(stages)
        if not much or not staged or self.query.besides or self.terms.bring_calendar:
            return None
        rest = stages - OPEN
        return by_days(self.terms, self._half(stages & OPEN), self._half(rest) if rest else None)

    @cached_property
    def last(self) -> HeldShares | None:
        """The last of what is done, where it is told in place of all; None where all is counted."""
        alone = self.bounded and self.directive_id is None and self.seen.units is None
        done = self.done if alone else None
        return common_words.last_of(self.terms, self.query, done) if done is not None else None

    @cached_property
    def groups(self) -> list[UnitTally]:
        """Of what is not held, how many stand how, by unit."""
        done = self.done if None in self.held else None
        if done is None:
            return []
        if self.kept is not None:
            return self.kept.groups(self.terms)
        if self._is_all_done:
            return tallies.groups_by_unit(self.terms, done, self.query.share)
        return tallies.groups_of(self.terms, done)

    @cached_property
    def kept(self) -> KeptCounts | None:
        """What is counted of what is done, where that is what is asked for."""
        of_all = self.directive_id is None and self.done is not None
        return kept_counts(self.terms, self.query, self.seen) if of_all else None

    @property
    def _is_all_done(self) -> bool:
        """Whether of what is done all is meant, and whether it was late is kept with it."""
        query, plain = self.query, self.query.stands in ((), (Stand.DONE,)) and not self.query.besides
        return (
            plain and query.late_over is None and query.late_most is None and not self.terms.at.roll_forward
        )

    def _narrowed(self, within: AbstractSet[Status] = ALL) -> list[str]:
        return narrowed(self.terms, self.query, self.seen, within, self.directive_id)

    @cached_property
    def of_each_unit(self) -> Counter[int]:
        """How many shares each unit has."""
        if not self.are_told and self.done is None:
            return sum((live_units(self.terms, half) for half in self.halves), Counter[int]())
        found = sum((held.of_units for held in self.held if held is not None), Counter[int]())
        for *_, unit, n in self.groups:
            found[unit] += n
        return found

    @property
    def are_told(self) -> bool:
        """Whether it was asked already how they stand."""
        return "held" in vars(self)
