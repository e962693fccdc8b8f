"""A bot's clock endpoint of our own: moves as it is told and notes the moves."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MOVES = {
    "": "2026-11-20T15:30:00+07:00",
    "next_morning": "2026-11-23T08:00:00+07:00",
    "+1": "2026-11-23T15:30:00+07:00",
    "+3": "2026-11-25T15:30:00+07:00",
}


class BotClock:
    """`url` is the endpoint; `moves` what it was asked; `during` runs while it moves."""

    def __init__(self) -> None:
        self.moves: list[str] = []
        self.now = MOVES[""]
        self.url = ""
        self.during: Callable[[], object] | None = None

    def move(self, step: str) -> None:
        self.moves.append(step)
        if self.during is not None:
            self.during()
        self.now = MOVES[step]


@contextmanager
def bot_clock() -> Iterator[BotClock]:
    clock = BotClock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            clock.move(json.loads(self.rfile.read(int(self.headers["Content-Length"])))["move"])
            self._answer()

        def _answer(self) -> None:
            body = json.dumps({"now": clock.now}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        clock.url = f"http://127.0.0.1:{server.server_address[1]}/clock"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield clock
        finally:
            server.shutdown()
            thread.join()
