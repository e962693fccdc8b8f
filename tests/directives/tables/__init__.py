"""Tables of phrases and what the reader must make of them; a row is all that a new phrase needs."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from directives.deadlines.deadlines import Context
from directives.deadlines.mentions import Mention
from tasks.deadline import Deadline
from tasks.recurrence import rrule

_HERE = Path(__file__).parent


class Row(NamedTuple):
    """A line of a table."""

    line: int
    context: Context
    text: str
    expected: str


def rows(name: str) -> list[Row]:
    """The rows of a table; `# ` begins a comment, `@ ` the date of issue of what follows."""
    context, found = Context(), []
    for number, line in enumerate((_HERE / name).read_text("utf-8").splitlines(), start=1):
        if line.startswith("@ "):
            issued = line[2:].strip()
            context = Context(date.fromisoformat(issued)) if issued != "-" else Context()
        elif line and not line.startswith("#"):
            text, _, expected = line.partition("\t")
            found.append(Row(number, context, text, expected.strip()))
    return found


def reading(deadline: Deadline) -> str:
    """A deadline in the notation of the tables."""
    parts = [deadline.operator.value]
    if deadline.on:
        parts.append(deadline.on.isoformat())
    elif deadline.recurrence:
        parts.append(rrule(deadline.recurrence))
    elif deadline.relative:
        parts.append(f"{deadline.relative.n} {deadline.relative.unit.value} {deadline.relative.start.value}")
    else:
        parts.append("none")
    if deadline.at:
        parts.append(deadline.at.strftime("%H:%M"))
    return " ".join(parts)


def readings(mentions: tuple[Mention, ...]) -> str:
    """All deadlines of a sentence in the notation of the tables."""
    return " + ".join(reading(mention.deadline) for mention in mentions)
