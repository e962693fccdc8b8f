"""The web side over real HTTP: secrets first, journal before 200, links that nobody can make up."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.messenger import Hooked, Messenger
from bot.channels.telegram.messenger import TelegramMessenger
from bot.channels.zalo.messenger import ZaloMessenger
from bot.web.app import HOLDS, MOST_BYTES, Door, Figure, FileLinks, WebSide, exposition
from bot.web.endpoint import Endpoint, Hooks
from messages.text import Attachment
from scheduler.channel import ChannelError, Failure
from storage.delivery.outbox import Target
from tests.scheduler.fakes import FakeClock

CHAT = Target("zalo", "7", "z-1")
SECRET = {"X-Secret": "s3cret-of-the-hook"}


@dataclass
class Running:
    """The application on a port of its own."""

    http: httpx.AsyncClient
    clock: FakeClock
    links: FileLinks
    came: list[Any] = field(default_factory=list)
    broken: bool = False
    is_ready: bool = True
    chats: set[Target] = field(default_factory=lambda: {CHAT})

    async def speaks_in(self, chat: Target) -> bool:
        return chat in self.chats

    async def take(self, payloads: list[Any]) -> None:
        if self.broken:
            raise OSError
        self.came += payloads

    async def ready(self) -> bool:
        return self.is_ready

    async def figures(self) -> list[Figure]:
        return [("nhacviec_outbox_waiting", {"state": "due"}, 3)]

    async def hook(self, content: Any, headers: dict[str, str] = SECRET, channel: str = "zalo") -> int:
        kind = {"content": content} if isinstance(content, bytes) else {"json": content}
        return (await self.http.post(f"/hook/{channel}", headers=headers, **kind)).status_code


@pytest.fixture
async def web(now: datetime, tmp_path: Path) -> AsyncIterator[Running]:
    endpoint, clock = Endpoint(), FakeClock(now)
    links = FileLinks("https://office.example", b"k" * 32, tmp_path)
    async with httpx.AsyncClient(base_url=endpoint.address.removesuffix("/clock"), verify=False) as http:  # noqa: S501
        running = Running(http, clock, links)
        doors = {"zalo": Door("X-Secret", SECRET["X-Secret"], running.take)}
        side = WebSide(doors, clock, running.ready, running.figures, links, running.speaks_in)
        serving = asyncio.create_task(endpoint.serve(side.app()))
        yield running
        endpoint.stop()
        await serving


async def test_an_update_is_taken_before_it_is_answered(web: Running) -> None:
    assert await web.hook({"event_name": "a"}) == 200
    assert web.came == [{"event_name": "a"}]


@pytest.mark.parametrize(
    "given", [{}, {"X-Secret": ""}, {"X-Secret": "s3cret-of-the-hooK"}, {"X-Other": "s3cret-of-the-hook"}]
)
async def test_f34_without_the_secret_nothing_is_read_and_it_is_counted(
    web: Running, given: dict[str, str]
) -> None:
    assert await web.hook(b"{" * (2 * MOST_BYTES), given) == 403
    assert web.came == []
    told = (await web.http.get("/metrics")).text
    assert 'nhacviec_webhook_requests_total{channel="zalo",result="refused"} 1' in told


async def test_what_is_larger_than_an_update_is_refused(web: Running) -> None:
    assert await web.hook(b'"' + b"a" * MOST_BYTES + b'"') == 413
    assert web.came == []


async def test_a_journal_that_cannot_be_written_asks_for_the_update_again(web: Running) -> None:
    web.broken = True
    assert await web.hook({"a": 1}) == 503
    web.broken = False
    assert await web.hook({"a": 1}) == 200


async def test_f32_what_is_no_json_is_kept_to_be_parked(web: Running) -> None:
    deep = "[" * 100_000
    assert [await web.hook(body) for body in (b"{nope\xff", deep.encode())] == [200, 200]
    assert web.came == ["{nope\ufffd", deep]


async def test_other_ways_in_are_closed(web: Running) -> None:
    assert await web.hook({}, channel="fax") == 404
    assert (await web.http.get("/hook/zalo", headers=SECRET)).status_code == 405
    assert (await web.http.get("/")).status_code == 404


async def test_health_and_readiness_are_told_apart(web: Running) -> None:
    web.is_ready = False
    assert (await web.http.get("/healthz")).status_code == 200
    assert (await web.http.get("/readyz")).status_code == 503
    web.is_ready = True
    assert (await web.http.get("/readyz")).status_code == 200


async def test_a_link_opens_its_file_under_its_name_for_a_day(web: Running, tmp_path: Path) -> None:
    (tmp_path / "xuat").mkdir()
    (tmp_path / "xuat" / "0f3a.xlsx").write_bytes(b"PK bang")
    link = web.links.make(
        Attachment(str(tmp_path / "xuat" / "0f3a.xlsx"), "bảng.xlsx"), web.clock.now(), CHAT
    )
    path = link.removeprefix("https://office.example")
    got = await web.http.get(path)
    assert (got.status_code, got.content) == (200, b"PK bang")
    assert "attachment" in got.headers["content-disposition"]
    web.chats.clear()  # whoever it was sent to is of the office no more
    assert (await web.http.get(path)).status_code == 404
    web.chats.add(CHAT)
    assert (await web.http.get(path)).status_code == 200
    web.clock.advance(HOLDS.total_seconds() + 1)
    assert (await web.http.get(path)).status_code == 404


async def test_no_other_file_and_no_other_day_can_be_made_up(web: Running, tmp_path: Path) -> None:
    inside, outside = tmp_path / "a.txt", tmp_path.parent / "secret.txt"
    inside.write_text("a", encoding="utf-8")
    outside.write_text("b", encoding="utf-8")
    now = web.clock.now()
    assert web.links.make(Attachment(str(outside), "b"), now, CHAT) == ""
    assert web.links.make(Attachment(str(tmp_path / ".." / "secret.txt"), "b"), now, CHAT) == ""
    token = web.links.make(Attachment(str(inside), "a"), now, CHAT).rpartition("/")[2]
    other = FileLinks("", b"x" * 32, tmp_path)
    forged = other.make(Attachment(str(inside), "a"), now, CHAT).rpartition("/")[2]
    assert web.links.opened(token, now) is not None
    for wrong in (forged, token[:-2], token + "AA", "", "%", "a" * 50, token.swapcase()):
        assert web.links.opened(wrong, now) is None
    assert web.links.opened(token, now + timedelta(days=2)) is None
    inside.unlink()
    assert web.links.opened(token, now) is None


def test_figures_are_written_as_prometheus_reads_them() -> None:
    figures = [("a_total", {"x": 'q"\\\n'}, 2.0), ("a_total", {"x": "z"}, 1.0), ("b", {}, 0.5)]
    assert exposition(figures).splitlines() == [
        "# TYPE a_total counter",
        'a_total{x="q\\"\\\\\\n"} 2',
        'a_total{x="z"} 1',
        "# TYPE b gauge",
        "b 0.5",
    ]


class Stubborn:
    """A messenger that takes the webhook at the second try."""

    name, bot, hook_header = "zalo", "7", "X-Secret"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def set_hook(self, url: str, secret: str) -> None:
        self.asked.append((url, secret))
        if len(self.asked) == 1:
            raise ChannelError(Failure.UNREACHABLE)


async def test_a_webhook_is_registered_until_it_holds_and_then_from_time_to_time() -> None:
    waits: list[float] = []
    alive: list[None] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 62:
            raise asyncio.CancelledError

    hooks, messenger = Hooks("https://office.example", b"k" * 32, wait=wait), Stubborn()
    with pytest.raises(asyncio.CancelledError):
        await hooks.receive(messenger, lambda _: asyncio.sleep(0), lambda: alive.append(None))  # type: ignore[arg-type]
    assert [url for url, _ in messenger.asked] == ["https://office.example/hook/zalo"] * 3
    secret = messenger.asked[0][1]
    assert 8 <= len(secret) <= 256
    assert hooks.doors["zalo"].secret == secret
    assert hooks.registered == {"zalo"}
    assert max(waits) <= 60
    assert len(alive) == len(waits)


def test_both_messengers_have_webhooks() -> None:
    made: list[Messenger] = [TelegramMessenger("7:a"), ZaloMessenger("7:a")]
    assert all(isinstance(each, Hooked) for each in made)
    assert len({each.hook_header for each in made if isinstance(each, Hooked)}) == 2
