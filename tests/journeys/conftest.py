"""A sandbox with a small office's people in it, and the program with that office's registry imported.

Every test that takes `program`, `unstarted`, `asleep` or `sandbox` runs once on each messenger, with the same
people in chats of the same numbers. One that is marked `needs` what Zalo does not carry
(tests.over_zalo.NOT_CARRIED) runs on Telegram alone, and one that is marked `on` a messenger on that one.
On PostgreSQL the tests take turns, at length they run on each there too: what a messenger does and what a
database does are two things.
"""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import col, delete

from storage.database.engine import Database, Session
from storage.tables import Attempt, Bound, Inbox, Outbox, Setting
from tests.journeys.mornings import CLERK as CLERK_OF_MANY
from tests.journeys.mornings import EIGHT, HEADS, VIETNAM, found_morning, put_on_zalo, spread_over_both
from tests.over_zalo import NOT_CARRIED, OverZalo, zalo_chat
from tests.program import Program, running_program
from tests.servers import ChatId, Sandbox, running_sandbox
from tests.stores import Store

MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=VIETNAM)
CLERK, DIRECTOR, HEAD, OTHER_HEAD = 9001, 9002, 9003, 9004

UNITS = """code,name,kind,aliases,parent,in_charge
BGD,Ban Giám đốc Sở,lãnh đạo,Lãnh đạo Sở,,
VP,Văn phòng Sở,phòng,Văn phòng,BGD,N02
QHPT,Phòng Quy hoạch,phòng,P.QH; Quy hoạch,BGD,N02
TTR,Thanh tra Sở,phòng,Thanh tra,BGD,N02
BVM,Bệnh viện Mắt,đơn vị trực thuộc,BV Mắt,BGD,N02
"""
PEOPLE = """code,name,title,honorific,roles,unit
N01,Trương Văn Khải,Giám đốc Sở,đồng chí,director,BGD
N02,Ninh Thị Thảo,Phó Giám đốc Sở,đồng chí,deputy_director,BGD
N04,Mạc Thị Nhàn,Chuyên viên Văn phòng,đồng chí,office,VP
N05,Kiều Đức Anh,Trưởng phòng Quy hoạch,đồng chí,head,QHPT
N08,Lã Minh Trí,Chánh Thanh tra,đồng chí,head,TTR
N09,Ông Thị Vân,Giám đốc Bệnh viện Mắt,đồng chí,head,BVM
"""
CHATS = {"N04": CLERK, "N01": DIRECTOR, "N05": HEAD, "N08": OTHER_HEAD}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Once on each messenger that can carry it."""
    if "channel" not in metafunc.fixturenames:
        return
    wanted = [what for mark in metafunc.definition.iter_markers("needs") for what in mark.args]
    assert set(wanted) <= NOT_CARRIED.keys(), f"{metafunc.definition.nodeid}: {wanted}"
    chosen = [channel for mark in metafunc.definition.iter_markers("on") for channel in mark.args]
    able = ["telegram"] if wanted else ["telegram", "zalo"]
    if metafunc.config.getoption("--postgresql") and "NHACVIEC_ROUNDS" not in os.environ:
        able = able[zlib.crc32(metafunc.definition.name.encode()) % len(able) :][:1]
    metafunc.parametrize("channel", chosen or able)


@pytest.fixture
def channel() -> str:
    """On which messenger everybody is; each in turn."""
    return "telegram"


@pytest.fixture(scope="session")
def server() -> Iterator[Sandbox]:
    """One sandbox for all journeys; each test empties it. Its people are on Telegram."""
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def over_zalo(server: Sandbox) -> Iterator[OverZalo]:
    """The same with everybody on Zalo."""
    client = OverZalo(server.url, server.token)
    yield client
    client.close()


@pytest.fixture
def sandbox(server: Sandbox, over_zalo: OverZalo, channel: str) -> Sandbox:
    """The sandbox, empty, with everybody's chat begun."""
    client = over_zalo if channel == "zalo" else server
    client.clear_faults()
    client.reset()
    chats = [*CHATS.values(), CLERK_OF_MANY, *HEADS]
    client.people([{"chat_id": chat, "name": f"{chat}", "started": True} for chat in chats])
    return client


@pytest.fixture(scope="session")
def linked_office(tmp_path_factory: pytest.TempPathFactory, store: Store) -> str:
    """A database with the registry imported by command and everybody linked by their codes, made once."""
    folder = tmp_path_factory.mktemp("linked-office")
    url = store.new(folder / "nhacviec.db")
    people = [{"chat_id": chat, "name": code} for code, chat in CHATS.items()]
    with running_sandbox(people=people) as sandbox, running_program(folder, sandbox, MONDAY, url) as program:
        found_by_command(program)
        for code, chat in CHATS.items():
            link(program, sandbox, code, chat)
        program.stop()
    _forget_messages(url)
    return url


def _forget_messages(url: str) -> None:
    """The next stand-in counts its messages from 1 again, as no real server does: none may look known."""

    def work(session: Session) -> None:
        for table in (Attempt, Bound, Outbox, Inbox):
            session.exec(delete(table))
        # Nor is what is copied from it a copied office.
        session.exec(delete(Setting).where(col(Setting.key) == "machine.place"))

    database = Database(url)
    database.write(work)
    database.close()


def found_by_command(program: Program, units: str = UNITS, people: str = PEOPLE) -> None:
    """Import the registry as the IT officer does."""
    for verb, text in (("units", units), ("people", people)):
        path = program.folder / f"{verb}.csv"
        path.write_text(text, encoding="utf-8")
        done = program.command(verb, "import", str(path))
        assert done.returncode == 0, done.stderr


def link(program: Program, sandbox: Sandbox, code: str, chat: int) -> None:
    """A person links a chat with the code that the office gave them."""
    told = program.command("invite", code).stdout
    sandbox.say(chat, told.split(": ", 1)[1].split()[0])
    sandbox.wait_for(chat, contains="Đã liên kết")


@contextmanager
def installed(folder: Path, sandbox: Sandbox, now: datetime, found: str, store: Store) -> Iterator[Program]:
    """The program, not yet started, on a copy of a database; everybody is where the sandbox's people are.

    Zalo is for service by webhook: polled for, it loses what a crash interrupts.
    """
    url = store.copy(found, folder / "nhacviec.db")
    program = Program(folder, sandbox, now, url)
    if isinstance(sandbox, OverZalo):
        program.channels = ("zalo",)
        program.receive_by_webhook()
        put_on_zalo(url)
    try:
        yield program
    finally:
        program.close()
        store.drop(url)


@pytest.fixture
def unstarted(tmp_path: Path, sandbox: Sandbox, linked_office: str, store: Store) -> Iterator[Program]:
    """The program, not yet started, on a copy of the linked office."""
    with installed(tmp_path, sandbox, MONDAY, linked_office, store) as program:
        yield program


@pytest.fixture
def program(unstarted: Program) -> Program:
    """The program at work on a copy of the linked office."""
    unstarted.start()
    return unstarted


@pytest.fixture(scope="session")
def morning(tmp_path_factory: pytest.TempPathFactory, store: Store) -> str:
    """A database at eight in the morning with eight heads to remind, made once."""
    folder = tmp_path_factory.mktemp("morning")
    url = store.new(folder / "nhacviec.db")
    found_morning(url, folder)
    return url


@pytest.fixture
def asleep(tmp_path: Path, sandbox: Sandbox, morning: str, store: Store) -> Iterator[Program]:
    """The program, not yet started, on a copy of that morning."""
    with installed(tmp_path, sandbox, EIGHT, morning, store) as program:
        yield program


@pytest.fixture
def on_both(tmp_path: Path, server: Sandbox, morning: str, store: Store) -> Iterator[Program]:
    """That morning on both messengers, by webhook, not yet started: two heads are on either alone, two on
    both with the one first, two with the other; the clerk is on both.
    """
    server.clear_faults()
    server.reset()
    chats: list[ChatId] = [CLERK_OF_MANY, *HEADS, *map(zalo_chat, (CLERK_OF_MANY, *HEADS))]
    server.people([{"chat_id": chat, "name": f"{chat}", "started": True} for chat in chats])
    url = store.copy(morning, tmp_path / "nhacviec.db")
    spread_over_both(url)
    program = Program(tmp_path, server, EIGHT, url)
    program.channels = ("telegram", "zalo")
    program.receive_by_webhook()
    yield program
    program.close()
    store.drop(url)
