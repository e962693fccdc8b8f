"""Telegram behind the channel protocol: python-telegram-bot's Bot, without its queue or rate limiter.

Its errors are told apart by one question: was the message accepted? Measured with python-telegram-bot
22.8. The order of the cases matters: BadRequest and TimedOut are subclasses of NetworkError. An answer
whose body is no JSON came from something between us and Telegram (a provider's block page), so a 401, 403
or 404 of that kind says nothing about the token or the chat.
"""

import asyncio
import contextlib
import os
import warnings
from pathlib import Path
from typing import Any

import httpx
from telegram import Bot, InputFile, MessageEntity
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from bot.channels.fetching import certificates, proxied
from bot.channels.telegram.requests import NOT_SENT, LeanRequest
from messages.text import Limits, Message, Range, Style
from scheduler.channel import ChannelError, Failure, Receipt
from tasks.serializing import to_text

BLOCKED = ("bot was blocked by the user", "user is deactivated", "bot was kicked")
UNKNOWN_CHAT = ("chat not found", "peer_id_invalid", "can't initiate conversation", "user not found")

_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, *NOT_SENT)
NAME = "telegram"
LIMITS = Limits(
    text=4096,  # sendMessage
    caption=1024,  # sendDocument
    buttons=100,
    sends_files=True,
    file_bytes=20 * 1024 * 1024,  # getFile
    group_prefix="-",  # a user's id is positive
    group_per_minute=20,
    per_second=30,  # https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
)
DOWNLOAD_SECONDS = 120.0
PRESS_SECONDS = 20.0
"""Telegram takes no answer to a button that comes later, and the app has given up by then."""
BETWEEN_PRESS_TRIES = 1.0
PRESSES = 64
"""Answers to buttons under way, which no limit of the server holds back."""
CONNECTIONS = 128
"""Those, thirty messages, and what is asked, deleted and fetched beside: none waits for another's."""
KEPT_CONNECTIONS = 12
"""Of those that rest: each is looked at with every request."""

_ENTITY = {
    Style.BOLD: MessageEntity.BOLD,
    Style.ITALIC: MessageEntity.ITALIC,
    Style.UNDERLINE: MessageEntity.UNDERLINE,
    Style.STRIKE: MessageEntity.STRIKETHROUGH,
    Style.QUOTE: MessageEntity.BLOCKQUOTE,
    Style.CODE: MessageEntity.CODE,
}


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
        if isinstance(error, Conflict):
            return ChannelError(Failure.SHARED)
        if isinstance(error, InvalidToken):
            return ChannelError(Failure.BAD_TOKEN)
        return _refusal(error)
    return ChannelError(Failure.AMBIGUOUS, detail="time-out" if isinstance(error, TimedOut) else "")


def make_bot(token: str, api: str | None = None, proxy: str | None = None) -> Bot:
    """A Bot for the token; `api` is the server's address without the token, for one of our own.

    `proxy` is the address of a proxy on the way there; none is taken from the environment.
    """
    # The library would rather build objects of its own, of an update as of an answer.
    warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)
    # The library's way to have waiting times as timedelta, which its next version gives anyway.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    plain = (api or "").startswith("http://")  # without TLS there is nothing to verify
    # Both trust the same authorities: to read their certificates once more costs more than a query does.
    how = {"verify": False if plain else certificates(), "trust_env": False}
    by = proxied(api, proxy)
    kept = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=KEPT_CONNECTIONS)
    sending = {**how, "limits": kept}
    request = LeanRequest(CONNECTIONS, read_timeout=15, connect_timeout=10, proxy=by, httpx_kwargs=sending)
    polling = HTTPXRequest(2, read_timeout=40, connect_timeout=10, proxy=by, httpx_kwargs=how)
    if api is None:
        return Bot(token, request=request, get_updates_request=polling)
    base = api.rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request,
        get_updates_request=polling,
    )


def _entities(ranges: tuple[Range, ...]) -> str | None:
    """As JSON, by https://core.telegram.org/bots/api#messageentity."""
    found = [{"type": _ENTITY[r.style], "offset": r.start, "length": r.length} for r in ranges if r.length]
    return to_text(found) if found else None


def _keyboard(message: Message) -> str | None:
    """As JSON, by https://core.telegram.org/bots/api#inlinekeyboardmarkup."""
    rows = [[{"text": b.label, "callback_data": b.data} for b in row] for row in message.buttons]
    return to_text({"inline_keyboard": rows}) if rows else None


class Telegram:
    """The channel that scheduler.deliver sends through."""

    name = NAME
    limits = LIMITS

    def __init__(self, bot: Bot) -> None:
        self._api = bot
        self._presses = asyncio.Semaphore(PRESSES)

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        """Send one message that fits the limits; raises ChannelError only."""
        attachment = message.attachment
        data = None
        if attachment is not None:
            try:
                data = await asyncio.to_thread(Path(attachment.path).read_bytes)
            except OSError as error:
                raise ChannelError(Failure.BAD_MESSAGE, detail="attachment") from error
        try:
            sent = await self._call(chat_id, message, reply_to, data)
            return Receipt(str(int(sent["message_id"])))
        except Exception as error:
            # Telegram's answer {"ok": false} with status 200 is a KeyError here, no TelegramError.
            raise channel_error(error) from None

    async def _call(self, chat_id: str, message: Message, reply_to: str | None, data: bytes | None) -> Any:
        text = message.text
        said: dict[str, Any] = {"chat_id": chat_id, "reply_markup": _keyboard(message)}
        if reply_to is not None and reply_to.isdigit():
            to = {"message_id": int(reply_to), "allow_sending_without_reply": True}
            said["reply_parameters"] = to_text(to)
        # The raw call: of the answer no more is read than the message's id, and of objects none are made.
        if data is None or message.attachment is None:
            said |= {"text": text.plain, "entities": _entities(text.ranges)}
            return await self._api.do_api_request("sendMessage", said)
        fits = len(text) <= LIMITS.caption
        said |= {
            "document": InputFile(data, filename=message.attachment.name),
            "caption": text.plain[: LIMITS.caption] or None,
            "caption_entities": _entities(text.ranges) if fits else None,
        }
        return await self._api.do_api_request("sendDocument", said)

    async def answer_press(self, press_id: str) -> None:
        """Stop the button's spinner. The effect is done by then, so a failure is of no account.

        It is tried again where the server did not say no; to answer twice does no harm.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PRESS_SECONDS):
                pause = await self._try_to_answer(press_id)
                while pause is not None:
                    await asyncio.sleep(pause)
                    pause = await self._try_to_answer(press_id)

    async def _try_to_answer(self, press_id: str) -> float | None:
        """None where nothing is left to be done, else the seconds until it is worth another try."""
        try:
            async with self._presses:
                await self._api.answer_callback_query(press_id, pool_timeout=PRESS_SECONDS)
        except RetryAfter as error:
            return _seconds(error)
        except NetworkError as error:  # "query is too old" is expected after a restart
            return None if isinstance(error, BadRequest) else BETWEEN_PRESS_TRIES
        except Exception:
            return None
        return None

    async def delete(self, chat_id: str, message_id: str) -> bool:
        """Whether the message is gone from the chat; one that nobody finds there is."""
        try:
            return bool(message_id.isdecimal() and await self._api.delete_message(chat_id, int(message_id)))
        except BadRequest as error:
            return "message to delete not found" in str(error).casefold()
        except Exception:
            return False

    async def download(self, file_id: str, most: int) -> bytes:
        """The bytes of a file that a person sent; ChannelError where it cannot be had or is over `most`."""
        try:
            file = await self._api.get_file(file_id)
            if file.file_size is not None and file.file_size > most:
                raise ChannelError(Failure.BAD_MESSAGE, detail="too large")
            async with asyncio.timeout(DOWNLOAD_SECONDS):  # a read time-out alone does not bound a drip
                return bytes(await file.download_as_bytearray())
        except ChannelError:
            raise
        except Exception as error:
            raise channel_error(error) from None
