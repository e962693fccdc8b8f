"""The sandbox as a child process: started with its people, ended with us."""

import asyncio
import socket
import sys
from pathlib import Path

TOKEN = "1000000001:sandbox"  # noqa: S105 - no secret: it opens nothing but the stand-in on this machine
START_SECONDS = 15.0
HOST = "127.0.0.1"


class SandboxFailed(Exception):
    """The sandbox did not start; its text says why, in words for a person."""


class SandboxGone(Exception):
    """The sandbox ended in the middle, by itself or by somebody's hand."""


class PortTaken(Exception):
    """Another program listens on the port."""


def look_at_port(port: int) -> None:
    """PortTaken where it is taken; asked before anything of an earlier demonstration is removed."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise PortTaken from None


class SandboxChild:
    """`python -m sandbox` on a port of this machine."""

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self._process = process
        self.address = address

    @classmethod
    async def start(cls, port: int, people: Path, clock: str) -> "SandboxChild":
        """Start it and wait until it has told its address. Raises SandboxFailed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "sandbox", "--port", str(port), "--people", str(people), "--clock", clock, "--leash"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl+C is for us, and we end it
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                line = await process.stdout.readline() if process.stdout else b""
        except TimeoutError:
            line = b""
        if not line:
            said = await process.stderr.read(2000) if process.stderr else b""
            await _end(process)
            raise SandboxFailed(said.decode("utf-8", "replace").strip().rpartition("\n")[2])
        return cls(process, line.decode().strip())

    async def ended(self) -> None:
        """Wait until it is gone."""
        await self._process.wait()

    async def stop(self) -> None:
        """End it."""
        await _end(self._process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        async with asyncio.timeout(5):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
