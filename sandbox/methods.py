"""The Bot API's methods that the stand-in serves: name -> function(world, params) -> result.

What sends or changes messages is in `sending`. Raises ApiError where the real server refuses.
"""

import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

from sandbox import sending
from sandbox.faults import TEXTS
from sandbox.limits import units
from sandbox.params import ApiError, Params, bad_request
from sandbox.updates import address_of
from sandbox.world import Json, World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
ANSWER_LIMIT = 200
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def get_me(world: World, params: Params) -> Json:
    """The bot itself."""
    return sending.me(world)


def answer_callback_query(world: World, params: Params) -> bool:
    """A callback is answered at most once, and only while it is young."""
    text = params.text("text") or ""
    if units(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    callback = world.callbacks.get(params.text("callback_query_id") or "")
    too_old = callback is not None and time.time() - callback.at > world.settings.callback_age
    if callback is None or callback.answered or too_old:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    callback.answered, callback.stopped = True, time.time()
    toast = {"chat_id": callback.chat_id, "text": text, "alert": params.boolean("show_alert")}
    world.pages.publish("answer", toast)
    return True


def send_chat_action(world: World, params: Params) -> bool:
    """typing and its like; shown on the page for a moment."""
    chat = sending.reachable(world, params)
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.pages.publish("typing", {"chat_id": chat.chat_id})
    return True


def get_file(world: World, params: Params) -> Json:
    """Where a file can be fetched from."""
    file = world.files.get(params.text("file_id") or "")
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    document = sending.document_json(file)
    kept = {name: document[name] for name in ("file_id", "file_unique_id", "file_size")}
    return kept | {"file_path": file.path}


def get_chat(world: World, params: Params) -> Json:
    """ChatFullInfo with its required fields."""
    chat = sending.reachable(world, params)
    return sending.chat_json(chat) | {"accent_color_id": 0, "max_reaction_count": 11}


def set_my_commands(world: World, params: Params) -> bool:
    """The menu of commands, kept per scope and language."""
    commands = params.structure("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("can't parse commands list")
    for command in commands:
        if not isinstance(command, dict):
            raise bad_request("can't parse commands list: expected an Object")
        name, text = str(command.get("command", "")), str(command.get("description", ""))
        if not 1 <= len(name) <= 32 or not name.isascii() or name != name.lower():
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(text) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_command_scope(params)] = commands
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """What setMyCommands has set for that scope."""
    commands: list[Json] = world.commands.get(_command_scope(params), [])
    return commands


def delete_my_commands(world: World, params: Params) -> bool:
    """Forget the menu of that scope."""
    world.commands.pop(_command_scope(params), None)
    return True


def _command_scope(params: Params) -> str:
    scope = params.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse bot command scope")
    return f"{scope.get('type')}:{scope.get('chat_id', '')}:{params.text('language_code') or ''}"


def set_webhook(world: World, params: Params) -> bool:
    """With one set getUpdates answers 409; what waits, and what comes, is posted there."""
    url = params.text("url") or ""
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if params.boolean("drop_pending_updates"):
        world.updates.pending.clear()
    _allow(world, params)
    if url:
        world.hooks["telegram"].set(url, params.text("secret_token") or "")
        world.came()
    else:
        world.hooks["telegram"].stop()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Back to getUpdates."""
    world.hooks["telegram"].stop()
    if params.boolean("drop_pending_updates"):
        world.updates.pending.clear()
    return True


def get_webhook_info(world: World, params: Params) -> Json:
    """WebhookInfo."""
    return {
        **address_of(world.hooks["telegram"]),
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }


def leave_chat(world: World, params: Params) -> bool:
    """Leave a group; a private chat cannot be left."""
    chat = sending.reachable(world, params)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    chat.started = False
    world.pages.publish("people", [other.view() for other in world.chats.values()])
    return True


def close_session(world: World, params: Params) -> bool:
    """logOut and close: refused, so that no test takes them for harmless."""
    raise ApiError(429, "Too Many Requests: retry after 600", retry_after=600)


SENDING: dict[str, Callable[[World, Params], Any]] = {
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
}

METHODS: dict[str, Callable[[World, Params], Any]] = SENDING | {
    "getMe": get_me,
    "editMessageText": sending.edit_text,
    "editMessageReplyMarkup": sending.edit_markup,
    "deleteMessage": sending.delete_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "getChat": get_chat,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "leaveChat": leave_chat,
    "close": close_session,
    "logOut": close_session,
}

BY_LOWER = {name.lower(): name for name in (*METHODS, "getUpdates")}


def canonical(method: str) -> str | None:
    """Method names are case-insensitive on Telegram; None for what is not served."""
    return BY_LOWER.get(method.lower())


LONGEST = 50


async def get_updates(world: World, params: Params, gone: Callable[[], Awaitable[bool]]) -> list[Any]:
    """Wait for updates and hand them out; `gone` tells whether the client has hung up. Raises ApiError."""
    if world.hooks["telegram"].url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    updates = world.updates
    _allow(world, params)
    updates.confirm(params.integer("offset") or 0)
    limit = max(1, min(params.integer("limit") or 100, 100))
    ends = time.monotonic() + max(0, min(params.integer("timeout") or 0, LONGEST))
    updates.poller += 1
    mine = updates.poller
    world.inbound.ring()
    while not world.updates.pending:
        left = ends - time.monotonic()
        if left <= 0 or world.inbound.closed:
            return []
        await world.inbound.wait(left)
        if world.updates is updates and updates.poller != mine:
            raise ApiError(409, TEXTS[409])
    # What goes out once only must not be spent on a client that was killed while it waited.
    if await gone():
        return []
    taken = world.updates.take(limit)
    world.note_handed(taken)
    return taken


def _allow(world: World, params: Params) -> None:
    if "allowed_updates" not in params.values:
        return
    wanted = params.structure("allowed_updates")
    if not isinstance(wanted, list):
        raise ApiError(400, "Bad Request: can't parse allowed_updates: " + json.dumps(wanted))
    world.updates.allowed = [str(kind) for kind in wanted]
