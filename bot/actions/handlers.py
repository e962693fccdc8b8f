"""Which use case serves which intent, and the right that it takes: checked before anything is looked up.

To add a command: an intent, a function `(turn, intent) -> None` in a module of its room, a line in that
module's HANDLERS, and a line in RIGHTS.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.actions import secrecy, talk
from bot.actions.people import groups, linking, putting_out
from bot.actions.questions import asking, directives, task
from bot.actions.questions import people as asked_people
from bot.actions.review import deadlines, edits, importing, looking_through
from bot.actions.review import units as review_units
from bot.actions.work import (
    amending,
    changes,
    decisions,
    for_all,
    giving,
    remarks,
    reporting,
    stopping,
    undoing,
)
from bot.incoming.turn import Handler, Turn, who
from chat import intents as i
from chat.intents.catalog import NEEDED
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
from tasks.model import Act, Action, may_everywhere, own_units
from tasks.transitions import Refusal, RefusalCode

_MODULES = (
    *(directives, asked_people, task, asking),
    *(amending, changes, decisions, for_all, giving, groups, importing, linking, putting_out),
    *(remarks, reporting, looking_through, deadlines, edits, review_units, secrecy, stopping, talk),
    undoing,
)
HANDLERS: Mapping[type, Handler] = {
    intent: handler for module in _MODULES for intent, handler in module.HANDLERS.items()
}


@dataclass(frozen=True, slots=True)
class Right:
    """What somebody hears who lacks the right that is needed; `whom_to_ask` names the office.

    The right is held over every unit, or with `own_unit` over at least one: which tasks of which units are
    meant is then found by the same act.
    """

    refusal: Callable[[Any], Message]
    own_unit: bool = False
    whom_to_ask: Callable[[Sequence[str]], str] | None = None

    def held_by(self, turn: Turn, act: Act) -> bool:
        """Whether the person whose turn it is may do this."""
        person = who(turn)
        return bool(own_units(person, act)) if self.own_unit else may_everywhere(person, act)

    def refused(self, turn: Turn, intent: Any) -> Message:
        """What is said to somebody who has it not."""
        if self.whom_to_ask is None:
            return self.refusal(intent)
        managers = [officer.name for officer in people.office_people(turn.session)]
        return refusals.only(self.whom_to_ask(managers))


def _refused(action: Action) -> Message:
    refusal = Refusal(RefusalCode.NOT_ALLOWED, {"action": action})
    return refusals.only(refusals.sentence(refusal, 0))


def _units(action: Action) -> Right:
    return Right(lambda _: _refused(action), own_unit=True)


def _offices(action: Action) -> Right:
    return Right(lambda _: _refused(action))


def _only(sentence: Callable[[], str]) -> Right:
    return Right(lambda _: refusals.only(sentence()))


def _decides(intent: i.DecideExtension) -> Message:
    return _refused(Action.GRANT_EXTENSION if intent.grant else Action.REFUSE_EXTENSION)


_MANAGES = Right(
    lambda _: refusals.only(putting_out_words.only_office(())),
    whom_to_ask=putting_out_words.only_office,
)
_REVIEWS = Right(lambda _: answers.no_review())

RIGHTS: Mapping[type, Right] = {
    i.Done: _units(Action.REPORT),
    i.AddEvidence: _units(Action.ADD_EVIDENCE),
    i.WithdrawReport: _units(Action.WITHDRAW),
    i.Acknowledge: _units(Action.ACKNOWLEDGE),
    i.Decline: _units(Action.DECLINE),
    i.InProgress: _units(Action.START),
    i.NotDone: _units(Action.START),
    i.RequestExtension: _units(Action.REQUEST_EXTENSION),
    i.WithdrawRequest: _units(Action.WITHDRAW_REQUEST),
    i.Confirm: _offices(Action.CONFIRM),
    i.Return: _offices(Action.RETURN),
    i.Undo: _offices(Action.UNDO),
    i.DecideExtension: Right(_decides),
    i.ChangeDeadline: _offices(Action.CHANGE_DEADLINE),
    i.Reassign: _offices(Action.REASSIGN),
    i.Cancel: _offices(Action.CANCEL),
    i.Pause: _offices(Action.PAUSE),
    i.Resume: _offices(Action.RESUME),
    i.NewTask: _only(change_words.only_office_gives),
    i.EditTask: _only(amending_words.only_office_amends),
    i.AddCooperating: _only(amending_words.only_office_amends),
    i.Urge: _only(change_words.only_office_urges),
    i.Invite: _only(linking_words.only_office_invites),
    i.LeavePerson: _MANAGES,
    i.Unlink: _MANAGES,
    i.InviteGroup: _only(group_words.only_office_links),
    i.LeaveGroup: _only(group_words.only_office_links),
    i.LetPass: _only(secrecy_words.only_office_clears),
    i.KeepOut: _only(secrecy_words.only_office_clears),
    i.PastedDirective: Right(lambda _: imports.not_allowed()),
    i.Drop: _REVIEWS,
    i.KeepOnly: _REVIEWS,
    i.EditRecipients: _REVIEWS,
    i.DropUndated: _REVIEWS,
    i.Restore: _REVIEWS,
    i.FixDeadline: _REVIEWS,
    i.GiveUnit: _REVIEWS,
    i.TakeOffUnit: _REVIEWS,
    i.KeepAlias: _REVIEWS,
    i.Received: _REVIEWS,
    i.EditDraft: _REVIEWS,
    i.EditDocument: _REVIEWS,
    i.AddDraft: _REVIEWS,
    i.SplitDraft: _REVIEWS,
    i.MergeDrafts: _REVIEWS,
    i.ShowReview: _REVIEWS,
    i.RejectReview: _REVIEWS,
    i.Save: Right(lambda _: answers.no_review()),
}
"""What takes a right (chat.needed), and what is said without it."""

BY_SIGHT = frozenset(
    {
        *(i.Ask, i.AskPeople, i.AskUnits, i.NextPage),
        *(i.AskDirective, i.AskDirectives, i.AskEvidence, i.AskTask, i.AskUnlinked, i.AskUnreachable),
        i.AskWeek,
    }
)
"""Questions: the answer holds what the person may see (bot.actions.audience)."""

BY_ITS_ACT = frozenset({i.ForAll})
"""What takes the right of the act that it holds."""

EVERYBODYS = frozenset(
    {
        *(
            i.Ambiguous,
            i.ChooseNumber,
            i.Greeting,
            i.Help,
            i.LinkCode,
            i.MyData,
            i.PreferChannel,
            i.NeedNumber,
            i.No,
        ),
        *(i.Note, i.Start, i.Thanks, i.Unknown, i.Wish, i.Yes),
    }
)
"""What concerns nobody but the person who writes, or is only a word to the office."""


def serve(turn: Turn, intent: Any) -> None:
    """Serve one intent, where the person may; else they hear why not, and nothing is looked up."""
    kind = type(intent.act if type(intent) in BY_ITS_ACT else intent)
    right = RIGHTS.get(kind)
    if right is not None and not right.held_by(turn, NEEDED[kind]):
        turn.failed = True
        turn.answer(right.refused(turn, intent))
        return
    HANDLERS[type(intent)](turn, intent)
