"""What stands beside a list, and a message with the tasks that it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages import vi
from messages.text import Message


@dataclass(frozen=True, slots=True)
class Shown:
    """The message and the tasks that it speaks of, in its order."""

    message: Message
    tasks: tuple[int, ...] = ()


def whole_office() -> str:
    """For somebody who sees more than the own unit."""
    return "Việc của toàn cơ quan, gõ: còn việc gì"


def week_is_over() -> str:
    """Asked on the days off at the end of a week."""
    return "Tuần này không còn ngày làm việc; việc sắp tới, gõ: tuần sau"


def documents_found(names: Sequence[str], number: str) -> str:
    """Directives that hold the words as well."""
    example = f"; gõ: công văn {number} đến đâu rồi" if number else ""
    return f"Văn bản có các từ này: {'; '.join(names)}{example}"


def done_among(numbers: Sequence[int]) -> str:
    """What of a span is done already."""
    return f"Đã hoàn thành trong số này: việc {vi.numbers(numbers)}."


def late_before(n: int) -> str:
    """What was late before the span begins."""
    return f"Ngoài ra có {vi.tasks(n)} quá hạn từ trước; gõ: quá hạn"
