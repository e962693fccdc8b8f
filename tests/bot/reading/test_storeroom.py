"""No more is stored than the office and each person may: looked at before, said to both, exact in a burst."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from bot.incoming.intake import Intake
from bot.reading.keeping import NotStored, Storeroom
from storage import settings
from storage.database.engine import Database, PatientDatabase
from storage.incoming import filespace
from storage.incoming.filespace import MIB, NoRoom
from storage.tables import Outbox, Report
from tests.bot.actions.people.test_linking import texts
from tests.bot.conftest import Holding
from tests.bot.talk import Talk, chat_of
from tests.bot.test_gate import sent
from tests.bot.test_held import come, told
from tests.bot.test_intake import said as written
from tests.office import Office
from tests.scheduler.fakes import FakeClock
from tests.storage.story import someone


@pytest.fixture
def room(database: Database, office: Office, now: datetime, tmp_path: Path) -> Storeroom:
    """Of an office that allows 3 MiB in all, and each person 1 MiB a day."""
    database.write(lambda session: settings.save(session, "files_mib", 3))
    database.write(lambda session: settings.save(session, "files_day_mib", 1))
    return Storeroom(tmp_path / "tep", PatientDatabase(database, 0.1), FakeClock(now))


def owed(database: Database, key: str) -> list[tuple[int | None, str]]:
    """Who is owed a message under such a key."""
    wanted = select(Outbox.person_id, Outbox.key).where(col(Outbox.key).startswith(key))
    return database.read(lambda session: sorted(session.exec(wanted)))


async def test_of_a_burst_no_more_is_stored_than_a_day_allows_and_the_office_hears_once(
    room: Storeroom, database: Database, office: Office
) -> None:
    head = database.read(lambda session: someone(session, office.head_planning))
    photos = [{f"photo{n}": bytes(300_000)} for n in range(10)]
    done = await asyncio.gather(*(room.store(photo, head) for photo in photos))
    assert done.count(None) == 3
    assert {each for each in done if each is not None} == {NotStored(NoRoom.PERSON, 1)}
    assert filespace.used(room.folder) == 900_000
    assert [person for person, _ in owed(database, "day_full")] == [office.chief, office.clerk]


async def test_what_one_may_send_begins_anew_with_the_day_of_vietnam(
    room: Storeroom, database: Database, office: Office, now: datetime
) -> None:
    head = database.read(lambda session: someone(session, office.head_planning))
    clock = FakeClock(now)
    room = Storeroom(room.folder, room.database, clock)
    assert await room.store({"a": bytes(MIB)}, head) is None
    assert await room.store({"b": b"x"}, head) is not None
    clock.advance(timedelta(hours=16).total_seconds())  # midnight in Hanoi
    assert await room.store({"b": b"x"}, head) is None


async def test_what_the_office_may_keep_is_what_its_folder_holds(
    room: Storeroom, database: Database, office: Office
) -> None:
    people = [office.head_planning, office.clerk, office.chief, office.head_inspection]
    found = [database.read(lambda s, who=who: someone(s, who)) for who in people]  # type: ignore[misc]
    done = [await room.store({f"f{n}": bytes(MIB)}, person) for n, person in enumerate(found)]
    assert done == [None, None, None, NotStored(NoRoom.OFFICE, 3)]
    assert [person for person, _ in owed(database, "office_full")] == [office.chief, office.clerk]
    (room.folder / "f0").unlink()
    assert await room.store({"f9": bytes(MIB)}, found[3]) is None


@pytest.mark.asyncio(loop_scope="session")
async def test_the_words_hold_where_the_file_is_not_kept_and_both_sides_hear_why(
    intake: Intake, holding: Holding, talk: Talk, office: Office
) -> None:
    talk.give("Rà soát mạng lưới", [office.planning])
    intake.database.write(lambda session: settings.save(session, "files_day_mib", 1))
    holding.data = b"Da lam xong." + b" " * 700_000
    await come(intake, sent(chat_of(office.head_planning), "mot.txt", "bổ sung 1"))
    await come(intake, sent(chat_of(office.head_planning), "hai.txt", "xong 1", 2))
    assert "mức một người một ngày" in told(intake.database, office.head_planning)
    assert "quá 1 MB một ngày" in texts(talk.heard(office.chief))
    reports = intake.database.read(lambda session: session.exec(select(Report)).all())
    assert len(reports) == 1
    assert len(filespace.stored(intake.files)) == 1


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("xong 1", "Đã ghi nhận báo cáo"),
        ("bổ sung 1", ""),
        ("bổ sung 1, số 45/BC-ABC", "Đã bổ sung vào báo cáo"),
        ("đang làm 1", ""),
        ("chưa xong 1", ""),
        ("nhắn văn phòng: 1 còn thiếu số liệu", ""),
        ("xin gia hạn 1 đến 15/12 vì chờ số liệu", ""),
        ("hôm nay trời đẹp", ""),
        ("", ""),
    ],
)
async def test_whatever_is_said_with_a_file_that_is_not_kept_that_is_said(
    intake: Intake, holding: Holding, talk: Talk, office: Office, words: str, done: str
) -> None:
    talk.give("Rà soát mạng lưới", [office.planning])
    if words.startswith("bổ sung"):
        await come(intake, written(chat_of(office.head_planning), "xong 1", 3))
    intake.database.write(lambda session: settings.save(session, "files_mib", 1))
    await asyncio.to_thread(_fill, intake.files)
    holding.data = b"Da lam xong."
    await come(intake, sent(chat_of(office.head_planning), "ket-qua.txt", words, 7))
    said = told(intake.database, office.head_planning)
    assert said.count("kho tệp của cơ quan đã đầy") == 1, said
    assert done in said
    assert len(filespace.stored(intake.files)) == 1


def _fill(folder: Path) -> None:
    folder.mkdir()
    (folder / "large").write_bytes(bytes(MIB))
