"""What the service manager is told: by a socket of the test's own, and by the whole program."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.upkeep.notifying import ALIVE, READY, STOPPING, ServiceManager
from tests.journeys.conftest import MONDAY
from tests.program import Program
from tests.servers import running_sandbox


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(120)
        yield line


def test_a_state_is_one_datagram(manager: socket.socket) -> None:
    ServiceManager(manager.getsockname()).tell(READY)
    assert manager.recv(100) == b"READY=1"


def test_an_abstract_address_is_known_by_its_sign() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("\0nhacviec-thu")
        ServiceManager("@nhacviec-thu").tell(ALIVE)
        assert line.recv(100) == b"WATCHDOG=1"


@pytest.mark.parametrize("address", ["", "/nowhere/at/all"])
def test_nobody_there_is_of_no_account(address: str) -> None:
    ServiceManager(address).tell(READY)


def test_the_program_says_when_it_is_ready_that_it_works_and_when_it_stops(
    tmp_path: Path, manager: socket.socket
) -> None:
    with running_sandbox() as sandbox:
        program = Program(tmp_path, sandbox, MONDAY)
        program.settings["NOTIFY_SOCKET"] = manager.getsockname()
        program.start()
        assert _next_but(manager, ALIVE) == READY
        assert _next_but(manager, READY) == ALIVE
        program.stop()
        assert _next_but(manager, ALIVE) == STOPPING
        program.close()


def _next_but(manager: socket.socket, other: str) -> str:
    ends = time.monotonic() + 120
    while (said := manager.recv(100).decode()) == other:
        assert time.monotonic() < ends
    return said
