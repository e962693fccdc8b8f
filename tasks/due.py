"""The day on which a deadline falls, once the days that it counts from are known."""

from datetime import date

from tasks.deadline import CountUnit, Deadline, Operator, Start
from tasks.model import Due
from tasks.moments import count
from tasks.workdays import Calendar


def resolve(
    deadline: Deadline, calendar: Calendar, *, issued: date | None = None, received: date | None = None
) -> Due | None:
    """The date of a single deadline; None for a recurring one, or where its first day is not known.

    A period counted from the document's day of issue or receipt needs that day; one counted from any
    other event has no date before the office gives it. A period's last day is in time (Civil Code 2015,
    art. 148), whatever word introduced it.
    """
    if deadline.on is not None:
        return Due(deadline.on, deadline.operator, deadline.at)
    if deadline.relative is None:
        return None
    start = {Start.ISSUED: issued, Start.RECEIVED: received}.get(deadline.relative.start)
    if start is None:
        return None
    hour = None if deadline.relative.unit is CountUnit.HOUR else deadline.at
    return Due(count(deadline.relative, start, calendar), Operator.BY, hour)
