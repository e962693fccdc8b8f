"""The sandbox as a process of its own, and a client that plays its people: for every end-to-end test.

    with running_sandbox(people=[{"chat_id": 101, "name": "Lê Thị Hoa"}]) as sandbox:
        bot = Bot(sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url)
        sandbox.say(101, "xin chào")
        answer = sandbox.wait_for(101, contains="chào")
        sandbox.press_button(101, "Xong")
        sandbox.faults({"kind": "timeout_after", "chat_id": 101})
        assert len(sandbox.sent(101)) == 1

All calls block; where the bot runs in the test's own loop use `asyncio.to_thread(sandbox.say, ...)`.
Chat ids are ints for Telegram (negative: a group), strings for Zalo.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.forked import Piped
from tests.sandbox_client import TOKEN, ChatId, Json, Sandbox, buttons_of, text_of

__all__ = [
    "TOKEN",
    "ChatId",
    "Json",
    "Sandbox",
    "api_description",
    "buttons_of",
    "running_sandbox",
    "text_of",
]

ROOT = Path(__file__).parent.parent


def api_description() -> Path | None:
    """The machine-readable Bot API among the documents, where they are at hand."""
    folder = os.environ.get("NHACVIEC_DOCUMENTS")
    found = sorted(Path(folder, "botapi").glob("*.json")) if folder else []
    return found[-1] if found else None


@contextmanager
def running_sandbox(
    people: Sequence[Json] = (),
    *,
    port: int = 0,
    token: str = TOKEN,
    clock: str = "",
    api: Path | None = None,
    key: str = "",
) -> Iterator[Sandbox]:
    """The sandbox as a process of its own on a free loopback port, ended afterwards.

    `api` defaults to the API description among the documents; `clock` is the bot's clock endpoint.
    """
    api = api or api_description()
    words = ["--port", str(port), "--token", token, "--leash"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "people.json")
        file.write_text(json.dumps(list(people), ensure_ascii=False), encoding="utf-8")
        words += ["--people", str(file)]
        words += ["--api", str(api)] if api else []
        words += ["--clock", clock] if clock else []
        process = Piped(
            "sandbox.__main__:main", words, environment={**os.environ, "SANDBOX_KEY": key}, folder=ROOT
        )
        try:
            url = process.output.readline().strip()
            assert url.startswith("http://"), "the sandbox did not start"
            sandbox = Sandbox(url, token)
            try:
                yield sandbox
            finally:
                sandbox.close()
                process.terminate()
                process.wait(timeout=60)
        finally:
            process.close()
