"""What the office corrects in an open review. Values only; `drafts` are the review's own numbers."""

from dataclasses import dataclass

from chat.values import DocumentField, UnitName, When, Which
from tasks.deadline import Operator, Recurrence


@dataclass(frozen=True, slots=True)
class Drop:
    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class DropUndated:
    pass


@dataclass(frozen=True, slots=True)
class Restore:
    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class FixDeadline:
    """`phrase` is the deadline as typed; at most one of `on` and `recurrence` is given.

    With `none` the office says that there is no deadline. Where all are empty it was not understood.
    """

    drafts: tuple[int, ...]
    phrase: str
    on: When | None = None
    operator: Operator = Operator.BY
    recurrence: Recurrence | None = None
    none: bool = False
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class GiveUnit:
    """Drafts are given to units; `lead` may be empty where only cooperating units are added."""

    drafts: tuple[int, ...]
    lead: tuple[UnitName, ...] = ()
    cooperate: tuple[UnitName, ...] = ()
    which: Which = Which.NUMBERS


@dataclass(frozen=True, slots=True)
class Received:
    """Ngày nhận: the day on which the directive was received, from which its periods count."""

    on: When | None


@dataclass(frozen=True, slots=True)
class TakeOffUnit:
    """The units do not cooperate in the drafts any more."""

    drafts: tuple[int, ...]
    units: tuple[UnitName, ...]


@dataclass(frozen=True, slots=True)
class Save:
    """The whole review; with `drafts` only those were named, and what becomes of the rest is asked."""

    drafts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RejectReview:
    pass


@dataclass(frozen=True, slots=True)
class ShowReview:
    """The open review, from the page given; with a draft's number, that draft."""

    page: int | None = None
    draft: int | None = None


@dataclass(frozen=True, slots=True)
class NextPage:
    back: bool = False


@dataclass(frozen=True, slots=True)
class KeepAlias:
    """The name that a draft bears, or the one typed, is kept as another name of the unit."""

    drafts: tuple[int, ...] = ()
    alias: str = ""
    unit: UnitName | None = None


@dataclass(frozen=True, slots=True)
class EditDraft:
    drafts: tuple[int, ...]
    content: str = ""


@dataclass(frozen=True, slots=True)
class EditDocument:
    """A part of the letterhead of the document under review; `on` for its day."""

    part: DocumentField
    text: str = ""
    on: When | None = None


@dataclass(frozen=True, slots=True)
class AddDraft:
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


@dataclass(frozen=True, slots=True)
class SplitDraft:
    draft: int
    parts: int = 2


@dataclass(frozen=True, slots=True)
class MergeDrafts:
    drafts: tuple[int, ...]
