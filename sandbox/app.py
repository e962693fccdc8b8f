"""All routes of the sandbox in one application."""

import asyncio
import hmac
import http.client
import json
import time
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sandbox.control import Control, body_of
from sandbox.params import ControlError, JsonAnswer
from sandbox.telegram import ApiDescription, TelegramServer
from sandbox.world import Json, World
from sandbox.zalo import Zalo

STATIC = Path(__file__).parent / "static"
# Catching up after a jump may mean hundreds of paced messages before the bot answers.
PATIENCE = 180.0
BREATH = 15.0
POLICY = "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'"


class FreshFiles(StaticFiles):
    """Static files that a browser asks for anew, so that an update of the program is seen at once."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """As inherited, with one header more."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


class Page:
    """The page and what it alone needs; everything else it does through /control."""

    def __init__(self, world: World, clock_url: str = "", key: str = "") -> None:
        self.world = world
        self.clock_url = clock_url
        self.key = key

    def routes(self) -> list[Route | Mount]:
        """/, /static, /events, /clock"""
        return [
            Route("/", self.home),
            Mount("/static", FreshFiles(directory=STATIC)),
            Route("/events", self.events),
            Route("/clock", self.clock, methods=["GET", "POST"]),
        ]

    async def home(self, request: Request) -> Response:
        """The one page"""
        return FileResponse(
            STATIC / "index.html", headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        )

    async def events(self, request: Request) -> Response:
        """Server-sent events: message, deleted, people, answer, typing, clock, reset"""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def _stream(self) -> AsyncIterator[bytes]:
        queue = self.world.pages.join()
        try:
            yield b"retry: 1000\n\nevent: hello\ndata: {}\n\n"
            while not self.world.outbound.closed:
                try:
                    async with asyncio.timeout(BREATH):
                        line = await queue.get()
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if line is None:
                    return
                yield line
        finally:
            self.world.pages.leave(queue)

    async def clock(self, request: Request) -> Response:
        """GET the bot's time; POST {"move": "next_morning" | "+3"} moves it. Answers {"now": ISO}"""
        if not self.clock_url:
            raise ControlError("Chương trình này không nối với đồng hồ của bot.", 404)
        if request.method == "GET":
            answer = await asyncio.to_thread(_ask, self.clock_url, None, self.key)
            self._learn(answer)
            return JsonAnswer(answer)
        move = {"move": (await body_of(request)).get("move")}
        known = len(self.world.ledger.accepted)
        answer = await asyncio.to_thread(_ask, self.clock_url, move, self.key)
        self._learn(answer)
        self._restamp(known)
        self.world.pages.publish("clock", answer)
        return JsonAnswer(answer)

    def _learn(self, answer: Json) -> None:
        try:
            now = datetime.fromisoformat(str(answer["now"]))
        except (KeyError, ValueError):
            raise ControlError("Đồng hồ của bot trả lời không đúng dạng.", 502) from None
        if now.tzinfo is None:
            raise ControlError("Đồng hồ của bot trả lời thiếu múi giờ.", 502)
        self.world.clock_ahead = now.timestamp() - time.time()

    def _restamp(self, first: int) -> None:
        """What the bot sent while it moved was stamped before we knew the new time."""
        for entry in self.world.ledger.accepted[first:]:
            chat = self.world.chats.get(entry["chat_id"])
            message = self.world.messages.get(entry["chat_id"], {}).get(entry["message_id"])
            if chat is not None and message is not None:
                message["date"] = entry["date"] = self.world.now()
                self.world.keep(chat, message)


def _ask(url: str, body: Any, key: str) -> Json:
    """One request to the bot's clock on loopback, which knows us by the key. Raises ControlError."""
    parts, known = urlsplit(url), {"Authorization": f"Bearer {key}"} if key else {}
    connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=PATIENCE)
    try:
        if body is None:
            connection.request("GET", parts.path or "/", headers=known)
        else:
            headers = known | {"Content-Type": "application/json"}
            connection.request("POST", parts.path or "/", json.dumps(body), headers)
        response = connection.getresponse()
        answer = json.loads(response.read())
        if response.status != 200 or not isinstance(answer, dict):
            raise ControlError("Đồng hồ của bot từ chối yêu cầu này.", 502)
        return answer
    except (OSError, ValueError, http.client.HTTPException):
        raise ControlError("Không gặp được đồng hồ của bot.", 502) from None
    finally:
        connection.close()


def build(
    world: World, description: ApiDescription | None = None, clock_url: str = "", key: str = ""
) -> Starlette:
    """The application around a world; with a key the levers are for the page alone."""
    telegram, zalo = TelegramServer(world, description), Zalo(world)
    both = ["GET", "POST"]
    return Starlette(
        routes=[
            *(
                Route(f"{at}/bot{{token}}/{{method}}", telegram.call, methods=both)
                for at in ("", "/telegram")
            ),
            *(Route(f"{at}/file/bot{{token}}/{{path:path}}", telegram.download) for at in ("", "/telegram")),
            Route("/zalo/bot{token}/{method}", zalo.call, methods=both),
            Route("/zalo/photos/{file_id}", zalo.picture),
            *Control(world).routes(),
            *Page(world, clock_url, key).routes(),
        ],
        # A page from elsewhere must not reach these levers through a name that resolves to loopback.
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(SameOriginOnly),
            Middleware(WithKeyOnly, key=key),
        ],
        exception_handlers={ControlError: _control_error},
    )


async def _control_error(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, ControlError) else 500
    return JsonAnswer({"error": str(error)}, status_code=status)


class WithKeyOnly:
    """The levers are for the page, which is given the key as it opens; the servers have tokens."""

    OPEN = ("/static/", "/bot", "/file/", "/telegram/", "/zalo/")
    COOKIE = "sandbox_key"

    def __init__(self, app: ASGIApp, key: str) -> None:
        self.app = app
        self.key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self.key or scope["type"] != "http" or scope["path"].startswith(self.OPEN):
            await self.app(scope, receive, send)
        elif scope["path"] == "/":
            await self.app(scope, receive, self._with_cookie(send))
        elif self._is_key(Request(scope).cookies.get(self.COOKIE)):
            await self.app(scope, receive, send)
        else:
            said = "Chỉ trang dùng thử điều khiển được; đề nghị mở lại trang."
            await PlainTextResponse(said, status_code=403)(scope, receive, send)

    def _with_cookie(self, send: Send) -> Send:
        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                cookie = f"{self.COOKIE}={self.key}; HttpOnly; SameSite=Strict; Path=/"
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        return with_cookie

    def _is_key(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode(), self.key.encode())


class SameOriginOnly:
    """Refuses requests whose Origin is another host; tests and bots send none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            await PlainTextResponse("Forbidden", status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)
