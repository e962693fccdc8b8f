"""What every intent is made of: what its row knows of it, and the small words that it holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar

from chat.situation import Missing
from tasks.model import Act
from tasks.query import Stand

# What is known once of everything that can be meant, beside the class that means it.
#
# The tables by intent are made of these rows: names, rights and typed forms (`catalog`), what the
# bot asks for (`left_open`), what is shown before it is done (`reading`), the plain frames (`acts.changing`).


class Free(StrEnum):
    """Why something takes no right of its own."""

    SIGHT = "sight"  # a question: the answer holds what the person may see
    WITHIN = "within"  # it takes the right of the act that it holds
    EVERYBODY = "everybody"  # it concerns nobody but who writes, or is only a word to the office


@dataclass(frozen=True, slots=True)
class IntentRow:
    """What is known of one kind of intent.

    `name` is what `nhacviec understand` calls it, told from the intent where its parts decide. `right` is
    what it takes, or why it takes none. `typed` makes the command that a person would type, which is
    understood as the same intent; without it none is ever offered. `at_once` says whether what was said is
    enough to do it, `missing` what is asked for otherwise.
    """

    name: str | Callable[[Any], str]
    right: Act | Free
    typed: Callable[[Any], str] | None = None
    at_once: Callable[[Any], bool] | None = None
    missing: Callable[[Any], Missing | None] | None = None

    action: str | Callable[[Any], str] = ""
    """What events and refusals call the act, where it is not by its name."""
    verbs: tuple[str, ...] = ()
    """The classes of its verb (language/words/acts.toml), where a plain order is all that it takes: the verb,
    its tasks, where it has such fields a unit and a reason. Any other is read by a frame of its own."""
    beside: tuple[str, ...] = ()
    """The further classes that may stand in a plain order."""
    button: str = ""
    """The verb of the button that does it to a task; of what is final, to all that were shown."""
    stands: Mapping[str, tuple[Stand, ...]] | None = None
    """By the verb that lacks its number: how the tasks stand that may be meant."""
    weighed: bool = False
    """A strange sign, or a turn at the end, stops it; and its next message may put a word of it right."""
    final: bool = False
    """It is shown, and done once it was chosen."""
    repeated: bool = False
    """It may be done to another task in the same words: "15 cũng vậy"."""
    replaced: bool = False
    """Said again of the same task, the second takes the place of the first."""
    taken_back: Callable[[tuple[int, ...]], Any] | None = None
    """What takes it back from these tasks."""
    spoken_of: tuple[str, ...] = ()
    """The classes of words by which what was done is spoken of again, to be taken back."""

    def named(self, intent: Any) -> str:
        """What `nhacviec understand` calls it."""
        return self.name if isinstance(self.name, str) else self.name(intent)

    def acting(self, intent: Any) -> str:
        """What events and refusals call the act."""
        action = self.action or self.name
        return action if isinstance(action, str) else action(intent)


# The small words that intents are made of: verbs, doubts, dates and units as typed.


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
    CLASSIFIED = "classified"


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


# The parts of a typed form.

_DAY = "%d/%m/%Y"


def numbers_of(intent: Any) -> str:
    """The tasks."""
    return ", ".join(str(n) for n in intent.numbers)


def drafts_of(intent: Any) -> str:
    """The drafts of a review."""
    return ", ".join(str(n) for n in intent.drafts)


def day(when: When | None) -> str:
    """The day, with its hour in front."""
    if when is None:
        return ""
    return f"{when.at:%H:%M} ngày {when.on:{_DAY}}" if when.at is not None else f"{when.on:{_DAY}}"


def unit_of(intent: Any) -> str:
    """Whose share, behind a space."""
    return f" {intent.unit.code or intent.unit.text}" if intent.unit is not None else ""


def share_of(intent: Any) -> str:
    """Whose share, where the unit alone could be read as the reason."""
    return f" của{unit_of(intent)}" if intent.unit is not None else ""


def because(intent: Any) -> str:
    """The reason, behind a space."""
    return f" vì {intent.reason}" if intent.reason else ""


def days_more(intent: Any) -> str:
    """By how many days, behind a space."""
    working = " làm việc" if intent.working_days else ""
    return f" thêm {intent.days} ngày{working}" if intent.days else ""


def codes(units: Sequence[UnitName]) -> str:
    """The units, each by its code or as it was typed."""
    return ", ".join(unit.code or unit.text for unit in units)


ALL_SUCH = {
    Which.ALL: "tất cả",
    Which.UNDATED: "tất cả không hạn",
    Which.NO_UNIT: "tất cả chưa rõ đơn vị",
}
"""The drafts that no numbers name."""
