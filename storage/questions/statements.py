"""Statements of SQL put together as text, and what stands in many: working days, words looked for."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import CursorResult
from sqlmodel import Session

from tasks.serializing import to_text
from tasks.workdays import Calendar

_NAMED = re.compile(r":(v\d+)\b")


class Statements:
    """Makes the texts of a session's statements, keeps their values, and runs them.

    `true` is said as it is in the partial index of what is late.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.sqlite = session.get_bind().dialect.name == "sqlite"
        self.true, self.false = ("1", "0") if self.sqlite else ("true", "false")
        self._values: dict[str, Any] = {}
        self._names: dict[tuple[type, Any], str] = {}

    def value(self, value: Any) -> str:
        """Where the value stands in a text; the same value stands in the same place."""
        key = (type(value), value if not isinstance(value, list) else tuple(value))
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"v{len(self._names)}"
            self._values[name] = _stored(value) if self.sqlite else value
        return f":{name}"

    def among(self, column: str, numbers: Collection[int]) -> str:
        """That it is one of the numbers, which are one value however many they are."""
        if len(numbers) == 1:
            return f"{column} = {self.value(next(iter(numbers)))}"
        return self._within(column, sorted(numbers))

    def among_words(self, column: str, words: Collection[str]) -> str:
        """That it is one of the texts."""
        return self._within(column, sorted(words))

    def _within(self, column: str, values: list[Any]) -> str:
        if self.sqlite:
            return f"{column} IN (SELECT value FROM json_each({self.value(values)}))"
        return f"{column} = ANY({self.value(values)})"

    def all_as_text(self, number: str, between: str = ",") -> str:
        """The numbers of all rows as one text, with commas: one row costs less than thousands."""
        if self.sqlite:  # with one argument it is quicker
            return f"group_concat({number})" if between == "," else f"group_concat({number}, '{between}')"
        return f"string_agg(CAST({number} AS TEXT), '{between}')"

    def rows(self, statement: str) -> Sequence[Any]:
        """All its rows."""
        return self._run(statement).all()

    def firsts(self, statement: str) -> list[Any]:
        """The first column of all its rows."""
        return [row[0] for row in self.rows(statement)]

    def some(self, statement: str, at_once: int) -> Any:
        """Its rows, fetched so many at a time: not all of them may be wanted. To be closed."""
        return self._run(statement, {"yield_per": at_once})

    def _run(self, statement: str, options: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        self.session.flush()
        text = statement if self.sqlite else _as_psycopg(statement)
        return self.session.connection().exec_driver_sql(text, self._values, execution_options=options)


def as_date(value: Any) -> Any:
    """A day as either database gives it, or None."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_time(value: Any) -> Any:
    """An hour, or None."""
    return time.fromisoformat(value) if isinstance(value, str) else value


def as_moment(value: Any) -> Any:
    """A moment, or None."""
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value


def listed(words: Collection[str]) -> str:
    """Constants of the program (statuses) as SQL names them in a list."""
    return "({})".format(", ".join(f"'{word}'" for word in sorted(words)))


@lru_cache(maxsize=500)
def _as_psycopg(statement: str) -> str:
    return _NAMED.sub(r"%(\1)s", statement.replace("%", "%%"))


def _stored(value: Any) -> Any:
    """As SQLite keeps it."""
    match value:
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("microseconds")
        case list():
            return to_text(value)
    return value


# The calendar of working days inside a statement: each day with how many working days lie before it.

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
    own, given = asked.rows(_FIRST)[0]
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
