"""Which numbers, or which drafts of a review, a command speaks of."""

from collections.abc import Sequence

from chat.clauses import unique
from chat.intents import Which
from chat.scan import Item


def numbers_of(items: Sequence[Item]) -> tuple[int, ...]:
    """All numbers, each once."""
    return unique(n for item in items for n in item.numbers)


def says_which(items: Sequence[Item]) -> bool:
    """Whether the drafts without a unit or without a deadline are meant."""
    return any(i.has("no_unit", "undated") for i in items)


def which_of(items: Sequence[Item]) -> Which:
    """Which drafts the items speak of; NUMBERS where none but numbers are named."""
    if any(i.has("undated") for i in items):
        return Which.UNDATED
    if any(i.has("no_unit") for i in items):
        return Which.NO_UNIT
    return Which.ALL if any(i.has("all") for i in items) else Which.NUMBERS
