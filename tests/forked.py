"""Programs of ours as processes that load nothing: each is forked from a server that has loaded everything.

    process = Forked("bot.cli:main", ["run"], environment=..., folder=..., output=log, errors=log)
    process.kill()

A process of its own with its own environment, folder, arguments and streams: signals, exit statuses and
kill -9 are as real as with the interpreter started anew, which costs seconds of processor time. What a start
itself does is tested with the true program: tests.bot.test_running, tests.journeys.test_page,
tests.bot.commands.test_loading. The server is multiprocessing's, one for each worker of the tests.
"""

import importlib
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

ROOT = Path(__file__).parent.parent
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.preloaded"])
_server: list[int] = []
"""The server's process id, once a program of it was seen."""


class Forked:
    """A running program; like subprocess.Popen as far as its methods go.

    `place` is "module:function" without parameters, which reads sys.argv and returns the exit status.
    A stream that is not given is /dev/null.
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
    ) -> None:
        self.args = [place, *words]
        _ensure_server()
        with open(os.devnull, "r+b") as nowhere:
            streams = [_passed(each or nowhere) for each in (source, output, errors)]
        self._process = _context.Process(
            target=_become, args=(place, list(words), dict(environment), str(folder), streams), daemon=True
        )
        self._process.start()
        for stream in streams:
            stream.close()
        assert self._process.pid is not None
        self.pid = self._process.pid
        _note_server(self.pid)

    @property
    def returncode(self) -> int | None:
        """The exit status, negative for a signal; None while it runs."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """The same."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Raises subprocess.TimeoutExpired."""
        self._process.join(timeout)
        code = self._process.exitcode
        if code is None:
            raise subprocess.TimeoutExpired(self.args, timeout or 0)
        return code

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
    """What the server and its ended programs have taken of the processor."""
    if not _server:
        return 0.0
    return sum(map(int, _stat(_server[0])[11:15])) / os.sysconf("SC_CLK_TCK")


def _note_server(program: int) -> None:
    if not _server and (fields := _stat(program)):
        _server.append(int(fields[1]))


def _stat(process: int) -> list[str]:
    """The fields of /proc/PID/stat behind the name; none where there is no such process."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _ensure_server() -> None:
    """Start the server where none runs; it finds our modules whatever the folder of the moment is."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *([before] if before else [])])
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def _passed(stream: IO[Any]) -> Connection:
    """A copy of the stream's descriptor that multiprocessing knows how to pass on."""
    return Connection(os.dup(stream.fileno()))


def _become(
    place: str, words: list[str], environment: dict[str, str], folder: str, streams: list[Connection]
) -> None:
    """In the fork: be the program."""
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.argv = [place, *words]
    module, _, name = place.partition(":")
    sys.exit(getattr(importlib.import_module(module), name)())
