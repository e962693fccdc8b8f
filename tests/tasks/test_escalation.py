"""Escalation climbs by rank and working days."""

import pytest

from tasks.model import Share
from tasks.standing import Ladder, Rung, ladder, passed_on


@pytest.mark.parametrize(
    ("days", "reached"),
    [
        (-1, ()),
        (0, ()),
        (1, (Rung.OFFICE,)),
        (2, (Rung.OFFICE,)),
        (3, (Rung.OFFICE, Rung.DEPUTY_DIRECTOR)),
        (5, (Rung.OFFICE, Rung.DEPUTY_DIRECTOR, Rung.DIRECTOR)),
        (40, (Rung.OFFICE, Rung.DEPUTY_DIRECTOR, Rung.DIRECTOR)),
    ],
)
def test_each_rung_is_reached_after_its_working_days(days: int, reached: tuple[Rung, ...]) -> None:
    assert ladder(days) == reached


def test_cooperating_units_are_never_escalated() -> None:
    assert ladder(40, Share.COOPERATE) == ()


def test_the_steps_are_the_offices_own_but_nothing_escalates_before_it_is_late() -> None:
    steps = Ladder(office=0, deputy_director=2, director=2)
    assert ladder(0, steps=steps) == ()
    assert ladder(2, steps=steps) == (Rung.OFFICE, Rung.DEPUTY_DIRECTOR, Rung.DIRECTOR)


@pytest.mark.parametrize(
    ("rung", "held", "expected"),
    [
        (Rung.OFFICE, {Rung.OFFICE, Rung.DIRECTOR}, Rung.OFFICE),
        (Rung.DEPUTY_DIRECTOR, {Rung.OFFICE, Rung.DIRECTOR}, Rung.DIRECTOR),
        (Rung.OFFICE, {Rung.DIRECTOR}, Rung.DIRECTOR),
        (Rung.DIRECTOR, {Rung.OFFICE}, None),
        (Rung.OFFICE, set(), None),
    ],
)
def test_an_empty_rung_passes_on_to_the_next(rung: Rung, held: set[Rung], expected: Rung | None) -> None:
    assert passed_on(rung, frozenset(held)) is expected
