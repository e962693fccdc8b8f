"""The door of the installed program: Ctrl+C while its parts are still loading is no fault to show."""

import gc
import runpy
import sys

INTERRUPTED = 130
# Loading makes hundreds of thousands of objects that all stay; to look through them again and again for
# rubbish takes a tenth of the start.
_COLLECT_EVERY = 10_000


def main() -> None:
    """Run the command line as `python -m bot.cli` does."""
    gc.set_threshold(_COLLECT_EVERY)
    try:
        runpy.run_module("bot.cli", run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
