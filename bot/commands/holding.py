"""One program a data folder: a lock that the system lets go of however its holder ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.commands.exits import Exit, fail
from messages.backups import problem

_LOCK = "nhacviec.lock"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the data folder; ends the program with a sentence where another one does.

    A lock of this kind does not pass to children, so that one which outlives a killed program holds nothing.
    """
    with (folder / _LOCK).open("a") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            fail(problem("folder_in_use", {"folder": str(folder)}), Exit.STORE)
        yield
