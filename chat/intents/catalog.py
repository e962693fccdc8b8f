"""What each intent is called, the right it needs, how it is typed, and what is shown before it is done."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
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


# The command that a person would type for it: what an offer shows and a number chooses.


def command(intent: object) -> str:
    """The typed form, which `understand` reads back as the same intent; "" for one that is never offered."""
    make = intent.row.typed if isinstance(intent, i.Plain) else None
    return make(intent) if make is not None else ""


def typed_back(text: str, situation: Situation) -> i.Plain | None:
    """The act whose typed form the message is to the letter ("xong 12"), where its numbers can only be tasks.

    None where that alone does not settle what is meant: a review is open, a question of ours waits, a request
    is replied to, the act is not the speaker's, or the same verb is another of theirs as well.
    """
    waits = situation.reviewing or situation.asked is not None or situation.replied_request
    if waits or len(_roles(situation)) != 1:
        return None
    typed = _TASKS_NAMED.fullmatch(text[:1].lower() + text[1:])
    kind = _acts_on_tasks().get(typed[1]) if typed is not None else None
    if typed is None or kind is None:
        return None
    numbers = tuple(map(int, typed[2].split(", ")))
    made: i.Plain = kind(numbers)
    return made if len({*numbers}) == len(numbers) and may_mean(made, situation) else None


_TASKS_NAMED = re.compile(r"(\D+) ([1-9][0-9]{0,5}(?:, [1-9][0-9]{0,5})*)")


@cache
def _acts_on_tasks() -> Mapping[str, Any]:
    """By the verb as typed: acts that take nothing but tasks. What falls short of done keeps its words."""
    kinds: list[Any] = [kind for kind, right in NEEDED.items() if right is not Act.START]
    typed = {command(kind((0,))): kind for kind in kinds if _takes(kind) == ["numbers"]}
    return {form.removesuffix(" 0"): kind for form, kind in typed.items() if form.endswith(" 0")}


def _takes(kind: Any) -> list[str]:
    return [each.name for each in fields(kind) if each.default is MISSING]


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
