"""Notices that came in a burst, told in one message."""

from collections.abc import Sequence
from dataclasses import dataclass

from messages import vi
from messages.text import Message, Text, bold

MOST_WHOLE = 5
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class GatheredNotice:
    """A notice, and the numbers of the tasks that it speaks of."""

    message: Message
    tasks: tuple[int, ...]


def gathered(notices: Sequence[GatheredNotice]) -> Message:
    """A few whole, with their buttons; of many a line each, of very many the numbers of the tasks."""
    head = bold(f"{len(notices)} thông báo cùng lúc, gộp thành một tin:")
    if len(notices) <= MOST_WHOLE:
        blocks = [part for each in notices for part in (Text("—"), *each.message.blocks)]
        return Message((head, *blocks), tuple(row for each in notices for row in each.message.buttons))
    lines = [Text(f"• {_line(each)}") for each in notices[:MOST_LINES]]
    rest = notices[MOST_LINES:]
    if rest:
        numbers = vi.numbers(sorted({n for each in rest for n in each.tasks}))
        lines.append(Text(f"Và {len(rest)} thông báo khác, về việc {numbers}."))
    hint = Text("Xem nội dung và quyết định: gõ “có gì cần duyệt không”, hoặc số việc.")
    return Message((head, *lines, hint))


def _line(notice: GatheredNotice) -> str:
    first = notice.message.blocks[0].plain.partition("\n")[0] if notice.message.blocks else ""
    return f"{first.rstrip(':.')}: việc {vi.numbers(notice.tasks)}."
