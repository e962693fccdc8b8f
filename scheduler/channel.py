"""A channel as delivery sees it, and what the end of an attempt over it means for its row."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from messages.text import Limits, Message
from scheduler.policy import DeliveryPolicy
from storage.delivery.routes import UNANSWERED

# What a channel is: one call that sends, a receipt, and one error that answers three questions.


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


# What the end of an attempt means for its row, by the table of the promises.


class Extra(StrEnum):
    """What an outcome does beside settling the row."""

    NOTHING = ""
    BIND = "bind"  # a reply to the message can be understood
    CLOSE_ADDRESS = "close_address"
    MIGRATE = "migrate"
    PACE = "pace"
    BAD_MESSAGE = "bad_message"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row's next state; `wait` in seconds before it may go again.

    `by_machine`: the wait runs by the machine's time (it may have arrived), else by the office's clock.
    `give_back`: the attempt certainly did not arrive, so a resend that it used up is given back.
    `well` is what the channel's health learns: True answered, False not reached, None neither.
    """

    name: str
    state: str
    wait: float = 0.0
    by_machine: bool = False
    give_back: bool = False
    reason: str = ""
    extra: Extra = Extra.NOTHING
    well: bool | None = True


def of_receipt(_receipt: Receipt) -> Outcome:
    """The one proof of delivery."""
    return Outcome("sent", "sent", extra=Extra.BIND)


def of_error(error: BaseException, *, resends_left: int, marked: bool, policy: DeliveryPolicy) -> Outcome:
    """What to do after an error. Whatever is not a definite refusal may have arrived."""
    again = "ambiguous" if marked else "due"
    failure = error.failure if isinstance(error, ChannelError) else Failure.AMBIGUOUS
    if failure is Failure.MIGRATED and not (isinstance(error, ChannelError) and error.new_chat_id):
        failure = Failure.INVALID_ADDRESS
    match failure:
        case Failure.AMBIGUOUS:
            return _uncertain(resends_left, policy)
        case Failure.UNREACHABLE | Failure.SHARED:
            return Outcome("not_sent", again, policy.retry_wait, marked, True, "unreachable", well=False)
        case Failure.RATE_LIMITED:
            return Outcome("rate_limited", again, 0.0, marked, True, "rate_limited", Extra.PACE)
        case Failure.QUOTA:
            return Outcome("quota", again, 0.0, marked, True, "quota", Extra.PACE)
        case Failure.BAD_TOKEN:
            return Outcome("bad_token", again, 0.0, marked, True, "bad_token", well=None)
        case Failure.MIGRATED:
            return Outcome("migrated", again, 0.0, marked, True, "migrated", Extra.MIGRATE)
        case Failure.BLOCKED | Failure.INVALID_ADDRESS:
            reason = "blocked" if failure is Failure.BLOCKED else "invalid_address"
            return Outcome(reason, again, 0.0, marked, True, reason, Extra.CLOSE_ADDRESS)
        case Failure.BAD_MESSAGE:
            return Outcome("bad_message", again, 0.0, marked, True, "bad_message", Extra.BAD_MESSAGE)


def _uncertain(resends_left: int, policy: DeliveryPolicy) -> Outcome:
    if resends_left > 0:
        return Outcome(
            "ambiguous", "ambiguous", policy.resend_wait, by_machine=True, reason=UNANSWERED, well=False
        )
    return Outcome("ambiguous", "unknown", reason=UNANSWERED, well=False)


def of_not_started(*, marked: bool, policy: DeliveryPolicy) -> Outcome:
    """Nothing left: the lease was over before the first byte, or the message could not be made."""
    return Outcome(
        "not_started", "ambiguous" if marked else "due", policy.retry_wait, marked, True, well=None
    )


def of_unrenderable(failures: int, *, marked: bool, policy: DeliveryPolicy) -> Outcome:
    """A row that cannot be made into a message is given up after some tries; nothing of it has left."""
    if failures + 1 >= policy.render_tries:
        return Outcome("render_error", "failed", give_back=True, reason="render", well=None)
    state = "ambiguous" if marked else "due"
    return Outcome("render_error", state, policy.retry_wait, marked, True, "render", well=None)
