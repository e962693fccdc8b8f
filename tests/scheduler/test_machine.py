"""Any order of sending, failing, dying and waiting keeps the outbox within its states and its promises."""

import asyncio
import os
from collections import deque
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from messages.text import Message, load_message
from scheduler.attempts import Moments, take_all
from scheduler.channel import Failure
from storage.database.engine import Session
from storage.delivery import claims
from storage.tables import Outbox
from tests.scheduler.fakes import FakeClock, Fault, lost, refused
from tests.scheduler.stage import BOT, Stage
from tests.stores import Store, opened

ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "6"))

FAULTS = st.sampled_from(
    [
        None,
        lost(accepted=True),
        lost(accepted=False),
        Fault(KeyError("result"), accepted=True),
        refused(Failure.UNREACHABLE),
        refused(Failure.RATE_LIMITED, retry_after=30),
        refused(Failure.BLOCKED),
        refused(Failure.BAD_MESSAGE),
        refused(Failure.BAD_TOKEN),
    ]
)
NEXT = {
    "due": {"due", "sending", "cancelled", "refused", "failed"},
    "sending": {"sent", "due", "ambiguous", "refused", "unknown", "failed", "sending"},
    "ambiguous": {"ambiguous", "sending", "unknown", "cancelled", "sent"},
}
LAST = {"sent", "unknown", "refused", "failed", "cancelled"}


class OutboxMachine(RuleBasedStateMachine):
    """Rows are owed, sent under faults, and held by senders that die before or after acceptance."""

    store: Store
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self._until_the_end = ExitStack()
        self.database = self._until_the_end.enter_context(opened(self.store.new(self.folder / "machine.db")))
        self.clock = FakeClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
        self.stage = Stage(self.database, self.clock)
        self.owed: list[str] = []
        self.seen: dict[str, tuple[str, int]] = {}

    def teardown(self) -> None:
        self._until_the_end.close()
        self.store.drop(self.database.url)

    @initialize(n=st.integers(1, 3))
    def owe(self, n: int) -> None:
        for _ in range(n):
            key = f"k{len(self.owed):02d}"
            self.stage.owe(key, f"tin {key}.", chat=key)
            self.owed.append(key)

    @rule(faults=st.lists(FAULTS, max_size=4))
    def deliver(self, faults: list[Fault | None]) -> None:
        self.stage.channel.faults = deque(faults)
        asyncio.run(self.stage.deliverer(f"run{len(self.stage.channel.calls)}").drain())

    @rule(seconds=st.sampled_from([1, 6, 31, 61, 120]))
    def wait(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @rule(accepted=st.booleans())
    def lose_an_answer(self, accepted: bool) -> None:
        """The commonest trouble, often enough for two of a kind to meet on one row."""
        self.deliver([lost(accepted=accepted)])
        self.wait(61)

    @rule(accepted=st.booleans())
    def die_holding(self, accepted: bool) -> None:
        """A sender takes the first row and dies, before or after the channel has accepted it."""
        at = Moments(self.clock.now(), self.clock.machine())

        def claim(session: Session) -> str | None:
            for wanted in claims.candidates(session, at.now, at.machine, {BOT}):
                jobs = take_all(session, [wanted], self.stage.renderers, at, "dead", self.stage.policy, 0.0)
                if jobs:
                    return jobs[0].row.key
            return None

        key = self.database.write(claim)
        if key is not None and accepted:
            self.stage.channel.faults.clear()
            asyncio.run(self.stage.channel.send(key, _message(self.stage.row(key))))

    @invariant()
    def promises_hold(self) -> None:
        for row in self.stage.rows():
            copies = self.stage.channel.copies(f"tin {row.key}.")
            doubtful = [a for a in self.stage.attempts(row.key) if a.outcome in ("ambiguous", "lost", "")]
            assert copies <= 2, "G2"
            assert copies <= 1 + len(doubtful), "G3"
            if row.state == "sent":
                assert copies >= 1, "G1"
            if row.state == "unknown":
                assert len(doubtful) >= 2, "G4"

    @invariant()
    def states_follow_the_table(self) -> None:
        for row in self.stage.rows():
            before = self.seen.get(row.key)
            if before is not None:
                state, epoch = before
                assert row.epoch >= epoch
                if state in LAST:
                    assert row.state == state
                elif row.epoch == epoch:
                    assert row.state in NEXT[state]
            self.seen[row.key] = (row.state, row.epoch)


def _message(row: Outbox) -> Message:
    return load_message(row.payload["message"])


def test_any_order_of_events_keeps_the_promises(store: Store, tmp_path: Path) -> None:
    class Placed(OutboxMachine):
        pass

    Placed.store, Placed.folder = store, tmp_path
    run_state_machine_as_test(
        Placed, settings=settings(max_examples=4 * ROUNDS, stateful_step_count=14, deadline=None)
    )
