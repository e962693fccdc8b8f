"""The small words that intents are made of: verbs, doubts, dates and units as typed."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from chat.intents.row import IntentRow


class Verb(StrEnum):
    """What somebody wants to do where the number is missing."""

    DONE = "done"
    NOT_DONE = "not_done"
    ACKNOWLEDGE = "acknowledge"
    IN_PROGRESS = "in_progress"
    WITHDRAW = "withdraw"
    EXTENSION = "extension"
    DECLINE = "decline"
    EVIDENCE = "evidence"
    DROP = "drop"
    RESTORE = "restore"
    FIX_DEADLINE = "fix_deadline"
    GIVE = "give"
    CONFIRM = "confirm"
    RETURN = "return"
    GRANT = "grant"
    REFUSE = "refuse"
    CHANGE_DEADLINE = "change_deadline"
    REASSIGN = "reassign"
    CANCEL = "cancel"
    PAUSE = "pause"
    RESUME = "resume"
    UNDO = "undo"
    URGE = "urge"
    INVITE = "invite"  # a person's code is missing
    ASK_TASK = "ask_task"
    EDIT_TASK = "edit_task"
    NOTE = "note"


class Doubt(StrEnum):
    """Why the bot must ask before it does anything."""

    WHICH_TASK = "which_task"  # the replied message speaks of several tasks
    DONE_OR_NOT = "done_or_not"  # a word of completion beside a hedge, a question or a future
    DATE_OR_TASK = "date_or_task"  # "ngày 12 xong"
    DRAFT_OR_TASK = "draft_or_task"  # the number may be that of the open review or of a task
    GRANT_OR_CONFIRM = "grant_or_confirm"  # "duyệt 12": the report or the extension
    FILE = "file"  # a file without a word of completion
    UNREAD = "unread"  # part of the sentence was not understood, or turns the act into another
    NOT_A_TASK = "not_a_task"  # the act is about a link, a code, a document, a person
    LUNAR = "lunar"  # a day of the lunar calendar
    CODE_OR_WORD = "code_or_word"  # "việc ht của NVY", where HT is a unit
    MIXED = "mixed"  # several verbs that cannot be told apart


class Which(StrEnum):
    """Which drafts of the open review a command speaks of."""

    NUMBERS = "numbers"
    ALL = "all"
    UNDATED = "undated"
    NO_UNIT = "no_unit"
    LAST = "last"  # what was left out just now


class DraftState(StrEnum):
    """How a draft of the open review stands."""

    NO_UNIT = "no_unit"
    NO_DEADLINE = "no_deadline"
    DROPPED = "dropped"
    UNCLEAR = "unclear"
    PAST = "past"
    HELPED = "helped"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class When:
    """A date that was typed. Where it is not `certain` it is shown back before it is acted on."""

    on: date
    certain: bool = True
    at: time | None = None


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit as typed; `code` is given where a name or alias is the same after folding.

    Not `sure` where only a part of the name was typed: a question says which unit it took, an act asks.
    """

    text: str
    code: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person as typed; `code` is given only where one person of the registry is meant."""

    text: str
    code: str | None = None


class WishKind(StrEnum):
    """What people ask for that is done elsewhere or not at all."""

    SNOOZE = "snooze"
    MUTE = "mute"
    DELEGATE = "delegate"
    LEAVE = "leave"
    TAKE_BACK_REFUSAL = "take_back_refusal"
    BROADCAST = "broadcast"
    ADD_PERSON = "add_person"
    LEAVE_PERSON = "leave_person"
    UNLINK = "unlink"
    ADD_UNIT = "add_unit"
    RENAME_UNIT = "rename_unit"
    SETTINGS = "settings"
    DAY_OFF = "day_off"
    QUOTA = "quota"


class DocumentField(StrEnum):
    """A part of a document's letterhead that the office corrects in a review."""

    NUMBER = "number"
    DAY = "day"
    ISSUER = "issuer"
    SUBJECT = "subject"
    SIGNER = "signer"


@dataclass(frozen=True, slots=True)
class Plain:
    """One thing meant; the classes below it are in `chat.intents`, each with its row."""

    row: ClassVar[IntentRow]
