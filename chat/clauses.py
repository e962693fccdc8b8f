"""A sentence cut into clauses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chat.scan import Item

_ENDS = frozenset(".;!\n…?")
_NEUTRAL = frozenset({"task", "and", "filler"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Neighbouring items without a separator."""

    items: tuple[Item, ...]

    def has(self, *tags: str) -> bool:
        """Whether an item bears one of the tags."""
        return any(item.has(*tags) for item in self.items)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of tasks, each once, in order."""
        return unique(n for item in self.items for n in item.numbers)

    @property
    def bare(self) -> bool:
        """Whether it holds nothing but numbers and small words."""
        return all(i.kind in ("numbers", "punct") or i.has(*_NEUTRAL) for i in self.items)


def unique(numbers: Iterable[int]) -> tuple[int, ...]:
    """Each number once, in the order of first mention."""
    return tuple(dict.fromkeys(numbers))


def split(items: Sequence[Item]) -> tuple[Clause, ...]:
    """Clauses by punctuation and contrast; a list of numbers is not cut at its commas."""
    clauses: list[Clause] = []
    current: list[Item] = []
    for n, item in enumerate(items):
        if item.kind == "punct" and item.folded in ("", *_ENDS):
            spoken = [n for n, clause in enumerate(clauses) if clause.items]
            if item.folded == "?" and not current and spoken:
                clauses[spoken[-1]] = Clause((*clauses[spoken[-1]].items, item))
                continue
            current += [item] if item.folded == "?" else []
            clauses.append(Clause(tuple(current)))
            current = []
        elif item.folded == "," and not _inside_a_list(items, n):
            clauses.append(Clause(tuple(current)))
            current = []
        else:
            if item.has("contrast") and current and _number_follows(items, n):
                clauses.append(Clause(tuple(current)))
                current = []
            current.append(item)
    clauses.append(Clause(tuple(current)))
    return _merged([c for c in clauses if c.items])


def _inside_a_list(items: Sequence[Item], at: int) -> bool:
    before = items[at - 1] if at else None
    return before is not None and before.kind == "numbers" and _number_follows(items, at)


def _number_follows(items: Sequence[Item], at: int) -> bool:
    for item in items[at + 1 : at + 4]:
        if item.kind == "numbers":
            return True
        if not item.has("task", "and"):
            return False
    return False


def _merged(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Clauses that are only a list of numbers join the one before, or the one after at the start."""
    merged: list[Clause] = []
    waiting: tuple[Item, ...] = ()
    for clause in clauses:
        if clause.bare and clause.numbers:
            if merged:
                merged[-1] = Clause(merged[-1].items + clause.items)
            else:
                waiting += clause.items
        else:
            merged.append(Clause(waiting + clause.items))
            waiting = ()
    return (*merged, *((Clause(waiting),) if waiting else ()))
