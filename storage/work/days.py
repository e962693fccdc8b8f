"""The office's own days: what it has changed in the nation's calendar of working days.

`CountedDays` is that calendar inside a statement: each day with how many working days lie before it.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import JSON, ColumnElement, Integer, Select, String, bindparam, cast, func
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from storage import tables
from tasks.serializing import to_text
from tasks.workdays import Calendar, SpecialDay, national

_YEARS_BACK, _YEARS_AHEAD = 2, 3


def edits(session: Session) -> list[SpecialDay]:
    """The days that the office has set, in order."""
    rows = session.exec(select(tables.Holiday).order_by(col(tables.Holiday.day)))
    return [SpecialDay(row.day, row.worked, row.name) for row in rows]


def calendar(session: Session, today: date) -> Calendar:
    """The nation's days of the years around today, with the office's own laid over them."""
    years = range(today.year - _YEARS_BACK, today.year + _YEARS_AHEAD + 1)
    return national(years).edited(edits(session))


def set_days(session: Session, days: Iterable[SpecialDay]) -> None:
    """Set days off or worked; of an earlier word on the same date nothing stays."""
    for day in days:
        row = session.get(tables.Holiday, day.on) or tables.Holiday(day=day.on)
        row.worked, row.name = day.working, day.name
        session.add(row)
    session.flush()


def forget(session: Session, day: date) -> bool:
    """Take the office's own word on a day back; False where there was none."""
    row = session.get(tables.Holiday, day)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


_DAY = timedelta(days=1)
_OLDEST = timedelta(days=30 * 366)


class CountedDays:
    """A table of the days from the oldest deadline until today, brought along as one parameter of JSON.

    `due` and `done` are it once more for each of the two days of a share: its deadline, and its report that
    was confirmed. A day is counted twice, plus one where it is itself worked, so that one number says both
    how many working days lie before it and how many with it. Days before the first count as none.
    """

    def __init__(self, session: Session, calendar: Calendar, today: date) -> None:
        text = to_text(_counted(calendar, _oldest(session, today), today))
        if session.get_bind().dialect.name == "sqlite":
            each = func.json_each(bindparam(None, text, String())).table_valued("key", "value")
        else:
            each = func.json_each_text(cast(bindparam(None, text, String()), JSON)).table_valued(
                "key", "value"
            )
        days = sql_select(
            cast(each.c.key, String).label("day"), cast(each.c.value, Integer).label("counted")
        ).cte("counted_day")
        self.due, self.done = days.alias("due_day"), days.alias("done_day")

    def before(self, day: Any) -> ColumnElement[int]:
        """The working days before the day."""
        return func.coalesce(day.c.counted, 0) // 2

    def through(self, day: Any) -> ColumnElement[int]:
        """The working days before the day, and the day itself where it is one."""
        return (func.coalesce(day.c.counted, 0) + 1) // 2

    def joined(self, rows: Select[Any], due: Any) -> Select[Any]:
        """The statement with both days of each share."""
        done = col(tables.Assignment.accepted_on)
        return rows.outerjoin(self.due, self.due.c.day == cast(due, String)).outerjoin(
            self.done, self.done.c.day == cast(done, String)
        )


def _oldest(session: Session, today: date) -> date:
    own = session.exec(select(func.min(tables.Assignment.own_due))).one()
    given = session.exec(select(func.min(tables.Occurrence.due))).one()
    return max(min(own or today, given or today), today - _OLDEST)


def _counted(calendar: Calendar, first: date, last: date) -> dict[str, int]:
    counted: dict[str, int] = {}
    before = 0
    for n in range((last - first).days + 1):
        day = first + n * _DAY
        worked = calendar.is_working(day)
        counted[day.isoformat()] = 2 * before + worked
        before += worked
    return counted
