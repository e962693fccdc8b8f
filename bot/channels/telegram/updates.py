"""Telegram's updates: the key under which each is journalled, and what it says."""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.channels.messenger import BadPayload, Inbound, Recording, SentFile
from bot.channels.telegram.sending import NAME
from tasks.serializing import to_ascii

_NAMED = re.compile(r"(?<![\w.])@(\w{4,})")
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]


class _Loose(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=False, defer_build=True)


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
    mime_type: str | None = None


class _Present(_Loose):
    """Of what this holds only that it is there is of account."""


class _Reply(_Loose):
    message_id: int
    sender: _User | None = Field(default=None, alias="from")


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
    voice: _Present | None = None
    audio: _Present | None = None
    video: _Present | None = None
    video_note: _Present | None = None
    animation: _Present | None = None
    media_group_id: str | None = None
    reply_to_message: _Reply | None = None
    forward_origin: _Present | None = None
    migrate_to_chat_id: int | None = None


class _Ours(_Loose):
    """The message that bears the button: our own words need not come back."""

    message_id: int
    chat: _Chat


class _Press(_Loose):
    id: str
    sender: _User = Field(alias="from")
    message: _Ours | None = None
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


def bare(raw: object) -> object:
    """The update with the fields that are read and no others; none where it cannot be read.

    Names of people, titles, polls, contacts and places are none of them, so that nobody keeps these.
    """
    try:
        return _Update.model_validate(raw).model_dump(mode="json", by_alias=True, exclude_none=True)
    except ValidationError:
        return {}


def read_update(raw: object, bot: str, name: str = "") -> Inbound:
    """The update in the bot's own words; BadPayload where it cannot be read or is of an unknown kind.

    `name` is the bot's username, by which it is addressed in groups.
    """
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
        read = _message(message, bot, edited=update.message is None)
        return read if read.private else replace(read, addressed=_is_addressed(message, bot, name))
    except BadPayload:
        raise
    except (OverflowError, OSError, ValueError) as error:  # a date that no calendar holds
        raise BadPayload("date") from error


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _file(message: _Message) -> SentFile | None:
    if _recording(message) is not None:
        return None
    if message.document is not None:
        return SentFile(
            message.document.file_id, message.document.file_name or "", message.document.file_size or 0
        )
    if message.photo:
        largest = message.photo[-1]
        return SentFile(largest.file_id, "", largest.file_size or 0)
    return None


def _recording(message: _Message) -> Recording | None:
    """A recording, also one that was sent as a file."""
    kind = (message.document.mime_type or "").partition("/")[0] if message.document is not None else ""
    if message.voice is not None or message.audio is not None or kind == "audio":
        return Recording.SOUND
    moving = (message.video, message.video_note, message.animation)
    return Recording.VIDEO if kind == "video" or any(each is not None for each in moving) else None


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
        album=message.media_group_id or "",
        edited=edited,
        forwarded=message.forward_origin is not None,
        private=message.chat.type == "private",
        moved_to=str(message.migrate_to_chat_id or ""),
    )


def _is_addressed(message: _Message, bot: str, name: str) -> bool:
    """A command for the bot, its name, or an answer to it; an administrator among bots is told everything."""
    replied = message.reply_to_message.sender if message.reply_to_message is not None else None
    text = message.text or message.caption or ""
    command, _, whose = text.split()[0].partition("@") if text.startswith("/") else ("", "", "")
    named = {found.casefold() for found in (*_NAMED.findall(text), whose) if found}
    ours = name.casefold() in named if name else any(each.endswith("bot") for each in named)
    answered = replied is not None and str(replied.id) == bot
    return ours or answered or bool(command and not whose)


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
