"""The shares that a question holds at some stages, told by the database in one pass and counted here.

To group some thousands of rows costs the database more than to find them. So they come as texts, one for all
shares: of each how it stands, its unit and its occurrence. What is counted is counted of the texts.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import compress, islice

from storage.questions.halves import OCCURRENCE, PLACES, Half, UnitTally, shares_of
from storage.questions.share_terms import Joined, Terms
from tasks.model import Share

_LEADING, _HELPING = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(PLACES)], "abcdefghijklmnopqrstuvwxyz"[: len(PLACES)]
"""How a share stands, by a letter: those of who leads, and those of who helps."""
_WAYS = {
    letter: (share, place)
    for share, letters in ((Share.LEAD, _LEADING), (Share.COOPERATE, _HELPING))
    for letter, place in zip(letters, PLACES, strict=True)
}
_UNITS = 2**24
_AT_ONCE, _SOON_MET = 50, 1_000
_SHARE_CODE = f"(CAST({_UNITS} AS BIGINT) * assignment.occurrence_id + assignment.unit_id)"


@dataclass(frozen=True)
class HeldShares:
    """The shares of a half, one beside the other: of each the letter for how it stands, its unit, and its
    occurrence; where their order is wanted their deadlines with commas between, each as a text that comes
    before that of a later one.
    """

    ways: str = ""
    units: tuple[str, ...] | list[str] = ()
    of: tuple[str, ...] | list[str] = ()
    due: str | None = None

    @classmethod
    def told(cls, terms: Terms, *parts: Half, in_order: bool = False) -> "HeldShares":
        """All shares of a half, or of its parts; they are few, or looked for long enough."""
        helps = f"assignment.share = '{Share.COOPERATE}'"
        columns = ["assignment.unit_id", OCCURRENCE, *([terms.due_as_text] if in_order else [])]
        texts, asked = list(map(terms.all_as_text, columns)), list[str]()
        for part in parts:
            leads, helped = map(part.placing.letter, (_LEADING, _HELPING))
            way = terms.all_as_text(f"CASE WHEN {helps} THEN {helped} ELSE {leads} END", between="")
            asked.append(shares_of(terms, part, ", ".join([way, *texts])))
        found = [row for row in terms.rows(" UNION ALL ".join(asked)) if row[0]]
        if not found:
            return cls(due="" if in_order else None)
        ways, *told = zip(*found, strict=True)
        units, of, *due = map(",".join, told)
        return cls("".join(ways), units.split(","), of.split(","), *due)

    @cached_property
    def _by_way(self) -> dict[str, int]:
        """How many stand so, by the letters that there are."""
        return {way: n for way in _WAYS if (n := self.ways.count(way))}

    @property
    def sums(self) -> dict[tuple[str, str], int]:
        """How many lead or help, and stand how."""
        return {_WAYS[way]: n for way, n in self._by_way.items()}

    @property
    def groups(self) -> list[UnitTally]:
        """How many stand how, by unit."""
        counted = Counter(zip(self.ways, self.units, strict=True))
        return [(*_WAYS[way], int(unit), n) for (way, unit), n in counted.items()]

    @cached_property
    def leading(self) -> set[str]:
        """The occurrences that a unit leads."""
        return set(self._standing(self.of, _LEADING))

    @property
    def leaders(self) -> set[int]:
        """The units that lead in any."""
        return set(map(int, set(self._standing(self.units, _LEADING))))

    @property
    def of_units(self) -> Counter[int]:
        """How many each unit has."""
        return _counted(self.units)

    def _standing(self, each: Iterable[str], ways: str) -> Iterator[str]:
        """What is said of those that stand so."""
        return compress(each, self.ways.encode("ascii").translate(_chosen(ways)))

    def units_of(self, occurrences: Collection[int]) -> set[tuple[int, int]]:
        """Those of these occurrences, as occurrence and unit."""
        wanted = set(map(str, occurrences))
        theirs = list(map(wanted.__contains__, self.of))
        found = zip(compress(self.of, theirs), compress(self.units, theirs), strict=True)
        return {(int(of), int(unit)) for of, unit in found}

    @cached_property
    def _shares(self) -> frozenset[tuple[int, int]]:
        return frozenset(zip(map(int, self.of), map(int, self.units), strict=True))

    def half(self, terms: Terms, half: Half) -> Half:
        """The half that it was counted of, found by what was found: nothing is looked for a second time."""
        theirs = terms.among(OCCURRENCE, {of for of, _ in self._shares})
        shares = terms.among(_SHARE_CODE, [of * _UNITS + unit for of, unit in self._shares])
        return replace(half, where=[theirs, shares], reach=Joined.SHARE, first="")

    def first(self, wanted: int, beside: Collection[int]) -> list[int]:
        """So many occurrences, beside those, as `first_of` tells them; only of what was told in order."""
        found = list[int]()
        for both in zip(_LEADING, _HELPING, strict=True):
            ways = "".join(way for way in both if way in self._by_way)
            if ways and len(found) < wanted:
                found += self._soonest(ways, wanted - len(found), {*beside, *found})
        return found

    def _soonest(self, ways: str, wanted: int, beside: Collection[int]) -> list[int]:
        """So many of those that stand so, the earliest deadline first."""
        end = 1 + max(map(self.ways.rfind, ways))  # what presses comes first where it was told in parts
        told = (self.due or "").split(",", end)[:end]
        due, of = (list(self._standing(each, ways)) for each in (told, self.of))
        days, most = Counter(due), 3 * wanted + len(beside)
        while True:
            last, n = "", 0
            for last in sorted(days):
                n += days[last]
                if n >= most:
                    break
            some = sorted((day, int(each)) for day, each in zip(due, of, strict=True) if day <= last)
            distinct = dict.fromkeys(each for _, each in some if each not in beside)
            if len(distinct) >= wanted or n < most:
                return list(islice(distinct, wanted))
            most *= 4

    def of_directives(self, terms: Terms) -> Counter[int | None]:
        """Of what is live how many each directive has, None for what was given by chat."""
        return of_directives(terms, self.of)

    def holds(self, occurrence: int, unit: int) -> bool:
        """Whether the unit's share of the occurrence is one of them."""
        return (occurrence, unit) in self._shares


@cache
def _chosen(ways: str) -> bytes:
    """A table of all bytes: what is translated by it is true where it is one of the letters."""
    return bytes(chr(each) in ways for each in range(256))


def _counted(units: Iterable[str]) -> Counter[int]:
    return Counter({int(unit): n for unit, n in Counter(units).items()})


def live_units(terms: Terms, half: Half) -> Counter[int]:
    """Of a live half how many shares each unit has; how they stand is not looked at."""
    (text,) = terms.firsts(shares_of(terms, half, terms.all_as_text("assignment.unit_id")))
    return _counted(text.split(",") if text else ())


def live_directives(terms: Terms, half: Half) -> Counter[int | None]:
    """Of a live half how many shares each directive has; how they stand is not looked at."""
    (text,) = terms.firsts(shares_of(terms, half, terms.all_as_text(OCCURRENCE)))
    return of_directives(terms, text.split(",") if text else ())


def of_directives(terms: Terms, occurrences: Collection[str]) -> Counter[int | None]:
    """How often the directive of each is among those of these occurrences, None for what is of none."""
    if not occurrences:
        return Counter()
    columns = ", ".join(map(terms.all_as_text, ("occurrence_id", "COALESCE(directive_id, 0)")))
    every, theirs = (text.split(",") for text in terms.rows(f"SELECT {columns} FROM open_work")[0])
    counted = Counter(map(dict(zip(every, theirs, strict=True)).get, occurrences))
    return Counter({int(of) or None: n for of, n in counted.items() if of is not None})


def last_confirmed(
    terms: Terms, done: Half, held: HeldShares | None, wanted: int, beside: Collection[int] = ()
) -> list[int]:
    """So many in the order of their last report, read off its index and no further, beside those.

    What was looked for before is `held`: where it is little it is looked up, else soon met in the index.
    """
    if held is not None:
        met = [f"{terms.status} = 'done'"]
        few = len(held.of) < _SOON_MET
        done = held.half(terms, done) if few else replace(done, where=met, reach=Joined.SHARE)
    order = f"assignment.accepted_on DESC NULLS LAST, assignment.accepted_time DESC NULLS LAST, {OCCURRENCE}"
    found: dict[int, None] = {}
    rows = f"{shares_of(terms, done, f'{OCCURRENCE}, assignment.unit_id')} ORDER BY {order}"
    with closing(terms.some(rows, _AT_ONCE)) as shares:
        for of, unit in shares:
            if of not in beside and (held is None or held.holds(of, unit)):
                found.setdefault(of)
            if len(found) == wanted:
                break
    return list(found)
