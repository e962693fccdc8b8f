"""Which dates of a sentence are deadlines, and which belong to citations, meetings or data."""

from dataclasses import dataclass
from datetime import date

from directives.model import Warning
from tasks.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase may need to know of its document."""

    issued: date | None = None
    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A deadline phrase: `deadline.phrase == text[start:end]`."""

    start: int
    end: int
    deadline: Deadline
    warnings: tuple[Warning, ...] = ()
    to_do: tuple[str, ...] = ()


def find_deadlines(sentence: str, context: Context) -> tuple[Mention, ...]:
    """Deadlines in running text, in order."""
    return ()


def read_cell(cell: str, context: Context) -> Mention | None:
    """A table's time cell, where a bare "Quý III/2025" or "2025" is a deadline."""
    return None
