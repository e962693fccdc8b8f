"""A child is waited for as long as it works, however slowly a busy machine lets it."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from bot.reading.patience import seconds_of, worked_for


@pytest.fixture
def working() -> Iterator[int]:
    """A process that works without end and leads a session."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"], start_new_session=True) as process:
        yield process.pid
        process.kill()


async def _answer(seconds: float) -> str:
    await asyncio.sleep(seconds)
    return "answer"


async def test_what_works_is_waited_for_beyond_the_silence_it_may_keep(working: int) -> None:
    assert await worked_for(_answer(1.6), working, silence=1.0) == "answer"


async def test_f62_what_neither_works_nor_answers_is_given_up(working: int) -> None:
    os.kill(working, signal.SIGSTOP)
    with pytest.raises(TimeoutError):
        await worked_for(_answer(60), working, silence=0.2)


def test_the_work_of_a_process_is_counted_with_that_of_its_children(working: int) -> None:
    while seconds_of(working) < 0.03:
        time.sleep(0.01)
    os.kill(working, signal.SIGSTOP)
    spawning = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while True: pass'])"
    with subprocess.Popen([sys.executable, "-c", spawning], start_new_session=True) as parent:
        while seconds_of(parent.pid) < 0.5:  # more than two interpreters take to begin
            time.sleep(0.01)
        os.killpg(parent.pid, signal.SIGKILL)
