"""A file that a person sent: fetched, read in the child process, kept under a name of our own."""

import asyncio
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import structlog

from bot.inbound import SentFile
from bot.reader import Progress, Reader, ReadResult
from directives.extract import MAX_BYTES, Unreadable
from directives.model import Classification
from directives.secrets import classify
from scheduler.channel import ChannelError
from tasks.folding import fold

log = structlog.get_logger()


class Download(Protocol):
    """How a channel fetches a file; raises ChannelError."""

    async def __call__(self, file_id: str, most: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file.

    `stored_as` is its own id in the folder of files, "" where it was not kept; `problem` is a code with
    its parameters in `params`: an Unreadable's, "secret", "doubt", "not_fetched".
    """

    file: SentFile
    stored_as: str = ""
    reading: ReadResult | None = None
    problem: str = ""
    params: dict[str, str | int] | None = None

    @property
    def secret(self) -> bool:
        """Whether the gate for state secrets held it."""
        return self.problem == "secret"


CLEARED = "khong mat"  # folded: what an officer writes with a file whose doubt is settled


def says_not_secret(caption: str) -> bool:
    """Whether the officer answers the gate's doubt about the file that the caption comes with."""
    return CLEARED in fold(caption)


async def receive(
    file: SentFile,
    download: Download,
    reader: Reader,
    folder: Path,
    *,
    cleared: bool = False,
    progress: Progress | None = None,
) -> Received:
    """Fetch and read the file; never raises for what a file or a network can do."""
    if isinstance(classify("", file.name), Classification):
        return Received(file, problem="secret")
    if file.size > MAX_BYTES:
        return Received(file, problem="too_large")
    try:
        data = await download(file.file_id, MAX_BYTES)
    except ChannelError:
        return Received(file, problem="not_fetched")
    try:
        reading = await reader.read(data, file.name, cleared=cleared, progress=progress)
    except Unreadable as fault:
        # A table or a picture is no directive, and evidence all the same.
        return await _kept(Received(file, problem=fault.code, params=fault.params), data, folder)
    except OSError:
        log.exception("reader_not_started")
        return await _kept(Received(file, problem="gave_up"), data, folder)
    if reading.directive.classification is not None:
        return Received(file, problem="secret")
    if reading.doubt is not None:
        return Received(file, problem="doubt")
    return await _kept(Received(file, reading=reading), data, folder)


async def _kept(received: Received, data: bytes, folder: Path) -> Received:
    """With the file in its place; where the disk does not take it, it counts as one that did not come."""
    try:
        return replace(received, stored_as=await asyncio.to_thread(_keep, data, folder))
    except OSError:
        log.exception("file_not_kept")
        return Received(received.file, problem="not_fetched")


def _keep(data: bytes, folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    name = uuid.uuid4().hex
    (folder / name).write_bytes(data)
    return name
