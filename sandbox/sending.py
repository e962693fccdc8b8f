"""sendMessage, sendDocument, sendPhoto and the edits: everything that leaves a mark in a chat.

Telegram's objects as JSON: User, Chat, Message (https://core.telegram.org/bots/api#available-types).
"""

import re
from typing import Any

from sandbox.chats import Chat
from sandbox.limits import check_caption, check_entities, check_keyboard, check_text, units
from sandbox.params import ApiError, Params, bad_request
from sandbox.world import BOT_NAME, BOT_USERNAME, Json, StoredFile, World

COMMAND = re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{1,32})?")
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 3600
CONTENT = ("text", "entities", "caption", "caption_entities", "document", "photo", "reply_markup")


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


def reachable(world: World, params: Params) -> Chat:
    """The chat of a request, if the bot may write there. Raises ApiError."""
    if params.values.get("chat_id") in (None, ""):
        raise bad_request("chat_id is empty")
    try:
        chat = world.chats.get(params.integer("chat_id") or 0)
    except ApiError:
        raise bad_request("chat not found") from None
    if chat is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
    if chat.blocked:
        raise ApiError(403, "Forbidden: bot was blocked by the user")
    if not chat.started:
        if chat.kind != "private":
            raise ApiError(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
        # Nobody can be written to first.
        raise bad_request("chat not found")
    return chat


def send_message(world: World, params: Params) -> Json:
    """A text of 1-4096 units with entities, a keyboard and a reply."""
    chat = reachable(world, params)
    text = check_text(params.text("text"))
    _no_markup(params)
    return _post(
        world,
        chat,
        "sendMessage",
        params,
        text=text,
        entities=check_entities(text, params.structure("entities")),
    )


def send_document(world: World, params: Params) -> Json:
    """A file with a caption."""
    chat = reachable(world, params)
    file = _file(world, params, "document", UPLOAD_LIMIT)
    return _post(world, chat, "sendDocument", params, document=document_json(file), **_caption(params))


def send_photo(world: World, params: Params) -> Json:
    """A picture with a caption."""
    chat = reachable(world, params)
    file = _file(world, params, "photo", PHOTO_LIMIT)
    return _post(world, chat, "sendPhoto", params, photo=photo_json(file), **_caption(params))


def edit_text(world: World, params: Params) -> Json:
    """Put another text and keyboard on one of the bot's own messages."""
    chat, message = _own_message(world, params)
    text = check_text(params.text("text"))
    _no_markup(params)
    content: Json = {"text": text}
    entities = check_entities(text, params.structure("entities"))
    if entities:
        content["entities"] = entities
    keyboard = check_keyboard(params.structure("reply_markup"))
    if keyboard:
        content["reply_markup"] = keyboard
    return _replace(world, chat, message, content, "editMessageText")


def edit_markup(world: World, params: Params) -> Json:
    """Put another keyboard on one of the bot's own messages, or take it away."""
    chat, message = _own_message(world, params)
    kept = {name: message[name] for name in CONTENT if name in message and name != "reply_markup"}
    keyboard = check_keyboard(params.structure("reply_markup"))
    if keyboard:
        kept["reply_markup"] = keyboard
    return _replace(world, chat, message, kept, "editMessageReplyMarkup")


def delete_message(world: World, params: Params) -> bool:
    """Take a message away: in a private chat for 48 hours, in a group only the bot's own.

    https://core.telegram.org/bots/api#deletemessage; the bot is no administrator of any group here.
    """
    chat = reachable(world, params)
    message_id = params.integer("message_id") or 0
    message = world.messages[chat.chat_id].get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    others = message["from"]["id"] != world.bot_id and chat.kind != "private"
    if others or world.now() - message["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    del world.messages[chat.chat_id][message_id]
    world.pages.publish("deleted", {"chat_id": chat.chat_id, "message_id": message_id})
    return True


def _own_message(world: World, params: Params) -> tuple[Chat, Json]:
    chat = reachable(world, params)
    message = world.messages[chat.chat_id].get(params.integer("message_id") or 0)
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.bot_id:
        raise bad_request("message can't be edited")
    return chat, message


def _replace(world: World, chat: Chat, message: Json, content: Json, method: str) -> Json:
    if {name: message[name] for name in CONTENT if name in message} == content:
        raise bad_request(NOT_MODIFIED)
    frame = {name: value for name, value in message.items() if name not in CONTENT}
    changed = frame | {"edit_date": world.now()} | content
    world.keep(chat, changed)
    world.ledger.edit(method, changed)
    world.outbound.ring()
    return changed


def _post(world: World, chat: Chat, method: str, params: Params, **content: Any) -> Json:
    keyboard = check_keyboard(params.structure("reply_markup"))
    reply = _reply(world, chat, params)
    message = message_json(
        world, chat, bot_user(world), reply_to_message=reply, reply_markup=keyboard, **content
    )
    world.keep(chat, message)
    world.ledger.accept(method, message)
    world.outbound.ring()
    return message


def _reply(world: World, chat: Chat, params: Params) -> Json | None:
    reply = params.structure("reply_parameters")
    if reply is None:
        return None
    if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
        raise bad_request("can't parse reply parameters JSON object")
    found = world.messages[chat.chat_id].get(reply["message_id"])
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return quoted(found)


def _caption(params: Params) -> Json:
    _no_markup(params)
    caption = check_caption(params.text("caption") or "")
    return {
        "caption": caption,
        "caption_entities": check_entities(caption, params.structure("caption_entities")),
    }


def _no_markup(params: Params) -> None:
    if params.text("parse_mode"):
        raise bad_request("can't parse entities: this server takes entities, it reads no markup")


def _file(world: World, params: Params, name: str, limit: int) -> StoredFile:
    upload = params.upload(name)
    if upload is None:
        known = world.files.get(params.text(name) or "")
        if known is None:
            raise bad_request(f"there is no {name} in the request")
        return known
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > limit:
        raise ApiError(413, "Request Entity Too Large")
    return world.add_file(upload.name, upload.mime, upload.data, "photos" if name == "photo" else "documents")
