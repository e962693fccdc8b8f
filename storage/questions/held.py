"""The shares that a question holds at some stages, told by the database in one pass and counted here.

To group some thousands of rows costs the database more than to find them. So each share comes as one number,
all of them as one text, and what is counted of them is counted of the numbers.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from storage.questions.halves import PLACES, Half, UnitTally, shares_of
from storage.questions.share_terms import Joined, Terms
from tasks.model import Share

_PLACES, _UNITS = 16, 2**24
_LEAD, _PLACE, _SHARE = 1, _PLACES - 1, 1 + 4
"""From the last bit: whether the unit leads, how it stands, and above that the unit and the occurrence."""
_GROUP = _UNITS * _PLACES * 2 - 1
_SHARE_CODE = f"(CAST({_UNITS} AS BIGINT) * assignment.occurrence_id + assignment.unit_id)"


@dataclass(frozen=True)
class HeldShares:
    """The shares of a half."""

    codes: tuple[int, ...]

    @classmethod
    def of(cls, terms: Terms, half: Half) -> "HeldShares":
        """All of them; they are few, or looked for long enough."""
        leads = f"CASE WHEN assignment.share = '{Share.LEAD}' THEN 1 ELSE 0 END"
        code = f"({_SHARE_CODE} * {_PLACES} + {half.place}) * 2 + {leads}"
        text = terms.rows(shares_of(terms, half, terms.all_as_text(code)))[0][0]
        return cls(tuple(map(int, text.split(","))) if text else ())

    @cached_property
    def groups(self) -> list[UnitTally]:
        """How many stand how, by unit."""
        counted = Counter([code & _GROUP for code in self.codes])
        return [
            (
                Share.LEAD if code & _LEAD else Share.COOPERATE,
                PLACES[code >> 1 & _PLACE],
                code >> _SHARE,
                n,
            )
            for code, n in counted.items()
        ]

    @cached_property
    def occurrences(self) -> frozenset[int]:
        """The ids of their occurrences."""
        return frozenset([code // (_GROUP + 1) for code in self.codes])

    @cached_property
    def led(self) -> frozenset[int]:
        """Of these the occurrences of which it holds somebody who leads."""
        return frozenset([code // (_GROUP + 1) for code in self.codes if code & _LEAD])

    @cached_property
    def _shares(self) -> frozenset[int]:
        return frozenset([code >> _SHARE for code in self.codes])

    def half(self, terms: Terms, half: Half, wanted: int | None = None) -> Half:
        """The half that it was counted of, found by what was found: nothing is looked for a second time.

        With `wanted` only what stands at the first places, so that there are so many occurrences of it.
        """
        codes = self._first(wanted) if wanted is not None else self.codes
        occurrences = {code // (_GROUP + 1) for code in codes}
        theirs = terms.among("assignment.occurrence_id", occurrences)
        shares = terms.among(_SHARE_CODE, {code >> _SHARE for code in codes})
        return replace(half, where=[theirs, shares], reach=Joined.SHARE, first="")

    def _first(self, wanted: int) -> list[int]:
        by_place: dict[int, list[int]] = {}
        for code in self.codes:
            by_place.setdefault(code >> 1 & _PLACE, []).append(code)
        found, occurrences = list[int](), set[int]()
        for place in sorted(by_place):
            if len(occurrences) < wanted:
                found += by_place[place]
                occurrences.update([code // (_GROUP + 1) for code in by_place[place]])
        return found

    def holds(self, occurrence: int, unit: int) -> bool:
        """Whether the unit's share of the occurrence is one of them."""
        return occurrence * _UNITS + unit in self._shares
