"""A program that plans a morning and delivers it into a ledger file, to be killed by the tests.

Its arguments are the database's URL and the ledger; it ends once every row is settled.
"""

import asyncio
import json
import os
import sys
import time
from datetime import UTC, date
from pathlib import Path

from sqlmodel import Session, col, select

from messages.text import Message
from scheduler.channel import Receipt
from scheduler.deliver import Deliverer
from scheduler.failpoints import KILLED
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import renderers
from scheduler.tick import tick
from scheduler.time import MovableClock
from storage.database.engine import Database
from storage.tables import Outbox
from tests.scheduler.fakes import LIMITS
from tests.scheduler.stage import BOT, rules
from tests.scheduler.work import at

DAY = date(2026, 12, 14)
POLICY = DeliveryPolicy(
    lease=2.5,  # that of a program without the processor for a moment must not run out
    send_timeout=2.0,
    resend_wait=0.3,
    retry_wait=0.1,
    chat_interval=0.0,
    per_second=1000,
    idle_wait=0.1,
    starts_allowed=10_000,
)
SETTLED = frozenset({"sent", "unknown", "refused", "superseded", "cancelled", "failed"})


class Ledger:
    """A channel that writes down what it accepts before it answers."""

    name = "telegram"
    limits = LIMITS

    def __init__(self, path: str) -> None:
        self._path = path

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        line = json.dumps({"chat": chat_id, "text": message.text.plain}) + "\n"
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(file, line.encode())
        os.close(file)
        if os.environ.get("DIE_BEFORE_THE_ANSWER") and "tin 001" in line:
            os._exit(KILLED)
        await asyncio.sleep(0.01)
        return Receipt(str(time.monotonic_ns()))


async def main(database: Database, ledger: str) -> None:
    """Plan, then deliver until nothing is left to be done."""
    clock = MovableClock()
    clock.move_to(at(DAY).astimezone(UTC))
    await database.run(lambda s: tick(s, clock.now(), rules))
    deliverer = Deliverer(database, {BOT: Ledger(ledger)}, renderers(rules), clock, POLICY)
    stopping = asyncio.Event()
    running = asyncio.create_task(deliverer.run(stopping))
    while await database.look(_owed) and not running.done():
        await asyncio.wait([running], timeout=0.1)
    stopping.set()
    deliverer.wake()
    await running
    database.close()


def _owed(session: Session) -> int:
    return len(session.exec(select(Outbox.id).where(col(Outbox.state).not_in(SETTLED))).all())


def begin() -> int:
    """As its arguments say."""
    url, ledger = sys.argv[1:]
    Path(ledger).touch()
    asyncio.run(main(Database(url), ledger))
    return 0
