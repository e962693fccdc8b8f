"""Which use case serves which intent: every module of bot/actions offers its own HANDLERS.

To add a command: an intent, a function `(turn, intent) -> None` in a module here, and a line in that
module's HANDLERS.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.turn import Turn

Handler = Callable[[Turn, Any], None]


def merged(*tables: Mapping[type, Handler]) -> dict[type, Handler]:
    """One table out of several; ValueError where two claim the same intent."""
    whole: dict[type, Handler] = {}
    for table in tables:
        twice = whole.keys() & table.keys()
        if twice:
            raise ValueError(f"two handlers for {sorted(t.__name__ for t in twice)}")
        whole.update(table)
    return whole
