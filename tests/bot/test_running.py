"""The program as a process: ended at any moment, started without a network, started twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.program import RESEND_SECONDS, Program, free_port
from tests.sandbox_client import TOKEN, Sandbox
from tests.servers import running_sandbox

ROOT = Path(__file__).parent.parent.parent
MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=timezone(timedelta(hours=7)))
HEAD = 9003
UNITS = "code,name,kind,aliases,parent,in_charge\nQHPT,Phòng Quy hoạch,phòng,P.QH,,\n"
PEOPLE = "code,name,title,honorific,roles,unit\nN05,Kiều Đức Anh,Trưởng phòng,đồng chí,head,QHPT\n"
STARTED = "import os, sys; from bot.cli import main; os.write({0}, b'.'); os.close({0}); sys.exit(main())"
PERSON = {"chat_id": HEAD, "name": "Kiều Đức Anh", "started": True}


def code_for(program: Program, person: str) -> str:
    """The registry imported by command, and the person's one-time code."""
    (program.folder / "units.csv").write_text(UNITS, encoding="utf-8")
    (program.folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    program.command("units", "import", "units.csv")
    program.command("people", "import", "people.csv")
    told = program.command("invite", person).stdout
    return told.partition(": ")[2].split()[0]


@pytest.fixture
def demonstration(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """`nhacviec run` without a token, as `make run` starts it: in a group of its own.

    Given when the interpreter is up: before that Ctrl+C is Python's to answer, and no code of ours.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")}
    reached, reaches = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", STARTED.format(reaches), "run"],
        env={**kept, "PYTHONPATH": str(ROOT), "NHACVIEC_DATA": str(tmp_path), "NHACVIEC_PORT": "0"},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        pass_fds=[reaches],
    )
    os.close(reaches)
    os.read(reached, 1)
    os.close(reached)
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def children_of(folder: Path) -> list[str]:
    """Processes whose command line names the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if str(folder) in words:
            found.append(words)
    return found


@pytest.mark.parametrize("seconds", [0.1, 0.4, 0.8, 1.2])
def test_ctrl_c_at_any_moment_of_the_start_ends_it_without_a_word_of_a_fault(
    demonstration: "subprocess.Popen[str]", tmp_path: Path, seconds: float
) -> None:
    time.sleep(seconds)
    os.killpg(demonstration.pid, signal.SIGINT)
    _, error = demonstration.communicate(timeout=60)
    assert demonstration.returncode in (0, 130)
    assert error == ""
    assert children_of(tmp_path) == []


def test_ctrl_c_ends_the_demonstration_with_its_child(
    demonstration: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    assert demonstration.stdout is not None
    said = [demonstration.stdout.readline() for _ in range(2)]
    assert "http://127.0.0.1:" in said[1]
    assert len(children_of(tmp_path)) == 1
    os.killpg(demonstration.pid, signal.SIGINT)
    rest, error = demonstration.communicate(timeout=60)
    assert (demonstration.returncode, error) == (0, "")
    assert "Đã dừng." in rest
    assert children_of(tmp_path) == []


def test_a_sandbox_that_goes_away_ends_the_demonstration_with_a_sentence(
    demonstration: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    assert demonstration.stdout is not None
    for _ in range(2):
        demonstration.stdout.readline()
    child = next(
        int(entry.parent.name)
        for entry in Path("/proc").glob("[0-9]*/cmdline")
        if str(tmp_path).encode() in entry.read_bytes()
    )
    os.kill(child, signal.SIGKILL)
    _, error = demonstration.communicate(timeout=60)
    assert demonstration.returncode == 4
    assert "Trang dùng thử đã dừng" in error
    assert "Traceback" not in error


def test_f20_telegram_that_cannot_be_reached_at_the_start_is_waited_for(tmp_path: Path) -> None:
    port = free_port()
    program = Program(tmp_path, Sandbox(f"http://127.0.0.1:{port}", TOKEN), MONDAY)
    program.start()
    try:
        code = code_for(program, "N05")
        assert program.running
        with running_sandbox([PERSON], port=port) as sandbox:
            sandbox.say(HEAD, code)
            sandbox.wait_for(HEAD, contains="Kiều Đức Anh", timeout=60)
        assert "Chưa kết nối được Telegram" in program.log()
        assert "Traceback" not in program.log()
    finally:
        program.close()


def test_f33_two_programs_on_one_database_answer_once(tmp_path: Path) -> None:
    with running_sandbox([PERSON]) as sandbox:
        first = Program(tmp_path, sandbox, MONDAY)
        second = Program(tmp_path, sandbox, MONDAY)
        beside = tmp_path / "beside"  # in a data folder of its own: on the same one it would not start
        beside.mkdir()
        second.settings["NHACVIEC_DATA"] = str(beside)
        first.start()
        try:
            sandbox.say(HEAD, code_for(first, "N05"))
            sandbox.wait_for(HEAD, contains="Kiều Đức Anh")
            time.sleep(RESEND_SECONDS / 2)  # that it was alone for so long is what the first goes by
            second.start(stands_by=True)  # it may have ended before it is heard of
            for _ in range(5):
                sandbox.say(HEAD, "xin chào")
            sandbox.wait_until(lambda: len(sandbox.sent(HEAD)) >= 6, timeout=60)
            assert second.wait_dead() == 6
            sandbox.say(HEAD, "cảm ơn")
            sandbox.wait_for(HEAD, contains="Cảm ơn", timeout=90)
            assert len(sandbox.sent(HEAD)) == 7
        finally:
            second.close()
            first.close()
