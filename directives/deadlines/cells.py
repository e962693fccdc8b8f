"""Time cells that name several terms: "15/6/2026 và 15/11/2026", "Tháng 6 và tháng 11/2026"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from directives.deadlines.deadlines import Context, read_cell
from directives.deadlines.mentions import Mention

_AND = re.compile(r"\s(?:và|;)\s|;\s")
_PERIOD = re.compile(r"\s*(quý|tháng)\s", re.IGNORECASE)
_YEAR = re.compile(r"/(20\d\d)\W*\Z")


def read_cells(cell: str, context: Context) -> tuple[Mention | None, ...]:
    """The terms of a time cell, each by itself where all are dates; else the one that `read_cell` finds.

    Those without a year have that of the last one. A mention's place is that in its own term.
    """
    terms = _AND.split(cell)
    last = _YEAR.search(cell)
    found = [_term(term, last.group(1) if last else "", context) for term in terms]
    if len(found) > 1 and all(one is not None and one.deadline.on and not one.warnings for one in found):
        return (read_cell(cell, context),) if _are_one_span(terms, found) else tuple(found)
    return (read_cell(cell, context),)


def _are_one_span(terms: Sequence[str], found: Sequence[Mention | None]) -> bool:
    """ "Quý II và Quý III năm 2026", "Tháng 11 và tháng 12": periods one behind the other, with one end."""
    spans = [_PERIOD.match(term) for term in terms]
    days = [one.deadline.on for one in found if one is not None and one.deadline.on is not None]
    if None in spans or len({span[1].lower() for span in spans if span}) > 1 or len(days) < len(terms):
        return False
    months = 3 if terms[0].strip().lower().startswith("quý") else 1
    return all((b.year - a.year) * 12 + b.month - a.month == months for a, b in pairwise(days))


def _term(term: str, year: str, context: Context) -> Mention | None:
    if not year or _YEAR.search(term):
        return read_cell(term, context)
    found = read_cell(f"{term}/{year}", context)
    if found is None:
        return None
    phrase = found.deadline.phrase.removesuffix(f"/{year}")
    return replace(found, end=found.start + len(phrase), deadline=replace(found.deadline, phrase=phrase))
