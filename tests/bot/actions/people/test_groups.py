"""What is done about something that came from a group; a whole group goes its way in tests.journeys."""

from bot.actions.people.groups import GroupDoes, GroupFacts, decide
from tests.every_row import every_row

ROWS = (
    (GroupFacts(), GroupDoes.NOTHING),
    (GroupFacts(linked=True), GroupDoes.NOTHING),
    (GroupFacts(addressed=True), GroupDoes.TELL),
    (GroupFacts(addressed=True, edited=True), GroupDoes.NOTHING),
    (GroupFacts(addressed=True, has_code=True), GroupDoes.TRY_CODE),
    (GroupFacts(joined=True), GroupDoes.TELL),
    (GroupFacts(linked=True, joined=True), GroupDoes.NOTHING),
    (GroupFacts(linked=True, addressed=True, has_code=True), GroupDoes.COUNT),
    (GroupFacts(linked=True, addressed=True, edited=True), GroupDoes.NOTHING),
    (GroupFacts(left=True), GroupDoes.NOTHING),
    (GroupFacts(linked=True, left=True), GroupDoes.END),
    (GroupFacts(moved=True), GroupDoes.MOVE),
    (GroupFacts(linked=True, moved=True, addressed=True), GroupDoes.MOVE),
)


@every_row(ROWS)
def test_what_is_done(facts: GroupFacts, done: GroupDoes) -> None:
    assert decide(facts) is done
