"""All routes of the sandbox in one application."""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from sandbox.apicheck import ApiDescription
from sandbox.control import Control
from sandbox.page import Page
from sandbox.params import ControlError, JsonAnswer
from sandbox.telegram import TelegramServer
from sandbox.world import World
from sandbox.zalo import Zalo


def build(world: World, description: ApiDescription | None = None, clock_url: str = "") -> Starlette:
    """The application around a world."""
    telegram, zalo = TelegramServer(world, description), Zalo(world)
    both = ["GET", "POST"]
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", telegram.call, methods=both),
            Route("/file/bot{token}/{path:path}", telegram.download),
            Route("/zalo/bot{token}/{method}", zalo.call, methods=both),
            *Control(world).routes(),
            *Page(world, clock_url).routes(),
        ],
        # A page from elsewhere must not reach these levers through a name that resolves to loopback.
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(SameOriginOnly),
        ],
        exception_handlers={ControlError: _control_error},
    )


async def _control_error(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, ControlError) else 500
    return JsonAnswer({"error": str(error)}, status_code=status)


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
