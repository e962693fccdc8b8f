"""What the office corrects in the drafts of an open review. `drafts` are the review's own numbers."""

from dataclasses import dataclass
from datetime import time

from chat.intents.values import ALL_SUCH, IntentRow, Plain, UnitName, When, Which, codes, day, drafts_of
from chat.situation import Missing
from language.tokens import ranges
from tasks.deadline import Operator, Recurrence
from tasks.model import Act


@dataclass(frozen=True, slots=True)
class Drop(Plain):
    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS

    row = IntentRow(
        "drop_draft",
        Act.REVIEW,
        lambda n: f"bỏ {ranges(n.drafts)}",
        at_once=lambda n: bool(n.drafts),
        weighed=True,
        repeated=True,
        action="drop",
    )


@dataclass(frozen=True, slots=True)
class DropUndated(Plain):
    row = IntentRow("drop_draft", Act.REVIEW)


@dataclass(frozen=True, slots=True)
class KeepOnly(Plain):
    """All drafts but these are left out."""

    drafts: tuple[int, ...]

    row = IntentRow("drop_draft", Act.REVIEW, lambda n: f"chỉ giữ {drafts_of(n)}", at_once=lambda _: False)


@dataclass(frozen=True, slots=True)
class Restore(Plain):
    """Drafts are taken back; with Which.LAST the one that was left out just now."""

    drafts: tuple[int, ...]
    which: Which = Which.NUMBERS

    row = IntentRow(
        "restore_draft",
        Act.REVIEW,
        lambda n: f"lấy lại {drafts_of(n) or 'mục vừa bỏ'}",
        weighed=True,
        repeated=True,
        action="restore",
    )


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

    row = IntentRow(
        "edit_draft",
        Act.REVIEW,
        lambda n: _fixed(n),
        missing=lambda n: None if n.on or n.recurrence or n.none else Missing.DAY,
        weighed=True,
        repeated=True,
        replaced=True,
        action="fix_deadline",
    )


def _fixed(intent: FixDeadline) -> str:
    which = ranges(intent.drafts) or ALL_SUCH.get(intent.which, "")
    if intent.none:
        return f"bỏ hạn mục {which}"
    if intent.days:
        how = "lùi hạn mục {} thêm {} ngày" if intent.days > 0 else "rút ngắn hạn mục {} {} ngày"
        return how.format(which, abs(intent.days)) + (" làm việc" if intent.working_days else "")
    named = which if intent.which is not Which.NUMBERS else ranges(intent.drafts)
    return f"sửa hạn {named} {day(intent.on) or intent.phrase}"


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

    row = IntentRow(
        lambda n: "assign_draft" if n.lead or not n.cooperate else "edit_draft",
        Act.REVIEW,
        lambda n: _given(n),
        at_once=lambda n: bool(n.lead or n.cooperate) and all(unit.code for unit in (*n.lead, *n.cooperate)),
        missing=lambda n: None if n.lead or n.cooperate else Missing.UNIT,
        weighed=True,
        repeated=True,
        action="give",
    )


def _given(intent: GiveUnit) -> str:
    if not intent.lead and intent.cooperate:
        return f"thêm {codes(intent.cooperate)} phối hợp việc {drafts_of(intent)}"
    which = ALL_SUCH.get(intent.which) or ranges(intent.drafts)
    beside = f", phối hợp {codes(intent.cooperate)}" if intent.cooperate else ""
    if intent.source is not None:
        return f"chuyển mục {which} từ {codes((intent.source,))} sang {codes(intent.lead)}{beside}"
    return f"giao {which} cho {codes(intent.lead)}{beside}"


@dataclass(frozen=True, slots=True)
class TakeOffUnit(Plain):
    """The units do not cooperate in the drafts any more."""

    drafts: tuple[int, ...]
    units: tuple[UnitName, ...]

    row = IntentRow(
        "edit_draft", Act.REVIEW, lambda n: f"bỏ {codes(n.units)} khỏi phối hợp việc {drafts_of(n)}"
    )


@dataclass(frozen=True, slots=True)
class EditDraft(Plain):
    drafts: tuple[int, ...]
    content: str = ""

    row = IntentRow(
        "edit_draft",
        Act.REVIEW,
        lambda n: f"sửa nội dung {drafts_of(n)}: {n.content}".rstrip(": "),
        at_once=lambda n: bool(n.content),
        missing=lambda n: None if n.content else Missing.CONTENT,
        weighed=True,
    )


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

    row = IntentRow(
        "edit_draft",
        Act.REVIEW,
        lambda n: _added(n),
        missing=lambda n: None if n.content else Missing.CONTENT,
    )


def _added(intent: AddDraft) -> str:
    until = f"hạn {day(intent.on)}" if intent.on is not None and not intent.phrase else intent.phrase
    parts = (
        f"giao {codes(intent.units)}" if intent.units else "",
        f"phối hợp {codes(intent.cooperate)}" if intent.cooperate else "",
        until,
    )
    return ", ".join((f"thêm mục: {intent.content}".rstrip(), *filter(None, parts)))


@dataclass(frozen=True, slots=True)
class SplitDraft(Plain):
    draft: int
    parts: int = 2

    row = IntentRow(
        "edit_draft",
        Act.REVIEW,
        lambda n: f"tách {n.draft}" + (f" thành {n.parts} mục" if n.parts > 2 else ""),
    )


@dataclass(frozen=True, slots=True)
class MergeDrafts(Plain):
    drafts: tuple[int, ...]

    row = IntentRow("edit_draft", Act.REVIEW, lambda n: f"gộp {drafts_of(n)}")
