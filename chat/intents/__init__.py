"""What a person can mean by a message, gathered in one type.

Values only: no rights, no storage, no wording. An intent says what was typed; whether the person may do it,
and whether the number exists, is decided by who acts on it.
"""

from dataclasses import dataclass

from chat.intents.acts import (
    Acknowledge,
    AddCooperating,
    AddEvidence,
    Cancel,
    ChangeDeadline,
    ChooseNumber,
    Confirm,
    DecideExtension,
    Decline,
    Done,
    EditTask,
    ForAll,
    InProgress,
    KeepOut,
    LetPass,
    NewTask,
    NotDone,
    Note,
    PastedDirective,
    Pause,
    Reassign,
    RequestExtension,
    Resume,
    Return,
    Undo,
    Urge,
    Wish,
    WithdrawReport,
    WithdrawRequest,
)
from chat.intents.asking import (
    Ask,
    AskDirective,
    AskDirectives,
    AskEvidence,
    AskPeople,
    AskTask,
    AskUnits,
    AskUnlinked,
    AskUnreachable,
    AskWeek,
    Greeting,
    Help,
    LinkCode,
    MyData,
    No,
    Start,
    Thanks,
    Unknown,
    Yes,
)
from chat.intents.people import Invite, InviteGroup, LeaveGroup, LeavePerson, PreferChannel, Unlink
from chat.intents.review import (
    AddDraft,
    DraftQuery,
    Drop,
    DropUndated,
    EditDocument,
    EditDraft,
    EditRecipients,
    FixDeadline,
    GiveUnit,
    KeepAlias,
    KeepOnly,
    MergeDrafts,
    NextPage,
    Received,
    RejectReview,
    Restore,
    Save,
    ShowReview,
    SplitDraft,
    TakeOffUnit,
)
from chat.intents.values import (
    DocumentField,
    Doubt,
    DraftState,
    PersonName,
    Plain,
    UnitName,
    Verb,
    When,
    Which,
    WishKind,
)

__all__ = [
    "PLAIN",
    "Acknowledge",
    "AddCooperating",
    "AddDraft",
    "AddEvidence",
    "Ambiguous",
    "Ask",
    "AskDirective",
    "AskDirectives",
    "AskEvidence",
    "AskPeople",
    "AskTask",
    "AskUnits",
    "AskUnlinked",
    "AskUnreachable",
    "AskWeek",
    "Cancel",
    "ChangeDeadline",
    "ChooseNumber",
    "Confirm",
    "DecideExtension",
    "Decline",
    "DocumentField",
    "Done",
    "Doubt",
    "DraftQuery",
    "DraftState",
    "Drop",
    "DropUndated",
    "EditDocument",
    "EditDraft",
    "EditRecipients",
    "EditTask",
    "FixDeadline",
    "ForAll",
    "GiveUnit",
    "Greeting",
    "Help",
    "InProgress",
    "Intent",
    "Invite",
    "InviteGroup",
    "KeepAlias",
    "KeepOnly",
    "KeepOut",
    "LeaveGroup",
    "LeavePerson",
    "LetPass",
    "LinkCode",
    "MergeDrafts",
    "MyData",
    "NeedNumber",
    "NewTask",
    "NextPage",
    "No",
    "NotDone",
    "Note",
    "PastedDirective",
    "Pause",
    "PersonName",
    "Plain",
    "PreferChannel",
    "Reassign",
    "Received",
    "RejectReview",
    "RequestExtension",
    "Restore",
    "Resume",
    "Return",
    "Save",
    "Several",
    "ShowReview",
    "SplitDraft",
    "Start",
    "TakeOffUnit",
    "Thanks",
    "Undo",
    "UnitName",
    "Unknown",
    "Unlink",
    "Urge",
    "Verb",
    "When",
    "Which",
    "Wish",
    "WishKind",
    "WithdrawReport",
    "WithdrawRequest",
    "Yes",
]


@dataclass(frozen=True, slots=True)
class NeedNumber:
    """The verb is clear, the task or draft is not. Where `partial` is given, only its numbers are missing.

    `words` name the task as the person called it.
    """

    kind: Verb
    partial: Plain | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The bot must ask. `readings` are what it may offer, best first; none of them is acted on."""

    kind: Doubt
    numbers: tuple[int, ...] = ()
    readings: tuple[Plain, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Several commands in one message, in the order typed: "bỏ 3; giao 1 cho NVY; lưu"."""

    intents: tuple[Plain, ...]


PLAIN = tuple(
    kind
    for kind in globals().values()
    if isinstance(kind, type) and issubclass(kind, Plain) and kind is not Plain
)
"""Everything that may be meant."""

Intent = Plain | NeedNumber | Ambiguous | Several
"""What `understand` answers."""
