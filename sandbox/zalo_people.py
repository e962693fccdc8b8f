"""What the pretend people do on Zalo: each act is an event, polled for or posted to the bot's webhook."""

import secrets
from typing import Any

from sandbox.chats import Chat
from sandbox.params import ControlError, Upload
from sandbox.sending import chat_json
from sandbox.world import Json, World


def says(world: World, chat: Chat, text: str, sender: Json | None = None) -> Json:
    """A person writes: message.text.received."""
    return _happen(world, chat, "text", sender, {"text": text}, shown_text=text)


def shows(world: World, chat: Chat, upload: Upload, caption: str) -> Json:
    """A person sends a picture: the event holds its address and the caption."""
    file = world.add_file(upload.name, upload.mime, upload.data, "photos")
    address = world.settings.zalo_pictures or world.address
    content: Json = {"photo": f"{address.rstrip('/')}/zalo/photos/{file.file_id}"}
    if caption:
        content["caption"] = caption
    message = _happen(world, chat, "image", None, content, shown_text=caption)
    message["photo_url"] = content["photo"]
    world.keep(chat, message)
    return message


def does(world: World, chat: Chat, kind: str) -> Json:
    """A person sends what bears no text: kind "sticker", "voice", "unsupported", or an event to come."""
    content = {
        "sticker": {"sticker": secrets.token_hex(6), "url": "https://stickers.zdn.example/1.png"},
        "voice": {"voice_url": "https://voice.zdn.example/1.aac"},
    }.get(kind, {})
    return _happen(world, chat, kind, None, content, shown_text=f"[{kind}]")


def shown(world: World, chat: Chat, sender: Json, text: str) -> Json:
    """The message as the page shows it, in Telegram's shape with a Zalo id."""
    return {
        "message_id": secrets.token_hex(10),
        "from": sender,
        "chat": chat_json(chat),
        "date": world.now(),
        "text": text,
    }


def _happen(
    world: World, chat: Chat, kind: str, sender: Json | None, content: Json, *, shown_text: str
) -> Json:
    person = sender or {"id": str(chat.chat_id), "name": chat.name}
    by = {"id": str(person["id"]), "is_bot": False, "first_name": str(person.get("name", ""))}
    message = shown(world, chat, by, shown_text)
    world.keep(chat, message)
    event: Json = {
        "message_id": message["message_id"],
        "from": {"id": by["id"], "display_name": by["first_name"], "is_bot": False},
        "chat": {"id": str(chat.chat_id), "chat_type": "PRIVATE" if chat.kind == "private" else "GROUP"},
        "date": world.now() * 1000,
        **content,
    }
    emit(world, {"event_name": f"message.{kind}.received", "message": event})
    return message


def emit(world: World, event: Any) -> None:
    """Hand an event to whoever the bot receives by; where updates come twice, this one does, too."""
    world.zalo_last = event
    world.zalo_inbox += [event] * (2 if world.updates.twice else 1)
    world.came()


def replay(world: World) -> None:
    """The newest event comes once more. Raises ControlError."""
    if world.zalo_last is None:
        raise ControlError("Chưa có gì xảy ra.", 404)
    emit(world, world.zalo_last)
