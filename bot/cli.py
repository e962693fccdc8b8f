"""The door of the program: `nhacviec`, `python -m bot.cli`, and `main(words)` in another's process.

Nothing is loaded before `main` runs, so that Ctrl+C while the parts are loading is no fault to show.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run a verb and return its exit status; without `words` those that the process was started with.

    With `words` nothing of the process is changed: its streams stay as they are.
    """
    try:
        if words is None:
            _speak_utf8()
            os.umask(0o077)  # what it writes is its owner's alone
            words = sys.argv[1:]
        return int(import_module("bot.commands.verbs").run(words))
    except KeyboardInterrupt:
        return INTERRUPTED


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
