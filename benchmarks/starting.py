"""How quickly the program starts and how much memory it then holds, as ratios taken in one run.

Processor time is that of the process itself, user and system. The two sides of a ratio take turns, so that a
busy machine slows both. "Ready" is the first poll that reaches the stand-in server: from then on a message is
journalled.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.running import ROOT, Control, environment, sandbox
from storage.database.start import open_database

RUNS = 9
LIBRARIES = "telegram, sqlmodel, apscheduler, pydantic_settings, structlog, httpx"
MOST_MEMORY = 110.0
"""MiB of the main process when it is ready."""
SETTLE_SECONDS = 3.0
LOOK_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Ratio:
    """The processor time of one thing as a multiple of another's, and how much it may be."""

    name: str
    of: Callable[[], float]
    to: Callable[[], float]
    most: float


def main() -> None:
    """Print each ratio beside its target."""
    with sandbox() as address, tempfile.TemporaryDirectory() as folder:
        open_database(Path(folder) / "nhacviec.db").close()
        given = environment(Path(folder), address)
        for ratio in _ratios(given, address):
            _print(ratio)
        memory = _memory(given, address)
    print(f"resident memory of the main process when ready: {memory:.0f} MiB (at most {MOST_MEMORY:.0f})")


def _ratios(given: dict[str, str], address: str) -> tuple[Ratio, ...]:
    def python(*words: str) -> Callable[[], float]:
        return partial(_ended, words, given)

    return (
        Ratio(
            "nhacviec --help : import typer, rich",
            python("-m", "bot.cli", "--help"),
            python("-c", "import typer, rich"),
            2.0,
        ),
        Ratio(
            "nhacviec settings show : import typer",
            python("-m", "bot.cli", "settings", "show"),
            python("-c", "import typer"),
            6.0,
        ),
        Ratio(
            "nhacviec run, ready : its libraries alone",
            partial(_ready, given, address),
            python("-c", f"import {LIBRARIES}"),
            1.4,
        ),
    )


def _print(ratio: Ratio) -> None:
    ratio.of(), ratio.to()  # once for the caches of files and byte code
    pairs = [(ratio.of(), ratio.to()) for _ in range(RUNS)]
    of, to = zip(*pairs, strict=True)
    median, least = statistics.median(of) / statistics.median(to), min(of) / min(to)
    print(f"{ratio.name}: {median:.2f} by medians, {least:.2f} by minima (at most {ratio.most:.1f})")


def _ended(words: Sequence[str], given: dict[str, str]) -> float:
    """The processor seconds of a Python that ran to its end."""
    command = [sys.executable, *words]
    child = subprocess.Popen(command, env=given, cwd=ROOT, stdout=subprocess.DEVNULL)
    return _processor_seconds(child)


def _ready(given: dict[str, str], address: str) -> float:
    """The processor seconds of the service up to its first poll."""
    child = _started(given, address)
    child.kill()
    return _processor_seconds(child)


def _memory(given: dict[str, str], address: str) -> float:
    """MiB of the service some seconds after its first poll."""
    child = _started(given, address)
    time.sleep(SETTLE_SECONDS)
    status = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
    child.terminate()
    child.wait()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _started(given: dict[str, str], address: str) -> "subprocess.Popen[bytes]":
    before = _polls(address)
    command = [sys.executable, "-m", "bot.cli", "run"]
    folder = given["NHACVIEC_DATA"]
    child = subprocess.Popen(command, env=given, cwd=folder, stdout=subprocess.DEVNULL)
    while _polls(address) == before:
        if child.poll() is not None:
            raise RuntimeError("the program ended")
        time.sleep(LOOK_SECONDS)
    return child


def _processor_seconds(child: "subprocess.Popen[bytes]") -> float:
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime


def _polls(address: str) -> int:
    return int(Control(address).get("ledger")["polls"])


if __name__ == "__main__":
    main()
