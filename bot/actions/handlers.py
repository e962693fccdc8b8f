"""All use cases in one table, by the intent that they serve."""

from bot.actions import (
    asking,
    changes,
    decisions,
    extensions,
    giving,
    importing,
    invitations,
    linking,
    progress,
    reporting,
    review,
    review_deadlines,
    review_units,
    saving,
    talk,
    urging,
)
from bot.actions.table import merged

HANDLERS = merged(
    talk.HANDLERS,
    asking.HANDLERS,
    changes.HANDLERS,
    decisions.HANDLERS,
    extensions.HANDLERS,
    giving.HANDLERS,
    importing.HANDLERS,
    invitations.HANDLERS,
    linking.HANDLERS,
    progress.HANDLERS,
    reporting.HANDLERS,
    review.HANDLERS,
    review_deadlines.HANDLERS,
    review_units.HANDLERS,
    saving.HANDLERS,
    urging.HANDLERS,
)
