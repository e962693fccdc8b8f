"""Files are read in warm child processes, so that a hostile one costs a child and nothing else.

Whatever takes milliseconds goes to one of two, pages to be recognised to a third, so that nobody's letter
waits for somebody else's scan or table. A chat's files come one by one: nobody has two turns at a time.
"""

import asyncio
import os
import re
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import structlog

from bot.reading.frames import (
    LENGTH_BYTES,
    MAX_ANSWER,
    SLOW,
    Frame,
    ReadingJob,
    ReadResult,
    content_of,
    job_frame,
    members_of,
    packed,
    result_of,
)
from bot.reading.patience import worked_for
from directives.extract import MAX_BYTES, Progress, Unreadable
from language.folding import shown_name
from tasks.serializing import from_text

_ROOT = Path(__file__).resolve().parents[2]
_KEPT_ENVIRONMENT = ("PATH", "HOME", "TMPDIR", "TESSDATA_PREFIX")
LONGEST_SECONDS = 900.0  # for all pages of a scan together, on a busy machine too
__all__ = ["Member", "Progress", "ReadResult", "Reader", "Unreadable", "read_now"]
log = structlog.get_logger()
SILENCE_SECONDS = 28.0  # a child that sends nothing and works no more comes to no answer
_NO_PLACE = re.compile(r"[^\w.:>]")
_LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class _Child:
    process: asyncio.subprocess.Process
    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader


class Lane:
    """Puts one request after another to a child that it starts, watches and starts again.

    `silence` is how many seconds without a sign of life, or of work, the child is given.
    """

    def __init__(self, silence: float) -> None:
        self._silence = silence
        self._turn = asyncio.Lock()
        self._child: _Child | None = None

    @property
    def process_id(self) -> int | None:
        """The child's id; None where none runs."""
        return None if self._child is None else self._child.process.pid

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._turn.locked()

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
            answer: Frame | None = None
            try:
                answer = await self._exchange(child, request, progress)
            except (OSError, EOFError, TimeoutError, ValueError) as error:
                raise Unreadable("gave_up") from error
            finally:
                if answer is None:
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
            answer = await worked_for(_next_frame(child.stdout), child.process.pid, self._silence)
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


def environment_of_child() -> dict[str, str]:
    """None of the parent's secrets."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    return kept | {"PYTHONPATH": str(_ROOT), "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1"}


async def _start_child() -> _Child:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.reading.child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment_of_child(),
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


@dataclass(frozen=True, slots=True)
class Member:
    """A file as read, or why it was not; `name` is its name in the archive that was sent, "" if none was.

    `content` are the bytes of an archive's file where they are wanted and the gate lets them pass.
    """

    name: str
    result: ReadResult | Unreadable
    content: bytes = b""

    def within(self, sent: str) -> str:
        """What it is called: the name of what was sent, and of an archive's file also its own."""
        return f"{sent}/{shown_name(self.name)}" if self.name else sent


class Reader:
    """Reads files in children that it starts, watches and starts again.

    `silence` is how many seconds a child is given that neither answers nor works.
    """

    def __init__(self, silence: float = SILENCE_SECONDS) -> None:
        self._quick, self._beside, self._slow = Lane(silence), Lane(silence), Lane(silence)

    @property
    def processes(self) -> tuple[int | None, int | None]:
        """The ids of the first child for what is quick and of the one for scans; None where none runs."""
        return self._quick.process_id, self._slow.process_id

    async def start(self) -> None:
        """Start the child for what is quick, so that the first file need not wait for it."""
        await self._quick.start()

    async def close(self) -> None:
        """End the children."""
        for lane in (self._quick, self._beside, self._slow):
            await lane.close()

    async def read(
        self,
        data: bytes,
        name: str,
        received: date | None = None,
        cleared: bool = False,
        progress: Progress | None = None,
    ) -> ReadResult:
        """Read a file that is no archive. `received` is the day that relative deadlines count from.

        `cleared` is for a file whose doubt an officer has answered; a mark still stops it. `progress`
        is called with (pages done, pages in all) while pages are recognised.
        Raises Unreadable; its code is gave_up where the child died or fell silent, failed where the
        program itself did, and archive where the file is one.
        """
        return result_of(await self._answer(data, ReadingJob(name, received, cleared, len(data)), progress))

    async def read_all(
        self,
        data: bytes,
        name: str,
        received: date | None = None,
        cleared: bool = False,
        progress: Progress | None = None,
        apart: bool = False,
        units: tuple[str, ...] = (),
    ) -> list[Member]:
        """Read a file, or every file in an archive: each by itself, within the limits of one.

        The arguments are those of `read`; with `apart` an archive's files come with their bytes. `units` are
        the names of the office's own units. What cannot be read stands in the list as Unreadable.
        """
        job = ReadingJob(name, received, cleared, len(data), units=units)
        try:
            answer = await self._answer(data, job, progress)
        except Unreadable as error:
            return [Member("", error)]
        names = members_of(answer)
        if names is None:
            return [Member("", _settled(answer))]
        members = []
        for place, member in enumerate(names):
            try:
                wanted = replace(job, name=member, member=place, apart=apart)
                answer = await self._answer(data, wanted, progress)
                members.append(Member(member, _settled(answer), content_of(answer)))
            except Unreadable as error:
                members.append(Member(member, error))
        return members

    async def _answer(self, data: bytes, job: ReadingJob, progress: Progress | None) -> Frame:
        if len(data) > MAX_BYTES:
            raise Unreadable("too_large", {"bytes": len(data), "limit": MAX_BYTES})
        quick = self._beside if self._quick.is_busy and not self._beside.is_busy else self._quick
        answer = await quick.ask(packed(job_frame(job)) + data, progress)
        if answer.get("error") == SLOW:
            answer = await self._slow.ask(packed(job_frame(replace(job, slow=True))) + data, progress)
        if answer.get("error") == "failed":
            _log_failure(answer)
        return answer


def read_now(
    files: Iterable[tuple[bytes, str]],
    received: date | None = None,
    *,
    apart: bool = False,
    units: tuple[str, ...] = (),
) -> list[list[Member]]:
    """Read files, given as (bytes, name), where no loop runs; for the command line. A list for each."""
    return asyncio.run(_read_all(files, received, apart, units))


async def _read_all(
    files: Iterable[tuple[bytes, str]], received: date | None, apart: bool, units: tuple[str, ...]
) -> list[list[Member]]:
    reader = Reader()
    try:
        return [await reader.read_all(data, name, received, apart=apart, units=units) for data, name in files]
    finally:
        await reader.close()


def _settled(answer: Frame) -> ReadResult | Unreadable:
    try:
        return result_of(answer)
    except Unreadable as error:
        return error


def _log_failure(answer: Frame) -> None:
    """Where in the program it failed. What the child says is cut to what names of places are made of."""
    said = {
        key: _NO_PLACE.sub("", str(answer["params"].pop(key, "")))[:_LONGEST_PLACE] for key in ("type", "at")
    }
    log.error("reading_failed", error=said["type"], at=said["at"])
