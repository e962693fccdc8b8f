"""What is loaded when: a verb loads what it needs, and a heavy library waits until it is used."""

import logging
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Event

import pytest
import structlog

from bot.cli import main
from bot.commands.verbs import VERBS
from bot.loading import loaded
from tests.bot.commands.test_bad_input import CONFIG, STORE
from tests.servers import running_sandbox

ROOT = Path(__file__).parents[3]
TELLING = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=open('modules', 'w')))"
"""The program tells at its end what it has loaded."""

FILES = {"PIL", "pypdfium2", "docx", "openpyxl", "xlsxwriter"}
ONLY_DEMO = {"starlette", "uvicorn", "python_multipart"}
SELDOM = FILES | ONLY_DEMO | {"dateparser", "rapidfuzz", "alembic"}
SERVICE = {"telegram", "httpx", "apscheduler", "structlog"}
CONVERSATION = {
    "chat",
    "bot.incoming.conversation",
    "bot.incoming.intake",
    "bot.incoming.turn",
    "bot.actions",
    "bot.reading.reader",
    "bot.reading.frames",
}
OURS_TO_READ = {"directives.parse", "directives.files", "directives.deadlines", "expressions.times"}

BEGUN, GO_ON = Event(), Event()
"""A module that loads slowly has begun to, and may go on."""


@pytest.fixture
def folder(tmp_path: Path, empty_file: Path) -> Path:
    """A data folder with an empty database."""
    shutil.copyfile(empty_file, tmp_path / "nhacviec.db")
    return tmp_path


def command(*words: str) -> list[str]:
    """The program as a process of its own that tells what it has loaded."""
    return [sys.executable, "-c", f"{TELLING}; from bot.cli import main; sys.exit(main())", *words]


def settings(folder: Path, **given: str) -> dict[str, str]:
    """The environment of the program in that folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")}
    more = {f"NHACVIEC_{name}": value for name, value in given.items()}
    return {**kept, "PYTHONPATH": str(ROOT), "NHACVIEC_DATA": str(folder), **more}


def loaded_by(folder: Path, *words: str, status: int = 0) -> set[str]:
    """The modules that a verb has loaded when it ends."""
    environment = settings(folder)
    done = subprocess.run(
        command(*words), env=environment, cwd=folder, stdout=subprocess.DEVNULL, check=False
    )
    assert done.returncode == status
    return told_in(folder)


def told_in(folder: Path) -> set[str]:
    """What the program has told in the folder where it ran."""
    return set((folder / "modules").read_text(encoding="utf-8").split())


def test_the_help_loads_the_command_line_and_its_words_alone(folder: Path) -> None:
    modules = loaded_by(folder, "--help")
    assert modules & (SELDOM | SERVICE | {"sqlmodel", "sqlalchemy", "pydantic", "pydantic_settings"}) == set()
    assert {name for name in modules if name.startswith("bot.")} == {
        "bot.cli", "bot.commands", "bot.commands.exits", "bot.commands.verbs", "bot.loading",
    }  # fmt: skip
    assert modules & {"storage", "scheduler", "chat", "directives", "expressions"} == set()


def test_showing_the_settings_loads_neither_the_service_nor_what_opens_a_database(folder: Path) -> None:
    modules = loaded_by(folder, "settings", "show")
    elsewhere = {
        "sqlmodel",
        "sqlalchemy",
        "storage.database.engine",
        "chat",
        "directives",
        "expressions",
        "holidays",
    }
    assert modules & (SELDOM | SERVICE | elsewhere) == set()


def test_the_health_is_asked_as_cheaply(folder: Path) -> None:
    modules = loaded_by(folder, "health", "--json", status=1)
    elsewhere = {"sqlmodel", "sqlalchemy", "storage.database.engine", "chat", "directives", "expressions"}
    assert modules & (SELDOM | SERVICE | elsewhere) == set()


def test_a_time_is_told_without_a_database_and_without_what_reads_dates_last(folder: Path) -> None:
    modules = loaded_by(folder, "when", "thứ sáu tuần sau")
    elsewhere = {"sqlmodel", "sqlalchemy", "storage", "chat", "directives", "holidays"}
    assert modules & (SELDOM | SERVICE | elsewhere) == set()


def test_a_message_is_understood_without_a_database_and_without_what_acts_on_it(folder: Path) -> None:
    (folder / "units.csv").write_text("code,name\nNVY,Phòng Nghiệp vụ Y\n", encoding="utf-8")
    modules = loaded_by(folder, "understand", "xong 12", "--units", "units.csv")
    elsewhere = {
        "sqlmodel",
        "sqlalchemy",
        "storage",
        "directives",
        "bot.incoming.conversation",
        "bot.incoming.turn",
    }
    assert modules & (SELDOM | SERVICE | elsewhere) == set()


def test_the_service_is_ready_without_what_reads_files_and_what_few_offices_use(folder: Path) -> None:
    with running_sandbox() as sandbox:
        given = {"TELEGRAM_TOKEN": sandbox.token, "TELEGRAM_API": sandbox.url}
        environment = settings(folder, **given)
        child = subprocess.Popen(command("run"), env=environment, cwd=folder, stdout=subprocess.DEVNULL)
        try:
            sandbox.wait_until(lambda: sandbox.ledger()["polls"], timeout=60)
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait(60)
    modules = told_in(folder)
    assert {"telegram", "bot.service"} <= modules
    elsewhere = CONVERSATION | {"sqlalchemy.dialects.postgresql"}
    assert modules & (SELDOM | OURS_TO_READ | elsewhere) == set()


@pytest.mark.parametrize("place", sorted(set(VERBS.values())))
def test_every_place_that_a_verb_names_is_there(place: str) -> None:
    module, _, name = place.partition(":")
    assert callable(getattr(import_module(module), name))


def test_what_one_thread_is_still_loading_another_waits_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = "from tests.bot.commands import test_loading as test\ntest.BEGUN.set()\ntest.GO_ON.wait(60)\n"
    (tmp_path / "loaded_slowly.py").write_text(f"{begun}there = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(loaded, "loaded_slowly:there")
        assert BEGUN.wait(60)
        second = threads.submit(loaded, "loaded_slowly:there")
        GO_ON.set()
        assert (first.result(60), second.result(60)) == (1, 1)


def test_a_run_in_process_leaves_logging_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATA", str(tmp_path / "khong-co"))
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", "1:a")
    monkeypatch.setenv("NHACVIEC_LOG_LEVEL", "debug")

    def stands() -> tuple[object, ...]:
        levels = [logging.getLogger(name).level for name in ("", "httpx", "telegram", "apscheduler")]
        return levels, logging.getLogger().handlers[:], structlog.get_config()

    before = stands()
    assert main(["run"]) == STORE
    assert stands() == before


@pytest.mark.parametrize("library", sorted(ONLY_DEMO))
def test_the_demonstration_says_what_to_install_where_its_libraries_are_missing(
    folder: Path, library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NHACVIEC_DATA", str(folder))
    monkeypatch.setitem(sys.modules, library, None)
    assert main(["run"]) == CONFIG
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "make setup" in said.err
