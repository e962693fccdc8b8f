"""One child process of the reader, and those who wait for it in turn."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.reading.frames import LENGTH_BYTES, MAX_ANSWER, Frame
from directives.extract import Unreadable
from tasks.serializing import from_text

Progress = Callable[[int, int], None]

_ROOT = Path(__file__).resolve().parents[2]
_KEPT_ENVIRONMENT = ("PATH", "HOME", "TMPDIR", "TESSDATA_PREFIX")
LONGEST_SECONDS = 300.0  # for all pages of a scan together


@dataclass(frozen=True, slots=True)
class _Child:
    process: asyncio.subprocess.Process
    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader


class Lane:
    """Puts one request after another to a child that it starts, watches and starts again.

    `silence` is how many seconds without a sign of life the child is given.
    """

    def __init__(self, silence: float) -> None:
        self._silence = silence
        self._turn = asyncio.Lock()
        self._child: _Child | None = None

    @property
    def process_id(self) -> int | None:
        """The child's id; None where none runs."""
        return None if self._child is None else self._child.process.pid

    async def start(self) -> None:
        """Start the child, so that the first file need not wait for it."""
        async with self._turn:
            await self._ready()

    async def close(self) -> None:
        """End the child."""
        async with self._turn:
            await self._end()

    async def ask(self, request: bytes, progress: Progress | None) -> Frame:
        """The child's answer. A child that did not come to one is ended: its pipe is out of step.

        Raises Unreadable with gave_up where the child died or fell silent.
        """
        async with self._turn:
            child = await self._ready()
            answered = False
            try:
                answer = await self._exchange(child, request, progress)
                answered = True
            except (OSError, EOFError, TimeoutError, ValueError) as error:
                raise Unreadable("gave_up") from error
            finally:
                if not answered:
                    await self._end()
            return answer

    async def _exchange(self, child: _Child, request: bytes, progress: Progress | None) -> Frame:
        async with asyncio.timeout(self._silence):
            child.stdin.write(request)
            await child.stdin.drain()
        async with asyncio.timeout(LONGEST_SECONDS):
            return await self._answer(child, progress)

    async def _answer(self, child: _Child, progress: Progress | None) -> Frame:
        while True:
            async with asyncio.timeout(self._silence):
                answer = await _next_frame(child.stdout)
            if "progress" not in answer:
                return answer
            if progress is not None:
                done, total = answer["progress"]
                progress(done, total)

    async def _ready(self) -> _Child:
        if self._child is None or self._child.process.returncode is not None:
            self._child = await _start_child()
        return self._child

    async def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        # Its group: a recognition that it has started must not outlive it.
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
        child.stdin.close()
        await child.process.wait()


async def _start_child() -> _Child:
    """A child with none of the parent's secrets in its environment."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.reading.child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=kept | {"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
    )
    if process.stdin is None or process.stdout is None:
        raise OSError("no pipes to the reader's child")
    return _Child(process, process.stdin, process.stdout)


async def _next_frame(stream: asyncio.StreamReader) -> Frame:
    head = await stream.readexactly(LENGTH_BYTES)
    length = int.from_bytes(head, "big")
    if length > MAX_ANSWER:
        raise ValueError("a frame beyond all measure")
    frame: Frame = from_text(await stream.readexactly(length))
    return frame
