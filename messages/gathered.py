"""Notices that came in a burst, told in one message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from messages import vi
from messages.lines import name, told
from messages.reminders import GREETS
from messages.text import Message, Text, bold, join
from tasks.model import Status
from tasks.standing import Standing

MOST_WHOLE = 5
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class GatheredNotice:
    """A notice, and the numbers of the tasks that it speaks of."""

    message: Message
    tasks: tuple[int, ...]


def holds_now(message: Message, changed: Sequence[Standing]) -> Message:
    """A notice that has waited, with how the assignments stand that were `changed` since it was written."""
    if not changed:
        return message
    rows = [Text(f"• {vi.first_upper(name(each))}: {_stands_now(each)}.") for each in changed]
    head = bold("Đã có thay đổi sau thông báo trên, hiện nay:")
    return replace(message, blocks=(*message.blocks, join("\n", (head, *rows))))


def _stands_now(each: Standing) -> str:
    if each.status is Status.CANCELLED:
        return f"không còn giao {each.unit}"
    return told(each, with_unit=True)


def gathered(notices: Sequence[GatheredNotice]) -> Message:
    """A few whole, with their buttons; of many a line each, of very many the numbers of the tasks."""
    if len(notices) == 1:
        return notices[0].message
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
    said = notice.message.blocks[0].plain.split("\n") if notice.message.blocks else [""]
    first = said[1] if len(said) > 1 and said[0].startswith(GREETS) else said[0]
    return f"{first.rstrip(':.')}: việc {vi.numbers(notice.tasks)}."
