"""What was decided is done whole or not at all, and decided anew where somebody else was first."""

import pytest

from bot.actions.work.carrying_out import carry_out, gather
from bot.actions.work.decision import Decision
from bot.actions.work.reporting import done
from chat import intents as i
from storage.database.engine import Database, Session
from storage.record import audit, comparing
from storage.work import changes
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Action, Status
from tests.bot.talk import Talk
from tests.office import Office
from tests.storage.story import NOW


@pytest.mark.parametrize("numbers", [1, 2])
def test_where_somebody_else_was_first_nothing_is_left_of_the_first_decision(
    talk: Talk, office: Office, numbers: int
) -> None:
    tasks = [talk.give(f"Việc {n}", [office.planning]) for n in range(1, numbers + 1)]
    *kept, taken = tasks
    intent, decided = i.Done(tuple(tasks)), list[Decision]()

    def work(session: Session) -> None:
        turn = talk.turn(session, office.head_planning)

        def decide(changed: frozenset[int]) -> Decision:
            facts = gather(turn, intent.numbers, changed)
            decided.append(done(facts, intent))
            if len(decided) == 1:
                share = facts.rows[taken][0].assignment
                first = advance(share, Action.ACKNOWLEDGE, Actor(facts.person), talk.now)
                assert isinstance(first, Change)
                assert changes.apply(session, first, office.deputy_head_planning, talk.now)
            return decided[-1]

        carry_out(turn, decide)

    talk.database.write(work)
    assert [len(each.changes) for each in decided] == [numbers, numbers - 1]
    assert [talk.assignment(each, office.planning).status for each in kept] == [Status.REPORTED] * len(kept)
    assert talk.assignment(taken, office.planning).status is Status.RECEIVED
    assert [event.data["task"] for event in talk.events("report")] == kept
    (answer,) = talk.heard(office.head_planning)
    assert "vừa có thay đổi" in answer.text.plain


def test_what_was_taken_back_is_not_missed_from_the_chain(database: Database, office: Office) -> None:
    def work(session: Session) -> None:
        with audit.whole(session) as take_back:
            audit.record(session, "tried", "task:1", now=NOW)
            take_back()

    database.write(work)
    database.write(lambda session: audit.record(session, "tried", "task:2", now=NOW))
    assert database.read(audit.verify_chain) is None
    found = database.read(comparing.compare)
    assert (found.changed, found.unsealed, found.foreign) == ((), 0, ())
