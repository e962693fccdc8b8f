"""Faults by rule: which request goes wrong, how, and how often.

A rule is a JSON object:

    {"method": "sendMessage", "kind": "timeout_after", "times": 2, "chat_id": 101}

method      a Bot API method, "file" for downloads, "*" for everything; absent: whatever sends or edits
channel     "telegram" (default) or "zalo"
chat_id     only this chat          contains    only texts with these words
kind        429 | 400 | 400_chat_not_found | 401 | 403 | 409 | 500 | migrate: definite JSON answers;
            401_html 403_html 404_html 502_html 504_html (any number): a provider's page;
            429_200 (any number): on Zalo the same refusal with HTTP 200;
            timeout_before/after, reset_before/after, close_before/after: no answer at all
            (reset: RST; close: the connection ends politely without an answer);
            garbage_200, ok_false_200, drip
times       how often (1); -1 for ever      skip    let so many matching requests pass first (0)
probability of each match (1.0)             accepted    overrides whether the message is taken
retry_after for 429 (5)                     seconds     to hang (3600), or per byte for drip (1)
description text of a 4xx answer            migrate_to  the new chat id of a migrated group
"""

import asyncio
import random
import re
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.chats import ChatId
from sandbox.params import ApiError, ControlError, JsonAnswer

SILENT = {f"{how}_{when}" for how in ("timeout", "reset", "close") for when in ("before", "after")}
ODD = {"garbage_200", "ok_false_200", "drip", "migrate", "400_chat_not_found"}
STATUS = re.compile(r"[1-5][0-9][0-9](_html|_200)?")

# What the real servers were seen to do: these answers come after the message was taken.
ACCEPTED_BY_KIND = {"timeout_after", "reset_after", "close_after", "garbage_200", "drip"}


@dataclass
class FaultRule:
    """One rule; `hits` counts how often it has struck, `passed` what `skip` has let through."""

    kind: str
    method: str = "send"
    channel: str = "telegram"
    chat_id: ChatId | None = None
    contains: str = ""
    times: int = 1
    skip: int = 0
    probability: float = 1.0
    accepted: bool | None = None
    retry_after: int = 5
    seconds: float | None = None
    description: str = ""
    migrate_to: int | None = None
    hits: int = 0
    passed: int = 0

    @property
    def accepts(self) -> bool:
        """Whether the server takes the message although the answer goes wrong."""
        return self.kind in ACCEPTED_BY_KIND if self.accepted is None else self.accepted

    def matches(self, channel: str, method: str, chat_id: ChatId | None, text: str | None) -> bool:
        """Whether the rule speaks of this request and has strikes left."""
        if channel != self.channel or 0 <= self.times <= self.hits:
            return False
        if self.method == "send":
            if not method.startswith(("send", "edit")) or method == "sendChatAction":
                return False
        elif self.method not in ("*", method):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        return self.contains in (text or "")


def read_rule(row: Any) -> FaultRule:
    """JSON -> Rule. Raises ControlError naming what is wrong."""
    if not isinstance(row, dict):
        raise ControlError("A fault rule must be a JSON object.")
    known = {item.name for item in fields(FaultRule)} - {"hits", "passed"}
    unknown = set(row) - known
    if unknown:
        raise ControlError(f"Unknown keys in a fault rule: {', '.join(sorted(unknown))}.")
    row = {key: value for key, value in row.items() if value is not None}
    kind = str(row.get("kind", ""))
    if kind not in SILENT | ODD and not STATUS.fullmatch(kind):
        raise ControlError(f"Unknown kind of fault: {kind!r}.")
    return FaultRule(**{**row, "kind": kind})


class FaultBook:
    """The rules in force, first match first; its dice can be seeded so that a run can be repeated."""

    def __init__(self) -> None:
        self.rules: list[FaultRule] = []
        self.dice = random.Random()  # noqa: S311

    def add(self, rows: Any) -> None:
        """Add rules (a JSON list or a single one); nothing is added when one is wrong."""
        self.rules += [read_rule(row) for row in (rows if isinstance(rows, list) else [rows])]

    def strike(self, channel: str, method: str, chat_id: ChatId | None, text: str | None) -> FaultRule | None:
        """The rule that this request falls to, counted; or None."""
        for rule in self.rules:
            if not rule.matches(channel, method, chat_id, text):
                continue
            if rule.passed < rule.skip:
                rule.passed += 1
                continue
            if rule.probability < 1 and self.dice.random() >= rule.probability:
                continue
            rule.hits += 1
            return rule
        return None

    def view(self) -> list[dict[str, Any]]:
        """The rules with their counts as JSON."""
        return [dict(vars(rule)) for rule in self.rules]


TRANSPORT = "sandbox.transport"
FOREVER = 3600.0

TEXTS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests: retry after {seconds}",
    500: "Internal Server Error",
    502: "Bad Gateway",
    504: "Gateway Timeout",
}

BLOCK_PAGE = (
    "<html><head><title>{code} {name}</title></head><body>"
    "<center><h1>{code} {name}</h1></center><hr><center>nginx</center></body></html>"
)


class OpenSocketProtocol(H11Protocol):
    """uvicorn's own protocol; it also hands the connection to the application through the scope."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        inner = self.app

        async def app(scope: Any, receive: Any, send: Any) -> None:
            scope[TRANSPORT] = transport
            await inner(scope, receive, send)

        self.app = app


class Silence(Response):
    """No answer: hang for so long (or until the client gives up), then drop the connection."""

    def __init__(self, seconds: float, rude: bool) -> None:
        super().__init__()
        self.seconds = seconds
        self.rude = rude

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.seconds > 0:
            await _until_gone(receive, self.seconds)
        drop(scope[TRANSPORT], self.rude)
        # uvicorn notices a lost connection one turn of the loop later; an answer now would be an error.
        await _until_gone(receive, FOREVER)


def drop(transport: asyncio.Transport, rude: bool) -> None:
    """Close the client's connection without an answer; rudely with RST instead of FIN."""
    connection = transport.get_extra_info("socket")
    if rude and connection is not None:
        # The client may have gone by itself in the meantime.
        with suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _until_gone(receive: Receive, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        return


class Drip(JsonAnswer):
    """The right answer, a byte at a time."""

    def __init__(self, body: Any, pause: float) -> None:
        super().__init__(body)
        self.pause = pause

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        gone = asyncio.create_task(_until_gone(receive, FOREVER))
        for byte in bytes(self.body):
            if gone.done():
                break
            await send({"type": "http.response.body", "body": bytes([byte]), "more_body": True})
            await asyncio.sleep(self.pause)
        else:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        gone.cancel()


def broken_answer(rule: FaultRule, good: Any) -> Response:
    """What the client sees under a rule. `good` is the right answer, should the rule have let it be made."""
    kind = rule.kind
    if kind.startswith("timeout_"):
        return Silence(rule.seconds or FOREVER, rude=False)
    if kind.startswith(("reset_", "close_")):
        return Silence(0, rude=kind.startswith("reset_"))
    if kind == "garbage_200":
        return Response('{"ok":true,"result":{"messa', media_type="application/json")
    if kind == "ok_false_200":
        return JsonAnswer({"ok": False})
    if kind == "drip":
        return Drip(good, 1.0 if rule.seconds is None else rule.seconds)
    if kind.endswith("_html"):
        return _page(int(kind[:3]))
    return error_answer(refusal(rule))


def refusal(rule: FaultRule) -> ApiError:
    """The JSON refusal that a rule stands for."""
    if rule.kind == "migrate":
        return ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=rule.migrate_to,
        )
    code = int(rule.kind[:3])
    text = rule.description or TEXTS.get(code, f"Error {code}")
    if code == 429:
        return ApiError(429, text.format(seconds=rule.retry_after), retry_after=rule.retry_after)
    return ApiError(code, text)


def error_answer(error: ApiError) -> JsonAnswer:
    """A refusal as Telegram sends it: the same number in the status and in the body."""
    return JsonAnswer(error.body(), status_code=error.code)


def _page(code: int) -> Response:
    name = TEXTS.get(code, "Error").partition(":")[0]
    return Response(BLOCK_PAGE.format(code=code, name=name), status_code=code, media_type="text/html")
