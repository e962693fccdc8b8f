"""A small stand-in for the Zalo Bot Platform: /zalo/bot<token>/<method>.

Differences from Telegram that matter: one update a poll and no acknowledgement, 408 for an idle poll,
ids are strings, no buttons, no files, 1-2000 characters, HTTP 200 also for refusals.
"""

import secrets
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sandbox.chats import Chat
from sandbox.faults import broken_answer
from sandbox.params import ApiError, JsonAnswer, Params, read_params
from sandbox.world import Json, World

TEXT_LIMIT = 2000
STYLES = {
    *("b", "i", "u", "s", "f_13", "f_15", "f_18", "f_20"),
    *("c_050a19", "c_15a85f", "c_f7b503", "c_f27806", "c_db342e"),
    *("lst_1", "lst_2", "ind_1", "ind_2", "ind_3", "ind_4", "ind_5"),
}


class Zalo:
    """Takes requests for one bot, with the same token as the Telegram side."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def call(self, request: Request) -> Response:
        """One method call; names are case-sensitive here."""
        method = request.path_params["method"]
        try:
            if request.path_params["token"] != self.world.token:
                raise ApiError(401, "Unauthorized")
            params = await read_params(request)
        except ApiError as error:
            return _refused(error)
        if method == "getUpdates":
            return await self._poll(request, params)
        chat_id, text = params.text("chat_id"), params.text("text")
        attempt = self.world.ledger.attempt("zalo", method, chat_id, text)
        rule = self.world.faults.strike("zalo", method, chat_id, text)
        if rule is not None and not rule.accepts:
            attempt.outcome = f"fault {rule.kind}"
            return broken_answer(rule, {"ok": True})
        try:
            good = self._perform(method, params)
        except ApiError as error:
            attempt.outcome = f"refused {error.code}: {error.description}"
            return _refused(error)
        attempt.accepted = True
        attempt.outcome = "accepted" if rule is None else f"accepted, fault {rule.kind}"
        attempt.message_id = (good.get("result") or {}).get("message_id")
        return JsonAnswer(good) if rule is None else broken_answer(rule, good)

    def _perform(self, method: str, params: Params) -> Json:
        if method == "getMe":
            return {"ok": True, "result": self._me()}
        if method == "sendMessage":
            return {"ok": True, "result": self._send(params)}
        if method == "sendChatAction":
            if params.text("action") != "typing":
                raise ApiError(400, "Invalid parameter: action")
            self._chat(params)
            return {"ok": True}
        if method == "getWebhookInfo":
            return {"ok": True, "result": {"url": ""}}
        if method == "deleteWebhook":
            return {"ok": True, "result": {"url": ""}}
        raise ApiError(404, "Not Found")

    def _me(self) -> Json:
        return {
            "id": str(self.world.bot_id),
            "account_name": "bot.NhacViecThu",
            "account_type": "BASIC",
            "can_join_groups": False,
        }

    def _chat(self, params: Params) -> Chat:
        chat_id = params.values.get("chat_id")
        chat = self.world.chats.get(chat_id) if isinstance(chat_id, str) else None
        if chat is None or chat.channel != "zalo" or not chat.started or chat.blocked:
            raise ApiError(400, "Invalid parameter: chat_id")
        return chat

    def _send(self, params: Params) -> Json:
        chat = self._chat(params)
        text = params.text("text")
        if text is None or not 1 <= len(text) <= TEXT_LIMIT:
            raise ApiError(400, "Invalid parameter: text")
        styles = params.structure("text_styles") or []
        if any(not set(style.get("st", [])) <= STYLES for style in styles):
            raise ApiError(400, "Invalid parameter: text_styles")
        sender = {"id": str(self.world.bot_id), "is_bot": True, "first_name": "Bot"}
        message = _shown(self.world, chat, sender, text) | {"entities": _entities(styles)}
        self.world.keep(chat, message)
        self.world.ledger.accept("sendMessage", message, "zalo")
        self.world.outbound.ring()
        return {"message_id": message["message_id"], "date": self.world.now() * 1000}

    async def _poll(self, request: Request, params: Params) -> Response:
        self.world.ledger.polls += 1
        rule = self.world.faults.strike("zalo", "getUpdates", None, None)
        if rule is not None:
            return broken_answer(rule, {"ok": True})
        try:
            seconds = params.integer("timeout")
        except ApiError as error:
            return _refused(error)
        ends = time.monotonic() + (30 if seconds is None else seconds)
        while not self.world.zalo_inbox:
            left = ends - time.monotonic()
            if left <= 0 or self.world.inbound.closed:
                return _refused(ApiError(408, "Request timeout"))
            await self.world.inbound.wait(left)
        if await request.is_disconnected():
            return Response()
        return JsonAnswer({"ok": True, "result": self.world.zalo_inbox.pop(0)})


def person_says(world: World, chat: Chat, text: str, reply_to: Any = None) -> Json:
    """A person writes on Zalo: one event message.text.received."""
    sender = {"id": str(chat.chat_id), "is_bot": False, "first_name": chat.name}
    message = _shown(world, chat, sender, text)
    world.keep(chat, message)
    event = {
        "message_id": message["message_id"],
        "from": {"id": str(chat.chat_id), "display_name": chat.name, "is_bot": False},
        "chat": {"id": str(chat.chat_id), "chat_type": "PRIVATE"},
        "date": world.now() * 1000,
        "text": text,
    }
    world.zalo_inbox.append({"event_name": "message.text.received", "message": event})
    world.inbound.ring()
    return message


def _shown(world: World, chat: Chat, sender: Json, text: str) -> Json:
    """The message as the page shows it, in Telegram's shape with a Zalo id."""
    return {
        "message_id": secrets.token_hex(10),
        "from": sender,
        "chat": {"id": chat.chat_id, "type": "private", "first_name": chat.name},
        "date": world.now(),
        "text": text,
    }


def _entities(styles: list[Json]) -> list[Json]:
    names = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough"}
    return [
        {"type": names[code], "offset": style["start"], "length": style["len"]}
        for style in styles
        for code in style["st"]
        if code in names
    ]


def _refused(error: ApiError) -> JsonAnswer:
    # Zalo answers a refusal with HTTP 200: success is `ok`, not the status.
    return JsonAnswer(error.body())
