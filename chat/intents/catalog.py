"""What each intent is called, the right that it needs, and what is shown before it is done."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chat import intents as i
from chat.situation import Situation
from tasks.model import GRANTS, Act, Role

# What each intent is called, and the right that it needs, by the table of `tasks.model`.

NAMES: Mapping[type[i.Plain], str] = {
    kind: name for kind in i.PLAIN if isinstance(name := kind.row.name, str) and name
}
"""What `nhacviec understand` calls the intents whose name depends on nothing else."""

NEEDED: Mapping[type[i.Plain], Act] = {
    kind: right for kind in i.PLAIN if isinstance(right := kind.row.right, Act)
}
"""What needs no right, or the right of the act within, is not named."""


def may_mean(intent: i.Plain, situation: Situation) -> bool:
    """Whether somebody in this situation holds the right, over every unit or over the own one."""
    act = NEEDED.get(type(intent))
    if act is None or not _roles(situation):
        return True
    grants = [GRANTS[role] for role in _roles(situation)]
    return any(act in grant.everywhere or act in grant.own_unit for grant in grants)


def _roles(situation: Situation) -> list[Role]:
    held = (
        (situation.office, Role.OFFICE),
        (situation.leader, Role.DIRECTOR),
        (situation.head, Role.HEAD),
        (situation.staff, Role.STAFF),
    )
    return [role for holds, role in held if holds]


# What is shown before it is done: what is final or wide, and what names a day that is not certain.

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
