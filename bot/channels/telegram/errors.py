"""Telegram's errors, told apart by one question: was the message accepted?

Measured with python-telegram-bot 22.8. The order of the cases matters: BadRequest and TimedOut are
subclasses of NetworkError. An answer whose body is no JSON came from something between us and
Telegram (a provider's block page), so a 401, 403 or 404 of that kind says nothing about the token
or the chat.
"""

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from scheduler.channel import ChannelError, Failure

BLOCKED = ("bot was blocked by the user", "user is deactivated", "bot was kicked")
UNKNOWN_CHAT = ("chat not found", "peer_id_invalid", "can't initiate conversation", "user not found")

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def _is_block_page(error: BaseException) -> bool:
    cause = error.__cause__
    if isinstance(cause, InvalidToken):
        cause = cause.__cause__  # Bot.do_api_request wraps a refused token in another of the same kind
    return isinstance(cause, TelegramError)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


def _refusal(error: TelegramError) -> ChannelError:
    text = str(error).casefold()
    if any(words in text for words in UNKNOWN_CHAT):
        return ChannelError(Failure.INVALID_ADDRESS)
    if isinstance(error, Forbidden):
        known = any(words in text for words in BLOCKED)
        return ChannelError(Failure.BLOCKED if known else Failure.UNREACHABLE)
    return ChannelError(Failure.BAD_MESSAGE)


def channel_error(error: BaseException) -> ChannelError:
    """The verdict on an exception from a sending call; its text never holds the token or the URL."""
    if isinstance(error, RetryAfter):
        return ChannelError(Failure.RATE_LIMITED, retry_after=_seconds(error))
    if isinstance(error, ChatMigrated):
        return ChannelError(Failure.MIGRATED, new_chat_id=str(error.new_chat_id))
    if isinstance(error.__cause__, _NOT_SENT):
        return ChannelError(Failure.UNREACHABLE)
    if isinstance(error, BadRequest | Forbidden | InvalidToken | Conflict):
        if _is_block_page(error):
            return ChannelError(Failure.UNREACHABLE)
        if isinstance(error, InvalidToken):
            return ChannelError(Failure.BAD_TOKEN)
        return _refusal(error)
    return ChannelError(Failure.AMBIGUOUS, detail="time-out" if isinstance(error, TimedOut) else "")
