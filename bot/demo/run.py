"""`make run` without a token: the real service over real HTTP against the sandbox, with a sample office."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

from bot.actions.registry import import_people, import_units
from bot.channels.wiring import MESSENGERS
from bot.demo.office import Guest, write_people, write_samples
from bot.demo.sandbox import TOKEN, SandboxChild, SandboxGone, look_at_port
from bot.service import Parts, Service
from bot.web.endpoint import Endpoint, run_with_clock
from scheduler.time import MovableClock
from storage import invites, people, settings
from storage.engine import Database, Session
from storage.invites import LinkingChat
from storage.start import open_database
from tasks.workdays import local_day

HERE = Path(__file__).parent
MESSENGER = "telegram"  # which of the messengers the sandbox plays
UNLINKED = frozenset({"AP11"})
"""Who has not linked yet, so that linking can be tried."""


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
    office = settings.load(session)
    guests = []
    for person in people.people(session):
        token = invites.create(session, person.id, None, now, office).token
        guest = Guest(person, token, person.code not in UNLINKED)
        if guest.linked:
            chat = LinkingChat(MESSENGER, TOKEN.partition(":")[0], str(guest.chat_id), str(guest.chat_id))
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
        endpoint = Endpoint()
        child = await SandboxChild.start(self._port, self._folder / "people.json", endpoint.address)
        try:
            messenger = MESSENGERS[MESSENGER](TOKEN, child.address)
            parts = Parts(database, self._clock, [messenger], self._folder / "tep")
            service = Service(parts)
            await service.hello()
            working = asyncio.create_task(run_with_clock(service, database, self._clock, endpoint))
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
