"""What the pretend people do on Zalo: each act is an event, polled for or posted to the bot's webhook.

A webhook's address must be public, so an event goes to it through the setting `zalo_proxy`: the address on
loopback of what stands behind the office's reverse proxy.
"""

import asyncio
import http.client
import json
import secrets
from typing import Any
from urllib.parse import urlsplit

from sandbox.chats import Chat
from sandbox.params import Upload
from sandbox.world import Json, World

POST_SECONDS = 10.0
POST_TRIES = 3
"""How often an event is posted that was not answered with 2xx; what the real one does is not documented."""

_BETWEEN_POSTS = 0.5


def says(world: World, chat: Chat, text: str, sender: Json | None = None) -> Json:
    """A person writes: message.text.received."""
    return _happen(world, chat, "text", sender, {"text": text}, shown_text=text)


def shows(world: World, chat: Chat, upload: Upload, caption: str) -> Json:
    """A person sends a picture: the event holds its address and the caption."""
    file = world.add_file(upload.name, upload.mime, upload.data, "photos")
    address = world.settings.zalo_pictures or "https://photo.zdn.example"
    content: Json = {"photo": f"{address.rstrip('/')}/zalo/photos/{file.file_id}"}
    if caption:
        content["caption"] = caption
    message = _happen(world, chat, "image", None, content, shown_text=caption)
    message["photo_url"] = content["photo"]
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
        "chat": {"id": chat.chat_id, "type": "private", "first_name": chat.name},
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
    """Hand an event to whoever the bot receives by."""
    if world.zalo_webhook:
        task = asyncio.get_running_loop().create_task(_post(world, event))
        world.posting.add(task)
        task.add_done_callback(world.posting.discard)
        return
    world.zalo_inbox.append(event)
    world.inbound.ring()


async def _post(world: World, event: Any) -> None:
    body = json.dumps({"ok": True, "result": event}).encode()
    for _ in range(POST_TRIES):
        status = await asyncio.to_thread(_posted, world, body)
        world.ledger.attempt("zalo", "webhook", None, None).outcome = f"answered {status}"
        world.inbound.ring()
        if 200 <= status < 300:
            return
        await asyncio.sleep(_BETWEEN_POSTS)


def _posted(world: World, body: bytes) -> int:
    """The status of the answer; 0 for none."""
    proxy, wanted = urlsplit(world.settings.zalo_proxy), urlsplit(world.zalo_webhook)
    connection = http.client.HTTPConnection(proxy.hostname or "127.0.0.1", proxy.port, timeout=POST_SECONDS)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Java/1.8",
        "X-Bot-Api-Secret-Token": world.zalo_secret,
    }
    try:
        connection.request("POST", wanted.path or "/", body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
