"""`nhacviec init` at a terminal, against the stand-in servers: from an empty folder to the first code."""

import os
import pty
import re
import select
import stat
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from bot.actions.people.registry import RegistryTaken, Rejected, import_people, import_units
from bot.channels.wiring import MESSENGERS
from bot.commands.exits import Exit
from messages.command_line import first_run as words
from messages.papers.registry import PEOPLE, UNITS, template
from storage.database.start import open_database
from storage.registry import people
from tests.conftest import NOW
from tests.program import ROOT
from tests.sandbox_client import PATIENCE, SHORT_PAUSE, TOKEN, Sandbox
from tests.servers import running_sandbox

WHICH = words.which_messenger(tuple(MESSENGERS))
OFFICE = "Sở Xây dựng tỉnh An Phú"
ROWS: dict[str, list[tuple[str, ...]]] = {
    UNITS: [
        ("VP", "Văn phòng Sở", "phòng", "Văn phòng", "", ""),
        ("001", "Thanh tra Sở", "phòng", "", "", ""),
    ],
    PEOPLE: [
        ("A1", "Lưu Thị Mơ", "Chuyên viên", "đồng chí", "văn phòng", "VP"),
        ("A2", "Cao Bá Lân", "Chánh Văn phòng", "đồng chí", "trưởng đơn vị; văn phòng", "VP"),
        ("A3", "Tô Hữu Sáng", "Chánh Thanh tra", "đồng chí", "trưởng đơn vị", "001"),
    ],
}


def filled(path: Path, rows: dict[str, list[tuple[str, ...]]] = ROWS) -> None:
    """Fill in the template as somebody does in a spreadsheet."""
    path.write_bytes(path.read_bytes() if path.is_file() else template())
    book = openpyxl.load_workbook(path)
    for name, cells in rows.items():
        for row in cells:
            book[name].append(row)
    book.save(path)


@dataclass
class Terminal:
    """A program at a terminal of its own."""

    process: subprocess.Popen[bytes]
    master: int
    said: str = ""

    def until(self, text: str) -> str:
        """Everything that was said since the last time, when `text` has been."""
        ends = time.monotonic() + PATIENCE
        while text not in self.said:
            assert time.monotonic() < ends, self.said
            self._read(ends)
        before, _, self.said = self.said.partition(text)
        return before

    def answer(self, question: str, typed: str) -> str:
        """Wait for the question and type; what was said before it."""
        before = self.until(question)
        self.type(typed)
        return before

    def type(self, words: str) -> None:
        """A line."""
        os.write(self.master, words.encode() + b"\n")

    def answer_unseen(self, question: str, typed: str) -> str:
        """The same where what is typed is not shown, which begins a moment after the question."""
        before = self.until(question)
        ends = time.monotonic() + PATIENCE
        while termios.tcgetattr(self.master)[3] & termios.ECHO:
            assert time.monotonic() < ends, self.said
            time.sleep(SHORT_PAUSE)
        self.type(typed)
        return before

    def end(self) -> tuple[int, str]:
        """How it ended, and what was said at last."""
        ends = time.monotonic() + PATIENCE
        while self._read(ends):
            pass
        return self.process.wait(PATIENCE), self.said

    def _read(self, ends: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], ends - time.monotonic())
        try:
            data = os.read(self.master, 65_536) if ready else b""
        except OSError:  # the other side is closed
            data = b""
        self.said += data.decode(errors="replace").replace("\r\n", "\n")
        return bool(data)


@contextmanager
def at_terminal(folder: Path, verb: Sequence[str], **settings: str) -> Iterator[Terminal]:
    """The verb in the folder, with a terminal from which hidden words can be read."""
    master, slave = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")}
    given = {f"NHACVIEC_{name.upper()}": value for name, value in settings.items()}
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os,sys; os.login_tty(0); import bot.cli; sys.exit(bot.cli.main())",
            *verb,
        ],
        env={**kept, "PYTHONPATH": str(ROOT), **given},
        cwd=folder,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(master)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """The stand-in servers."""
    with running_sandbox() as running:
        yield running


def test_from_an_empty_folder_to_the_first_code(tmp_path: Path, sandbox: Sandbox) -> None:
    with at_terminal(
        tmp_path, ["init"], telegram_api=sandbox.url, zalo_api=sandbox.api_of("zalo")
    ) as terminal:
        terminal.answer(words.OFFICE_NAME, f"  {OFFICE} ")
        terminal.answer(WHICH, "5")
        assert words.number_only(3) in terminal.answer(WHICH, "1")
        terminal.answer_unseen(words.ask_token("telegram"), "123:wrong")
        said = terminal.answer_unseen(words.ask_token("telegram"), TOKEN)
        assert words.token_refused("telegram") in said
        assert "123:wrong" not in said
        before = terminal.until(words.FILLED_IN)
        assert "Telegram: nhận ra bot" in before
        assert TOKEN not in before
        filled(tmp_path / "danh-muc.xlsx")
        terminal.type("")
        assert "2 mới" in terminal.answer(words.WHICH_CLERK, "2")
        status, said = terminal.end()
    assert status == Exit.OK
    assert re.search(r"Cao Bá Lân \(A2\): [A-Z0-9]{8} ", said) is not None
    assert "?start=" in said
    kept = tmp_path / ".env"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert f"NHACVIEC_OFFICE_NAME='{OFFICE}'" in kept.read_text(encoding="utf-8")
    with at_terminal(tmp_path, ["init"], telegram_api=sandbox.url) as terminal:
        terminal.answer(words.WHICH_CLERK, "1")
        status, said = terminal.end()
    assert (status, "Lưu Thị Mơ (A1)" in said) == (Exit.OK, True)


def test_what_was_answered_is_kept_where_somebody_stops(tmp_path: Path) -> None:
    with at_terminal(tmp_path, ["init"], telegram_api="http://127.0.0.1:9") as terminal:
        terminal.answer(words.OFFICE_NAME, OFFICE)
        terminal.answer(WHICH, "1")
        terminal.answer_unseen(words.ask_token("telegram"), TOKEN)
        assert words.token_unsure("telegram") in terminal.answer(words.KEEP_UNREACHED, "có")
        terminal.answer(words.FILLED_IN, "\x03")
        status, said = terminal.end()
    assert (status, words.STOPPED in said) == (Exit.INTERRUPTED, True)
    assert "NHACVIEC_TELEGRAM_TOKEN" in (tmp_path / ".env").read_text(encoding="utf-8")
    assert not list((tmp_path / "data").glob("*.tmp"))


def test_the_template_is_taken_as_it_was_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    filled(path)
    database = open_database(tmp_path / "office.db")
    units = database.write(lambda session: import_units(session, path, NOW))
    taken = database.write(lambda session: import_people(session, path, NOW))
    assert isinstance(units, RegistryTaken)
    assert isinstance(taken, RegistryTaken)
    assert [unit.code for unit in database.read(people.units)] == ["VP", "001"]
    assert len(database.read(people.office_people)) == 2
    database.close()


def test_an_empty_template_names_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.xlsx"
    path.write_bytes(template())
    database = open_database(tmp_path / "office.db")
    outcome = database.write(lambda session: import_units(session, path, NOW))
    assert isinstance(outcome, Rejected)
    assert [problem.code for problem in outcome.problems] == ["empty"]
    database.close()


def test_the_examples_of_the_guide_would_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template())
    guide = openpyxl.load_workbook(path)["Cách điền"]
    rows = [[str(cell or "") for cell in row] for row in guide.iter_rows(values_only=True)]
    heads = [n for n, row in enumerate(rows) if row[0].startswith("Mã ") and row[1]]
    tables = [rows[n + 1 : n + 5] for n in heads]
    path.write_bytes(template())
    filled(path, {UNITS: [tuple(row) for row in tables[0]], PEOPLE: [tuple(row) for row in tables[1]]})
    database = open_database(tmp_path / "office.db")
    for take in (import_units, import_people):
        outcome = database.write(lambda session, take=take: take(session, path, NOW))  # type: ignore[misc]
        assert isinstance(outcome, RegistryTaken), outcome
    database.close()
