"""Group chats: a code of the office links one, and there nothing is told but counts.

A group never authorises anybody. One that the office has not linked hears one sentence, once; where nobody of
the office has put the bot or calls it, the bot goes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.incoming.turn import ANSWER, MESSAGE_KIND, Handler, Turn, who
from chat import intents as i
from messages.people import groups as words
from messages.text import Message, message_payload
from scheduler.rendering import GROUP_INVITATION
from storage.delivery import outbox
from storage.questions.answering import QueryAnswer
from storage.questions.narrowing import Seen
from storage.registry import groups, invites
from tasks.model import Role
from tasks.query import Query

_MOST_WORDS = 20


class GroupDoes(StrEnum):
    """What is to be done about something that came from a group."""

    NOTHING = "nothing"
    MOVE = "move"
    END = "end"
    COUNT = "count"
    TRY_CODE = "try_code"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What came from a group: whether it is linked, and what the messenger says of it."""

    linked: bool = False
    addressed: bool = False
    edited: bool = False
    joined: bool = False
    left: bool = False
    moved: bool = False
    has_code: bool = False


def decide(facts: GroupFacts) -> GroupDoes:
    """Pure; a group that is linked is never asked for a code again."""
    if facts.moved:
        return GroupDoes.MOVE
    if facts.left:
        return GroupDoes.END if facts.linked else GroupDoes.NOTHING
    if facts.edited or not (facts.addressed or facts.joined):
        return GroupDoes.NOTHING
    if facts.linked:
        return GroupDoes.NOTHING if facts.joined else GroupDoes.COUNT
    return GroupDoes.TRY_CODE if facts.has_code else GroupDoes.TELL


def serve_group(turn: Turn) -> None:
    """Something came from a group."""
    inbound, group = turn.inbound, groups.at(turn.session, turn.target)
    codes = [word for word in inbound.text.split()[:_MOST_WORDS] if invites.looks_like_code(word)]
    facts = GroupFacts(
        linked=group is not None,
        addressed=inbound.addressed,
        edited=inbound.edited,
        joined=inbound.joined,
        left=inbound.left,
        moved=bool(inbound.moved_to),
        has_code=bool(codes),
    )
    match decide(facts):
        case GroupDoes.MOVE:
            groups.migrate(turn.session, turn.target, inbound.moved_to)
        case GroupDoes.END if group is not None:
            groups.unlink(turn.session, group, None, turn.now)
            turn.tell_office(words.office_left(groups.number_of(group), group.channel))
        case GroupDoes.COUNT:
            _say(turn, _counts(turn))
        case GroupDoes.TRY_CODE:
            _try(turn, codes)
        case GroupDoes.TELL:
            _tell(turn)


def _try(turn: Turn, codes: list[str]) -> None:
    tried = (groups.link(turn.session, turn.target, code, turn.now) for code in codes)
    found = next((group for group in tried if group is not None), None)
    if found is None:
        _tell(turn)
        return
    _say(turn, words.linked())
    turn.tell_office(words.office_linked(groups.number_of(found), found.channel))


def _tell(turn: Turn) -> None:
    """The one sentence; and away, where nobody of the office may be about to link the group."""
    if not groups.was_told(turn.session, turn.target, turn.now):
        _say(turn, words.not_linked())
    turn.leaves = turn.person is None or not turn.person.has(Role.OFFICE)


def _counts(turn: Turn) -> Message:
    return words.counts(QueryAnswer(turn.session, Query(), Seen(), turn.as_of).total().counts, turn.now)


def _say(turn: Turn, message: Message) -> None:
    """In the group, and nowhere else: no person stands behind it to whom it could go in its place."""
    outbox.enqueue(
        turn.session,
        f"answer:{turn.row_id}:group",
        MESSAGE_KIND,
        now=turn.now,
        to=turn.target,
        payload=message_payload(message),
        priority=ANSWER,
    )


def invite_group(turn: Turn, _intent: i.InviteGroup) -> None:
    """ "mã nhóm": the code for one group is made when it is sent, and stands nowhere but in that message."""
    turn.owe(GROUP_INVITATION, {"by": who(turn).id})


def leave_group(turn: Turn, intent: i.LeaveGroup) -> None:
    """ "bỏ nhóm 2"; without a number the only one."""
    linked = groups.linked(turn.session)
    numbers = intent.numbers or tuple(groups.number_of(row) for row in linked[:1] if len(linked) == 1)
    meant = [row for row in linked if groups.number_of(row) in numbers]
    if not meant:
        turn.answer(words.no_such_group([groups.number_of(row) for row in linked]))
    for row in meant:
        groups.unlink(turn.session, row, who(turn).id, turn.now)
        turn.answer(words.unlinked(groups.number_of(row)))


HANDLERS: Mapping[type, Handler] = {i.InviteGroup: invite_group, i.LeaveGroup: leave_group}
