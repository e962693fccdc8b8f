"""What is shown before it is done: what is final or wide, and what names a day that is not certain."""

from dataclasses import replace
from typing import Any

from chat import intents as i

_DATED = (i.ChangeDeadline, i.RequestExtension, i.DecideExtension, i.FixDeadline)
_DAYS = ("on", "until")


def shown_first(meant: i.Intent) -> i.Plain | None:
    """The act as it is shown and waits for a yes, its day taken for certain; None for what is not shown."""
    if not isinstance(meant, i.Plain):
        return None
    if meant.row.final or isinstance(meant, i.ForAll) or (isinstance(meant, i.Urge) and not meant.numbers):
        return meant
    days = {name: getattr(meant, name, None) for name in _DAYS} if isinstance(meant, _DATED) else {}
    unsure = {name: day for name, day in days.items() if isinstance(day, i.When) and not day.certain}
    dated: Any = meant
    made: i.Plain = replace(dated, **{name: replace(day, certain=True) for name, day in unsure.items()})
    return made if unsure else None
