"""A small invented office after two days of work, written by the program as it stands.

    python -m tests.storage.stored.build tests/storage/stored/0.1.0.db.gz

Run once when a version is released, with the tree of that version, and never again for it: the file is
what later versions must open. What `test_stored.py` expects of it is listed there.
"""

import asyncio
import gzip
import sys
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from scheduler.tick import tick
from storage import settings
from storage.database.engine import Database, Session
from storage.database.start import open_database
from storage.tables import Inbox
from storage.work import days
from tasks.workdays import SpecialDay
from tests.bot.reviewing import DOCUMENT, received, send
from tests.bot.talk import Talk
from tests.office import Office, found_office
from tests.scheduler.fakes import FakeClock, lost
from tests.scheduler.stage import Stage, rules

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, 08:00 in Hanoi
OTHER = DOCUMENT.replace("2210/SYT-VP", "2215/SYT-VP")


def main() -> None:
    """Write the file that the command names."""
    to = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "office.db"
        with closing(open_database(path)) as database:
            tell(database, Path(scratch))
        # The last one to close it has emptied the log into the file.
        to.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def tell(database: Database, scratch: Path) -> None:
    """The two days."""
    office = database.write(found_office)
    database.write(_set_up)
    talk = Talk(database, NOW, scratch)
    _documents(talk, office)
    _answers(talk, office)
    database.write(_journal)
    asyncio.run(_morning(database, NOW + timedelta(days=1)))


def _set_up(session: Session) -> None:
    settings.save(session, "office_name", "Sở Y tế An Phú")
    days.set_days(session, [SpecialDay(date(2026, 12, 24), working=False, name="Ngày nghỉ của Sở")])


def _documents(talk: Talk, office: Office) -> None:
    send(talk, office.clerk, received(DOCUMENT))
    talk.say(office.clerk, "bỏ 2-6; lưu")
    send(talk, office.chief, received(OTHER))  # left under review


def _answers(talk: Talk, office: Office) -> None:
    reported = talk.give("Lập danh sách kỹ thuật viên", [office.planning], due=date(2026, 11, 27))
    longer = talk.give("Kiểm tra kho vật tư", [office.inspection], due=date(2026, 11, 25))
    joint = talk.give(
        "Chuẩn bị hội nghị",
        [office.planning, office.inspection],
        helpers=[office.hospital],
        due=date(2026, 12, 1),
    )
    stopped = talk.give("Khảo sát nhu cầu đào tạo", [office.inspection])
    talk.give("Báo cáo công suất giường bệnh", [office.hospital], due=date(2026, 11, 24))
    talk.later(hours=1)
    talk.say(office.head_planning, f"xong {reported}, đã gửi công văn 15/QHPT ngày 23/11/2026")
    talk.say(office.clerk, f"xác nhận {reported}")
    talk.say(office.head_inspection, f"xin lùi {longer} đến 30/11/2026 vì thiếu người")
    talk.say(office.clerk, f"đồng ý gia hạn {longer}")
    talk.say(office.head_planning, f"xong {joint}")
    talk.say(office.clerk, f"trả lại {joint} vì thiếu phụ lục")
    talk.say(office.clerk, f"hủy {stopped} vì trùng việc")


def _journal(session: Session) -> None:
    for n, state in enumerate(("done", "new"), start=1):
        session.add(
            Inbox(
                channel="telegram", bot="1", key=f"message:104:{n}", chat_id="104",
                raw='{"update_id": 1}', state=state, received_at=NOW,
            )
        )  # fmt: skip


async def _morning(database: Database, when: datetime) -> None:
    """What has been owed goes out; one message without a certain end, one refused."""
    clock = FakeClock(when)
    stage = Stage(database, clock)
    database.write(lambda session: tick(session, when, rules))
    stage.channel.faults.extend([None, lost(accepted=False), None])
    await stage.deliverer().drain()
    stage.owe("message:late", "Tin chưa gửi", not_before=when + timedelta(days=1))


if __name__ == "__main__":
    main()
