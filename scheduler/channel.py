"""What a channel is: one call that sends, a receipt, and one error that answers three questions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from messages.text import Limits, Message


class Failure(StrEnum):
    """Why a call failed, as the delivery and the office need to tell it apart."""

    UNREACHABLE = "unreachable"  # nothing was sent: refused, no route, connect time-out, a block page
    RATE_LIMITED = "rate_limited"
    AMBIGUOUS = "ambiguous"  # it may have been accepted
    BLOCKED = "blocked"  # the person has blocked the bot
    INVALID_ADDRESS = "invalid_address"
    MIGRATED = "migrated"  # the chat has another id now
    BAD_MESSAGE = "bad_message"  # a definite refusal of this message
    BAD_TOKEN = "bad_token"  # noqa: S105
    QUOTA = "quota"
    SHARED = "shared"  # another program polls with the same token; only a poll is refused for that


class Hold(StrEnum):
    """Whether anything may be sent over a bot."""

    NONE = "none"
    WAIT = "wait"  # not now
    LEAVE = "leave"  # not until somebody does something: what waits goes over people's other channels


@dataclass(frozen=True, slots=True)
class Receipt:
    """The channel read and accepted the message under this id."""

    message_id: str


class ChannelError(Exception):
    """The one error of a channel: permanent? retry when? maybe delivered?

    `retry_after` is in seconds; `new_chat_id` is set where the chat has migrated.
    The text of the exception never holds a token, an address or a URL.
    """

    def __init__(
        self,
        failure: Failure,
        *,
        retry_after: float | None = None,
        new_chat_id: str | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(f"{failure}: {detail}" if detail else str(failure))
        self.failure = failure
        self.retry_after = retry_after
        self.new_chat_id = new_chat_id


class Channel(Protocol):
    """A messenger. One file under bot/channels implements it."""

    @property
    def name(self) -> str:
        """A short stable name: "telegram", "zalo"."""
        ...

    @property
    def limits(self) -> Limits:
        """What one message can hold."""
        ...

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        """Send one message that fits the limits; raise ChannelError, nothing else."""
        ...
