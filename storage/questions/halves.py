"""The halves in which a question is answered, what is live and what is done; how their shares stand."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, literal

from storage.questions.share_terms import Joined, SqlCondition, Terms
from tasks.model import OPEN, Status

PLACES = (
    *("overdue", "soon", "on_track", "undated", "waiting", "paused", "done_on_time", "done_late"),
    "cancelled",
)
"""How a share stands, by the fields of Counts, what presses most first."""

_AT_STAGE = {Status.REPORTED: "waiting", Status.PAUSED: "paused", Status.CANCELLED: "cancelled"}


@dataclass(frozen=True, slots=True)
class Half:
    """The shares at some stages: what they must be, how they stand (of PLACES), what is grouped for that."""

    where: list[SqlCondition]
    place: Any
    grouped: Any
    behind: Any
    reach: Joined


UnitTally = tuple[str, str, int, int]
"""Lead or helper, how they stand, the unit, how many."""


def shares_of(terms: Terms, half: Half, *columns: Any) -> Select[Any]:
    """A statement over its shares."""
    return terms.select(columns, half.where, half.reach)


def place_of(terms: Terms, stages: Collection[Status], *, late: bool = False) -> ColumnElement[int]:
    """Where a share at one of the stages stands among PLACES; `late`: what is open is known to be overdue."""
    whens: list[tuple[Any, ColumnElement[int]]] = []
    if Status.DONE in stages:
        whens.append((terms.status == Status.DONE, place_done(terms)))
    whens += [(terms.status == at, _place(name)) for at, name in _AT_STAGE.items() if at in stages]
    if not OPEN.intersection(stages) or late:
        return case(*whens, else_=_place("overdue")) if whens else _place("overdue")
    # Whatever is still there is open.
    whens += [
        (terms.due.is_(None), _place("undated")),
        (terms.past, _place("overdue")),
        (terms.near, _place("soon")),
    ]
    return case(*whens, else_=_place("on_track"))


def place_done(terms: Terms) -> ColumnElement[int]:
    """The same, where all shares are confirmed ones."""
    return case((terms.done_late, _place("done_late")), else_=_place("done_on_time"))


def _place(name: str) -> ColumnElement[int]:
    return literal(PLACES.index(name))
