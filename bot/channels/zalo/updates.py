"""Zalo's events: the key under which each is journalled, all its words, and what it says.

Polled for, an event comes bare; posted to the webhook it stands in an envelope.
"""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.channels.messenger import BadPayload, Inbound, Recording, SentFile, Texts, is_code, once_each
from tasks.serializing import to_ascii

NAME = "zalo"
_PREFIX, _SUFFIX = "message.", ".received"
_OWN = ("text", "caption")
_TECHNICAL = frozenset(
    {"message_id", "id", "chat_type", "photo", "voice_url", "sticker", "event_name", "date", "url"}
)
_SENDERS = frozenset({"from", "chat"})
"""Who sent it and where: never kept, so never looked at. A field that is not named here is looked at."""


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, defer_build=True)


class _ZaloChat(_Loose):
    id: str
    chat_type: str = "PRIVATE"


class _ZaloUser(_Loose):
    id: str
    is_bot: bool = False


class _ZaloMessage(_Loose):
    message_id: str
    chat: _ZaloChat
    sender: _ZaloUser | None = Field(default=None, alias="from")
    date: int | None = None  # milliseconds
    text: str | None = None
    caption: str | None = None
    photo: str | None = None


class _ZaloEvent(_Loose):
    event_name: str
    message: _ZaloMessage


def event_of(raw: object) -> object:
    """The event without the webhook's envelope."""
    if isinstance(raw, dict) and "event_name" not in raw and isinstance(raw.get("result"), dict):
        return raw["result"]
    return raw


def journal_key(raw: object) -> str:
    """A key that the same event always has, however often and whichever way it comes."""
    event = event_of(raw)
    message = event.get("message") if isinstance(event, dict) else None
    if isinstance(message, dict) and message.get("message_id"):
        return f"message:{chat_of(raw)}:{message['message_id']}"
    return "raw:" + hashlib.sha256(to_ascii(event)).hexdigest()


def chat_of(raw: object) -> str:
    """The chat that an event belongs to, "" where there is none; never raises."""
    event = event_of(raw)
    message = event.get("message") if isinstance(event, dict) else None
    chat = message.get("chat") if isinstance(message, dict) else None
    return str(chat.get("id", "")) if isinstance(chat, dict) else ""


def bare(raw: object) -> object:
    """The event with the fields that are read and no others; none where it cannot be read."""
    event = event_of(raw)
    try:
        return _ZaloEvent.model_validate(event).model_dump(mode="json", by_alias=True, exclude_none=True)
    except ValidationError:
        return {}


def texts_of(raw: object) -> Texts:
    """The text and caption, and every other string of the event; never raises."""
    event = event_of(raw)
    message = event.get("message") if isinstance(event, dict) else None
    if not isinstance(event, dict) or not isinstance(message, dict):
        return Texts(quoted=tuple(_strings(event)))
    own = [message[key] for key in _OWN if isinstance(message.get(key), str)]
    rest = {key: value for key, value in message.items() if key not in _OWN and key not in _SENDERS}
    beside = {key: value for key, value in event.items() if key != "message"}
    return Texts("\n".join(own), quoted=once_each((*_strings(rest), *_strings(beside))))


def _strings(part: object) -> Iterator[str]:
    waiting: list[Any] = [part]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            if each.strip():
                yield each
        elif isinstance(each, list):
            waiting += reversed(each)
        elif isinstance(each, dict):
            waiting += [
                value for key, value in reversed(each.items()) if key not in _TECHNICAL or not is_code(value)
            ]


def read_event(raw: object, bot: str) -> Inbound:
    """The event in the bot's own words; BadPayload where it cannot be read or is of an unknown kind."""
    try:
        event = _ZaloEvent.model_validate(event_of(raw))
    except ValidationError as error:
        raise BadPayload(f"{error.error_count()} fields") from None
    message, kind = event.message, event.event_name.removeprefix(_PREFIX).removesuffix(_SUFFIX)
    if kind not in ("text", "image", "sticker", "voice", "unsupported"):
        raise BadPayload("unknown kind")
    person = message.sender if message.sender is not None and not message.sender.is_bot else None
    photo = SentFile(message.photo, "", 0) if kind == "image" and message.photo else None
    return Inbound(
        channel=NAME,
        bot=bot,
        chat_id=message.chat.id,
        user_id=person.id if person is not None else "",
        at=_moment(message.date),
        text=message.text or message.caption or "",
        message_id=message.message_id,
        file=photo,
        recording=_recording(kind, photo),
        tells_replies=False,  # and of a group only what mentions or quotes the bot is told
        takes_files=False,
        # A bot's own words must never be answered, or two bots talk for ever.
        private=message.chat.chat_type == "PRIVATE" and person is not None,
    )


def _recording(kind: str, photo: SentFile | None) -> Recording | None:
    """A voice; or what the platform does not hand over, as of senders whom it protects."""
    if kind == "voice":
        return Recording.SOUND
    return Recording.WITHHELD if kind == "unsupported" or (kind == "image" and photo is None) else None


def _moment(milliseconds: int | None) -> datetime | None:
    if milliseconds is None:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, OSError, ValueError):  # a date that no calendar holds
        raise BadPayload("date") from None
