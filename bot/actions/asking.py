"""Every question that people may ask, in one table."""

from bot.actions import (
    asked_directive,
    asked_lists,
    asked_overdue,
    asked_people,
    asked_task,
    asked_waiting,
    exporting,
    helping,
)
from bot.actions.table import merged

HANDLERS = merged(
    asked_directive.HANDLERS,
    asked_lists.HANDLERS,
    asked_overdue.HANDLERS,
    asked_people.HANDLERS,
    asked_task.HANDLERS,
    asked_waiting.HANDLERS,
    exporting.HANDLERS,
    helping.HANDLERS,
)
