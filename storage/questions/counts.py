"""What is told of long done work by the counts that the database keeps (storage.tables.counted).

They tell of all units and all tasks, of all years or of whole months; whatever else a question says has to be
looked for among the shares.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from storage.questions.halves import UnitTally
from storage.questions.narrowing import Seen, at_stages_of
from storage.questions.share_terms import Terms
from tasks.model import Share, Status
from tasks.query import DateOf, Order, Query, Shape, Span, Stand

_DAY = timedelta(days=1)
_BY_LATENESS = {Stand.DONE_LATE: frozenset({True}), Stand.DONE_ON_TIME: frozenset({False})}
_ALL = frozenset({True, False})
_MOST_PERIODS = 24


@dataclass(frozen=True, slots=True)
class KeptCounts:
    """What is meant of confirmed shares: late ones, those on time or both, of a share, of some periods."""

    late: frozenset[bool]
    share: Share | None
    periods: tuple[str, ...]

    def groups(self, terms: Terms) -> list[UnitTally]:
        """How many are late or on time, by unit."""
        rows = (
            "SELECT share, late, unit_id, sum(n) FROM done_count"
            f" WHERE {terms.among_words('period', self.periods)} GROUP BY unit_id, share, late"
        )
        return [
            (share, "done_late" if late else "done_on_time", unit, int(n))
            for share, late, unit, n in terms.rows(rows)
            if n and bool(late) in self.late and self.share in (None, share)
        ]

    @property
    def of_occurrences(self) -> bool:
        """Whether it is told of occurrences, too."""
        return self.periods == ("",) and self.share is not Share.COOPERATE

    def entries(self, terms: Terms, counted: Collection[int], led: Collection[int]) -> tuple[int, int]:
        """How many occurrences there are beside those that are counted, and how many somebody leads."""
        each = "" if self.late == _ALL else "late" if True in self.late else "on_time"
        leads = f"{each}_led".removeprefix("_")
        every = leads if self.share is Share.LEAD else each
        n, n_led = terms.rows(f"SELECT {every or 'occurrences'}, {leads} FROM done_total")[0]
        return n - _among(terms, counted, every), n_led - _among(terms, led, leads)


def _among(terms: Terms, occurrences: Collection[int], kind: str) -> int:
    """How many of the occurrences are counted under that kind."""
    if not occurrences:
        return 0
    so = f" AND {kind} = 1" if kind else ""
    those = terms.among("occurrence_id", occurrences)
    return int(terms.rows(f"SELECT count(*) FROM done_occurrence WHERE {those}{so}")[0][0])


def kept_counts(terms: Terms, query: Query, seen: Seen) -> KeptCounts | None:
    """What the counts tell of what is done and asked for; None where they do not."""
    said = Query(stands=query.stands, share=query.share, span=query.span, date_of=query.date_of)
    form = replace(
        query, order=Order.DUE, shape=Shape.LIST, group=None, limit=None, figures=False, none=False
    )
    periods = _periods(query, terms.today)
    late = _lateness(query)
    plainly = replace(form, about=said.about) == said and seen.units is None and not terms.at.roll_forward
    return KeptCounts(late, query.share, periods) if plainly and late and periods else None


def _lateness(query: Query) -> frozenset[bool]:
    """Whether late ones are meant and those on time; nothing where more is asked of them."""
    late = frozenset[bool]() if query.stands else _ALL
    for stand in query.stands:
        stages, more = at_stages_of(stand)
        if stand in _BY_LATENESS:
            late |= _BY_LATENESS[stand]
        elif Status.DONE in stages:
            if more:
                return frozenset()
            late |= _ALL
    return late


def _periods(query: Query, today: date) -> tuple[str, ...]:
    """The years and months that the span is made of; "" for all time, nothing where it is of other days."""
    span = query.span
    if span is None:
        return ("",)
    if query.date_of is not DateOf.CLOSED or span.first is None or span.first.day != 1:
        return ()
    return _of_months(span, span.first, today)


def _of_months(span: Span, day: date, today: date) -> tuple[str, ...]:
    # Nothing is confirmed after today: the month that goes on is told as it stands.
    last = today if span.last is None else min(span.last, today)
    found: list[str] = []
    while day <= last and len(found) <= _MOST_PERIODS:
        year_ends, month_ends = date(day.year, 12, 31), _end_of_month(day)
        if day.month == 1 and (year_ends <= last or last == today):
            found.append(f"{day:%Y}")
            day = year_ends + _DAY
        elif month_ends <= last or last == today:
            found.append(f"{day:%Y-%m}")
            day = month_ends + _DAY
        else:
            return ()
    return tuple(found) if len(found) <= _MOST_PERIODS else ()


def _end_of_month(day: date) -> date:
    return (day.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY
