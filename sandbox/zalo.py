"""A stand-in for the Zalo Bot Platform: /zalo/bot<token>/<method>.

Differences from Telegram that matter: one update a poll and no acknowledgement, 408 for an idle poll,
ids are strings, no buttons, no files, 1-2000 characters, a quota of messages, refusals also with HTTP 200.
What people write there, and the webhook, is in sandbox.actors.
"""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from sandbox.actors import shown
from sandbox.chats import Chat
from sandbox.faults import FaultRule, broken_answer
from sandbox.limits import units
from sandbox.params import ApiError, JsonAnswer, Params, read_params
from sandbox.updates import address_of
from sandbox.world import Json, World

TEXT_LIMIT = 2000
STYLES = {
    *("b", "i", "u", "s", "f_13", "f_15", "f_18", "f_20"),
    *("c_050a19", "c_15a85f", "c_f7b503", "c_f27806", "c_db342e"),
    *("lst_1", "lst_2", "ind_1", "ind_2", "ind_3", "ind_4", "ind_5"),
}
_SECRET = re.compile(r"[\x21-\x7e]{8,256}")
_VIETNAM = timezone(timedelta(hours=7))

DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Internal server error",
    404: "Not Found",
    408: "Request timeout",
    429: "Quota exceeded",
}


class Zalo:
    """Takes requests for one bot, with the same token as the Telegram side."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def call(self, request: Request) -> Response:
        """One method call; names are case-sensitive here."""
        await self.world.travel()
        answer = await self._call(request)
        await self.world.travel()
        return answer

    async def _call(self, request: Request) -> Response:
        method = request.path_params["method"]
        try:
            if request.path_params["token"] != self.world.token:
                raise ApiError(401, "Unauthorized")
            if request.method != "POST":
                raise ApiError(404, "Not Found")
            params = await read_params(request)
        except ApiError as error:
            return _refused(error)
        if method == "getUpdates":
            return await self._poll(request, params)
        chat_id, text = params.text("chat_id"), params.text("text") or params.text("caption")
        attempt = self.world.ledger.attempt("zalo", method, chat_id, text)
        rule = self.world.faults.strike("zalo", method, chat_id, text)
        if rule is not None and not rule.accepts:
            attempt.outcome = f"fault {rule.kind}"
            return _broken(rule, {"ok": True})
        try:
            good = self._perform(method, params)
        except ApiError as error:
            attempt.outcome = f"refused {error.code}: {error.description}"
            return _refused(error)
        attempt.accepted = True
        attempt.outcome = "accepted" if rule is None else f"accepted, fault {rule.kind}"
        attempt.message_id = (good.get("result") or {}).get("message_id")
        return JsonAnswer(good) if rule is None else _broken(rule, good)

    async def picture(self, request: Request) -> Response:
        """A picture that a person sent, under its address."""
        file = self.world.files.get(request.path_params["file_id"])
        attempt = self.world.ledger.attempt("zalo", "picture", None, None)
        rule = self.world.faults.strike("zalo", "picture", None, None)
        if rule is not None:
            attempt.outcome = f"fault {rule.kind}"
            if rule.kind.startswith("3"):
                return Response(status_code=int(rule.kind[:3]), headers={"Location": rule.description})
            return _broken(rule, {"ok": True})
        attempt.outcome = "refused 404" if file is None else "accepted"
        if file is None:
            return Response(status_code=404)
        return Response(file.data, media_type=file.mime)

    def _perform(self, method: str, params: Params) -> Json:
        if method == "sendChatAction":
            if params.text("action") != "typing":
                raise ApiError(400, "Invalid parameter: action")
            self._chat(params)
            return {"ok": True}
        methods: dict[str, Callable[[], Json]] = {
            "getMe": self._me,
            "sendMessage": lambda: self._send(params),
            "sendPhoto": lambda: self._photo(params),
            "sendSticker": lambda: self._sticker(params),
            "sendVoice": lambda: self._voice(params),
            "setWebhook": lambda: self._set_webhook(params),
            "testWebhook": lambda: address_of(self.world.hooks["zalo"]),
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": lambda: address_of(self.world.hooks["zalo"]),
        }
        if method not in methods:
            raise ApiError(404, "Not Found")
        return {"ok": True, "result": methods[method]()}

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
        chat, text = self._chat(params), _text(params, "text")
        return self._accept("sendMessage", chat, {"text": text, "entities": _styles(params, text)})

    def _photo(self, params: Params) -> Json:
        chat, caption = self._chat(params), _text(params, "caption")
        _public(params, "photo")
        return self._accept("sendPhoto", chat, {"text": caption, "photo_url": params.text("photo")})

    def _sticker(self, params: Params) -> Json:
        chat, sticker = self._chat(params), params.text("sticker")
        if not sticker:
            raise ApiError(400, "Invalid parameter: sticker")
        return self._accept("sendSticker", chat, {"text": "", "sticker": sticker})

    def _voice(self, params: Params) -> Json:
        chat = self._chat(params)
        _public(params, "voice_url")
        if chat.kind != "private" or not (params.text("voice_url") or "").endswith(".aac"):
            raise ApiError(400, "Invalid parameter: voice_url")
        return self._accept("sendVoice", chat, {"text": "", "voice_url": params.text("voice_url")})

    def _accept(self, method: str, chat: Chat, content: Json) -> Json:
        self._count()
        sender = {"id": str(self.world.bot_id), "is_bot": True, "first_name": "Bot"}
        message = shown(self.world, chat, sender, content.get("text", "")) | content
        self.world.keep(chat, message)
        self.world.ledger.accept(method, message, "zalo")
        self.world.outbound.ring()
        return {"message_id": message["message_id"], "date": self.world.now() * 1000}

    def _count(self) -> None:
        """The month's quota, by Vietnam's calendar; every accepted message counts."""
        most, now = self.world.settings.zalo_month, _month(self.world.now())
        sent = sum(
            entry["channel"] == "zalo" and _month(entry["date"]) == now
            for entry in self.world.ledger.accepted
        )
        if most and sent >= most:
            raise ApiError(429, DESCRIPTIONS[429])

    def _set_webhook(self, params: Params) -> Json:
        _public(params, "url")
        secret = params.text("secret_token") or ""
        if not _SECRET.fullmatch(secret):
            raise ApiError(400, "Invalid parameter: secret_token")
        hook = self.world.hooks["zalo"]
        hook.set(params.text("url") or "", secret)
        self.world.came()
        return address_of(hook) | {"updated_at": self.world.now() * 1000}

    def _delete_webhook(self) -> Json:
        self.world.hooks["zalo"].stop()
        return {"url": ""}

    async def _poll(self, request: Request, params: Params) -> Response:
        self.world.ledger.polls += 1
        rule = self.world.faults.strike("zalo", "getUpdates", None, None)
        if rule is not None and not rule.accepts:
            return _broken(rule, {"ok": True})
        try:
            if self.world.hooks["zalo"].url:
                raise ApiError(400, "Webhook is set")
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
        # What was handed out is gone, whether or not it arrived: there is no acknowledgement.
        good = {"ok": True, "result": self.world.zalo_inbox.pop(0)}
        return JsonAnswer(good) if rule is None else _broken(rule, good)


def _month(seconds: int) -> tuple[int, int]:
    there = datetime.fromtimestamp(seconds, UTC).astimezone(_VIETNAM)
    return there.year, there.month


def _text(params: Params, name: str) -> str:
    text = params.values.get(name)
    if not isinstance(text, str) or not text.strip() or units(text) > TEXT_LIMIT:
        raise ApiError(400, f"Invalid parameter: {name}")
    return text


def _public(params: Params, name: str) -> None:
    parts = urlsplit(params.text(name) or "")
    if parts.scheme != "https" or not parts.hostname or parts.hostname in ("localhost", "127.0.0.1"):
        raise ApiError(400, f"Invalid parameter: {name}")


def _styles(params: Params, text: str) -> list[Json]:
    """The styled ranges as the page shows them; with parse_mode the others do not count."""
    mode = params.text("parse_mode")
    if mode is not None:
        if mode not in ("markdown", "html"):
            raise ApiError(400, "Invalid parameter: parse_mode")
        return []
    styles = params.structure("text_styles") or []
    if not isinstance(styles, list) or not all(_is_style(style, units(text)) for style in styles):
        raise ApiError(400, "Invalid parameter: text_styles")
    names = {"b": "bold", "i": "italic", "u": "underline", "s": "strikethrough"}
    return [
        {"type": names[code], "offset": style["start"], "length": style["len"]}
        for style in styles
        for code in style["st"]
        if code in names
    ]


def _is_style(style: Any, length: int) -> bool:
    if not isinstance(style, dict) or style.keys() != {"start", "len", "st"}:
        return False
    start, size, codes = style["start"], style["len"], style["st"]
    whole = type(start) is int and type(size) is int and isinstance(codes, list) and codes
    return bool(whole and start >= 0 and size > 0 and start + size <= length and set(codes) <= STYLES)


def _broken(rule: FaultRule, good: Json) -> Response:
    """What the client sees under a rule; "429_200" is a refusal that comes with HTTP 200."""
    digits = re.fullmatch(r"([1-5][0-9][0-9])(_200)?", rule.kind)
    if digits is None:
        return broken_answer(rule, good)
    code = int(digits[1])
    error = ApiError(code, rule.description or DESCRIPTIONS.get(code, f"Error {code}"))
    return JsonAnswer(error.body(), status_code=200 if digits[2] else code)


def _refused(error: ApiError) -> JsonAnswer:
    # Zalo answers a refusal with HTTP 200: success is `ok`, not the status.
    return JsonAnswer(error.body())
