"""A process that has loaded what programs have in common, and forks one of them for whoever asks.

    python -m tests.forking SOCKET MODULE OWNER

Loads the module, listens on the socket, and ends when the socket is gone from its folder or the process
OWNER from the machine. Whoever connects sends an `Order` with three descriptors (input, output, errors); the
answers are the program's id and, when it has ended, an `End`. Who hangs up before that has it killed, with
its group where it leads one.
"""

import atexit
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn, TypedDict

MOST_BYTES = 256 * 1024
LOOK_SECONDS = 1.0
"""How often it looks whether anybody is left who may ask."""


class Order(TypedDict):
    """`place` is "module:function" without parameters, which reads sys.argv and returns the exit status."""

    place: str
    words: list[str]
    environment: dict[str, str]
    folder: str
    leads: bool  # a session and a group of its own


class End(TypedDict):
    """The exit status, negative for a signal; seconds of the processor, ended children included."""

    status: int
    seconds: float


class _Child(NamedTuple):
    pid: int
    leads: bool
    ended: int  # becomes readable then
    asked: socket.socket


def main() -> None:
    """See the module."""
    path, module, owner = sys.argv[1:]
    importlib.import_module(module)
    if threading.active_count() != 1:
        raise RuntimeError(f"loading started threads: {threading.enumerate()}")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(path)
        listener.listen(128)
        _serve(listener, Path(path), int(owner))


def _serve(listener: socket.socket, path: Path, owner: int) -> None:
    chosen = selectors.DefaultSelector()
    chosen.register(listener, selectors.EVENT_READ)
    living: dict[int, _Child] = {}
    while path.exists() and _lives(owner):
        for key, _ in chosen.select(LOOK_SECONDS):
            if key.data is None:
                if (child := _forked(listener)) is not None:
                    living[child.pid] = child
                    chosen.register(child.ended, selectors.EVENT_READ, child)
                    chosen.register(child.asked, selectors.EVENT_READ, child)
            elif key.data.pid not in living:
                continue  # its end was told in this very turn
            elif key.fd == key.data.ended:
                chosen.unregister(key.data.ended)
                with suppress(KeyError):
                    chosen.unregister(key.data.asked)
                _tell(living.pop(key.data.pid))
            else:
                chosen.unregister(key.data.asked)
                _kill(key.data)
    for child in living.values():
        _kill(child)


def _lives(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def _forked(listener: socket.socket) -> _Child | None:
    asked, _ = listener.accept()
    data, streams, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
    if not data:
        asked.close()
        return None
    order: Order = json.loads(data)
    pid = os.fork()
    if pid == 0:
        become(order, streams)
    for stream in streams:
        os.close(stream)
    with suppress(OSError):
        asked.send(str(pid).encode())
    return _Child(pid, order["leads"], os.pidfd_open(pid), asked)


def _tell(child: _Child) -> None:
    _, status, used = os.wait4(child.pid, 0)
    end = End(status=os.waitstatus_to_exitcode(status), seconds=used.ru_utime + used.ru_stime)
    with suppress(OSError):
        child.asked.send(json.dumps(end).encode())
    child.asked.close()
    os.close(child.ended)


def _kill(child: _Child) -> None:
    with suppress(ProcessLookupError):
        (os.killpg if child.leads else os.kill)(child.pid, signal.SIGKILL)


def become(order: Order, streams: list[int]) -> NoReturn:
    """In the fork: be the program, and end."""
    if order["leads"]:
        os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(order["environment"])
    time.tzset()
    os.chdir(order["folder"])
    sys.argv = [order["place"], *order["words"]]
    status = _run(order["place"])
    threading._shutdown()  # type: ignore[attr-defined]  # joins what the interpreter would
    atexit._run_exitfuncs()
    for written in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            written.flush()
    os._exit(status)


def _run(place: str) -> int:
    """The function's exit status, as the interpreter takes it."""
    module, _, name = place.partition(":")
    try:
        said = getattr(importlib.import_module(module), name)()
    except SystemExit as end:
        said = end.code
    except BaseException:
        traceback.print_exc()
        return 1
    if said is None or isinstance(said, int):
        return int(said or 0) & 0xFF
    sys.stderr.write(f"{said}\n")
    return 1


if __name__ == "__main__":
    main()
