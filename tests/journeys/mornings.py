"""An office of many units on one morning: everybody is linked, every head has a task to be reminded of."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from sqlmodel import select

from bot.actions.people.registry import RegistryTaken, import_people, import_units
from scheduler.time import SystemClock
from storage import settings
from storage.database.engine import Database, Session
from storage.registry import invites, people
from storage.registry.invites import LinkingChat, LinkOutcome
from storage.tables import Address
from storage.work.tasks import Giving, TaskToGive, create
from tasks.deadline import Operator
from tasks.model import Due, Role
from tasks.workdays import Calendar
from tests.over_zalo import zalo_chat
from tests.servers import TOKEN

VIETNAM = timezone(timedelta(hours=7))
EIGHT = datetime(2026, 11, 23, 8, 0, 5, tzinfo=VIETNAM)
GIVEN = datetime(2026, 11, 2, 9, tzinfo=VIETNAM)
DUE = Due(date(2026, 11, 27), Operator.BY)
"""Three working days after that Monday: Tuesday the 24th is a holiday."""

UNITS = ("Kế hoạch", "Đất đai", "Môi trường", "Khoáng sản", "Đo đạc", "Biển đảo", "Nước ngầm", "Lưu trữ")
CLERK = 9100
HEADS = tuple(9101 + n for n in range(len(UNITS)))
ZALO_ALONE, ZALO_FIRST, TELEGRAM_ALONE, TELEGRAM_FIRST = (HEADS[n : n + 2] for n in range(0, 8, 2))
"""Where the heads are once they are spread over both messengers."""

SECOND_DUE = Due(date(2026, 11, 30), Operator.BY)
"""Three working days after that Wednesday."""


def found_morning(url: str, folder: Path) -> None:
    """Fill an empty database: a clerk, a director, eight heads with a task each. The folder takes lists."""
    database = Database(url)
    try:
        database.write(lambda session: _found(session, folder))
    finally:
        database.close()


def _found(session: Session, folder: Path) -> None:
    units = ["code,name,kind,aliases,parent,in_charge", "BGD,Ban Giám đốc Sở,lãnh đạo,,,"]
    units += ["VP,Văn phòng Sở,phòng,Văn phòng,BGD,"]
    units += [f"P{n},Phòng {name},phòng,,BGD," for n, name in enumerate(UNITS)]
    staff = ["code,name,title,honorific,roles,unit", "M01,Đoàn Văn Giám,Giám đốc Sở,đồng chí,director,BGD"]
    staff += ["M02,Từ Thị Văn,Chuyên viên Văn phòng,đồng chí,office,VP"]
    staff += [
        f"M1{n},Trưởng Thứ {n + 1},Trưởng phòng {name},đồng chí,head,P{n}" for n, name in enumerate(UNITS)
    ]
    for name, lines, take in (("units", units, import_units), ("people", staff, import_people)):
        file = folder / f"{name}.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        assert isinstance(take(session, file, GIVEN), RegistryTaken)
    _link(session, "M02", CLERK)
    for n, chat in enumerate(HEADS):
        _link(session, f"M1{n}", chat)
        unit = people.unit_by_code(session, f"P{n}")
        assert unit is not None
        content = f"Báo cáo chuyên đề số {n + 1}"
        create(session, TaskToGive(content, (unit.id,), due=DUE), Giving(None, GIVEN, Calendar()))


def _link(session: Session, code: str, chat: int) -> None:
    person = people.person_by_code(session, code)
    assert person is not None
    assert person.has(Role.HEAD) or person.has(Role.OFFICE)
    now = SystemClock().now()
    rules = settings.load(session)
    token = invites.create(session, person.id, None, now, rules).token
    place = LinkingChat("telegram", TOKEN.partition(":")[0], str(chat), str(chat))
    assert invites.link(session, place, token, now, rules)[0] is LinkOutcome.LINKED


def put_on_zalo(url: str, chats: Iterable[int] | None = None, *, besides: bool = False) -> None:
    """These chats (all, where none is named) are on Zalo under their number: instead, or `besides`."""
    wanted = None if chats is None else {str(chat) for chat in chats}

    def move(session: Session) -> None:
        for row in session.exec(select(Address)).all():
            if wanted is not None and row.chat_id not in wanted:
                continue
            if besides:
                row = Address(**row.model_dump(exclude={"id"}))
            row.channel = "zalo"
            row.chat_id = row.user_id = zalo_chat(int(row.chat_id))
            session.add(row)

    database = Database(url)
    database.write(move)
    database.close()


def spread_over_both(url: str) -> None:
    """The heads are on either messenger or both, the clerk on both; each head has a task more."""
    put_on_zalo(url, ZALO_ALONE)
    put_on_zalo(url, (*ZALO_FIRST, *TELEGRAM_FIRST, CLERK), besides=True)
    database = Database(url)
    database.write(_second_tasks_and_preferences)
    database.close()


def _second_tasks_and_preferences(session: Session) -> None:
    for n, chat in enumerate(HEADS):
        unit, head = people.unit_by_code(session, f"P{n}"), people.person_by_code(session, f"M1{n}")
        assert unit is not None
        assert head is not None
        content = f"Rà soát hồ sơ quý {n + 1}"
        create(session, TaskToGive(content, (unit.id,), due=SECOND_DUE), Giving(None, GIVEN, Calendar()))
        if chat in TELEGRAM_FIRST:
            assert people.prefer(session, head.id, "telegram", GIVEN)
