"""A row belongs to one sender at a time, and only for as long as its lease."""

from datetime import timedelta
from typing import Any

from messages.text import RESENT
from scheduler.attempts import Moments, take_all
from scheduler.renderer import Rendered
from scheduler.rendering import WholeMessage
from storage.database.engine import Session
from storage.delivery import claims, settling
from storage.tables import Outbox
from tests.scheduler.stage import BOT, Stage


async def test_f2_a_row_whose_sender_died_goes_again_marked(stage: Stage) -> None:
    stage.owe("a")
    _die_holding(stage, "a")
    survivor = stage.deliverer("survivor")
    await survivor.drain()
    assert stage.channel.calls == []
    stage.clock.advance(61)
    await survivor.drain()
    assert [s.text for s in stage.channel.sent] == [f"{RESENT}\ntin a"]


async def test_f46_a_clock_set_back_does_not_hold_a_dead_senders_row_for_hours(stage: Stage) -> None:
    stage.owe("a")
    _die_holding(stage, "a")
    stage.clock.wall = stage.clock.wall.replace(day=22)
    survivor = stage.deliverer("survivor")
    for _ in range(4):
        await survivor.drain()
        stage.clock.advance(61)
    assert [s.text for s in stage.channel.sent] == [f"{RESENT}\ntin a"]


async def test_f9_a_sender_that_was_paused_past_its_lease_sends_nothing(stage: Stage) -> None:
    stage.owe("a")
    stage.renderers["message"] = _Pausing(stage, 120)
    await stage.deliverer().drain()
    assert stage.channel.calls == []
    assert stage.state("a") in ("due", "ambiguous")


async def test_f9_a_late_result_cannot_overwrite_what_another_has_done(stage: Stage) -> None:
    stage.owe("a")
    stage.renderers["message"] = _TakenOver(stage)
    await stage.deliverer().drain()
    row = stage.row("a")
    assert (row.state, row.owner, row.epoch) == ("sending", "other", 2)


def _die_holding(stage: Stage, key: str) -> None:
    """A process claims the row and is never heard of again."""
    at = Moments(stage.clock.now(), stage.clock.machine())

    def claim(session: Session) -> None:
        (wanted,) = claims.candidates(session, at.now, at.machine, {BOT})
        assert take_all(session, [wanted], stage.renderers, at, "dead", stage.policy, 0.0)

    stage.database.write(claim)
    assert stage.state(key) == "sending"


class _Pausing(WholeMessage):
    """Time goes by while the words are made, as for a process that was stopped."""

    def __init__(self, stage: Stage, seconds: float) -> None:
        super().__init__()
        self._stage = stage
        self._seconds = seconds

    def render(self, facts: Any) -> Rendered:
        self._stage.clock.seconds += self._seconds
        return super().render(facts)


class _TakenOver(WholeMessage):
    """While the words are made, the lease ends and another process takes the row."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage

    def render(self, facts: Any) -> Rendered:
        stage = self._stage
        later = stage.clock.machine() + timedelta(seconds=61)

        def take_over(session: Session) -> None:
            settling.expire(session, later, (), (), 0.0)
            (wanted,) = claims.candidates(session, later, later, {BOT})
            assert claims.claim_all(
                session, [(wanted, session.get_one(Outbox, wanted.id))], "other", later, 60.0
            )

        stage.database.write(take_over)
        return super().render(facts)
