"""`make run` without a token: the real service over real HTTP against the sandbox, with a sample office."""

import asyncio
import os
import re
import secrets
import shutil
import socket
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.actions.people.registry import import_people, import_units
from bot.channels.wiring import MESSENGERS
from bot.service import Parts, Service
from bot.web.endpoint import Endpoint, run_with_clock
from messages import help as words
from scheduler.time import MovableClock
from storage import settings
from storage.database.engine import Database, Session
from storage.database.start import open_database
from storage.registry import invites, people
from storage.registry.invites import LinkingChat
from tasks.model import Person, Role
from tasks.serializing import to_text
from tasks.workdays import local_day

FIRST_CHAT = 1000
HERE = Path(__file__).parent
_SAMPLES = HERE / "samples"
_DATE = re.compile(r"\{d([+-]\d{1,3}):(short|long)\}")
TOKEN = "1000000001:sandbox"  # noqa: S105 - no secret: it opens nothing but the stand-in on this machine
START_SECONDS = 15.0
HOST = "127.0.0.1"
FIRST, *OTHERS = MESSENGERS
"""The sandbox plays every messenger: each under its name. Half of the heads are on others than the first."""
UNLINKED = frozenset({"AP11"})
"""Who has not linked yet, so that linking can be tried."""


@dataclass(frozen=True, slots=True)
class Guest:
    """A person with the token of their deep link; `linked` ones have used it before the page opens."""

    person: Person
    token: str
    linked: bool

    @property
    def messenger(self) -> str:
        """The one that they use."""
        turn = self.person.id % (len(OTHERS) + 1)
        return OTHERS[turn] if self.group == "units" and turn < len(OTHERS) else FIRST

    @property
    def chat_id(self) -> int | str:
        """The pretend user's id: a number on the first messenger, a name on the others."""
        number = FIRST_CHAT + self.person.id
        return number if self.messenger == FIRST else f"{self.messenger}-{number}"

    @property
    def group(self) -> str:
        """Which column of the page they sit in."""
        if self.person.has(Role.OFFICE):
            return "office"
        leads = self.person.has(Role.DIRECTOR) or self.person.has(Role.DEPUTY_DIRECTOR)
        return "leaders" if leads else "units"


def write_people(path: Path, guests: Iterable[Guest]) -> None:
    """The sandbox's people file."""
    rows = [
        {
            "chat_id": guest.chat_id,
            "name": guest.person.name,
            "title": guest.person.title,
            "group": words.GROUPS[guest.group],
            "start": "" if guest.linked else guest.token,
            "started": guest.linked,
            "hints": list(words.HINTS["stranger" if not guest.linked else guest.group]),
        }
        for guest in guests
    ]
    path.write_text(to_text(rows, indent=1), encoding="utf-8")


def dated(text: str, today: date) -> str:
    """The text with its places for dates filled: `{d+7:short}` is a week from today as 05/12/2026."""

    def fill(place: re.Match[str]) -> str:
        day = today + timedelta(days=int(place[1]))
        return f"{day:%d/%m/%Y}" if place[2] == "short" else f"{day:%d} tháng {day:%m} năm {day:%Y}"

    return _DATE.sub(fill, text)


def write_samples(folder: Path, today: date) -> list[Path]:
    """Write every sample into the folder, dated around today; the paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(_SAMPLES.glob("*.txt")):
        path = folder / source.name
        path.write_text(dated(source.read_text(encoding="utf-8"), today), encoding="utf-8")
        written.append(path)
    return written


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
    async def start(cls, port: int, people: Path, clock: str, key: str) -> "SandboxChild":
        """Start it and wait until it tells its address; `key` is the page's. Raises SandboxFailed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "sandbox", "--port", str(port), "--people", str(people), "--clock", clock, "--leash"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "SANDBOX_KEY": key},  # on the command line everybody could read it
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


def fresh_folder(data: Path) -> Path:
    """An empty folder for the demonstration: what an earlier one left is removed."""
    folder = data / "dung-thu"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def found_office(session: Session, now: datetime) -> list[Guest]:
    """Import the sample registry, invite everybody, and link all but those who are to try it."""
    import_units(session, HERE / "units.csv", now=now)
    import_people(session, HERE / "people.csv", now=now)
    office = settings.save(session, "office_name", (HERE / "office_name.txt").read_text("utf-8").strip())
    guests = []
    for person in people.people(session):
        token = invites.create(session, person.id, None, now, office).token
        guest = Guest(person, token, person.code not in UNLINKED)
        if guest.linked:
            user = str(guest.chat_id)
            chat = LinkingChat(guest.messenger, TOKEN.partition(":")[0], user, user)
            invites.link(session, chat, token, now, office)
        guests.append(guest)
    return guests


class Demo:
    """The sandbox, the clock's endpoint and the service, in one process and one child."""

    def __init__(self, data: Path, port: int) -> None:
        look_at_port(port)
        self._folder = fresh_folder(data)
        self._port = port
        self._clock = MovableClock()
        self.samples: list[Path] = []

    async def run(self, ready: Callable[[str, Path], None], stopping: asyncio.Event) -> None:
        """Run until `stopping`; `ready` is told the page's address and the folder of samples."""
        database = open_database(self._folder / "nhacviec.db")
        now = self._clock.now()
        guests = database.write(lambda session: found_office(session, now))
        self.samples = write_samples(self._folder / "van-ban-mau", local_day(now))
        write_people(self._folder / "people.json", guests)
        try:
            await self._serve(database, ready, stopping)
        finally:
            database.close()

    async def _serve(
        self,
        database: Database,
        ready: Callable[[str, Path], None],
        stopping: asyncio.Event,
    ) -> None:
        endpoint, key = Endpoint(), secrets.token_urlsafe(16)
        child = await SandboxChild.start(self._port, self._folder / "people.json", endpoint.address, key)
        try:
            messengers = [make(TOKEN, f"{child.address}/{name}") for name, make in MESSENGERS.items()]
            parts = Parts(database, self._clock, messengers, self._folder / "tep")
            service = Service(parts)
            await service.hello()
            working = asyncio.create_task(run_with_clock(service, database, self._clock, endpoint, key))
            ready(child.address, self._folder / "van-ban-mau")
            await _first_of(stopping.wait(), child.ended(), asyncio.shield(working))
            service.stop()
            await working
            if not stopping.is_set():
                raise SandboxGone
        finally:
            await child.stop()


async def _first_of(*events: Awaitable[object]) -> None:
    waiting = [asyncio.ensure_future(event) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for event in waiting:
        event.cancel()
