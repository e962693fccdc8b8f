"""What each intent is called, and the right that it needs, by the table of `tasks.model`."""

from collections.abc import Mapping

from chat import intents as i
from chat.situation import Situation
from tasks.model import GRANTS, Act, Role

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
