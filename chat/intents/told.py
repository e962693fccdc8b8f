"""What a unit says of its tasks, and asks for. `numbers` are those of tasks."""

from dataclasses import dataclass

from chat.intents.values import Free, IntentRow, Plain, Verb, When, because, day, days_more, numbers_of
from chat.situation import Missing
from tasks.model import Act, Action
from tasks.query import Stand

_OPEN, _REPORTED = (Stand.OPEN,), (Stand.REPORTED,)


@dataclass(frozen=True, slots=True)
class WithdrawReport(Plain):
    numbers: tuple[int, ...]

    row = IntentRow(
        "undo",
        Act.ANSWER,
        lambda n: f"rút báo cáo {numbers_of(n)}",
        at_once=lambda n: bool(n.numbers),
        stands={Verb.WITHDRAW: _REPORTED},
        weighed=True,
        action=Action.WITHDRAW,
    )


@dataclass(frozen=True, slots=True)
class Done(Plain):
    """The tasks are reported as done, with the result's document where one is named."""

    numbers: tuple[int, ...]
    document_number: str = ""
    document_date: When | None = None
    note: str = ""
    late_reason: str = ""

    row = IntentRow(
        "confirm_done",
        Act.ANSWER,
        lambda n: (
            f"xong {numbers_of(n)}{_document(n)}{f', chậm vì {n.late_reason}' if n.late_reason else ''}"
        ),
        stands={Verb.DONE: _OPEN},
        weighed=True,
        repeated=True,
        taken_back=WithdrawReport,
        spoken_of=("done", "finished", "was_reported"),
        action=Action.REPORT,
        button="done",
    )


@dataclass(frozen=True, slots=True)
class NotDone(Plain):
    """The tasks are not done; `until` is the day by which they are promised."""

    numbers: tuple[int, ...]
    note: str = ""
    until: When | None = None

    row = IntentRow(
        "report_progress",
        Act.START,
        lambda n: f"chưa xong {numbers_of(n)}" + (f", dự kiến {day(n.until)}" if n.until else ""),
        stands={Verb.NOT_DONE: _OPEN},
        weighed=True,
        repeated=True,
        action=Action.START,
        button="undone",
    )


@dataclass(frozen=True, slots=True)
class Acknowledge(Plain):
    """Đã nhận: the unit has the tasks and has not said that they are done."""

    numbers: tuple[int, ...]

    row = IntentRow(
        "acknowledge",
        Act.ANSWER,
        lambda n: f"đã nhận {numbers_of(n)}",
        stands={Verb.ACKNOWLEDGE: _OPEN},
        weighed=True,
        repeated=True,
        action=Action.ACKNOWLEDGE,
        button="got",
    )


@dataclass(frozen=True, slots=True)
class InProgress(Plain):
    """Being worked on, nearly done, handed in for signature: anything short of done."""

    numbers: tuple[int, ...]
    note: str = ""
    percent: float | None = None

    row = IntentRow(
        "report_progress",
        Act.START,
        lambda n: f"đang làm {numbers_of(n)}" + (f", được {n.percent:g}%" if n.percent is not None else ""),
        stands={Verb.IN_PROGRESS: _OPEN},
        weighed=True,
        repeated=True,
        replaced=True,
        action=Action.START,
        button="doing",
    )


@dataclass(frozen=True, slots=True)
class AddEvidence(Plain):
    """A document that proves a result; `numbers` may be empty where a report has just been made."""

    numbers: tuple[int, ...]
    document_number: str = ""
    document_date: When | None = None

    row = IntentRow(
        "add_evidence",
        Act.ANSWER,
        lambda n: _proved(n),
        stands={Verb.EVIDENCE: (Stand.OPEN, Stand.REPORTED)},
        weighed=True,
        action=Action.ADD_EVIDENCE,
        button="evidence",
    )


def _proved(intent: AddEvidence) -> str:
    if intent.numbers and _document(intent):
        return f"bổ sung cho việc {numbers_of(intent)} văn bản{_document(intent)}"
    return f"bổ sung minh chứng{f' việc {numbers_of(intent)}' if intent.numbers else _document(intent)}"


def _document(intent: Done | AddEvidence) -> str:
    document = f" số {intent.document_number}" if intent.document_number else ""
    return document + (f" ngày {day(intent.document_date)}" if intent.document_date else "")


@dataclass(frozen=True, slots=True)
class WithdrawRequest(Plain):
    """The unit wants no more time after all."""

    numbers: tuple[int, ...]

    row = IntentRow(
        "undo",
        Act.REQUEST_EXTENSION,
        lambda n: f"rút xin gia hạn {numbers_of(n)}",
        at_once=lambda n: bool(n.numbers),
        action=Action.WITHDRAW_REQUEST,
    )


@dataclass(frozen=True, slots=True)
class RequestExtension(Plain):
    """`days` is given instead of `until` where a number of days was asked for; the caller counts them."""

    numbers: tuple[int, ...]
    until: When | None = None
    reason: str = ""
    days: int = 0
    working_days: bool = False

    row = IntentRow(
        "request_extension",
        Act.REQUEST_EXTENSION,
        lambda n: (
            f"xin gia hạn {numbers_of(n)}{f' đến {day(n.until)}' if n.until else days_more(n)}{because(n)}"
        ),
        at_once=lambda n: bool(n.until or n.days),
        missing=lambda n: (
            Missing.DAY if n.until is None and not n.days else None if n.reason else Missing.REASON
        ),
        stands={Verb.EXTENSION: _OPEN},
        weighed=True,
        repeated=True,
        replaced=True,
        taken_back=WithdrawRequest,
        spoken_of=("extend", "extension", "withdraw_request"),
        action=Action.REQUEST_EXTENSION,
        button="extend",
    )


@dataclass(frozen=True, slots=True)
class Decline(Plain):
    """Không thuộc trách nhiệm: goes to the office."""

    numbers: tuple[int, ...]
    reason: str = ""

    row = IntentRow(
        "decline",
        Act.ANSWER,
        lambda n: f"từ chối {numbers_of(n)}{because(n)}",
        missing=lambda n: None if n.reason else Missing.REASON,
        stands={Verb.DECLINE: _OPEN},
        weighed=True,
        repeated=True,
        action=Action.DECLINE,
    )


@dataclass(frozen=True, slots=True)
class Note(Plain):
    """A question or a remark to the office, of tasks where they are named."""

    text: str
    numbers: tuple[int, ...] = ()

    row = IntentRow(
        "note",
        Free.EVERYBODY,
        typed=lambda n: f"nhắn văn phòng {n.text}",
        stands={Verb.NOTE: (Stand.OPEN, Stand.REPORTED)},
    )
