"""A private PostgreSQL server for tests: a cluster of its own, on a Unix socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text

from storage.start import open_database

_SERVER_ACCOUNT = "postgres"
_TEMPLATE = "empty_office"


class Absent(Exception):
    """There is no PostgreSQL here that a test could start; the message says what is missing."""


class Server:
    """A running server; `fresh` gives the URL of a new database with every table."""

    def __init__(self, socket_folder: Path) -> None:
        self._folder = socket_folder
        self._numbers = count(1)
        self._run(f"CREATE DATABASE {_TEMPLATE}")
        open_database(self._url(_TEMPLATE)).close()

    def empty(self) -> str:
        """The URL of a new database without tables."""
        return self._create("")

    def fresh(self) -> str:
        """The URL of a new database with every table and nothing in them."""
        return self._create(f" TEMPLATE {_TEMPLATE}")

    def _create(self, like: str) -> str:
        name = f"office_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}{like}")
        return self._url(name)

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def _url(self, name: str) -> str:
        return f"postgresql+psycopg://{_SERVER_ACCOUNT}@/{name}?host={self._folder}"


@contextmanager
def server() -> Iterator[Server]:
    """Start a server of our own and stop it at the end. Raises Absent where none can be started."""
    programs = _programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="nv-pg-"))
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

    options = f"-k {folder} -c listen_addresses= -c fsync=off -c shared_buffers=16MB -c max_connections=20"
    try:
        run("initdb", "-D", str(data), "-U", _SERVER_ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


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
