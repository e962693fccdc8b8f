"""The invented office: its registry imported, those who type linked by their codes, on a Monday morning."""

import csv
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from messages.help import GROUPS
from storage import settings
from storage.database.engine import Database, Session
from storage.registry import invites, people
from tests.journeys.stage import Stage
from tests.program import running_program
from tests.sandbox_client import Json
from tests.servers import running_sandbox

HERE = Path(__file__).parent
MONDAY = datetime(2026, 12, 7, 8, 30, tzinfo=timezone(timedelta(hours=7)))
CODES = {
    "clerk": "NV05",
    "director": "NV01",
    "tccb": "NV06",
    "khtc": "NV07",
    "qldd": "NV08",
    "sen": "NV09",
    "cds": "NV10",
    "ccty": "NV11",
    "ttkn": "NV12",
}
"""Who types, and their code in people.csv; whoever else stands there has not linked a chat."""


@contextmanager
def office() -> Iterator[Stage]:
    """The program on Monday morning with its registry, and those who type linked by their codes."""
    with (HERE / "people.csv").open(encoding="utf-8") as file:
        names = {row["code"]: row for row in csv.DictReader(file)}
    chats = {code: 9001 + n for n, code in enumerate(CODES.values())}
    rows: list[Json] = [
        {
            "chat_id": chat,
            "name": names[code]["name"],
            "title": names[code]["title"],
            "group": GROUPS[{"office": "office", "director": "leaders"}.get(names[code]["roles"], "units")],
        }
        for code, chat in chats.items()
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        running_sandbox(people=rows) as sandbox,
        running_program(Path(folder), sandbox, MONDAY) as program,
    ):
        stage = Stage(program, sandbox, chats, CODES["clerk"])
        for verb in ("units", "people"):
            assert program.command(verb, "import", str(HERE / f"{verb}.csv")).returncode == 0
        for code, token in _invitations(program.url).items():
            stage.ask(code, token, contains="Đã liên kết")
        stage.rest()
        yield stage


def _invitations(url: str) -> dict[str, str]:
    """A code for each who types, made on that Monday: the command line would make them today."""

    def work(session: Session) -> dict[str, str]:
        rules = settings.load(session)
        found = {code: people.person_by_code(session, code) for code in CODES.values()}
        return {
            code: invites.create(session, person.id, None, MONDAY, rules).code
            for code, person in found.items()
            if person is not None
        }

    database = Database(url)
    try:
        return database.write(work)
    finally:
        database.close()
