"""The halves in which a question is answered, live and done: how their shares stand, and their order."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from itertools import islice

from storage.questions.share_terms import Joined, Terms
from tasks.model import OPEN, Status
from tasks.query import ALL_DONE, DateOf, Order, Query

PLACES = (
    *("overdue", "soon", "on_track", "undated", "waiting", "paused", "done_on_time", "done_late"),
    "cancelled",
)
"""How a share stands, by the fields of Counts, what presses most first."""

OCCURRENCE = "assignment.occurrence_id"
_AT_STAGE = {Status.REPORTED: "waiting", Status.PAUSED: "paused", Status.CANCELLED: "cancelled"}


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a share stands among PLACES: at that of the first condition that is true, else at the last; or
    as another placing says where the condition is true.
    """

    whens: "tuple[tuple[str, str | Placing], ...]"
    otherwise: str

    @property
    def number(self) -> str:
        """The number of the place."""
        if self.whens:
            return self._case(lambda place: str(PLACES.index(place)))
        # A bare number would be a column's place where rows are ordered or grouped by it.
        return f"CAST({PLACES.index(self.otherwise)} AS INTEGER)"

    def letter(self, letters: str) -> str:
        """The letter that stands for the place."""
        return self._case(lambda place: f"'{letters[PLACES.index(place)]}'")

    def _case(self, said: Callable[[str], str]) -> str:
        places = (
            (so, place._case(said) if isinstance(place, Placing) else said(place)) for so, place in self.whens
        )
        whens = " ".join(f"WHEN {so} THEN {place}" for so, place in places)
        return f"CASE {whens} ELSE {said(self.otherwise)} END" if whens else said(self.otherwise)


@dataclass(frozen=True, slots=True)
class Half:
    """The shares at some stages: what they must be, how they stand, what is grouped for that.

    `first` says of what stands at the first place, and of nothing else, that it does; `live`: neither what is
    confirmed nor what is cancelled is among them; `owed`: something open may be.
    """

    where: list[str]
    placing: Placing
    grouped: str
    reach: Joined
    first: str = ""
    live: bool = False
    owed: bool = False

    @property
    def place(self) -> str:
        """How a share stands, as a number of PLACES."""
        return self.placing.number

    @property
    def number(self) -> str:
        """The number of the task, where it reaches so far."""
        return "task.number" if self.live else "occurrence.task_number"


UnitTally = tuple[str, str, int, int]
"""Lead or helper, how they stand, the unit, how many."""


def shares_of(terms: Terms, half: Half, columns: str) -> str:
    """A statement over its shares."""
    return terms.select(columns, half.where, half.reach, live=half.live)


def place_of(terms: Terms, stages: Collection[Status], *, late: bool = False) -> Placing:
    """Where a share at one of the stages stands; `late`: what is open is known to be overdue."""
    whens: list[tuple[str, str | Placing]] = []
    if Status.DONE in stages:
        whens.append((f"{terms.status} = 'done'", place_done(terms)))
    whens += [(f"{terms.status} = '{at}'", place) for at, place in _AT_STAGE.items() if at in stages]
    if not OPEN.intersection(stages) or late:
        return Placing(tuple(whens), "overdue")
    # Whatever is still there is open.
    whens += [
        (terms.far, "on_track"),
        (f"{terms.due} IS NULL", "undated"),
        (terms.past, "overdue"),
        (terms.near, "soon"),
    ]
    return Placing(tuple(whens), "on_track")


def by_days(terms: Terms, opened: Half, others: Half | None) -> list[Half]:
    """What is open, and what is live and not open, in parts: how a share stands is soon told in most.

    Of what is open each is a stretch of the index of days.
    """
    near = Placing(((terms.past, "overdue"), (terms.near, "soon")), "on_track")
    stretches = (
        (f"{terms.due} <= {terms.near_until}", near),
        (terms.far, Placing((), "on_track")),
        (f"{terms.due} IS NULL", Placing((), "undated")),
    )
    parts = [replace(opened, where=[*opened.where, day], placing=place) for day, place in stretches]
    return [*parts, *([others] if others else [])]


def place_done(terms: Terms) -> Placing:
    """The same, where all shares are confirmed ones."""
    return Placing(((terms.done_late, "done_late"),), "done_on_time")


# The order in which what a question holds is shown: occurrences, by one or by all of their shares.


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
        half = replace(half, where=[*half.where, f"NOT ({terms.among(OCCURRENCE, beside)})"])
    by_day = f"{due}, {terms.time} NULLS FIRST, {OCCURRENCE}"
    if half.first:
        pressing = replace(half, where=[*half.where, half.first])
        found = _first(terms, f"{shares_of(terms, pressing, OCCURRENCE)} ORDER BY {by_day}", wanted)
        if len(found) == wanted:
            return found
    return _first(
        terms, f"{shares_of(terms, half, OCCURRENCE)} ORDER BY {half.place}, {due} IS NULL, {by_day}", wanted
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
    due, last = terms.due, f"min({whole.number}), {OCCURRENCE}"
    if query.order is Order.LATEST:
        order = f"{_newest(query)}, {last}"
    else:
        late = f"max(CASE WHEN {terms.done_late} THEN {terms.days_late} ELSE 0 END) DESC"
        first = f"min({due}) IS NULL, min({due}), min({terms.time})"
        order = f"{late}, min({whole.place}), {first}, {last}"
    reach = Joined.TASK if query.order is Order.LATEST else Joined.OCCURRENCE
    rows = shares_of(terms, replace(whole, reach=max(whole.reach, reach)), OCCURRENCE)
    cut = f"{rows} GROUP BY {OCCURRENCE} ORDER BY {order} LIMIT {terms.value(wanted)}"
    return terms.firsts(cut)


def _newest(query: Query) -> str:
    """By the last report, else by the giving."""
    if query.date_of is DateOf.GIVEN:
        return "max(task.given_at) DESC"
    told = "SELECT max(at) FROM report WHERE assignment_id = assignment.id AND decision <> 'withdrawn'"
    return f"max(COALESCE(({told}), task.given_at)) DESC"
