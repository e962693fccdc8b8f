"""The workers of a run, forked from a process that has collected the tests once: each would load them anew.

What a worker is told and what it answers is xdist's own; only its process comes about in another way.
"""

import json
import os
import sys
from pathlib import Path
from typing import IO, Any

import pytest
from execnet.gateway_base import Popen2IO
from execnet.gateway_io import Popen2IOMaster

from tests.forked import Forked

COLLECTING = "tests.collected"
COLLECTED = "NV_TESTS_COLLECTED"
"""In the environment: the arguments of a collection, as JSON."""


class _Worker(Forked):
    """Like subprocess.Popen with pipes, as far as execnet goes."""

    def __init__(self) -> None:
        told, tells = os.pipe()
        read, written = os.pipe()
        with open(told, "rb") as source, open(written, "wb") as output:
            super().__init__(
                "tests.forked_workers:serve",
                environment=os.environ,
                folder=Path.cwd(),
                source=source,
                output=output,
                errors=sys.__stderr__,
                loaded=COLLECTING,
            )
        self.stdin: IO[bytes] = open(tells, "wb")  # noqa: SIM115 - execnet closes them
        self.stdout: IO[bytes] = open(read, "rb")  # noqa: SIM115


def _begin(io: Any, _words: object, execmodel: Any) -> None:
    io.popen = worker = _Worker()
    Popen2IO.__init__(io, worker.stdin, worker.stdout, execmodel=execmodel)


def install(config: pytest.Config) -> None:
    """From here on the workers that this process starts are forked."""
    os.environ[COLLECTED] = json.dumps(config.args)
    Popen2IOMaster.__init__ = _begin  # type: ignore[method-assign, assignment]


def serve() -> int:
    """In the fork: what `python -c` does for a worker of execnet."""
    exec(eval(sys.stdin.readline()))  # noqa: S102, S307 - what execnet sends
    return 0
