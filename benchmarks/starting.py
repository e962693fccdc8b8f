"""How long the program takes from its start to being ready, and how much memory it then holds.

"Ready" is the first poll that reaches the stand-in server: from then on a message is journalled. The
figure counts the interpreter's own start, every import, the migration check and the first tick.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOKEN = "1000000001:sandbox"  # noqa: S105 - the stand-in's own, it opens nothing
RUNS = 5
SETTLE_SECONDS = 3.0


def main() -> None:
    """Print the figures of RUNS starts."""
    with _sandbox() as address, tempfile.TemporaryDirectory() as folder:
        first = _start(address, Path(folder))
        later = [_start(address, Path(folder)) for _ in range(RUNS)]
    bare = statistics.median(_bare() for _ in range(RUNS))
    seconds = statistics.median(run[0] for run in later)
    parent = max(run[1] for run in later)
    child = max(run[2] for run in later)
    print(f"first start, with the database made: {first[0]:.2f} s")
    print(
        f"start to ready, median of {RUNS}: {seconds:.2f} s ({seconds / bare:.1f} times a bare interpreter)"
    )
    print(f"resident memory when ready: {parent:.0f} MiB, the reader's warm child {child:.0f} MiB")


def _bare() -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begun


@contextmanager
def _sandbox() -> Iterator[str]:
    command = [sys.executable, "-m", "sandbox", "--port", "0", "--leash"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield child.stdout.readline().strip() if child.stdout else ""
    finally:
        child.terminate()
        child.wait()


def _start(address: str, folder: Path) -> tuple[float, float, float]:
    """(seconds until the first poll, MiB of the program, MiB of its child)."""
    before = _polls(address)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")},
        "PYTHONPATH": str(ROOT),
        "NHACVIEC_DATA": str(folder),
        "NHACVIEC_TELEGRAM_TOKEN": TOKEN,
        "NHACVIEC_TELEGRAM_API": address,
    }
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot.cli", "run"]
    child = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        while _polls(address) == before:
            if child.poll() is not None:
                raise RuntimeError("the program ended")
            time.sleep(0.01)
        ready = time.perf_counter() - begun
        time.sleep(SETTLE_SECONDS)
        return ready, _resident(child.pid), sum(_resident(pid) for pid in _children(child.pid))
    finally:
        child.terminate()
        child.wait()


def _polls(address: str) -> int:
    with urllib.request.urlopen(f"{address}/control/ledger") as answer:  # noqa: S310 - loopback
        return int(json.load(answer)["polls"])


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text(encoding="utf-8").split()] if path.exists() else []


if __name__ == "__main__":
    main()
