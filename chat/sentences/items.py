"""A piece of a sentence: a word or phrase with its classes, or an entity; and what its times come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from chat.intents.values import PersonName, UnitName, When
from expressions.times.typed_phrases import TimeDoubt, TypedTime
from language.tokens import Token


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """A piece of the sentence. `kind` is one of

    word, punct, unit, person, date, time, length, recurrence, doc, code, percent, numbers, quantity;
    `tags` are those of the lexicon; `group` the codes of the units that "các bệnh viện" stands for.
    """

    kind: Final[str]
    start: Final[int]
    end: Final[int]
    folded: Final[str]
    tags: Final[frozenset[str]] = frozenset()
    numbers: Final[tuple[int, ...]] = ()
    dated: Final[TypedTime | None] = None
    unit: Final[UnitName | None] = None
    text: Final[str] = ""
    at: Final[time | None] = None
    person: Final[PersonName | None] = None
    group: Final[tuple[str, ...]] = ()

    def has(self, *tags: str) -> bool:
        """Whether it bears one of the tags."""
        return not self.tags.isdisjoint(tags)


def make_item(
    kind: str,
    tokens: Sequence[Token],
    at: int,
    size: int,
    *,
    tags: frozenset[str] = frozenset(),
    numbers: tuple[int, ...] = (),
    dated: TypedTime | None = None,
    unit: UnitName | None = None,
    text: str = "",
    at_time: time | None = None,
) -> Item:
    first = tokens[at]
    if size == 1:
        return Item(kind, first.start, first.end, first.folded, tags, numbers, dated, unit, text, at_time)
    folded = " ".join([token.folded for token in tokens[at : at + size]])
    end = tokens[at + size - 1].end
    return Item(kind, first.start, end, folded, tags, numbers, dated, unit, text, at_time)


def is_day_only(item: Item) -> bool:
    """Whether a date item is a bare "ngày 12"."""
    return item.dated is not None and item.dated.doubt is TimeDoubt.BARE_DAY


@dataclass(frozen=True, slots=True)
class Length:
    """How long: days, or working days."""

    days: int
    working: bool = False


def when_of(dates: Sequence[Item], clock: Item | None) -> When | None:
    """The day that is named, the last of several, of which none is certain."""
    named = [i.dated for i in dates if i.dated is not None and i.dated.due is not None]
    if not named or named[-1].due is None:
        return None
    last = named[-1]
    either = " va " in dates[-1].folded  # "đến 30/11 và 5/12"
    certain = len(named) == 1 and not (shown_back(last) or either)
    return When(named[-1].due, certain, hour_of(last, clock))


def hour_of(last: TypedTime, clock: Item | None) -> time | None:
    """The hour named with the day, else the one that stands by itself."""
    return last.time or (clock.dated.time if clock is not None and clock.dated is not None else None)


def shown_back(dated: TypedTime) -> bool:
    """Whether the day is shown back before it counts."""
    return dated.shown_back


def length_of(item: Item) -> Length | None:
    """ "3 ngày", "5 ngày làm việc", "2 tuần"; one from a named day on ends on a day of its own."""
    dated = item.dated
    if dated is None or not dated.days or dated.counts_from is not None:
        return None
    return Length(dated.days, dated.working_days)


def nearest(day: date, today: date) -> date:
    """The same day of the year that lies nearest to today."""
    near = [on for year in (-1, 0, 1) if (on := _in_year(day, today.year + year)) is not None]
    return min(near, key=lambda on: abs((on - today).days), default=day)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
