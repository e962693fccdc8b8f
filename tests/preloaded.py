"""What the programs under test have in common, loaded once: the server that forks them imports this.

Loading starts no thread and opens nothing, or a fork of it would be no sound program.
"""

import importlib
import pkgutil

from sqlalchemy.orm import configure_mappers

from bot.channels.fetching import certificates
from tests import forked_readers
from tests.forked import known_around
from tests.surroundings import loading

ROOMS = (
    "language", "expressions", "tasks", "messages", "chat", "directives", "storage", "scheduler", "bot",
    "sandbox",
)  # fmt: skip
# What the libraries load only when they are first used.
LATE = (
    "anyio._backends._asyncio", "apscheduler.executors.asyncio", "apscheduler.triggers.interval", "httpcore",
    "sqlalchemy.dialects.sqlite.pysqlite", "uvicorn.lifespan.off", "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto",
)  # fmt: skip


def _modules(room: str) -> list[str]:
    path = importlib.import_module(room).__path__
    found = (each.name for each in pkgutil.walk_packages(path, f"{room}."))
    return [name for name in found if ".migrations" not in name]


with loading():
    for _room in ROOMS:
        for _name in _modules(_room):
            importlib.import_module(_name)
    for _name in (*LATE, "tests.scheduler.child"):
        importlib.import_module(_name)
    certificates()
    configure_mappers()

forked_readers.install()
known_around()
