"""One of several machines works, the others stand by: who leads goes on asking whether it still does.

Who has lost the lead ends at once, like a program that was killed, and its service manager starts it anew, to
stand by: the promises hold for any end, and an orderly one could hang in what it lost.
"""

import os
import threading
import time
from collections.abc import Callable

import structlog

from scheduler.clock import STUCK
from storage.database.lead import Lead, LeadStands

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


class LeadKeeper:
    """A thread that holds the lead until `stop`; the program ends where another one has it.

    While the server does not answer nobody can take it, and nothing is written: that is waited for.
    """

    def __init__(self, lead: Lead) -> None:
        self._lead = lead
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="lead", daemon=True)

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """Let another one lead."""
        self._stopped.set()
        self._thread.join()
        self._lead.let_go()

    def _keep(self) -> None:
        while not self._stopped.wait(self._lead.still / WORDS):
            try:
                lost = self._lead.hold() is LeadStands.LOST
            except Exception:
                log.exception("lead_not_asked")
                continue
            if lost:
                log.warning("lead_lost")
                os._exit(STUCK)
