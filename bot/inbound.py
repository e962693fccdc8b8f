"""What came in, in the words of no channel: the small model at the door."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a person sent: the channel's id for it, its name (text only) and its size."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Inbound:
    """One message or press. `user_id` is the only identity; names are never trusted."""

    channel: str
    bot: str
    chat_id: str
    user_id: str
    at: datetime | None  # when it was sent; None for a press, which carries no time of its own
    text: str = ""
    message_id: str | None = None
    press_id: str | None = None
    pressed: str | None = None
    reply_to: str | None = None
    file: SentFile | None = None
    edited: bool = False
    forwarded: bool = False
    private: bool = True
    left: bool = False  # the person has stopped the bot
    joined: bool = False  # the bot was added to a group, or started again
