"""All use cases in one table, by the intent that they serve."""

from bot.actions import talk
from bot.actions.table import merged

HANDLERS = merged(
    talk.HANDLERS,
)
