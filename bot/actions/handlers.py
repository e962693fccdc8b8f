"""Which use case serves which intent, and what somebody hears who lacks the right that it takes.

To add a command: an intent, whose row says the right, a function `(turn, intent) -> None` in a module of its
room, and a line in that module's HANDLERS.
"""

from collections.abc import Callable, Mapping

from bot.actions import choosing, secrecy, talk
from bot.actions.people import groups, linking, putting_out
from bot.actions.questions import asking, directives, task
from bot.actions.questions import people as asked_people
from bot.actions.review import deadlines, edits, importing, looking_through
from bot.actions.review import units as review_units
from bot.actions.work import changes, decisions, for_all, giving, remarks, reporting, stopping, undoing
from bot.incoming.turn import Handler, Turn
from chat import intents as i
from messages import refusals
from messages import secrecy as secrecy_words
from messages.people import groups as group_words
from messages.people import linking as linking_words
from messages.people import putting_out as putting_out_words
from messages.review import answers, imports
from messages.text import Message
from messages.work import amending as amending_words
from messages.work import changes as change_words
from storage.registry import people
from tasks.model import Act
from tasks.transitions import Refusal, RefusalCode

_MODULES = (
    *(directives, asked_people, task, asking),
    *(changes, choosing, decisions, for_all, giving, groups, importing, linking, putting_out),
    *(remarks, reporting, looking_through, deadlines, edits, review_units, secrecy, stopping, talk),
    undoing,
)
HANDLERS: Mapping[type, Handler] = {
    intent: handler for module in _MODULES for intent, handler in module.HANDLERS.items()
}


def _only(sentence: Callable[[], str]) -> Callable[[], Message]:
    return lambda: refusals.only(sentence())


_WORDS_OF_A_RIGHT: Mapping[Act, Callable[[], Message]] = {
    Act.IMPORT: imports.not_allowed,
    Act.REVIEW: answers.no_review,
    Act.SAVE: answers.no_review,
    Act.GIVE: _only(amending_words.only_office_amends),
    Act.URGE: _only(change_words.only_office_urges),
    Act.INVITE: _only(linking_words.only_office_invites),
    Act.CLEAR: _only(secrecy_words.only_office_clears),
}
"""What somebody hears who lacks the right, where that is more than who may do it."""
_WORDS_OF_AN_ACT: Mapping[type, Callable[[], Message]] = {
    i.NewTask: _only(change_words.only_office_gives),
    i.InviteGroup: _only(group_words.only_office_links),
    i.LeaveGroup: _only(group_words.only_office_links),
}


def refused(turn: Turn, act: i.Plain, right: Act) -> Message:
    if right is Act.MANAGE:
        managers = [officer.name for officer in people.office_people(turn.session)]
        return refusals.only(putting_out_words.only_office(managers))
    words = _WORDS_OF_AN_ACT.get(type(act)) or _WORDS_OF_A_RIGHT.get(right)
    if words is not None:
        return words()
    refusal = Refusal(RefusalCode.NOT_ALLOWED, {"action": act.row.acting(act)})
    return refusals.only(refusals.sentence(refusal, 0))
