"""All use cases in one table, by the intent that they serve."""

from bot.actions import (
    changes,
    decisions,
    extensions,
    giving,
    invitations,
    linking,
    progress,
    reporting,
    talk,
    urging,
)
from bot.actions.table import merged

HANDLERS = merged(
    talk.HANDLERS,
    changes.HANDLERS,
    decisions.HANDLERS,
    extensions.HANDLERS,
    giving.HANDLERS,
    invitations.HANDLERS,
    linking.HANDLERS,
    progress.HANDLERS,
    reporting.HANDLERS,
    urging.HANDLERS,
)
