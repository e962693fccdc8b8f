"""One of several machines works, the others stand by: who leads goes on asking whether it still does."""

import asyncio
import time
from collections.abc import Callable

import structlog

from storage.lead import Lead, LeadStands

log = structlog.get_logger()

WORDS = 5
"""How often who leads says so, within the time after which it is taken for dead."""
BETWEEN_TRIES = 1.0


def stand_by(lead: Lead, told: Callable[[], None]) -> None:
    """Wait until this program leads; `told` is called once where it does not at once."""
    if lead.hold() is LeadStands.HELD:
        return
    told()
    while lead.hold() is not LeadStands.HELD:
        time.sleep(BETWEEN_TRIES)


class Leading:
    """`lost`: another program has taken the lead, and this one has been stopped."""

    def __init__(self, lead: Lead) -> None:
        self._lead = lead
        self.lost = False

    async def keep(self, stop: Callable[[], None]) -> None:
        """Hold the lead until cancelled; `stop` is called where another has it.

        While the server does not answer nobody can take it, and nothing is written: that is waited for.
        """
        while True:
            await asyncio.sleep(self._lead.still / WORDS)
            try:
                stands = await asyncio.to_thread(self._lead.hold)
            except Exception:
                log.exception("lead_not_asked")
                continue
            if stands is LeadStands.LOST:
                log.warning("lead_lost")
                self.lost = True
                stop()
                return
