"""The sandbox as a child process: started with its people, ended with us."""

import asyncio
import sys
from pathlib import Path

TOKEN = "1000000001:sandbox"  # noqa: S105 - no secret: it opens nothing but the stand-in on this machine
START_SECONDS = 15.0


class SandboxFailed(Exception):
    """The sandbox did not start; its text says why, in words for a person."""


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
