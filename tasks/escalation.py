"""How far up a late assignment has climbed: by rank and working days, never by minutes."""

from dataclasses import dataclass
from enum import StrEnum

from tasks.model import Share


class Rung(StrEnum):
    """Who is told of what is late, from the lowest up."""

    OFFICE = "office"
    DEPUTY_DIRECTOR = "deputy_director"  # the one in charge of the unit
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True)
class Ladder:
    """After how many working days late each rung is told; settings of the office."""

    office: int = 1
    deputy_director: int = 3
    director: int = 5


def ladder(days_late: int, share: Share = Share.LEAD, steps: Ladder | None = None) -> tuple[Rung, ...]:
    """The rungs that have been reached, from the lowest up; phối hợp is never escalated."""
    steps = steps or Ladder()
    if share is Share.COOPERATE:
        return ()
    reached = (
        (Rung.OFFICE, steps.office),
        (Rung.DEPUTY_DIRECTOR, steps.deputy_director),
        (Rung.DIRECTOR, steps.director),
    )
    return tuple(rung for rung, days in reached if days_late >= max(days, 1))


def passed_on(rung: Rung, held: frozenset[Rung]) -> Rung | None:
    """The rung itself where somebody holds it, else the next one up that is held; None where none is."""
    order = tuple(Rung)
    return next((r for r in order[order.index(rung) :] if r in held), None)
