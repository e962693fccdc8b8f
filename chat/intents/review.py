"""What the office does with an open review as a whole and with its document."""

from collections.abc import Mapping
from dataclasses import dataclass

from chat.intents.values import (
    DocumentField,
    DraftState,
    Free,
    IntentRow,
    Plain,
    UnitName,
    When,
    codes,
    day,
    drafts_of,
)
from tasks.model import Act
from tasks.query import Span


@dataclass(frozen=True, slots=True)
class Received(Plain):
    """Ngày nhận: the day on which the directive was received, from which its periods count."""

    on: When | None

    row = IntentRow("edit_draft", Act.REVIEW)


@dataclass(frozen=True, slots=True)
class Save(Plain):
    """The whole review; what becomes of the others is asked where only `drafts`, or all `but` some, are."""

    drafts: tuple[int, ...] = ()
    but: tuple[int, ...] = ()

    row = IntentRow(
        "save_review",
        Act.SAVE,
        lambda n: "" if n.drafts or n.but else "lưu",
        at_once=lambda n: not (n.drafts or n.but),
        weighed=True,
    )


@dataclass(frozen=True, slots=True)
class RejectReview(Plain):
    row = IntentRow(
        "reject_review", Act.REVIEW, lambda _: "hủy văn bản này", at_once=lambda _: False, weighed=True
    )


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

    row = IntentRow(
        "show_review",
        Act.REVIEW,
        lambda n: f"xem mục {n.draft}" if n.draft else "" if n.page or n.of else "xem bản soát",
    )


@dataclass(frozen=True, slots=True)
class NextPage(Plain):
    back: bool = False

    row = IntentRow("more", Free.SIGHT)


@dataclass(frozen=True, slots=True)
class KeepAlias(Plain):
    """The name that a draft bears, or the one typed, is kept as another name of the unit."""

    drafts: tuple[int, ...] = ()
    alias: str = ""
    unit: UnitName | None = None

    row = IntentRow(
        "alias",
        Act.REVIEW,
        lambda n: f"nhớ tên {drafts_of(n)}" if n.unit is None else f"nhớ tên {n.alias} là {codes((n.unit,))}",
    )


_PARTS: Mapping[DocumentField, str] = {
    DocumentField.NUMBER: "số văn bản là",
    DocumentField.DAY: "ngày văn bản",
    DocumentField.ISSUER: "cơ quan ban hành là",
    DocumentField.SUBJECT: "trích yếu:",
    DocumentField.SIGNER: "người ký là",
}


@dataclass(frozen=True, slots=True)
class EditDocument(Plain):
    """A part of the letterhead of the document under review; `on` for its day."""

    part: DocumentField
    text: str = ""
    on: When | None = None

    row = IntentRow("edit_draft", Act.REVIEW, lambda n: f"{_PARTS[n.part]} {n.text or day(n.on)}".rstrip())


@dataclass(frozen=True, slots=True)
class EditRecipients(Plain):
    """Units that get the document to know of it, beside those that have a task of it; or no longer."""

    units: tuple[UnitName, ...]
    out: bool = False

    row = IntentRow(
        "edit_draft",
        Act.REVIEW,
        lambda n: f"bỏ {codes(n.units)} khỏi nơi nhận" if n.out else f"thêm {codes(n.units)} vào nơi nhận",
    )
