"""The sandbox and the program as processes of their own, as a benchmark starts and watches them."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TOKEN = "1000000001:sandbox"  # noqa: S105 - the stand-in's own, it opens nothing
BOT = TOKEN.partition(":")[0]
_TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 120.0


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Control:
    """The levers of a running sandbox at this address."""

    def __init__(self, address: str) -> None:
        self.address = address

    def get(self, name: str) -> Any:
        """GET /control/<name>."""
        with urllib.request.urlopen(f"{self.address}/control/{name}") as answer:  # noqa: S310 - loopback
            return json.load(answer)

    def post(self, name: str, body: Any) -> Any:
        """POST /control/<name>."""
        request = urllib.request.Request(  # noqa: S310 - loopback
            f"{self.address}/control/{name}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - loopback
            return json.load(answer)


@contextmanager
def sandbox() -> Iterator[str]:
    """The address of a sandbox on a free port."""
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--leash"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield child.stdout.readline().strip() if child.stdout else ""
    finally:
        child.terminate()
        child.wait()


def environment(folder: Path, address: str, tree: Path = ROOT) -> dict[str, str]:
    """What a program of that tree is started with, for that sandbox."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")}
    return {
        **kept,
        "PYTHONDONTWRITEBYTECODE": "",  # the libraries' byte code is there, so ours must be able to be
        "PYTHONPATH": str(tree),
        "NHACVIEC_DATA": str(folder),
        "NHACVIEC_TELEGRAM_TOKEN": TOKEN,
        "NHACVIEC_TELEGRAM_API": address,
    }


class Watched:
    """A program under measure: its processor seconds and memory so far, by the kernel."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        with log.open("ab") as out:
            command = [sys.executable, "-m", "bot.cli", "run"]
            folder = environment["NHACVIEC_DATA"]
            self._child = subprocess.Popen(command, env=environment, cwd=folder, stdout=out, stderr=out)
        self._log = log

    @property
    def process_id(self) -> int:
        """Its id."""
        return self._child.pid

    def seconds(self) -> float:
        """User and system time."""
        fields = Path(f"/proc/{self._child.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """Resident MiB."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def check(self) -> None:
        """RuntimeError where it has ended."""
        if self._child.poll() is not None:
            raise RuntimeError(self._log.read_text(encoding="utf-8")[-2000:])

    def stop(self) -> None:
        """End it."""
        with suppress(ProcessLookupError):
            self._child.terminate()
        try:
            self._child.wait(30)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


@contextmanager
def running(environment: dict[str, str]) -> Iterator[Watched]:
    """The program, until the block ends."""
    program = Watched(environment, Path(environment["NHACVIEC_DATA"]) / "program.log")
    try:
        yield program
    finally:
        program.stop()


def wait_until(reached: Any, program: Watched, patience: float = PATIENCE, pause: float = 0.05) -> None:
    """Until `reached()`; TimeoutError beyond the patience, RuntimeError where the program ended."""
    ends = time.monotonic() + patience
    while not reached():
        program.check()
        if time.monotonic() > ends:
            raise TimeoutError("not reached")
        time.sleep(pause)
