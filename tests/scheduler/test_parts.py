"""Messages that are long, refused, or cannot be made at all."""

from collections import deque

from messages.text import RESENT
from scheduler.channel import Failure
from storage.tables import Outbox
from tests.scheduler.fakes import lost, refused
from tests.scheduler.stage import Stage

FULL_DISK = {
    "sqlite": (
        "CREATE TRIGGER no_room BEFORE INSERT ON outbox WHEN NEW.part > 1 BEGIN SELECT RAISE(ABORT, ''); END",
        "DROP TRIGGER no_room",
    ),
    "postgresql": (
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full'; END $$;"
        "CREATE TRIGGER no_room BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.part > 1)"
        " EXECUTE FUNCTION no_room()",
        "DROP TRIGGER no_room ON outbox",
    ),
}
"""Kind of database -> what makes it refuse every part but the first, and what ends that."""


async def test_f25_a_message_that_is_refused_goes_once_more_as_plain_words(stage: Stage) -> None:
    stage.owe("a")
    stage.channel.faults = deque([refused(Failure.BAD_MESSAGE)])
    await stage.deliverer().drain()
    assert stage.state("a") == "sent"
    stage.owe("b")
    stage.channel.faults = deque([refused(Failure.BAD_MESSAGE)] * 2)
    await stage.deliverer().drain()
    assert (stage.state("b"), stage.row("b").reason) == ("failed", "bad_message")


async def test_f8_a_poison_row_fails_after_three_tries_and_the_others_go_on(stage: Stage) -> None:
    stage.owe("bad")
    stage.owe("good", chat="9")
    stage.database.write(lambda s: s.merge(_broken(stage.row("bad"))))
    deliverer = stage.deliverer()
    for _ in range(4):
        await deliverer.drain()
        stage.clock.advance(6)
    assert stage.state("good") == "sent"
    bad = stage.row("bad")
    assert (bad.state, bad.failures, bad.reason) == ("failed", 3, "render")


async def test_f10_a_long_message_goes_in_parts_and_in_order(stage: Stage) -> None:
    stage.owe("a", "x" * 9000)
    await stage.deliverer().drain()
    assert len(stage.channel.sent) == 3
    assert "".join(s.text for s in stage.channel.sent) == "x" * 9000
    assert [(r.part, r.state) for r in stage.rows()] == [(0, "sent"), (2, "sent"), (3, "sent")]


async def test_f53_a_database_that_cannot_take_the_parts_holds_up_neither_them_nor_the_chat(
    stage: Stage,
) -> None:
    """A trigger stands for a full disk: it refuses the second part, then goes."""
    made, gone = FULL_DISK[stage.database.engine.dialect.name]
    stage.owe("long", "x" * 9000)
    stage.database.write(lambda s: s.connection().exec_driver_sql(made))
    deliverer = stage.deliverer()
    await deliverer.drain()
    assert stage.channel.sent == []
    assert stage.state("long") == "due"
    stage.database.write(lambda s: s.connection().exec_driver_sql(gone))
    stage.owe("short")
    stage.clock.advance(6)
    await deliverer.drain()
    assert len(stage.channel.sent) == 4
    assert {r.state for r in stage.rows()} == {"sent"}


async def test_f10_after_a_lost_part_only_that_part_goes_again(stage: Stage) -> None:
    stage.owe("a", "x" * 4000 + "y" * 4000)
    stage.channel.faults = deque([None, lost(accepted=True)])
    deliverer = stage.deliverer()
    await deliverer.drain()
    stage.clock.advance(61)
    await deliverer.drain()
    texts = [s.text for s in stage.channel.sent]
    assert len(texts) == 3
    assert texts[2] == f"{RESENT}\n{texts[1]}"


async def test_parts_of_a_message_that_was_refused_do_not_go(stage: Stage) -> None:
    stage.owe("a", "x" * 9000)
    stage.channel.faults = deque([refused(Failure.BLOCKED)])
    await stage.deliverer().drain()
    assert [r.state for r in stage.rows()] == ["refused", "cancelled", "cancelled"]
    assert len(stage.channel.calls) == 1


def _broken(row: Outbox) -> Outbox:
    row.payload = {"message": {"blocks": "no message"}}
    return row
