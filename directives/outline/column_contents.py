"""Which column of a table of tasks is which by what stands in it, where the words of its head do not tell."""

import re
from collections.abc import Sequence

from directives.outline.columns import Column, columns_of
from directives.outline.listed_tables import TIME
from expressions.names.units import starts_at
from language.folding import fold

_MOST_ROWS = 12  # that are looked at
_LEAST_ROWS = 2
_MOSTLY = 0.6  # of a column's filled cells
_SELDOM = 0.34
_LONGEST_NAMES = 200  # letters of a cell that names bodies
_LONGEST_TIME = 70
_LEAST_WORK = 18  # letters that the cells of the tasks have on an average
_TOGETHER = re.compile(r"phoi hop|tham gia|cung |lien quan|ho tro")
_OFFICER = re.compile(r"nguoi|lanh dao|can bo|chi dao|theo doi")
_RESULT = re.compile(r"san pham|ket qua|dau ra|hinh thuc|ghi chu|kinh phi")
_ROLE = re.compile(r"[\s\-–+•*]*(?:(?:Đơn vị |Cơ quan )?(?:chủ trì|phối hợp)\s?:\s)?", re.IGNORECASE)
_COUNTER = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,6}|[a-zđ])\W*\Z")


def columns_told(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[int, Column] | None:
    """The columns by their heads, and by their cells where a head says nothing or what is not there.

    None where this is no table of tasks.
    """
    named = columns_of(list(heads))
    rows = [row for row in rows if len(row) == len(heads)][:_MOST_ROWS]
    if len(rows) < _LEAST_ROWS or len(heads) < 3:
        return named
    shares = [_Shares([row[i].strip() for row in rows]) for i in range(len(heads))]
    found = {at: kind for at, kind in (named or {}).items() if not _is_belied(kind, shares[at])}
    missing = [kind for kind in (Column.CONTENT, Column.LEAD, Column.TIME) if kind not in found.values()]
    if named is not None and not missing and Column.COOPERATION in found.values():
        return named
    _fill(found, heads, shares)
    kinds = set(found.values())
    if Column.CONTENT in kinds and kinds & {Column.LEAD, Column.TIME}:
        return dict(sorted(found.items()))
    return named


def _names_bodies(cell: str) -> bool:
    """ "Sở A", "- Sở A", "Chủ trì: Sở A"."""
    return starts_at(cell, _ROLE.match(cell).end())  # type: ignore[union-attr]  # it fits any text


class _Shares:
    """How many of a column's filled cells are names of bodies, times, counters, and how long they are."""

    def __init__(self, cells: Sequence[str]) -> None:
        filled = [cell for cell in cells if cell]
        self.filled = len(filled)
        total = max(len(filled), 1)
        self.bodies = sum(len(cell) <= _LONGEST_NAMES and _names_bodies(cell) for cell in filled) / total
        self.times = sum(len(cell) <= _LONGEST_TIME and bool(TIME.match(cell)) for cell in filled) / total
        self.counters = sum(bool(_COUNTER.match(cell)) for cell in filled) / total
        self.length = sum(map(len, filled)) / total


def _is_belied(kind: Column, shares: _Shares) -> bool:
    """Whether what stands in a column is surely something else than its head says."""
    if shares.filled < _LEAST_ROWS:
        return False
    if kind in (Column.LEAD, Column.COOPERATION):
        return shares.bodies < _SELDOM and (shares.times >= _MOSTLY or shares.length > _LONGEST_NAMES / 2)
    if kind is Column.CONTENT:
        return shares.bodies >= _MOSTLY and shares.length < _LEAST_WORK * 3
    return False


def _fill(found: dict[int, Column], heads: Sequence[str], shares: Sequence[_Shares]) -> None:
    """Add the columns that are missing and can be known by their cells."""
    free = [at for at in range(len(heads)) if at not in found and shares[at].filled >= _LEAST_ROWS]
    for at in list(free):
        if shares[at].counters >= _MOSTLY and Column.NUMBER not in found.values() and at == 0:
            found[at] = Column.NUMBER
            free.remove(at)
    told = {at: fold(heads[at]) for at in free}
    for at in free:
        if shares[at].times >= _MOSTLY and shares[at].bodies < _SELDOM and Column.TIME not in found.values():
            found[at] = Column.TIME
    bodies = [at for at in free if at not in found and shares[at].bodies >= _MOSTLY]
    together = [at for at in bodies if _TOGETHER.search(told[at])]
    others = [at for at in bodies if at not in together and not _OFFICER.search(told[at])]
    for kind, places in ((Column.LEAD, others), (Column.COOPERATION, together or others[1:])):
        if kind not in found.values() and places:
            found[places[0]] = kind
    if Column.CONTENT not in found.values():
        works = [
            at
            for at in free
            if at not in found and shares[at].length >= _LEAST_WORK and not _RESULT.search(told[at])
        ]
        if works:
            found[max(works, key=lambda at: shares[at].length)] = Column.CONTENT
