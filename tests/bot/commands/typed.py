"""The command line as somebody types it: in this process, or where it matters in one of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from bot.cli import main
from tests.forked import run_forked

ROOT = Path(__file__).parents[3]

Outcome = tuple[int, str, str]
"""The exit status, what was said, what was said of errors."""


def run(folder: Path, *words: str, **settings: str) -> Outcome:
    """The command with its data in the folder, called in this process. Not for a `run` that goes on:
    that sets up the logging of a whole process.
    """
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in list(os.environ):
            if name.startswith("NHACVIEC_"):
                patch.delenv(name)
        for name, value in _environment(folder, settings).items():
            patch.setenv(name, value)
        patch.chdir(_place(folder))
        status = main(words)
    return status, out.getvalue(), err.getvalue()


def run_apart(folder: Path, *words: str, **settings: str) -> Outcome:
    """The command in a process of its own."""
    environment = _whole_environment(folder, settings)
    done = run_forked("bot.cli:main", words, environment=environment, folder=_place(folder))
    return done.returncode, done.stdout, done.stderr


def run_under(starter: tuple[str, ...], folder: Path, *words: str, **settings: str) -> Outcome:
    """The true command in a process of its own, started by another program."""
    done = subprocess.run(
        [*starter, sys.executable, "-m", "bot.cli", *words],
        env=_whole_environment(folder, settings),
        cwd=_place(folder),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _whole_environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NHACVIEC_")}
    return {**kept, "PYTHONPATH": str(ROOT), **_environment(folder, settings)}


def _environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    return {
        "NHACVIEC_DATA": str(folder),
        **{f"NHACVIEC_{name.upper()}": value for name, value in settings.items()},
    }


def _place(folder: Path) -> Path:
    return folder if folder.is_dir() else folder.parent
