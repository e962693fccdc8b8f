"""The frames of plain orders, each made of its row: a verb, the tasks, perhaps whose share and a reason."""

from dataclasses import fields
from typing import Any

from chat import intents as i
from chat.acts.frames import OWNER, TARGET, ActFrame, Slots


def _frame(kind: type[i.Plain]) -> ActFrame:
    """Called as events call the act, which is also its verb where the number lacks."""
    row, parts = kind.row, {each.name for each in fields(kind)}
    name = row.acting(kind)

    def make(slots: Slots) -> i.Plain | None:
        if {OWNER, TARGET} <= {role for _, role in slots.units}:
            return None  # "mở lại 12 của KHTC cho NVY làm"
        said: dict[str, Any] = {"numbers": slots.meant, "reason": slots.reason, "unit": slots.unit}
        return kind(**{part: value for part, value in said.items() if part in parts})

    return ActFrame(
        name,
        frozenset(row.verbs),
        make,
        name,
        also=frozenset(row.beside),
        slots=frozenset({"numbers", "unit"} & {*parts}),
        reason="free" if "reason" in parts else "",
        narrows="unit" in parts,
    )


PLAIN_ORDERS: tuple[ActFrame, ...] = tuple(_frame(kind) for kind in i.PLAIN if kind.row.verbs)
