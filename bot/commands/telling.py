"""`nhacviec when`: what a phrase of time comes to, as the chat reads it, counted from a given moment."""

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import typer

from bot.commands.exits import Exit, fail
from expressions.times.typed_phrases import TimeDoubt, TimeShape, TypedTime, parse_phrase
from messages.command_line import cli as words
from messages.command_line import meaning
from tasks.deadline import Operator, Recurrence
from tasks.recurrence import occurrences
from tasks.serializing import from_text, to_text
from tasks.workdays import VIETNAM, count, national

# A moment given on the command line. It stands by itself so that no settings are loaded for it.


def given_moment(given: object) -> datetime:
    """The moment to count from, Vietnam's where no zone is said; a day alone begins at midnight."""
    if given is None:
        return datetime.now(VIETNAM)
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        raise typer.BadParameter(words.bad_moment(str(given))) from None
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


_LONGEST_PERIOD = timedelta(days=366)
_PERIODS = frozenset({TimeShape.PERIOD, TimeShape.SPAN})


def when(
    phrase: Annotated[str | None, typer.Argument(help=words.OPTIONS["phrase"])] = None,
    now: Annotated[str | None, typer.Option(metavar="ISO", help=words.OPTIONS["now"])] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words.OPTIONS["json"])] = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help=words.OPTIONS["jsonl"])] = False,
) -> None:
    """Print the day, hour and span of a phrase; with `--jsonl` of each object on standard input."""
    if as_lines == (phrase is not None):
        raise typer.BadParameter(words.phrase_or_lines())
    moment = given_moment(now)
    if as_lines:
        for one, at in _lines(moment):
            typer.echo(to_text(_told(one, at)))
        return
    if as_json:
        typer.echo(to_text(_told(phrase or "", moment)))
    else:
        typer.echo(_sentence(phrase or "", moment))


def _lines(now: datetime) -> Iterator[tuple[str, datetime]]:
    """The phrase (`phrase` or `text`) and the moment (`now`) of each line of standard input."""
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            asked = from_text(line)
        except ValueError:
            asked = None
        phrase = asked.get("phrase", asked.get("text")) if isinstance(asked, dict) else None
        if not isinstance(phrase, str):
            fail(words.bad_line(number), Exit.INPUT)
        yield phrase, given_moment(asked["now"]) if asked.get("now") is not None else now


def _told(phrase: str, now: datetime) -> dict[str, Any]:
    """What is printed; working days are counted by the nation's days off."""
    found = parse_phrase(phrase, now)
    if found is None:
        return dict.fromkeys(("due", "time", "from", "to", "certain", "by"))
    spans = found.shape in _PERIODS
    return {
        "due": _iso(_due(found, now.date())),
        "time": found.time.strftime("%H:%M") if found.time is not None else None,
        "from": _iso(found.first) if spans else None,
        "to": _iso(found.last) if spans else None,
        "certain": not found.shown_back,
        "by": "dateparser" if found.doubt is TimeDoubt.PARSED else "grammar",
    }


def _sentence(phrase: str, now: datetime) -> str:
    found = parse_phrase(phrase, now)
    if found is None:
        return meaning.not_a_time(phrase)
    span = (found.first, found.last) if found.shape in _PERIODS else None
    return meaning.told_time(_due(found, now.date()), found.time, span, certain=not found.shown_back)


def _due(found: TypedTime, today: date) -> date | None:
    if found.working_days and found.length is not None:
        start = found.counts_from or today
        try:
            return count(found.length, start, national(range(start.year, start.year + 3)))
        except OverflowError:
            return None
    if found.recurrence is not None:
        return _next(found.recurrence, today)
    return found.due


def _next(recurrence: Recurrence, today: date) -> date | None:
    """The first day of what comes again, today or later; None where its day is not said."""
    try:
        until = today + recurrence.every * _LONGEST_PERIOD
        coming = occurrences(recurrence, Operator.BY, None, today - timedelta(days=1), until)
    except OverflowError:
        return None
    return coming[0].due.on if coming else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
