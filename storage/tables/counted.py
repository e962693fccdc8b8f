"""What is counted and found ahead of any question: kept by the database itself out of the record, and no part
of it (migration 0019). The program only reads these tables, in SQL.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Field

from storage.tables.base import Stored, moment


def _key() -> Any:
    return Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


class UnitWord(Stored, table=True):
    """What a unit told last of its share: whether the last of all was that it is none of its business, and
    how far it has got, %. Of a share of which neither was ever told there is no row.
    """

    __tablename__ = "told"

    assignment_id: int = _key()
    declined: bool
    percent: float | None = None


class OpenWork(Stored, table=True):
    """An occurrence of which some share is live (tasks.model), with what questions ask of its task."""

    __tablename__ = "open_work"

    occurrence_id: int = _key()
    number: int = Field(index=True)
    directive_id: int | None = None
    past_at_import: bool
    given_at: datetime = moment()
    folded: str


class DoneCount(Stored, table=True):
    """How many confirmed shares a unit has: in all (`period` is ""), of a year ("2026"), of a month
    ("2026-07"), by the day of the report. There may be rows that have come down to 0.
    """

    __tablename__ = "done_count"

    period: str = Field(primary_key=True)
    unit_id: int = _key()
    share: str = Field(primary_key=True)
    late: bool = Field(primary_key=True)
    n: int


class DoneOccurrence(Stored, table=True):
    """An occurrence of which some share is confirmed; 1 where one of those is by who leads, late, on time."""

    __tablename__ = "done_occurrence"

    occurrence_id: int = _key()
    led: int
    late: int
    late_led: int
    on_time: int
    on_time_led: int


class DoneTotal(Stored, table=True):
    """The sums of `DoneOccurrence`, in one row."""

    __tablename__ = "done_total"

    id: int = _key()
    occurrences: int
    led: int
    late: int
    late_led: int
    on_time: int
    on_time_led: int


COUNTED = frozenset({"told", "open_work", "done_count", "done_occurrence", "done_total"})
"""The tables whose rows a copy makes anew by itself."""
