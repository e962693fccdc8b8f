"""The halves in which a question is answered, live and done: how their shares stand, and their order."""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress, islice

from storage.questions.share_terms import Joined, Terms
from tasks.model import OPEN, Share, Status
from tasks.query import ALL_DONE, DateOf, Order, Query

PLACES = (
    *("overdue", "soon", "on_track", "undated", "waiting", "paused", "done_on_time", "done_late"),
    "cancelled",
)
"""How a share stands, by the fields of Counts, what presses most first."""

_OCCURRENCE = "assignment.occurrence_id"
_AT_STAGE = {Status.REPORTED: "waiting", Status.PAUSED: "paused", Status.CANCELLED: "cancelled"}


@dataclass(frozen=True, slots=True)
class Half:
    """The shares at some stages: what they must be, how they stand (of PLACES), what is grouped for that.

    `first` says of what stands at the first place, and of nothing else, that it does; `live`: neither what is
    confirmed nor what is cancelled is among them; `owed`: something open may be.
    """

    where: list[str]
    place: str
    grouped: str
    reach: Joined
    first: str = ""
    live: bool = False
    owed: bool = False

    @property
    def number(self) -> str:
        """The number of the task, where it reaches so far."""
        return "task.number" if self.live else "occurrence.task_number"


UnitTally = tuple[str, str, int, int]
"""Lead or helper, how they stand, the unit, how many."""


def shares_of(terms: Terms, half: Half, columns: str) -> str:
    """A statement over its shares."""
    return terms.select(columns, half.where, half.reach, live=half.live)


def place_of(terms: Terms, stages: Collection[Status], *, late: bool = False) -> str:
    """Where a share at one of the stages stands among PLACES; `late`: what is open is known to be overdue."""
    whens: list[tuple[str, str]] = []
    if Status.DONE in stages:
        whens.append((f"{terms.status} = 'done'", place_done(terms)))
    whens += [(f"{terms.status} = '{at}'", _place(name)) for at, name in _AT_STAGE.items() if at in stages]
    if not OPEN.intersection(stages) or late:
        return _case(whens, _place("overdue"))
    # Whatever is still there is open.
    whens += [
        (terms.far, _place("on_track")),
        (f"{terms.due} IS NULL", _place("undated")),
        (terms.past, _place("overdue")),
        (terms.near, _place("soon")),
    ]
    return _case(whens, _place("on_track"))


def place_done(terms: Terms) -> str:
    """The same, where all shares are confirmed ones."""
    return _case([(terms.done_late, _place("done_late"))], _place("done_on_time"))


def _case(whens: list[tuple[str, str]], otherwise: str) -> str:
    said = " ".join(f"WHEN {so} THEN {place}" for so, place in whens)
    # A bare number would be a column's place where rows are ordered or grouped by it.
    return f"CASE {said} ELSE {otherwise} END" if said else f"CAST({otherwise} AS INTEGER)"


def _place(name: str) -> str:
    return str(PLACES.index(name))


# The shares that a question holds at some stages, told by the database in one pass and counted here.
#
# To group some thousands of rows costs the database more than to find them. So they come as texts of numbers,
# one for all shares: of each how it stands, and its occurrence. What is counted is counted of the texts.

_PLACES, _UNITS = 16, 2**24
_LEAD, _PLACE, _UNIT = 1, _PLACES - 1, 1 + 4
"""From the last bit: whether the unit leads, how it stands, and above that the unit."""
_WAY = 2 * _PLACES - 1
_WAYS = [(share, place) for place in PLACES for share in (Share.COOPERATE, Share.LEAD)]
"""Helper or lead, and how it stands, by the last bits."""
_SHARE_CODE = f"(CAST({_UNITS} AS BIGINT) * assignment.occurrence_id + assignment.unit_id)"


@dataclass(frozen=True)
class HeldShares:
    """The shares of a half, one beside the other: how each stands, and of which occurrence it is; where
    their order is wanted the deadline of each, as a text that comes before that of a later one.
    """

    stood: list[str]
    of: list[str]
    due: list[str] | None = None

    @classmethod
    def told(cls, terms: Terms, half: Half, *, in_order: bool = False) -> "HeldShares":
        """All of them; they are few, or looked for long enough."""
        leads = f"assignment.share = '{Share.LEAD}'"
        stood = f"(assignment.unit_id * {_PLACES} + {half.place}) * 2 + CASE WHEN {leads} THEN 1 ELSE 0 END"
        columns = [stood, _OCCURRENCE, *([terms.due_as_text] if in_order else [])]
        (texts,) = terms.rows(shares_of(terms, half, ", ".join(map(terms.all_as_text, columns))))
        return cls(*(text.split(",") if text else [] for text in texts))

    @cached_property
    def _codes(self) -> dict[str, tuple[int, int]]:
        """The ways in which they stand, each as a number, and how many stand so."""
        return {stood: (int(stood), n) for stood, n in Counter(self.stood).items()}

    @property
    def groups(self) -> list[UnitTally]:
        """How many stand how, by unit."""
        return [(*_WAYS[code & _WAY], code >> _UNIT, n) for code, n in self._codes.values()]

    @property
    def leading(self) -> set[str]:
        """The occurrences that a unit leads."""
        return set(self._standing({stood for stood, (code, _) in self._codes.items() if code & _LEAD}))

    def _standing(self, so: set[str]) -> Iterator[str]:
        """The occurrences of those that stand so."""
        return compress(self.of, map(so.__contains__, self.stood))

    def units_of(self, occurrences: Collection[int]) -> set[tuple[int, int]]:
        """Those of these occurrences, as occurrence and unit."""
        wanted = set(map(str, occurrences))
        theirs = compress(zip(self.of, self.stood, strict=True), map(wanted.__contains__, self.of))
        return {(int(of), self._codes[stood][0] >> _UNIT) for of, stood in theirs}

    @cached_property
    def _shares(self) -> frozenset[tuple[int, int]]:
        every = zip(self.stood, self.of, strict=True)
        return frozenset((int(of), self._codes[stood][0] >> _UNIT) for stood, of in every)

    def half(self, terms: Terms, half: Half) -> Half:
        """The half that it was counted of, found by what was found: nothing is looked for a second time."""
        theirs = terms.among(_OCCURRENCE, {of for of, _ in self._shares})
        shares = terms.among(_SHARE_CODE, [of * _UNITS + unit for of, unit in self._shares])
        return replace(half, where=[theirs, shares], reach=Joined.SHARE, first="")

    def first(self, wanted: int, beside: Collection[int]) -> list[int]:
        """So many occurrences, beside those, as `first_of` tells them; only of what was told in order."""
        by_place: dict[int, set[str]] = {}
        for stood, (code, _) in self._codes.items():
            by_place.setdefault(code >> 1 & _PLACE, set()).add(stood)
        found = list[int]()
        for place in sorted(by_place):
            if len(found) < wanted:
                found += self._soonest(by_place[place], wanted - len(found), {*beside, *found})
        return found

    def _soonest(self, so: set[str], wanted: int, beside: Collection[int]) -> list[int]:
        """So many of those that stand so, the earliest deadline first."""
        theirs = list(map(so.__contains__, self.stood))
        days, most = Counter(compress(self.due or (), theirs)), 3 * wanted + len(beside)
        while True:
            last, n = "", 0
            for last in sorted(days):
                n += days[last]
                if n >= most:
                    break
            shares = compress(zip(self.due or (), self.of, strict=True), theirs)
            some = sorted((due, int(of)) for due, of in shares if due <= last)
            distinct = dict.fromkeys(of for _, of in some if of not in beside)
            if len(distinct) >= wanted or n < most:
                return list(islice(distinct, wanted))
            most *= 4

    def directives(self, terms: Terms) -> set[int | None]:
        """Of what is live the directives, None for what was given by chat."""
        columns = ", ".join(map(terms.all_as_text, ("occurrence_id", "COALESCE(directive_id, 0)")))
        if not self.of:
            return set()
        every, their = (text.split(",") for text in terms.rows(f"SELECT {columns} FROM open_work")[0])
        held = set(self.of)
        return {int(of) or None for of in set(compress(their, map(held.__contains__, every)))}

    def holds(self, occurrence: int, unit: int) -> bool:
        """Whether the unit's share of the occurrence is one of them."""
        return (occurrence, unit) in self._shares


# The order in which what a question holds is shown: occurrences, by one or by all of their shares.

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
    order = f"assignment.accepted_on DESC NULLS LAST, assignment.accepted_time DESC NULLS LAST, {_OCCURRENCE}"
    found: dict[int, None] = {}
    rows = f"{shares_of(terms, done, f'{_OCCURRENCE}, assignment.unit_id')} ORDER BY {order}"
    with closing(terms.some(rows, _AT_ONCE)) as shares:
        for of, unit in shares:
            if of not in beside and (held is None or held.holds(of, unit)):
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
