"""Programs of ours as processes that load nothing: each is forked from one that has loaded everything.

    process = Forked("bot.cli:main", ["run"], environment=..., folder=..., output=log, errors=log)
    process.kill()

A process of its own with its own environment, folder, arguments and streams: signals, exit statuses and
kill -9 are as real as with the interpreter started anew, which costs seconds of processor time. What a start
itself does is tested with the true program: tests.bot.test_running, tests.journeys.test_page,
tests.bot.commands.test_loading. What forks them (tests.forking) is started by the first that asks, and is
the same for all workers of the tests and the programs under test.
"""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from tests.forking import MOST_BYTES, End, Order
from tests.surroundings import around

ROOT = Path(__file__).parent.parent
PROGRAMS, READERS = "tests.preloaded", "bot.reading.child"
"""What the forking processes have loaded."""
_START_SECONDS = 600
_worked = 0.0


class Forked:
    """A running program; like subprocess.Popen as far as its methods go.

    `place` is "module:function" without parameters, which reads sys.argv and returns the exit status.
    A stream that is not given is /dev/null. `leads` gives it a session and a group of its own.
    """

    def __init__(
        self,
        place: str,
        words: Sequence[str] = (),
        *,
        environment: Mapping[str, str],
        folder: Path,
        source: IO[Any] | None = None,
        output: IO[Any] | None = None,
        errors: IO[Any] | None = None,
        leads: bool = False,
        loaded: str = PROGRAMS,
    ) -> None:
        self.args = [place, *words]
        order = Order(
            place=place, words=list(words), environment=dict(environment), folder=str(folder), leads=leads
        )
        self.returncode: int | None = None
        self._line = _connected(loaded)
        with open(os.devnull, "r+b") as nowhere:
            streams = [(each or nowhere).fileno() for each in (source, output, errors)]
            socket.send_fds(self._line, [json.dumps(order).encode()], streams)
        self.pid = int(self._line.recv(MOST_BYTES))

    def __del__(self) -> None:
        if hasattr(self, "_line"):
            self._line.close()

    def fileno(self) -> int:
        """What becomes readable when it has ended."""
        return self._line.fileno()

    def poll(self) -> int | None:
        """The exit status, negative for a signal; None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Raises subprocess.TimeoutExpired."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return code

    def _ended(self, timeout: float | None) -> int | None:
        global _worked
        if self.returncode is None:
            self._line.settimeout(timeout)
            with suppress(BlockingIOError, TimeoutError):
                end: End = json.loads(self._line.recv(MOST_BYTES))
                self.returncode = end["status"]
                _worked += end["seconds"]
                self._line.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Nothing where it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)


class Piped(Forked):
    """A program that is told by its standard input that we are gone, and whose output is read."""

    def __init__(
        self, place: str, words: Sequence[str] = (), *, environment: Mapping[str, str], folder: Path
    ) -> None:
        told, tells = os.pipe()
        read, written = os.pipe()
        with open(told, "rb") as source, open(written, "wb") as output:
            super().__init__(
                place, words, environment=environment, folder=folder, source=source, output=output
            )
        self._tells = open(tells, "wb")  # noqa: SIM115 - until `close`
        self.output = open(read, encoding="utf-8")  # noqa: SIM115

    def close(self) -> None:
        """Close our ends of the two."""
        self._tells.close()
        self.output.close()


def run_forked(
    place: str,
    words: Sequence[str] = (),
    *,
    environment: Mapping[str, str],
    folder: Path,
    patience: float = 120,
) -> "subprocess.CompletedProcess[str]":
    """Like subprocess.run with the output and the errors captured."""
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = Forked(place, words, environment=environment, folder=folder, output=output, errors=errors)
        try:
            status = process.wait(patience)
        finally:
            process.kill()
        texts = []
        for stream in (output, errors):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8"))
    return subprocess.CompletedProcess(process.args, status, *texts)


def processor_seconds() -> float:
    """What the programs of this process that have ended have taken of the processor."""
    return _worked


@cache
def known_around() -> tuple[Path, int]:
    """Known before a program under test is given an environment of its own."""
    return around()


def _connected(loaded: str) -> socket.socket:
    """A line to the process that has loaded the module, which is started where none runs."""
    folder, owner = known_around()
    path = folder / f"{loaded}.socket"
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if _connect(line, path):
        return line
    with (folder / f"{loaded}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _connect(line, path):
            _start(loaded, path, owner)
            deadline = time.monotonic() + _START_SECONDS
            while not _connect(line, path):
                if time.monotonic() > deadline:
                    raise TimeoutError(f"nothing forks what {loaded} has loaded")
                time.sleep(0.02)
    return line


def _connect(line: socket.socket, path: Path) -> bool:
    try:
        line.connect(str(path))
    except (FileNotFoundError, ConnectionRefusedError):
        return False
    return True


def _start(loaded: str, path: Path, owner: int) -> None:
    """It finds our modules whatever the folder of the moment is; nobody waits for its end."""
    words = [sys.executable, "-m", "tests.forking", str(path), loaded, str(owner)]
    os.posix_spawn(sys.executable, words, {**os.environ, "PYTHONPATH": str(ROOT)}, setsid=True)
