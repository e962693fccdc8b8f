"""A private PostgreSQL server for tests: a cluster of its own, on a Unix socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from storage.database.start import open_database
from tests.surroundings import memory

_SERVER_ACCOUNT = "postgres"
_TEMPLATE = "empty_office"
# What only keeps data over a crash of the machine, or tidies up what a test throws away, is off.
SETTINGS = (
    "listen_addresses=", "max_connections=40", "shared_buffers=16MB", "fsync=off", "synchronous_commit=off",
    "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "jit=off",
    "checkpoint_timeout=1h",
)  # fmt: skip


class Absent(Exception):
    """There is no PostgreSQL here that a test could start; the message says what is missing."""


class Server:
    """A running server, and a store of databases (tests.stores) on it."""

    def __init__(self, socket_folder: Path, restart: Callable[[], None]) -> None:
        self.restart = restart
        """Break every connection, and be there again."""
        self._folder = socket_folder
        self._numbers = count(1)
        self._engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        self._run(f"CREATE DATABASE {_TEMPLATE}")
        open_database(self._url(_TEMPLATE)).close()

    def empty(self) -> str:
        """The URL of a new database without tables."""
        return self._create("")

    def new(self, path: Path | None = None) -> str:
        """The URL of a new database with every table and nothing in them; it needs no path."""
        return self._create(_TEMPLATE)

    def copy(self, url: str, path: Path | None = None) -> str:
        """The URL of a copy of another database."""
        return self._create(_name(url))

    def drop(self, url: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._run(f"DROP DATABASE {_name(url)} (FORCE)")

    def close(self) -> None:
        """Leave the server."""
        self._engine.dispose()

    def _create(self, template: str) -> str:
        name = f"office_{next(self._numbers)}"
        # Copying the files needs no log of every page, and less than half of the time.
        like = f" TEMPLATE {template} STRATEGY file_copy" if template else ""
        self._run(f"CREATE DATABASE {name}{like}")
        return self._url(name)

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://{_SERVER_ACCOUNT}@/{name}?host={self._folder}"


@contextmanager
def server() -> Iterator[Server]:
    """Start a server of our own and stop it at the end. Raises Absent where none can be started."""
    programs = _programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="nv-pg-", dir=memory()))
    data = folder / "data"
    if account is not None:
        shutil.chown(folder, account)

    def run(program: str, *arguments: str) -> None:
        with (folder / "said").open("ab") as said:
            subprocess.run(
                [programs / program, *arguments],
                check=True,
                user=account,
                cwd=folder,
                stdout=said,
                stderr=said,
            )

    options = f"-k {folder} " + " ".join(f"-c {setting}" for setting in SETTINGS)
    try:
        run("initdb", "-D", str(data), "-U", _SERVER_ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            running = Server(folder, lambda: run("pg_ctl", "-D", str(data), "-w", "-m", "fast", "restart"))
            yield running
            running.close()
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _name(url: str) -> str:
    return str(make_url(url).database)


def _programs() -> Path:
    """The newest server's programs, where Debian puts them or on the PATH."""
    found = sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda path: int(path.parent.name),
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1]
    if on_path:
        return Path(on_path).parent
    raise Absent("PostgreSQL's server is not installed (apt install postgresql)")


def _account() -> str | None:
    """The account to run under: our own, or for root the server's, since a server refuses root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(_SERVER_ACCOUNT).pw_name
    except KeyError:
        raise Absent("root may not run PostgreSQL, and there is no account named postgres") from None
