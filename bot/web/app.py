"""The one application behind the office's reverse proxy: webhooks, health, figures, links to files.

A webhook's secret is compared in constant time before anything of the request is read. What came is in the
journal before the answer is 200; where the journal cannot be written the answer is 503, so that the messenger
sends it again. What comes twice has one key in the journal and one row.
"""

import base64
import hashlib
import hmac
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from messages.text import Attachment
from scheduler.time import Clock
from storage.delivery.outbox import Target
from tasks.serializing import from_text, to_text

HOLDS = timedelta(hours=24)
_SIGNATURE = 32  # bytes of SHA-256


@dataclass(frozen=True, slots=True)
class FileLinks:
    """`base` is the public address without a slash at the end, `root` the folder that all files lie in."""

    base: str
    key: bytes
    root: Path

    def make(self, attachment: Attachment, now: datetime, to: Target) -> str:
        """The address of a file for a day, in that chat; "" for one that lies elsewhere."""
        path = Path(attachment.path).resolve()
        if not path.is_relative_to(self.root.resolve()):
            return ""
        inside = path.relative_to(self.root.resolve()).as_posix()
        until, chat = int((now + HOLDS).timestamp()), [to.channel, to.bot, to.chat_id]
        said = to_text([inside, attachment.name, until, chat]).encode()
        signed = hmac.digest(self.key, said, hashlib.sha256) + said
        return f"{self.base}/tep/{base64.urlsafe_b64encode(signed).decode().rstrip('=')}"

    def opened(self, token: str, now: datetime) -> tuple[Path, str, Target] | None:
        """The file, its name and its chat; None for what was not signed here, is over, or is gone."""
        try:
            signed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        except ValueError:
            return None
        signature, said = signed[:_SIGNATURE], signed[_SIGNATURE:]
        if not hmac.compare_digest(signature, hmac.digest(self.key, said, hashlib.sha256)):
            return None
        inside, name, until, *chat = from_text(said.decode())
        path = self.root / inside
        if not chat or now.timestamp() > until or not path.is_file():
            return None
        return path, name, Target(*chat[0])


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
