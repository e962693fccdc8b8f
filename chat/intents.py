"""What a person can mean by a message, gathered in one type.

Values only: no rights, no storage, no wording. An intent says what was typed; whether the person may do it,
and whether the number exists, is decided by who acts on it.
"""

from dataclasses import dataclass

from chat.intents_acts import (
    Acknowledge,
    AddEvidence,
    Cancel,
    ChangeDeadline,
    ChooseNumber,
    Confirm,
    DecideExtension,
    Decline,
    Done,
    Drop,
    DropUndated,
    FixDeadline,
    GiveUnit,
    InProgress,
    Invite,
    KeepAlias,
    MyTasks,
    NewTask,
    NextPage,
    NotDone,
    PastedDirective,
    Pause,
    Reassign,
    Received,
    RejectReview,
    RequestExtension,
    Restore,
    Resume,
    Return,
    Save,
    ShowReview,
    Undo,
    Urge,
    WithdrawReport,
)
from chat.intents_asking import (
    Ask,
    AskDirective,
    AskDone,
    AskDue,
    AskOutstanding,
    AskOverdue,
    AskPeople,
    AskStatistics,
    AskTask,
    AskToday,
    AskUnit,
    AskUnits,
    AskUnlinked,
    AskUnreachable,
    AskWaiting,
    AskWeek,
    ExportExcel,
    Greeting,
    Help,
    LinkCode,
    MyData,
    No,
    Search,
    Start,
    Thanks,
    Unknown,
    Yes,
)
from chat.values import (
    Doubt,
    UnitName,
    Verb,
    Week,
    When,
    Which,
)

__all__ = [
    "Acknowledge",
    "AddEvidence",
    "Ambiguous",
    "Ask",
    "AskDirective",
    "AskDone",
    "AskDue",
    "AskOutstanding",
    "AskOverdue",
    "AskPeople",
    "AskStatistics",
    "AskTask",
    "AskToday",
    "AskUnit",
    "AskUnits",
    "AskUnlinked",
    "AskUnreachable",
    "AskWaiting",
    "AskWeek",
    "Cancel",
    "ChangeDeadline",
    "ChooseNumber",
    "Confirm",
    "DecideExtension",
    "Decline",
    "Done",
    "Doubt",
    "Drop",
    "DropUndated",
    "ExportExcel",
    "FixDeadline",
    "GiveUnit",
    "Greeting",
    "Help",
    "InProgress",
    "Intent",
    "Invite",
    "KeepAlias",
    "LinkCode",
    "MyData",
    "MyTasks",
    "NeedNumber",
    "NewTask",
    "NextPage",
    "No",
    "NotDone",
    "PastedDirective",
    "Pause",
    "Plain",
    "Reassign",
    "Received",
    "RejectReview",
    "RequestExtension",
    "Restore",
    "Resume",
    "Return",
    "Save",
    "Search",
    "Several",
    "ShowReview",
    "Start",
    "Thanks",
    "Undo",
    "UnitName",
    "Unknown",
    "Urge",
    "Verb",
    "Week",
    "When",
    "Which",
    "WithdrawReport",
    "Yes",
]


@dataclass(frozen=True, slots=True)
class NeedNumber:
    """The verb is clear, the task or draft is not. Where `partial` is given, only its numbers are missing."""

    kind: Verb
    partial: "Plain | None" = None


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The bot must ask. `readings` are what it may offer, best first; none of them is acted on."""

    kind: Doubt
    numbers: tuple[int, ...] = ()
    readings: tuple["Plain", ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Several commands in one message, in the order typed: "bỏ 3; giao 1 cho NVY; lưu"."""

    intents: tuple["Plain", ...]


Plain = (
    Ask
    | AskDirective
    | AskDone
    | AskDue
    | AskOutstanding
    | AskOverdue
    | AskPeople
    | AskStatistics
    | AskTask
    | AskToday
    | AskUnit
    | AskUnits
    | AskUnlinked
    | AskUnreachable
    | AskWaiting
    | AskWeek
    | ExportExcel
    | Greeting
    | Help
    | LinkCode
    | MyData
    | No
    | Search
    | Start
    | Thanks
    | Unknown
    | Yes
    | Acknowledge
    | AddEvidence
    | Decline
    | Done
    | InProgress
    | MyTasks
    | NotDone
    | RequestExtension
    | WithdrawReport
    | Cancel
    | ChangeDeadline
    | Confirm
    | DecideExtension
    | Invite
    | NewTask
    | PastedDirective
    | Pause
    | Reassign
    | Resume
    | Return
    | Undo
    | Urge
    | ChooseNumber
    | Drop
    | DropUndated
    | FixDeadline
    | GiveUnit
    | KeepAlias
    | NextPage
    | Received
    | RejectReview
    | Restore
    | Save
    | ShowReview
)
"""One thing meant."""

Intent = Plain | NeedNumber | Ambiguous | Several
"""What `understand` answers."""
