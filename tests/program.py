"""The real program as a child process against the sandbox: started, told the time, killed, started again.

    with running_program(tmp_path, sandbox, start=NOW) as program:
        program.move("next_morning")
        program.kill()
        program.start()

It runs `nhacviec run` with a token of the sandbox's, a database file of its own and a movable clock, forked
from what has loaded its modules (tests.forked).
"""

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

import httpx
from sqlmodel import Session

from storage.database.engine import Database
from storage.database.start import open_database
from tests.forked import Forked, run_forked
from tests.sandbox_client import Sandbox

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
PATIENCE = 300.0
"""Seconds for a step of the program, however busy the machine is."""

RESEND_SECONDS = 2.0
HOST = "127.0.0.1"
WEB_URL = "https://office.example"
"""Under which the program tells its links; it is not there."""
CLI = "bot.cli:main"
_FIRST_PORT, _PORTS = 20_000, 12_000
_numbers = count(os.getpid())
_held: dict[int, socket.socket] = {}
"""By port: the name under which this process keeps it from the other workers and from other runs."""


def free_port() -> int:
    """A port that nobody listens on now, and that no test is given as long as this process lives.

    It is below those that the system gives to whoever asks for any.
    """
    for _ in range(_PORTS):
        port = _FIRST_PORT + next(_numbers) % _PORTS
        if port not in _held and _held_alone(port):
            return port
    raise RuntimeError("no free port")


def _held_alone(port: int) -> bool:
    """Whether it is free and nobody else's; a name without a file goes with the process that has it."""
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0nhacviec-port-{port}")
        with socket.socket() as probe:
            probe.bind((HOST, port))
    except OSError:
        name.close()
        return False
    _held[port] = name
    return True


@atexit.register
def _let_go() -> None:
    for name in _held.values():
        name.close()


class Program:
    """One installation: a folder and a database, in that folder unless `url` names another."""

    channels: tuple[str, ...] = ("telegram",)
    """The messengers for which it has a token."""

    def __init__(self, folder: Path, sandbox: Sandbox, now: datetime, url: str = "") -> None:
        self.folder = folder
        self.url = url or f"sqlite:///{folder / 'nhacviec.db'}"
        self.sandbox = sandbox
        self.clock_port = free_port()
        self.settings: dict[str, str] = {}
        self._now = now
        self._told = time.monotonic()
        self._process: Forked | None = None
        self._begun = False
        self._database = Database(self.url)
        # Without TLS, whose certificates take longer to load than all else that a request does.
        self._http = httpx.Client(verify=False, timeout=PATIENCE)  # noqa: S501 - loopback
        self.web = httpx.Client(verify=False, timeout=PATIENCE)  # noqa: S501 - loopback

    def receive_by_webhook(self, tries: int = 600) -> httpx.Client:
        """From the next start on be posted what happens, each up to so often; a client of its web side."""
        port = free_port()
        self.settings |= {"NHACVIEC_WEB_PORT": str(port), "NHACVIEC_WEB_URL": WEB_URL}
        self.sandbox.settings(proxy=f"http://{HOST}:{port}", tries=tries)
        self.web.base_url = f"http://{HOST}:{port}"
        return self.web

    def look(self, work: Callable[[Session], T]) -> T:
        """Read in the database; no connection stays, since the file is the program's."""
        try:
            return self._database.read(work)
        finally:
            self._database.engine.dispose()

    def environment(self, **more: str) -> dict[str, str]:
        """What the program is started with."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("NHACVIEC_", "FAIL_AT"))}
        return {
            **kept,
            "PYTHONPATH": str(ROOT),
            "NHACVIEC_DATA": str(self.folder),
            "NHACVIEC_DATABASE": self.url,
            **{f"NHACVIEC_{name.upper()}_TOKEN": self.sandbox.token for name in self.channels},
            **{f"NHACVIEC_{name.upper()}_API": self.sandbox.api_of(name) for name in self.channels},
            "NHACVIEC_CLOCK_PORT": str(self.clock_port),
            "NHACVIEC_CLOCK_START": self.now().isoformat(),
            "NHACVIEC_PATIENCE": str(RESEND_SECONDS),
            **self.settings,
            **more,
        }

    def now(self) -> datetime:
        """What the program's clock says, as far as the test has moved it."""
        return datetime.fromtimestamp(self._now.timestamp() + time.monotonic() - self._told, self._now.tzinfo)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another verb of the command line beside it."""
        return run_forked(CLI, words, environment=self.environment(), folder=self.folder)

    def start(self, fail_at: str | None = None, *, stands_by: bool = False) -> None:
        """Start it and wait until it answers; with a fail-point it may die before that, and one that may have
        to stand by is not waited for.
        """
        if not self._begun:  # as the verbs that take the registry leave it
            open_database(self.url).close()
            self._begun = True
        more = {"FAIL_AT": fail_at} if fail_at else {}
        with (self.folder / "program.log").open("ab") as log:
            self._process = Forked(
                CLI, ["run"], environment=self.environment(**more), folder=self.folder, output=log, errors=log
            )
        if stands_by:
            return
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                if fail_at:
                    return
                raise RuntimeError(f"the program ended: {self.log()[-2000:]}")
            try:
                self._http.get(self._clock_url, timeout=2)
                return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise TimeoutError(self.log()[-2000:])

    def move(self, step: str) -> datetime:
        """Move the clock ("next_morning", "+3"); the program has ticked when this returns."""
        answer = self._http.post(self._clock_url, json={"move": step})
        answer.raise_for_status()
        self._now, self._told = datetime.fromisoformat(answer.json()["now"]), time.monotonic()
        return self._now

    def kill(self) -> None:
        """kill -9, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def signal(self, number: int) -> None:
        """Send it a signal."""
        if self._process is not None:
            self._process.send_signal(number)

    def wait_dead(self, timeout: float = PATIENCE) -> int:
        """Wait until it has died by itself; its exit status."""
        if self._process is None:
            raise RuntimeError("not running")
        return self._process.wait(timeout)

    @property
    def running(self) -> bool:
        """Whether the child lives."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Ask it to end, as a service manager does."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(PATIENCE)
        self._process = None

    def close(self) -> None:
        """Stop it for the last time."""
        self.stop()
        self._http.close()
        self.web.close()
        self._database.close()

    def log(self) -> str:
        """Everything that it has written to its streams."""
        path = self.folder / "program.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    @property
    def _clock_url(self) -> str:
        return f"http://{HOST}:{self.clock_port}/clock"


@contextmanager
def running_program(folder: Path, sandbox: Sandbox, now: datetime, url: str = "") -> Iterator[Program]:
    """A started program, ended afterwards; its log is shown where the test fails."""
    program = Program(folder, sandbox, now, url)
    try:
        program.start()
        yield program
    except BaseException:
        sys.stderr.write(program.log()[-4000:])
        raise
    finally:
        program.close()
