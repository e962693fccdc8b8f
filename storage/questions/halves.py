"""The halves in which a question is answered, what is live and what is done; how their shares stand."""

from collections.abc import Collection
from dataclasses import dataclass

from storage.questions.share_terms import NOBODY, Joined, Terms
from tasks.model import OPEN, Status

PLACES = (
    *("overdue", "soon", "on_track", "undated", "waiting", "paused", "done_on_time", "done_late"),
    "cancelled",
)
"""How a share stands, by the fields of Counts, what presses most first."""

NEVER = NOBODY
_AT_STAGE = {Status.REPORTED: "waiting", Status.PAUSED: "paused", Status.CANCELLED: "cancelled"}


@dataclass(frozen=True, slots=True)
class Half:
    """The shares at some stages: what they must be, how they stand (of PLACES), what is grouped for that.

    `first` says of what stands at the first place, and of nothing else, that it does; `live`: neither what is
    confirmed nor what is cancelled is among them.
    """

    where: list[str]
    place: str
    grouped: str
    behind: str
    reach: Joined
    first: str = ""
    live: bool = False

    @property
    def number(self) -> str:
        """The number of the task, where it reaches so far."""
        return "task.number" if self.live else "occurrence.task_number"


UnitTally = tuple[str, str, int, int]
"""Lead or helper, how they stand, the unit, how many."""


def shares_of(terms: Terms, half: Half, columns: str) -> str:
    """A statement over its shares."""
    return terms.select(columns, half.where, half.reach, live=half.live)


def place_of(terms: Terms, stages: Collection[Status], *, late: bool = False) -> str:
    """Where a share at one of the stages stands among PLACES; `late`: what is open is known to be overdue."""
    whens: list[tuple[str, str]] = []
    if Status.DONE in stages:
        whens.append((f"{terms.status} = 'done'", place_done(terms)))
    whens += [(f"{terms.status} = '{at}'", _place(name)) for at, name in _AT_STAGE.items() if at in stages]
    if not OPEN.intersection(stages) or late:
        return _case(whens, _place("overdue"))
    # Whatever is still there is open.
    whens += [
        (f"{terms.due} IS NULL", _place("undated")),
        (terms.past, _place("overdue")),
        (terms.near, _place("soon")),
    ]
    return _case(whens, _place("on_track"))


def place_done(terms: Terms) -> str:
    """The same, where all shares are confirmed ones."""
    return _case([(terms.done_late, _place("done_late"))], _place("done_on_time"))


def _case(whens: list[tuple[str, str]], otherwise: str) -> str:
    said = " ".join(f"WHEN {so} THEN {place}" for so, place in whens)
    # A bare number would be a column's place where rows are ordered or grouped by it.
    return f"CASE {said} ELSE {otherwise} END" if said else f"CAST({otherwise} AS INTEGER)"


def _place(name: str) -> str:
    return str(PLACES.index(name))
