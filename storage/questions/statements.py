"""Statements of SQL put together as text, their values beside them.

A question is asked with statements of many shapes. To build one as an expression of SQLAlchemy and to compile
it takes longer than the database needs for the answer; to join texts takes nothing, and the same question has
the same text, which the driver keeps prepared. No value ever stands in a text.
"""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from sqlmodel import Session

from tasks.serializing import to_text

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

    def all_as_text(self, number: str) -> str:
        """The numbers of all rows as one text, with commas: one row costs less than thousands."""
        return f"group_concat({number})" if self.sqlite else f"string_agg(CAST({number} AS TEXT), ',')"

    def rows(self, statement: str, at_once: int | None = None) -> Any:
        """Its rows; `at_once` of them are fetched at a time where not all of them may be wanted."""
        self.session.flush()
        text = statement if self.sqlite else _as_psycopg(statement)
        options = {"yield_per": at_once} if at_once is not None else None
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
