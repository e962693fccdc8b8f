"""What the programs under test have in common, loaded once: the server that forks them imports this.

Loading leaves no thread and nothing open, or a fork of it would be no sound program.
"""

import asyncio
import importlib
import pkgutil
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine
from sqlalchemy.orm import configure_mappers

from bot.channels.fetching import certificates
from chat import Situation, understand
from storage.database import connections, engine
from storage.database.start import open_database
from tests import forked_readers
from tests.forked import known_around
from tests.office import found_office
from tests.scheduler import child
from tests.scheduler.work import give
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


def rehearsed() -> Engine:
    """An engine that a morning was planned and delivered on; it has met most of the program's statements.

    A message was understood as well. What is made when it is first used takes an eighth of what a program
    under test takes in all, and of one that understands a message a third.
    """
    understand("xong 12", Situation(child.DAY))
    with TemporaryDirectory() as folder:
        file, ledger = Path(folder, "office.db"), Path(folder, "ledger")
        open_database(file).close()
        database = engine.Database(f"sqlite:///{file}")
        office = database.write(found_office)
        give(database, child.DAY, office.planning, office.inspection)
        ledger.touch()
        asyncio.run(child.main(database, str(ledger)))
    return database.engine


def share(known: Engine) -> None:
    """Whatever engine is made from here on knows the statements that this one knows."""
    make = connections.make_engine

    def made(url: str) -> Engine:
        new = make(url)
        if new.dialect.name == known.dialect.name:
            # The statements belong to the dialect that they were compiled for.
            new.dialect, new._compiled_cache = known.dialect, known._compiled_cache
        return new

    vars(engine)["make_engine"] = vars(connections)["make_engine"] = made


with loading():
    for _room in ROOMS:
        for _name in _modules(_room):
            importlib.import_module(_name)
    for _name in LATE:
        importlib.import_module(_name)
    certificates()
    configure_mappers()
    share(rehearsed())

forked_readers.install()
known_around()
