"""What becomes of a message on a channel that carries less: the words are complete by themselves."""

from dataclasses import replace

from messages import vi
from messages.text import Limits, Message, Text


def carried(message: Message, limits: Limits) -> Message:
    """The message as the channel can carry it; a file that it cannot is named, with where it is to be had."""
    if message.attachment is None or limits.sends_files:
        return message
    name = vi.shorten(message.attachment.name, 80)
    told = f"Tệp {name}: ứng dụng nhắn tin này không chuyển được tệp, đề nghị nhận tại Văn phòng."
    return replace(message, blocks=(*message.blocks, Text(told)), attachment=None)
