"""The door of the installed program: Ctrl+C while its parts are still loading is no fault to show."""

import runpy
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line as `python -m bot.cli` does."""
    try:
        runpy.run_module("bot.cli", run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
