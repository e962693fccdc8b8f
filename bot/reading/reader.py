"""Files are read in warm child processes, so that a hostile one costs a child and nothing else.

There are two: whatever takes milliseconds goes to one, pages to be recognised to the other, so that
nobody's letter waits for somebody else's scan. The second is started by the first scan.
"""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import structlog

from bot.reading.frames import SLOW, Frame, Job, ReadResult, job_frame, members_of, packed, result_of
from bot.reading.lane import Lane, Progress
from directives.extract import MAX_BYTES, Unreadable
from language.folding import shown_name

__all__ = ["Member", "Progress", "ReadResult", "Reader", "Unreadable", "read_now"]

log = structlog.get_logger()

SILENCE_SECONDS = 28.0  # an answer, or word of another page, comes within this or never
_NO_PLACE = re.compile(r"[^\w.:>]")
_LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class Member:
    """A file as read, or why it was not; `name` is its name in the archive that was sent, "" if none was."""

    name: str
    result: ReadResult | Unreadable

    def within(self, sent: str) -> str:
        """What it is called: the name of what was sent, and of an archive's file also its own."""
        return f"{sent}/{shown_name(self.name)}" if self.name else sent


class Reader:
    """Reads files in children that it starts, watches and starts again.

    `silence` is how many seconds without a sign of life a child is given.
    """

    def __init__(self, silence: float = SILENCE_SECONDS) -> None:
        self._quick, self._slow = Lane(silence), Lane(silence)

    @property
    def processes(self) -> tuple[int | None, int | None]:
        """The ids of the child for what is quick and of the one for scans; None where none runs."""
        return self._quick.process_id, self._slow.process_id

    async def start(self) -> None:
        """Start the child for what is quick, so that the first file need not wait for it."""
        await self._quick.start()

    async def close(self) -> None:
        """End the children."""
        await self._quick.close()
        await self._slow.close()

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
        return result_of(await self._answer(data, Job(name, received, cleared, len(data)), progress))

    async def read_all(
        self,
        data: bytes,
        name: str,
        received: date | None = None,
        cleared: bool = False,
        progress: Progress | None = None,
    ) -> list[Member]:
        """Read a file, or every file in an archive: each by itself, within the limits of one.

        The arguments are those of `read`. What cannot be read stands in the list as Unreadable.
        """
        job = Job(name, received, cleared, len(data))
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
                answer = await self._answer(data, replace(job, name=member, member=place), progress)
                members.append(Member(member, _settled(answer)))
            except Unreadable as error:
                members.append(Member(member, error))
        return members

    async def _answer(self, data: bytes, job: Job, progress: Progress | None) -> Frame:
        if len(data) > MAX_BYTES:
            raise Unreadable("too_large", {"bytes": len(data), "limit": MAX_BYTES})
        answer = await self._quick.ask(packed(job_frame(job)) + data, progress)
        if answer.get("error") == SLOW:
            answer = await self._slow.ask(packed(job_frame(replace(job, slow=True))) + data, progress)
        if answer.get("error") == "failed":
            _log_failure(answer)
        return answer


def read_now(files: Iterable[tuple[bytes, str]], received: date | None = None) -> list[list[Member]]:
    """Read files, given as (bytes, name), where no loop runs; for the command line. A list for each."""
    return asyncio.run(_read_all(files, received))


async def _read_all(files: Iterable[tuple[bytes, str]], received: date | None) -> list[list[Member]]:
    reader = Reader()
    try:
        return [await reader.read_all(data, name, received) for data, name in files]
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
