"""A sandbox with a small office's people in it, and the program with that office's registry imported."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.program import Program, running_program
from tests.servers import Sandbox, running_sandbox

VIETNAM = timezone(timedelta(hours=7))
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


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """One sandbox a module."""
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(server: Sandbox) -> Sandbox:
    """The sandbox, empty, with everybody's chat begun."""
    server.clear_faults()
    server.reset()
    server.people([{"chat_id": chat, "name": code, "started": True} for code, chat in CHATS.items()])
    return server


@pytest.fixture(scope="session")
def linked_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the registry imported by command and everybody linked by their codes, made once."""
    folder = tmp_path_factory.mktemp("linked-office")
    people = [{"chat_id": chat, "name": code} for code, chat in CHATS.items()]
    with running_sandbox(people=people) as sandbox, running_program(folder, sandbox, MONDAY) as program:
        found_by_command(program)
        for code, chat in CHATS.items():
            link(program, sandbox, code, chat)
        program.stop()
    _forget_messages(folder / "nhacviec.db")
    return folder / "nhacviec.db"


def _forget_messages(path: Path) -> None:
    """The next stand-in counts its messages from 1 again, as no real server does: none may look known."""
    with sqlite3.connect(path) as raw:
        for table in ("attempt", "bound", "outbox", "inbox"):
            raw.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    raw.close()


@contextmanager
def office_at_work(folder: Path, sandbox: Sandbox, office: Path, now: datetime = MONDAY) -> Iterator[Program]:
    """The program running on a copy of the linked office."""
    shutil.copy(office, folder / "nhacviec.db")
    with running_program(folder, sandbox, now) as program:
        yield program


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


@pytest.fixture
def program(tmp_path: Path, sandbox: Sandbox, linked_office: Path) -> Iterator[Program]:
    """The program with its office at work."""
    with office_at_work(tmp_path, sandbox, linked_office) as running:
        yield running
