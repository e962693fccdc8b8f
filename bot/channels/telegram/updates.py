"""Telegram's updates: the key under which each is journalled, and what it says."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.channels.messenger import BadPayload, Inbound, Recording, SentFile, Texts
from bot.channels.telegram.sending import NAME
from tasks.serializing import to_ascii

_WORDS = ("text", "caption", "file_name")
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=False)


class _Chat(_Loose):
    id: int
    type: str = "private"


class _User(_Loose):
    id: int
    is_bot: bool = False


class _File(_Loose):
    file_id: str
    file_name: str | None = None
    file_size: int | None = None


class _Reply(_Loose):
    message_id: int


class _Message(_Loose):
    message_id: int
    date: int
    chat: _Chat
    sender: _User | None = Field(default=None, alias="from")
    sender_chat: _Chat | None = None
    text: str | None = None
    caption: str | None = None
    document: _File | None = None
    photo: list[_File] = Field(default_factory=list)
    voice: dict[str, Any] | None = None
    audio: dict[str, Any] | None = None
    video: dict[str, Any] | None = None
    video_note: dict[str, Any] | None = None
    reply_to_message: _Reply | None = None
    forward_origin: dict[str, Any] | None = None


class _Press(_Loose):
    id: str
    sender: _User = Field(alias="from")
    message: _Message | None = None
    data: str | None = None


class _Member(_Loose):
    status: str


class _Membership(_Loose):
    chat: _Chat
    date: int
    sender: _User = Field(alias="from")
    new_chat_member: _Member


class _Update(_Loose):
    update_id: int
    message: _Message | None = None
    edited_message: _Message | None = None
    callback_query: _Press | None = None
    my_chat_member: _Membership | None = None


def journal_key(raw: object) -> str:
    """A key that the same update always has, whatever its update id (ids may restart after a quiet week)."""
    if isinstance(raw, dict):
        press = raw.get("callback_query")
        if isinstance(press, dict) and press.get("id"):
            return f"press:{press['id']}"
        for kind in ("message", "edited_message"):
            message = raw.get(kind)
            if isinstance(message, dict) and isinstance(message.get("chat"), dict):
                edit = f":{message.get('edit_date')}" if kind == "edited_message" else ""
                return f"{kind}:{message['chat'].get('id')}:{message.get('message_id')}{edit}"
    return "raw:" + hashlib.sha256(to_ascii(raw)).hexdigest()


def chat_of(raw: object) -> str:
    """The chat that an update belongs to, "" where there is none; never raises."""
    if not isinstance(raw, dict):
        return ""
    for kind in ("message", "edited_message", "my_chat_member", "callback_query"):
        part = raw.get(kind)
        if isinstance(part, dict):
            holder = part.get("message") if kind == "callback_query" else part
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict):
                return str(chat.get("id", ""))
    return ""


def texts_of(raw: object) -> Texts:
    """The text and caption, the file name, and what is quoted; never raises."""
    found, names = [], []
    if isinstance(raw, dict):
        for kind in ("message", "edited_message"):
            part = raw.get(kind)
            if isinstance(part, dict):
                found += [part[k] for k in ("text", "caption") if isinstance(part.get(k), str)]
                document = part.get("document")
                if isinstance(document, dict) and isinstance(document.get("file_name"), str):
                    names.append(document["file_name"])
    return Texts("\n".join(found), "\n".join(names), tuple(_quoted(raw)))


def _quoted(raw: object) -> list[str]:
    """What a message repeats of other people's words and files, by its reply or quotation.

    Words of a bot are left out: those are ours, and passed the gate when they were made.
    """
    found: list[str] = []
    if isinstance(raw, dict):
        waiting = [raw[k] for k in ("message", "edited_message") if isinstance(raw.get(k), dict)]
        # The name of its own document is not repeated of others.
        waiting = [part for own in waiting for key, part in own.items() if key != "document"]
        while waiting:
            part = waiting.pop()
            if isinstance(part, list):
                waiting += part
            elif isinstance(part, dict) and not _of_a_bot(part):
                found += [part[k] for k in _WORDS if isinstance(part.get(k), str)]
                waiting += part.values()
    return found


def _of_a_bot(part: dict[str, Any]) -> bool:
    sender = part.get("from")
    return isinstance(sender, dict) and sender.get("is_bot") is True


def read_update(raw: object, bot: str) -> Inbound:
    """The update in the bot's own words; BadPayload where it cannot be read or is of an unknown kind."""
    try:
        update = _Update.model_validate(raw)
    except ValidationError as error:
        raise BadPayload(f"{error.error_count()} fields") from None
    try:
        if update.callback_query is not None:
            return _press(update.callback_query, bot)
        if update.my_chat_member is not None:
            return _membership(update.my_chat_member, bot)
        message = update.message or update.edited_message
        if message is None:
            raise BadPayload("unknown kind")
        return _message(message, bot, edited=update.message is None)
    except BadPayload:
        raise
    except (OverflowError, OSError, ValueError) as error:  # a date that no calendar holds
        raise BadPayload("date") from error


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _file(message: _Message) -> SentFile | None:
    if message.document is not None:
        return SentFile(
            message.document.file_id, message.document.file_name or "", message.document.file_size or 0
        )
    if message.photo:
        largest = message.photo[-1]
        return SentFile(largest.file_id, "", largest.file_size or 0)
    return None


def _recording(message: _Message) -> Recording | None:
    if message.voice is not None or message.audio is not None:
        return Recording.SOUND
    return Recording.VIDEO if message.video is not None or message.video_note is not None else None


def _message(message: _Message, bot: str, *, edited: bool) -> Inbound:
    # A channel's or an anonymous administrator's post has no person behind it that could be known.
    person = message.sender if message.sender_chat is None else None
    reply = message.reply_to_message
    return Inbound(
        channel=NAME,
        bot=bot,
        chat_id=str(message.chat.id),
        user_id=str(person.id) if person is not None else "",
        at=_moment(message.date),
        text=message.text or message.caption or "",
        message_id=str(message.message_id),
        reply_to=str(reply.message_id) if reply is not None else None,
        file=_file(message),
        recording=_recording(message),
        edited=edited,
        forwarded=message.forward_origin is not None,
        private=message.chat.type == "private",
    )


def _press(press: _Press, bot: str) -> Inbound:
    message = press.message
    return Inbound(
        channel=NAME,
        bot=bot,
        chat_id=str(message.chat.id if message is not None else press.sender.id),
        user_id=str(press.sender.id),
        at=None,
        message_id=str(message.message_id) if message is not None else None,
        press_id=press.id,
        pressed=press.data or "",
        private=message is None or message.chat.type == "private",
    )


def _membership(change: _Membership, bot: str) -> Inbound:
    gone = change.new_chat_member.status in ("kicked", "left")
    return Inbound(
        channel=NAME,
        bot=bot,
        chat_id=str(change.chat.id),
        user_id=str(change.sender.id),
        at=_moment(change.date),
        private=change.chat.type == "private",
        left=gone,
        joined=not gone,
    )
