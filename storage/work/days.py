"""The office's own days: what it has changed in the nation's calendar of working days."""

from collections.abc import Iterable
from datetime import date

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


def forget(session: Session, day: date) -> bool:
    """Take the office's own word on a day back; False where there was none."""
    row = session.get(tables.Holiday, day)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True
