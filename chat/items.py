"""A piece of a sentence: a word or phrase with its classes, or an entity."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from chat.values import PersonName, UnitName
from expressions.times.typed import TimeDoubt, TypedTime
from language.tokens import Token


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the sentence. `kind` is one of

    word, punct, unit, person, date, time, length, recurrence, doc, code, percent, numbers, quantity;
    `tags` are those of the lexicon; `group` the codes of the units that "các bệnh viện" stands for.
    """

    kind: str
    start: int
    end: int
    folded: str
    tags: frozenset[str] = frozenset()
    numbers: tuple[int, ...] = ()
    dated: TypedTime | None = None
    unit: UnitName | None = None
    text: str = ""
    at: time | None = None
    person: PersonName | None = None
    group: tuple[str, ...] = ()

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
    taken = tokens[at : at + size]
    folded = " ".join(t.folded for t in taken)
    return Item(kind, taken[0].start, taken[-1].end, folded, tags, numbers, dated, unit, text, at_time)


def is_day_only(item: Item) -> bool:
    """Whether a date item is a bare "ngày 12"."""
    return item.dated is not None and item.dated.doubt is TimeDoubt.BARE_DAY
