"""From how much to how much: days late, days waited, how far a unit has got."""

from collections.abc import Sequence
from datetime import timedelta

from chat.questions.amounts import DAYS, PERCENT, Bounds, amounts
from chat.questions.question import Question
from chat.questions.stands import plainly, stands_of
from tasks.query import DateOf, Percents, Span, Stand


def late_bounds(asked: Question) -> Bounds | None:
    """ "trên 7 ngày", "từ 3 đến 5 ngày", "dưới 5 ngày", "đúng 3 ngày" of lateness or of waiting."""
    bare = asked.has("overdue", "done_late", *_SINCE)
    return _common([each for each in amounts(asked.items, DAYS) if bare or each.led])


_SINCE = ("reported", "unconfirmed", "unacknowledged", "given")


def percents_of(asked: Question) -> tuple[Percents | None, frozenset[int]]:
    """How far the unit says that it has got, and the places of the words."""
    found = None if asked.has("rate") else _common(amounts(asked.items, PERCENT))
    if found is None:
        return None, frozenset()
    least, most = max(found.least or 0, 0), min(_ALL if found.most is None else found.most, _ALL)
    return (Percents(least, most), found.places) if least <= most else (None, frozenset())


_ALL = 100


def waiting_over(asked: Question) -> tuple[Span, DateOf] | None:
    """ "chờ duyệt quá 3 ngày", "giao hơn 5 ngày mà chưa nhận": since when it waits, not how late it is."""
    bounds = late_bounds(asked)
    if bounds is None or plainly(asked, "late"):
        return None
    stands = stands_of(asked)
    if {Stand.OVERDUE, Stand.DONE_LATE} & set(stands):
        return None
    waits = next((date for stand, date in _WAITS if stand in stands), None)
    if waits is None and asked.has("given"):
        waits = DateOf.GIVEN
    if waits is None:
        return None
    today = asked.situation.today
    first, last = (
        today - timedelta(days=days) if days is not None else None for days in (bounds.most, bounds.least)
    )
    return Span(first, last), waits


_WAITS = ((Stand.REPORTED, DateOf.REPORTED), (Stand.UNACKNOWLEDGED, DateOf.GIVEN))


def _common(found: Sequence[Bounds]) -> Bounds | None:
    """What lies within all of them: "trên 3 ngày, dưới 10 ngày"."""
    if not found:
        return None
    least = max((b.least for b in found if b.least is not None), default=None)
    most = min((b.most for b in found if b.most is not None), default=None)
    return Bounds(least, most, frozenset().union(*(b.places for b in found)))
