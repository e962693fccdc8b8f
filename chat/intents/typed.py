"""An intent as the command that a person would type: what an offer shows and a number chooses."""

from collections.abc import Sequence
from typing import Any

from chat.intents.values import Plain, UnitName, When, Which

_DAY = "%d/%m/%Y"


def command(intent: object) -> str:
    """The typed form, which `understand` reads back as the same intent; "" for one that is never offered."""
    make = intent.row.typed if isinstance(intent, Plain) else None
    return make(intent) if make is not None else ""


def numbers_of(intent: Any) -> str:
    """The tasks."""
    return ", ".join(str(n) for n in intent.numbers)


def drafts_of(intent: Any) -> str:
    """The drafts of a review."""
    return ", ".join(str(n) for n in intent.drafts)


def day(when: When | None) -> str:
    """The day, with its hour in front."""
    if when is None:
        return ""
    return f"{when.at:%H:%M} ngày {when.on:{_DAY}}" if when.at is not None else f"{when.on:{_DAY}}"


def unit_of(intent: Any) -> str:
    """Whose share, behind a space."""
    return f" {intent.unit.code or intent.unit.text}" if intent.unit is not None else ""


def share_of(intent: Any) -> str:
    """Whose share, where the unit alone could be read as the reason."""
    return f" của{unit_of(intent)}" if intent.unit is not None else ""


def because(intent: Any) -> str:
    """The reason, behind a space."""
    return f" vì {intent.reason}" if intent.reason else ""


def days_more(intent: Any) -> str:
    """By how many days, behind a space."""
    working = " làm việc" if intent.working_days else ""
    return f" thêm {intent.days} ngày{working}" if intent.days else ""


def codes(units: Sequence[UnitName]) -> str:
    """The units, each by its code or as it was typed."""
    return ", ".join(unit.code or unit.text for unit in units)


ALL_SUCH = {
    Which.ALL: "tất cả",
    Which.UNDATED: "tất cả không hạn",
    Which.NO_UNIT: "tất cả chưa rõ đơn vị",
}
"""The drafts that no numbers name."""
