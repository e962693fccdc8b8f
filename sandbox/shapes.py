"""Telegram's objects as JSON: User, Chat, Message (https://core.telegram.org/bots/api#available-types)."""

import re
from typing import Any

from sandbox.chats import Chat
from sandbox.limits import units
from sandbox.world import BOT_NAME, BOT_USERNAME, Json, StoredFile, World

COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{1,32})?")


def bot_user(world: World) -> Json:
    """The bot as a User."""
    return {"id": world.bot_id, "is_bot": True, "first_name": BOT_NAME, "username": BOT_USERNAME}


def me(world: World) -> Json:
    """The bot as getMe gives it."""
    return bot_user(world) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def person(chat: Chat, sender: Json | None = None) -> Json:
    """Who writes in a chat: the owner of a private chat, or the named member of a group."""
    if sender:
        return {
            "id": int(sender["id"]),
            "is_bot": False,
            "first_name": str(sender.get("name") or sender["id"]),
            "language_code": "vi",
        }
    return {"id": abs(int(chat.chat_id)), "is_bot": False, "first_name": chat.name, "language_code": "vi"}


def chat_json(chat: Chat) -> Json:
    """A Chat."""
    if chat.kind == "private":
        return {"id": chat.chat_id, "type": "private", "first_name": chat.name}
    return {"id": chat.chat_id, "type": chat.kind, "title": chat.name}


def message_json(world: World, chat: Chat, sender: Json, **content: Any) -> Json:
    """A new Message with the next id; empty content is left out, as Telegram leaves it out."""
    message = {
        "message_id": world.next_message_id(chat),
        "from": sender,
        "chat": chat_json(chat),
        "date": world.now(),
    }
    return message | {name: value for name, value in content.items() if value not in (None, [], {})}


def quoted(message: Json | None) -> Json | None:
    """A message as reply_to_message: without its own reply, for the API nests only once."""
    if message is None:
        return None
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def command_entities(text: str) -> list[Json]:
    """The bot_command entities that Telegram's server finds in a person's text."""
    return [
        {"type": "bot_command", "offset": units(text[: match.start()]), "length": units(match.group())}
        for match in COMMAND.finditer(text)
    ]


def document_json(file: StoredFile) -> Json:
    """A Document."""
    return {
        "file_name": file.name,
        "mime_type": file.mime,
        "file_id": file.file_id,
        "file_unique_id": file.file_id[2:18],
        "file_size": len(file.data),
    }


def photo_json(file: StoredFile) -> list[Json]:
    """An Array of PhotoSize; one size is enough here."""
    width, height = picture_size(file.data)
    return [
        {
            "file_id": file.file_id,
            "file_unique_id": file.file_id[2:18],
            "file_size": len(file.data),
            "width": width,
            "height": height,
        }
    ]


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG; other pictures are given a plausible size."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return 1280, 960
