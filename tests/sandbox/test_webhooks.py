"""Both stand-ins post to a webhook what happens: in order, with the secret, again until it is taken."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest

from tests.sandbox.conftest import CLERK, ZALO_HEAD
from tests.servers import ChatId, Sandbox

SECRET = "s3cret-abc"


@dataclass
class Listening:
    """What stands behind the office's proxy; `statuses` are its answers, then 200 for ever."""

    statuses: list[int]
    address: str = ""
    came: list[tuple[str | None, Any]] = field(default_factory=list)


@contextmanager
def listening(header: str, *statuses: int) -> Iterator[Listening]:
    """A server on a port of its own."""
    office = Listening(list(statuses))

    class Office(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            office.came.append((self.headers[header], body))
            self.send_response(office.statuses.pop(0) if office.statuses else 200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Office) as server:
        office.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield office
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("chat", "base", "header"),
    [
        (CLERK, "bot", "X-Telegram-Bot-Api-Secret-Token"),
        (ZALO_HEAD, "zalo/bot", "X-Bot-Api-Secret-Token"),
    ],
)
def test_what_waits_and_what_comes_is_posted_in_order_until_it_is_taken(
    sandbox: Sandbox, chat: ChatId, base: str, header: str
) -> None:
    sandbox.say(chat, "một")
    with listening(header, 503) as office:
        sandbox.settings(proxy=office.address)
        hook = {"url": "https://office.example/hook", "secret_token": SECRET}
        method = f"{sandbox.url}/{base}{sandbox.token}"
        assert httpx.post(f"{method}/setWebhook", json=hook).json()["ok"]
        sandbox.say(chat, "hai")
        sandbox.wait_until(lambda: not sandbox.waiting())
        httpx.post(f"{method}/deleteWebhook", json={})
    said = [body.get("result", body)["message"]["text"] for _, body in office.came]
    assert said == ["một", "một", "hai"]
    assert {secret for secret, _ in office.came} == {SECRET}
