"""What the office is told of the deadlines that it sets in a review, and of the day of receipt."""

from collections.abc import Sequence
from datetime import date

from language.tokens import ranges
from messages import vi
from messages.lines import message
from messages.text import Message, Text, bold
from tasks.deadline import Deadline, Operator
from tasks.model import Due


def deadline_fixed(numbers: Sequence[int], new: Deadline | None = None) -> str:
    """A deadline was set, the same for all of them where it is named."""
    return f"Đã sửa hạn việc {ranges(numbers)}{_becomes(new) if new is not None else ''}."


def _becomes(new: Deadline) -> str:
    if new.on is not None:
        return f" thành {vi.due(Due(new.on, new.operator, new.at))}"
    if new.recurrence is not None:
        return f" thành {vi.again(new)}"
    return f" thành “{vi.shorten(new.phrase, 60)}”" if new.phrase else ""


def deadlines_moved(days: int, moved: Sequence[tuple[int, Due]], working: bool) -> str:
    """Deadlines were moved by so many days, sooner below zero: each with its new day."""
    how = f"Đã {'lùi' if days > 0 else 'rút ngắn'} hạn {abs(days)} ngày{' làm việc' if working else ''}"
    return f"{how}: " + "; ".join(f"việc {number} đến {vi.due(due)}" for number, due in moved) + "."


def not_moved(numbers: Sequence[int]) -> str:
    """Drafts without a day of their own have none that could be moved."""
    return f"Việc {ranges(numbers)} chưa có ngày đến hạn nên không lùi được; gõ: sửa hạn {ranges(numbers)} …"


def deadline_taken_away(numbers: Sequence[int]) -> str:
    """The deadline was taken away."""
    return f"Việc {ranges(numbers)} không có hạn."


def deadline_unclear(phrase: str) -> Message:
    """The typed deadline was not understood."""
    return message(
        f"Chưa hiểu hạn “{vi.shorten(phrase, 60)}” nên chưa sửa gì. "
        "Ví dụ: sửa hạn 2 30/11/2026 · sửa hạn 4 ngày 20 hàng tháng · sửa hạn 5 không hạn"
    )


def typed_due(due: Due) -> str:
    """A date as a person types it: "trước 16 giờ 30 ngày 25/11/2026", "25/11/2026"."""
    hour = f"{vi.hour(due.at)} ngày " if due.at else ""
    before = "trước " if due.operator is Operator.BEFORE else ""
    day = "ngày " if before and not hour else ""
    return f"{before}{hour}{day}{vi.day(due.on)}"


def deadline_read_back(numbers: Sequence[int], offers: Sequence[tuple[str, date | None]]) -> Message:
    """What is not certain is shown back before it is acted on: typed commands, each with its day."""
    numbered = [
        Text() + bold(f"{n}.") + f" {command}" + (f" ({vi.weekday(on)})" if on else "")
        for n, (command, on) in enumerate(offers, 1)
    ]
    close = "Trả lời 1 nếu đúng" if len(offers) == 1 else "Trả lời bằng số thứ tự"
    asked = "có phải như sau không" if len(offers) == 1 else "là ngày nào"
    return message(
        f"Chưa sửa. Hạn của việc {ranges(numbers)} {asked}?",
        *numbered,
        f"{close}, hoặc nhắn lại ngày đầy đủ.",
    )


def received_set(day: date, numbers: Sequence[int]) -> str:
    """The day of receipt was given; the drafts whose deadline counts from it."""
    counted = (
        f"Đã tính lại hạn việc {ranges(numbers)}." if numbers else "Không việc nào tính hạn từ ngày nhận."
    )
    return f"Đã ghi ngày nhận văn bản: {vi.day(day)}. {counted}"


def received_unclear() -> Message:
    """The day of receipt was not understood."""
    return message("Chưa rõ ngày nhận. Ví dụ: ngày nhận 22/11/2026")


def receipt_command(on: date) -> str:
    """The typed form of a day of receipt."""
    return f"ngày nhận {vi.day(on)}"


def receipt_read_back(on: date, command: str) -> Message:
    """A day of receipt that is not certain is shown back first."""
    return message(
        "Chưa ghi. Ngày nhận văn bản có phải là ngày này không?",
        Text() + bold("1.") + f" {command} ({vi.weekday(on)})",
        "Trả lời 1 nếu đúng, hoặc nhắn lại ngày đầy đủ.",
    )


def receipt_impossible(on: date, issued: date | None, today: date) -> Message:
    """A document is not received before it was issued, nor in the future."""
    why = "chưa đến" if on > today else f"trước ngày ban hành {vi.day(issued)}" if issued else ""
    return message(f"Ngày nhận {vi.day(on)} {why} nên chưa ghi. Ví dụ: ngày nhận {vi.day(today)}")
