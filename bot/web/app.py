"""The one application behind the office's reverse proxy: webhooks, health, figures, links to files.

A webhook's secret is compared in constant time before anything of the request is read. What came is in the
journal before the answer is 200; where the journal cannot be written the answer is 503, so that the messenger
sends it again. What comes twice has one key in the journal and one row.
"""

import hmac
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.web.links import FileLinks
from scheduler.time import Clock
from storage.delivery.outbox import Target
from tasks.serializing import from_text

log = structlog.get_logger()

MOST_BYTES = 1024 * 1024  # of an update: words and ids alone
Figure = tuple[str, Mapping[str, str], float]
"""The name of a figure, its labels and its value."""


@dataclass(frozen=True, slots=True)
class Door:
    """A messenger's webhook: the header with its secret, and what takes a payload."""

    header: str
    secret: str
    take: Callable[[list[Any]], Awaitable[None]]


@dataclass
class WebSide:
    """What the application tells and hands out; `ready` and `figures` ask the service.

    `speaks_in`: whether a chat speaks for somebody of the office, who alone is given a file.
    """

    doors: Mapping[str, Door]
    clock: Clock
    ready: Callable[[], Awaitable[bool]]
    figures: Callable[[], Awaitable[list[Figure]]]
    links: FileLinks | None = None
    speaks_in: Callable[[Target], Awaitable[bool]] | None = None
    came: Counter[tuple[str, str]] = field(default_factory=Counter)

    def app(self) -> Starlette:
        """All routes."""
        return Starlette(
            routes=[
                Route("/hook/{channel}", self.hook, methods=["POST"]),
                Route("/healthz", self.healthz),
                Route("/readyz", self.readyz),
                Route("/metrics", self.metrics),
                Route("/tep/{token}", self.file),
            ]
        )

    async def hook(self, request: Request) -> Response:
        """One update of a messenger."""
        channel = request.path_params["channel"]
        door = self.doors.get(channel)
        if door is None:
            return self._told("unknown", "refused", 404)
        given = request.headers.get(door.header, "")
        if not hmac.compare_digest(given.encode(), door.secret.encode()):
            return self._told(channel, "refused", 403)
        body = await _limited(request)
        if body is None:
            return self._told(channel, "too_large", 413)
        try:
            await door.take([_payload(body)])
        except Exception:
            log.exception("webhook_not_journalled", channel=channel)
            return self._told(channel, "not_journalled", 503)
        return self._told(channel, "taken", 200)

    async def healthz(self, _request: Request) -> Response:
        """The program lives."""
        return PlainTextResponse("ok")

    async def readyz(self, _request: Request) -> Response:
        """The database and every messenger answer."""
        ready = await self.ready()
        return PlainTextResponse("ready" if ready else "not ready", status_code=200 if ready else 503)

    async def metrics(self, _request: Request) -> Response:
        """Figures in the text form of Prometheus."""
        came = [
            ("nhacviec_webhook_requests_total", {"channel": channel, "result": result}, float(count))
            for (channel, result), count in sorted(self.came.items())
        ]
        text = exposition([*await self.figures(), *came])
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4")

    async def file(self, request: Request) -> Response:
        """A file by its signed link; whatever is wrong with the link looks alike."""
        found = self.links.opened(request.path_params["token"], self.clock.now()) if self.links else None
        if found is None or self.speaks_in is None or not await self.speaks_in(found[2]):
            return PlainTextResponse("404", status_code=404)
        path, name, _ = found
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
        return FileResponse(path, filename=name, media_type="application/octet-stream", headers=headers)

    def _told(self, channel: str, result: str, status: int) -> Response:
        self.came[channel, result] += 1
        return Response(status_code=status)


async def _limited(request: Request) -> bytes | None:
    """The body; None for one that is larger than an update can be, or that never ended."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


def _payload(body: bytes) -> Any:
    """The update; what is no JSON is kept as text, to be parked with the malformed."""
    text = body.decode("utf-8", "replace")
    try:
        return from_text(text)
    except ValueError:
        return text


def exposition(figures: Iterable[Figure]) -> str:
    """The figures in Prometheus' text form, one name after the other.

    https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
    """
    lines: list[str] = []
    told: set[str] = set()
    for name, labels, value in figures:
        if name not in told:
            told.add(name)
            lines.append(f"# TYPE {name} {'counter' if name.endswith('_total') else 'gauge'}")
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        lines.append(f"{name}{{{inside}}} {value:g}" if inside else f"{name} {value:g}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
