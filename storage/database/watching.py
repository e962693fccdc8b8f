"""How somebody who waits sees how far a long look through the database has got."""

from collections.abc import Callable

Advance = Callable[[int], object]
"""So many more rows are done."""

Watch = Callable[[int], Advance]
"""So many rows are to be done in all; the answer takes those that are done."""


def unseen(_rows: int) -> None:
    """Nobody looks."""


def unwatched(_rows: int) -> Advance:
    """Nobody looks."""
    return unseen
