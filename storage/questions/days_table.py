"""The calendar of working days inside a statement: each day with how many working days lie before it."""

from datetime import date, timedelta

from storage.questions.statements import Statements, as_date
from tasks.serializing import to_text
from tasks.workdays import Calendar

_DAY = timedelta(days=1)
_OLDEST = timedelta(days=30 * 366)
_FIRST = "SELECT (SELECT min(own_due) FROM assignment), (SELECT min(due) FROM occurrence)"


class DaysTable:
    """A table of the days from the oldest deadline until today, brought along as one value.

    `joined` lays it twice beside each share, as `due_day` of its deadline and as `done_day` of its report
    that was confirmed. A day is counted twice, plus one where it is itself worked, so that one number says
    both how many working days lie before it and how many with it. Days before the first count as none.
    """

    joined = (
        "LEFT JOIN counted_day AS due_day ON due_day.day = CAST(assignment.due AS TEXT)"
        " LEFT JOIN counted_day AS done_day ON done_day.day = CAST(assignment.accepted_on AS TEXT)"
    )

    def __init__(self, asked: Statements, calendar: Calendar, today: date) -> None:
        days = asked.value(to_text(_counted(calendar, _oldest(asked, today), today)))
        each = f"json_each({days})" if asked.sqlite else f"json_each_text(CAST({days} AS JSON))"
        counted = f"SELECT key AS day, CAST(value AS INTEGER) AS counted FROM {each}"
        self.table = f"counted_day AS ({counted})"

    def before(self, day: str) -> str:
        """The working days before the day."""
        return f"COALESCE({day}.counted, 0) / 2"

    def through(self, day: str) -> str:
        """The working days before the day, and the day itself where it is one."""
        return f"(COALESCE({day}.counted, 0) + 1) / 2"


def _oldest(asked: Statements, today: date) -> date:
    own, given = asked.rows(_FIRST).one()
    return max(min(as_date(own) or today, as_date(given) or today), today - _OLDEST)


def _counted(calendar: Calendar, first: date, last: date) -> dict[str, int]:
    counted: dict[str, int] = {}
    before = 0
    for n in range((last - first).days + 1):
        day = first + n * _DAY
        worked = calendar.is_working(day)
        counted[day.isoformat()] = 2 * before + worked
        before += worked
    return counted
