"""What a message comes to, with what was said before it, as one record of plain values (outcome.py)."""

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from chat.intents import Yes
from chat.intents.outcome import described
from chat.reading import after, understand
from chat.situation import Situation

USUAL_TASKS = range(1, 61)
"""The tasks that there are where no database says which."""
_ON_DRAFTS = frozenset({"drop_draft", "restore_draft", "edit_draft", "assign_draft"})
"""Intents whose `tasks` are numbers of the open review."""


def record(
    text: str, situation: Situation, *, earlier: str = "", tasks: Container[int] = USUAL_TASKS
) -> dict[str, Any]:
    """What `nhacviec understand` answers. `earlier` is the same person's message before this one.

    `tasks` are those that there are: nothing is done to another, nor to a draft that the review lacks.
    """
    at = situation
    if earlier.strip():
        at = replace(after(earlier, replace(situation, replied_to=())), replied_to=situation.replied_to)
    if at.replied_to:
        at = replace(
            at, offered=()
        )  # an offer belongs to its own message, and a reminder or report is replied to
    meant = understand(text, at)
    if isinstance(meant, Yes) and len(at.offered) == 1:
        # The only offer is accepted: what it says is done now, also what had to be shown first.
        offer = understand(at.offered[0], replace(at, offered=(), chosen=True))
        made = {**described(offer, at), "acts": True}
    else:
        made = described(meant, at)
    acts = made["acts"] and _there(made, at, tasks)
    return {**made, "acts": acts, "offers": made.get("offers", [])}


def _there(made: Mapping[str, Any], situation: Situation, tasks: Container[int]) -> bool:
    """Whether every task or draft that is named is one."""
    parts: list[Mapping[str, Any]] = [made, *made.get("also", ())]
    for part in parts:
        first, last = situation.draft_numbers or (1, 0)
        known = range(first, last + 1) if part["intent"] in _ON_DRAFTS else tasks
        if any(number not in known for number in part.get("tasks", ())):
            return False
    return True
