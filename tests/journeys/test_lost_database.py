"""A database that is lost ends the program with a sentence: nothing is said to be noted that is not."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.journeys.conftest import HEAD
from tests.program import Program
from tests.servers import Sandbox

pytestmark = pytest.mark.sqlite

STORE = 3  # exit status: the database


def _removed(path: Path) -> None:
    path.unlink()


def _replaced(path: Path) -> None:
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    copy.replace(path)


def _emptied(path: Path) -> None:
    os.truncate(path, 0)


def _overwritten(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size - size // 2))


LOSSES: dict[Callable[[Path], None], str] = {
    _removed: "đã bị xóa",
    _replaced: "đã bị xóa, bị thay",
    _emptied: "đã bị xóa",
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_database_lost_in_a_run_ends_the_program_before_it_answers(
    program: Program, sandbox: Sandbox, loss: Callable[[Path], None]
) -> None:
    sandbox.say(HEAD, "xin chào")
    sandbox.wait_for(HEAD, contains="Hệ thống nhắc việc xin chào")
    answers = len(sandbox.sent(HEAD))
    loss(program.folder / "nhacviec.db")
    sandbox.say(HEAD, "cảm ơn")
    assert program.wait_dead() == STORE
    assert len(sandbox.sent(HEAD)) == answers
    (told,) = [line for line in program.log().splitlines() if line.startswith("Cơ sở dữ liệu")]
    assert LOSSES[loss] in told


@pytest.mark.on("telegram")
def test_a_database_damaged_in_a_run_ends_the_program_at_the_latest_when_it_is_looked_over(
    program: Program,
) -> None:
    _overwritten(program.folder / "nhacviec.db")
    with suppress(httpx.HTTPError):
        program.move("+1")
    assert program.wait_dead() == STORE
    assert "bị hỏng" in program.log()


@pytest.mark.on("telegram")
@pytest.mark.parametrize("loss", [_removed, _emptied])
def test_a_start_without_the_database_that_was_there_is_refused(
    program: Program, loss: Callable[[Path], None]
) -> None:
    program.stop()
    loss(program.folder / "nhacviec.db")
    done = program.command("run")
    assert done.returncode == STORE
    assert "trước đây có dữ liệu" in done.stderr
    assert done.stderr.count("\n") == 1
    found = program.folder / "nhacviec.db"
    assert not found.exists() or found.stat().st_size == 0
