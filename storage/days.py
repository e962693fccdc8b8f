"""The office's own days: what it has changed in the nation's calendar of working days."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlmodel import Session, col, select

from storage import tables
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


def swap(session: Session, off: date, worked: date, name: str = "") -> None:
    """A working day is off in exchange for a worked day off (làm bù)."""
    set_days(session, [SpecialDay(off, False, name), SpecialDay(worked, True, name)])


def forget(session: Session, day: date) -> bool:
    """Take the office's own word on a day back; False where there was none."""
    row = session.get(tables.Holiday, day)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def off_from(session: Session, first: date, last: date) -> int:
    """Set every day of a range off; how many days. ValueError for more than 31 or an empty range."""
    count = (last - first).days + 1
    if not 1 <= count <= 31:
        raise ValueError("a range of 1 to 31 days is wanted")
    set_days(session, [SpecialDay(first + timedelta(days=n), False) for n in range(count)])
    return count
