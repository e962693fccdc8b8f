"""Power lost, or a kill inside a commit: what is on the disk is an exact prefix of the commits."""

import os
import random
import shutil
from pathlib import Path

from sqlmodel import Session, col, select

from storage.database.engine import Database
from storage.database.start import open_database
from storage.delivery.outbox import enqueue
from storage.record import audit
from storage.tables import Event, Outbox
from tests.conftest import NOW
from tests.office import found_office

COMMITS = 12
ROUNDS = int(os.environ.get("NHACVIEC_ROUNDS", "0")) * 5 or 25


def _owe(session: Session, n: int, person_id: int) -> None:
    """One commit: a message that is owed and the event that says so."""
    enqueue(session, f"torn:{n}", "message", now=NOW, person_id=person_id, payload={"n": "x" * 700})
    audit.record(session, "owed", f"torn:{n}", now=NOW)


def _torn(path: Path, image: Path, chance: random.Random) -> None:
    """The disk as it may look: the file, and its log cut anywhere, or with a sector gone bad at its end."""
    shutil.copy(path, image / path.name)
    log = path.with_name(f"{path.name}-wal").read_bytes()
    cut = chance.randrange(len(log) + 1)
    torn = bytearray(log[:cut])
    if torn and chance.random() < 0.5:
        last = max(0, len(torn) - 512)
        torn[last:] = chance.randbytes(len(torn) - last)
    (image / f"{path.name}-wal").write_bytes(bytes(torn))


def _kept(database: Database) -> tuple[list[str], list[str]]:
    def look(session: Session) -> tuple[list[str], list[str]]:
        assert audit.verify_chain(session) is None
        rows = session.exec(select(Outbox.key).order_by(col(Outbox.id))).all()
        events = select(Event.subject).where(Event.kind == "owed").order_by(col(Event.id))
        return list(rows), list(session.exec(events).all())

    return database.read(look)


def test_f5_a_torn_commit_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    database = open_database(path)
    clerk = database.write(lambda s: found_office(s).clerk)
    for n in range(COMMITS):
        database.write(lambda s, n=n: _owe(s, n, clerk))  # type: ignore[misc]
    everything = [f"torn:{n}" for n in range(COMMITS)]
    chance = random.Random(5)  # noqa: S311 - a test's own dice
    lengths = set()
    for n in range(ROUNDS):
        image = tmp_path / f"image-{n}"
        image.mkdir()
        _torn(path, image, chance)
        torn = open_database(image / path.name)
        rows, events = _kept(torn)
        torn.close()
        assert rows == events == everything[: len(rows)]
        lengths.add(len(rows))
    database.close()
    assert len(lengths) > 2, "the cuts were to fall between the commits"
