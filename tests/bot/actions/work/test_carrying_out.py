"""What was decided is done whole or not at all, and decided anew where somebody else was first."""

from bot.actions.work.carrying_out import carry_out, gather
from bot.actions.work.decision import Decision
from bot.actions.work.reporting import done
from chat import intents as i
from storage.database.engine import Session
from storage.work import changes
from tasks.lifecycle import Actor, Change, advance
from tasks.model import Action, Status
from tests.bot.talk import Talk
from tests.office import Office


def test_where_somebody_else_was_first_nothing_is_left_of_the_first_decision(
    talk: Talk, office: Office
) -> None:
    kept, taken = (talk.give(f"Việc {n}", [office.planning]) for n in (1, 2))
    intent, decided = i.Done((kept, taken)), list[Decision]()

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
    assert [len(each.changes) for each in decided] == [2, 1]
    assert talk.assignment(kept, office.planning).status is Status.REPORTED
    assert talk.assignment(taken, office.planning).status is Status.RECEIVED
    assert [event.data["task"] for event in talk.events("report")] == [kept]
    (answer,) = talk.heard(office.head_planning)
    assert "vừa có thay đổi" in answer.text.plain
