"""What becomes of a message on a channel that carries less: the words are complete by themselves."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from messages import vi
from messages.lines import numbered
from messages.text import Attachment, Limits, Message, Text, join

_BEGINS_LINE = re.compile(r"^(\d{1,6})\. ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileWay:
    """How a file reaches a person whose channel carries none: by a `link` that holds for a day, or `over`
    another channel that they have. Else it is to be had at the office; for one of the `office` elsewhere.
    """

    link: str = ""
    over: str = ""
    office: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """The message as the channel can carry it, and the data of the buttons that became numbered lines."""

    message: Message
    choices: tuple[str, ...] = ()
    first: int = 1


def carried(
    message: Message,
    limits: Limits,
    first: int = 1,
    offered: Collection[str] = (),
    way: FileWay = FileWay(),
) -> Carried:
    """Without buttons each is a line of its own that a number chooses, from `first` on.

    A number that begins a line of the message already, as a task's or a draft's does, is none of theirs.
    A button whose typed form is `offered` above under a number is not told twice. A file that the channel
    does not carry is named, with its way to the person.
    """
    if message.attachment is not None and not limits.sends_files:
        told = Text(_had(message.attachment, way))
        message = replace(message, blocks=(*message.blocks, told), attachment=None)
    if limits.buttons or not message.buttons:
        return Carried(message)
    chosen = [button for row in message.buttons for button in row if button.typed not in offered]
    if not chosen:
        return Carried(replace(message, buttons=()))
    taken = {int(number) for number in _BEGINS_LINE.findall(message.text.plain)}
    while clash := taken.intersection(range(first, first + len(chosen))):
        first = max(clash) + 1
    listed = join("\n", [Text("\nGõ số để chọn:"), *numbered([button.label for button in chosen], first)])
    blocks = (*message.blocks, listed)
    return Carried(
        replace(message, blocks=blocks, buttons=()), tuple(button.data for button in chosen), first
    )


def _had(file: Attachment, way: FileWay) -> str:
    name = vi.shorten(file.name, 80)
    if way.link:
        return f"Tệp {name}, mở trong 24 giờ, chỉ dành cho đồng chí: {way.link}"
    had = "đề nghị nhận qua người quản trị hệ thống" if way.office else "đề nghị nhận tại Văn phòng"
    if way.over:
        had = f"Hệ thống gửi tệp qua {vi.messenger(way.over)} của đồng chí"
    return f"Tệp {name}: ứng dụng nhắn tin này không chuyển được tệp, {had}."


def beside(file: Attachment, channel: str) -> Message:
    """A file by itself, of a message that went over a channel which does not carry it."""
    told = f"Tệp {vi.shorten(file.name, 80)}, kèm tin nhắn Hệ thống gửi đồng chí qua {vi.messenger(channel)}."
    return Message((Text(told),), attachment=file)


def together(messages: Sequence[Message]) -> Message:
    """Several messages as one, with all their buttons; a file stays with the first that has one."""
    blocks = [Text(f"{len(messages)} nội dung gửi chung một tin để tiết kiệm hạn mức.")]
    for each in messages:
        blocks += [Text("—"), *each.blocks]
    file = next((each.attachment for each in messages if each.attachment is not None), None)
    return Message(tuple(blocks), tuple(row for each in messages for row in each.buttons), file)
