"""What the office corrects in an open review. Values only; `drafts` are the review's own numbers."""

from dataclasses import dataclass
from datetime import time

from chat.intents.values import DocumentField, DraftState, Plain, UnitName, When, Which
from tasks.deadline import Operator, Recurrence
from tasks.query import Span


@dataclass(frozen=True, slots=True)
class Drop(Plain):
    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class DropUndated(Plain):
    pass


@dataclass(frozen=True, slots=True)
class KeepOnly(Plain):
    """All drafts but these are left out."""

    drafts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Restore(Plain):
    """Drafts are taken back; with Which.LAST the one that was left out just now."""

    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class FixDeadline(Plain):
    """`phrase` is the deadline as typed; at most one of `on` and `recurrence` is given.

    With `none` the office says that there is no deadline; `days` move the one that each draft has, later or
    (below zero) sooner. Where all are empty it was not understood. `at` is the hour of what recurs.
    """

    drafts: tuple[int, ...]
    phrase: str
    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False
    which: Which = Which.NUMBERS
    days: int = 0
    working_days: bool = False
    at: time | None = None


@dataclass(frozen=True, slots=True)
class GiveUnit(Plain):
    """Drafts are given to units; `lead` may be empty where only cooperating units are added.

    With a `source` only that unit gives way: "chuyển mục 1 từ X sang Y".
    """

    drafts: tuple[int, ...]
    lead: tuple[UnitName, ...] = ()
    cooperate: tuple[UnitName, ...] = ()
    which: Which = Which.NUMBERS
    source: UnitName | None = None


@dataclass(frozen=True, slots=True)
class Received(Plain):
    """Ngày nhận: the day on which the directive was received, from which its periods count."""

    on: When | None


@dataclass(frozen=True, slots=True)
class TakeOffUnit(Plain):
    """The units do not cooperate in the drafts any more."""

    drafts: tuple[int, ...]
    units: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class Save(Plain):
    """The whole review; what becomes of the others is asked where only `drafts`, or all `but` some, are."""

    drafts: tuple[int, ...] = ()
    but: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectReview(Plain):
    pass


@dataclass(frozen=True, slots=True)
class DraftQuery:
    """Which drafts of the review are asked for: all that fit every part that is given.

    `unread` are the words of the question of which no part was made.
    """

    state: DraftState | None = None
    units: tuple[UnitName, ...] = ()
    span: Span | None = None
    words: str = ""
    drafts: tuple[int, ...] = ()
    count: bool = False
    unread: str = ""


@dataclass(frozen=True, slots=True)
class ShowReview(Plain):
    """The open review, from the page given; with a draft's number, that draft; with `of` those that fit."""

    page: int | None = None
    draft: int | None = None
    of: DraftQuery | None = None


@dataclass(frozen=True, slots=True)
class NextPage(Plain):
    back: bool = False


@dataclass(frozen=True, slots=True)
class KeepAlias(Plain):
    """The name that a draft bears, or the one typed, is kept as another name of the unit."""

    drafts: tuple[int, ...] = ()
    alias: str = ""
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class EditDraft(Plain):
    drafts: tuple[int, ...]
    content: str = ""


@dataclass(frozen=True, slots=True)
class EditDocument(Plain):
    """A part of the letterhead of the document under review; `on` for its day."""

    part: DocumentField
    text: str = ""
    on: When | None = None


@dataclass(frozen=True, slots=True)
class EditRecipients(Plain):
    """Units that get the document to know of it, beside those that have a task of it; or no longer."""

    units: tuple[UnitName, ...]
    out: bool = False


@dataclass(frozen=True, slots=True)
class AddDraft(Plain):
    """One more draft, told as a new task is: who leads it, what is to be done, until when.

    `phrase` is the deadline as typed, which the content does not hold; without units it is still to be given.
    """

    units: tuple[UnitName, ...]
    content: str
    on: When | None = None
    operator: Operator = Operator.BY
    cooperate: tuple[UnitName, ...] = ()
    recurrence: Recurrence | None = None
    phrase: str = ""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class SplitDraft(Plain):
    draft: int
    parts: int = 2


@dataclass(frozen=True, slots=True)
class MergeDrafts(Plain):
    drafts: tuple[int, ...]
