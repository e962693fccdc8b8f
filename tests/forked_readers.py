"""The reader's child, forked from a process that has loaded it: its start takes most of a second otherwise.

The way in which the program itself starts it is under test in tests.bot.reading, and wherever a true program
is (see tests.forked); what the child does with a file, and which limits it sets itself, is the same.
"""

import asyncio
import os
from asyncio import StreamReader, StreamReaderProtocol, StreamWriter
from asyncio.streams import FlowControlMixin
from typing import IO, NamedTuple, cast

from bot.reading import reader
from tests.forked import READERS, ROOT, Forked

start_truly = reader._start_child


class _Process:
    """As much of asyncio's as the reader uses."""

    def __init__(self, program: Forked, output: asyncio.ReadTransport) -> None:
        self.pid = program.pid
        self._program, self._output = program, output

    @property
    def returncode(self) -> int | None:
        return self._program.poll()

    async def wait(self) -> int:
        if self._program.poll() is None:
            ended, loop = asyncio.Event(), asyncio.get_running_loop()
            loop.add_reader(line := self._program.fileno(), ended.set)
            await ended.wait()
            loop.remove_reader(line)
        self._output.close()
        return self._program.wait()


class _Started(NamedTuple):
    """A child, and our ends of the pipes to it and from it."""

    program: Forked
    tells: IO[bytes]
    read: IO[bytes]


def _fork() -> _Started:
    told, tells = os.pipe()
    read, written = os.pipe()
    with open(told, "rb") as source, open(written, "wb") as output:
        program = Forked(
            f"{READERS}:main",
            environment=reader.environment_of_child(),
            folder=ROOT,
            source=source,
            output=output,
            leads=True,
            loaded=READERS,
        )
    return _Started(program, os.fdopen(tells, "wb", buffering=0), os.fdopen(read, "rb", buffering=0))


async def start_forked() -> reader._Child:
    """In place of the reader's own way."""
    started, loop = _fork(), asyncio.get_running_loop()
    stdout = StreamReader(loop=loop)
    reading, _ = await loop.connect_read_pipe(lambda: StreamReaderProtocol(stdout, loop=loop), started.read)
    writing, protocol = await loop.connect_write_pipe(FlowControlMixin, started.tells)
    stdin = StreamWriter(writing, protocol, None, loop)
    process = cast(asyncio.subprocess.Process, _Process(started.program, reading))
    return reader._Child(process, stdin, stdout)


def install() -> None:
    """From here on this process' children of a reader are forked."""
    vars(reader)["_start_child"] = start_forked
