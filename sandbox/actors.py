"""What the pretend people do: write, press, send files, correct, forward, block; each is a real update."""

import secrets
import time
from typing import Any

from sandbox import sending
from sandbox.chats import Chat, ChatId
from sandbox.limits import TEXT_LIMIT, units
from sandbox.params import ControlError, Upload
from sandbox.sending import chat_json
from sandbox.world import Callback, Json, World, migrate


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


def start(world: World, chat_id: ChatId, code: str | None = None) -> Json:
    """Press START: /start with the code of the deep link, if there is one."""
    payload = world.chat(chat_id).start if code is None else code
    return say(world, chat_id, f"/start {payload}".strip())


def say(
    world: World, chat_id: ChatId, text: str, reply_to: int | str | None = None, sender: Json | None = None
) -> Json:
    """Write a text, maybe as a reply; over 4096 units it goes as several messages, as real clients do.

    Returns the last message. `sender` {"id", "name"} is a member who writes in a group.
    """
    if not text.strip():
        raise ControlError("Tin nhắn trống.")
    chat = _open(world, chat_id)
    if chat.channel == "zalo":
        return says(world, chat, text, sender)
    quoted = sending.quoted(_message(world, chat, reply_to)) if reply_to is not None else None
    message: Json = {}
    for part in _parts(text):
        message = _deliver(
            world,
            chat,
            sender,
            text=part,
            entities=sending.command_entities(part),
            reply_to_message=quoted,
        )
    return message


def act(world: World, chat_id: ChatId, kind: str) -> Json:
    """Send on Zalo what bears no text."""
    chat = _open(world, chat_id)
    if chat.channel != "zalo" or not kind.isidentifier():
        raise ControlError("Chỉ có trên Zalo.")
    return does(world, chat, kind)


def send_file(
    world: World,
    chat_id: ChatId,
    upload: Upload,
    caption: str = "",
    reply_to: int | None = None,
    as_photo: bool = False,
    album: str = "",
) -> Json:
    """Send a document, or a picture as a photo; `album` is the id of the album that it is a part of."""
    chat = _open(world, chat_id)
    if chat.channel == "zalo":
        if not as_photo:
            raise ControlError("Zalo Bot không nhận tệp.")
        return shows(world, chat, upload, caption)
    quoted = sending.quoted(_message(world, chat, reply_to)) if reply_to is not None else None
    file = world.add_file(upload.name, upload.mime, upload.data, "photos" if as_photo else "documents")
    content: Json = (
        {"photo": sending.photo_json(file)} if as_photo else {"document": sending.document_json(file)}
    )
    if album:
        content["media_group_id"] = album
    return _deliver(world, chat, None, caption=caption, reply_to_message=quoted, **content)


def press(world: World, chat_id: ChatId, message_id: int, data: str, times: int = 1) -> list[str]:
    """Press a button of a message, `times` over (a double click); returns the ids of the callbacks.

    The data is not checked against the message's buttons: old clients and forgers send what they like.
    """
    chat = _open(world, chat_id)
    message = _message(world, chat, message_id)
    ids = []
    for _ in range(times):
        callback_id = str(secrets.randbelow(9 * 10**17) + 10**17)
        world.callbacks[callback_id] = Callback(int(chat.chat_id), time.time())
        query = {
            "id": callback_id,
            "from": sending.person(chat),
            "message": message,
            "chat_instance": f"{int(chat.chat_id) * 7919}",
            "data": data,
        }
        _update(world, "callback_query", query)
        ids.append(callback_id)
    return ids


def edit(world: World, chat_id: ChatId, message_id: int, text: str) -> Json:
    """Correct an own message: an edited_message update."""
    chat = _open(world, chat_id)
    message = _message(world, chat, message_id)
    if message["from"]["is_bot"]:
        raise ControlError("Chỉ sửa được tin của chính mình.")
    changed = {name: value for name, value in message.items() if name != "entities"}
    changed |= {"text": text, "edit_date": world.now()}
    if sending.command_entities(text):
        changed["entities"] = sending.command_entities(text)
    world.keep(chat, changed)
    _update(world, "edited_message", changed)
    return changed


def forward(world: World, chat_id: ChatId, from_chat_id: ChatId, message_id: int) -> Json:
    """Forward a message of one chat into another: the text of one person under the name of another."""
    chat, source = _open(world, chat_id), world.chat(from_chat_id)
    original = _message(world, source, message_id)
    content = {
        name: original[name]
        for name in ("text", "entities", "caption", "document", "photo")
        if name in original
    }
    origin = {"type": "user", "date": original["date"], "sender_user": original["from"]}
    return _deliver(world, chat, None, forward_origin=origin, **content)


def add_to_group(world: World, chat_id: ChatId, by: Json) -> None:
    """Somebody {"id", "name"} puts the bot into a group: a my_chat_member update."""
    chat = _open(world, chat_id)
    change = _membership(world, chat, sending.person(chat, by), ("left", "member"))
    _update(world, "my_chat_member", change)


def move(world: World, chat_id: ChatId, new_id: int | None) -> int:
    """A group becomes a supergroup with another id; both chats say so, as the real server does."""
    chat = world.chat(chat_id)
    before, moved = chat.moved_to, migrate(world, chat_id, new_id)
    if chat.kind != "private" and before is None:
        by = sending.bot_user(world)
        for holder, says in ((chat, "migrate_to_chat_id"), (world.chat(moved), "migrate_from_chat_id")):
            other = moved if holder is chat else chat.chat_id
            _update(world, "message", sending.message_json(world, holder, by, **{says: other}))
    return moved


def block(world: World, chat_id: ChatId, blocked: bool) -> None:
    """Block the bot or let it in again: a my_chat_member update, and 403 for what it sends."""
    chat = world.chat(chat_id)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    statuses = ("member", "kicked") if blocked else ("kicked", "member")
    _update(world, "my_chat_member", _membership(world, chat, sending.person(chat), statuses))
    world.pages.publish("people", [other.view() for other in world.chats.values()])


def _membership(world: World, chat: Chat, by: Json, statuses: tuple[str, str]) -> Json:
    """The bot's own membership changes from the one status to the other."""
    old, new = (
        {
            "user": sending.bot_user(world),
            "status": status,
            **({"until_date": 0} if status == "kicked" else {}),
        }
        for status in statuses
    )
    return {
        "chat": sending.chat_json(chat),
        "from": by,
        "date": world.now(),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _open(world: World, chat_id: ChatId) -> Chat:
    chat = world.chat(chat_id)
    if chat.blocked:
        block(world, chat_id, False)
    if not chat.started:
        chat.started = True
        world.pages.publish("people", [other.view() for other in world.chats.values()])
    return chat


def _message(world: World, chat: Chat, message_id: int | str | None) -> Json:
    try:
        return world.messages[chat.chat_id][message_id or 0]
    except KeyError:
        raise ControlError(f"Không có tin nhắn {message_id} trong cuộc trò chuyện này.", 404) from None


def _deliver(world: World, chat: Chat, sender: Json | None, **content: Any) -> Json:
    message = sending.message_json(world, chat, sending.person(chat, sender), **content)
    world.keep(chat, message)
    _update(world, "message", message)
    return message


def _update(world: World, kind: str, payload: Json) -> None:
    world.updates.add(kind, payload)
    world.came()


def _parts(text: str) -> list[str]:
    parts, rest = [], text
    while units(rest) > TEXT_LIMIT:
        # A character is at most two units, so this many always fit.
        cut = TEXT_LIMIT if units(rest[:TEXT_LIMIT]) <= TEXT_LIMIT else TEXT_LIMIT // 2
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest] if rest.strip() else parts
