"""Answers that go wrong: silence, resets, half sentences. They need the socket, which ASGI hides."""

import asyncio
import socket
import struct
from contextlib import suppress
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.answers import JsonAnswer
from sandbox.errors import ApiError
from sandbox.faults import Rule

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


def broken_answer(rule: Rule, good: Any) -> Response:
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


def refusal(rule: Rule) -> ApiError:
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
