"""sendMessage, sendDocument, sendPhoto and the edits: everything that leaves a mark in a chat."""

from typing import Any

from sandbox import shapes
from sandbox.answers import ApiError, bad_request
from sandbox.chats import Chat
from sandbox.limits import check_caption, check_entities, check_keyboard, check_text
from sandbox.params import Params
from sandbox.world import Json, StoredFile, World

UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


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
    return _post(world, chat, "sendDocument", params, document=shapes.document_json(file), **_caption(params))


def send_photo(world: World, params: Params) -> Json:
    """A picture with a caption."""
    chat = reachable(world, params)
    file = _file(world, params, "photo", PHOTO_LIMIT)
    return _post(world, chat, "sendPhoto", params, photo=shapes.photo_json(file), **_caption(params))


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
    """Take a message away."""
    chat = reachable(world, params)
    message = world.messages[chat.chat_id].pop(params.integer("message_id") or 0, None)
    if message is None:
        raise bad_request("message to delete not found")
    world.pages.publish("deleted", {"chat_id": chat.chat_id, "message_id": message["message_id"]})
    return True


CONTENT = ("text", "entities", "caption", "caption_entities", "document", "photo", "reply_markup")


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
    message = shapes.message_json(
        world, chat, shapes.bot_user(world), reply_to_message=reply, reply_markup=keyboard, **content
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
    return shapes.quoted(found)


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
