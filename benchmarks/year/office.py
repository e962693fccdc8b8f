"""The office of the year: forty units, a head each, half of them on either messenger; its work by the day."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from storage.database.engine import Database, Session
from storage.tables import Address, Person, PersonRole, Unit
from storage.work import days
from storage.work.tasks import Giving, TaskToGive, create
from tasks.deadline import Deadline, Operator, Period, Recurrence
from tasks.model import Due, Role
from tasks.workdays import Calendar, local_day
from tests.over_zalo import zalo_chat
from tests.servers import TOKEN, ChatId

UNITS, TASKS, MONTHLY_DAY = 40, 1_500, 25
OFFICE_CHAT = 9500
DAY = timedelta(days=1)


def chat_of(unit: int) -> ChatId:
    """Where the head of the unit is: the even ones on Telegram, the odd ones on Zalo."""
    return 9500 + unit if unit % 2 == 0 else zalo_chat(9500 + unit)


@dataclass
class Item:
    """What a unit owes: the number of its task, the deadline, when it was given, when it was reported."""

    number: int
    unit: int
    due: date
    given: date
    recurring: bool = False
    reported: date | None = None


class Work:
    """What is given and what is owed, as whoever simulates knows it."""

    def __init__(self, url: str, seed: int) -> None:
        self.url, self.chance = url, random.Random(seed)  # noqa: S311
        self.items: list[Item] = []

    def found(self, now: datetime) -> None:
        """The registry, everybody linked, and a monthly report of every unit."""
        self._write(_registry, now)
        self._write(self._give_monthly, now)

    def give(self, now: datetime, many: int) -> None:
        """So many tasks, due in one to nine weeks."""
        for _ in range(many):
            self._write(self._give, now)

    def reports(self, today: date) -> Iterator[Item]:
        """What is reported today: most in the last days before the deadline, some after it, once each."""
        for item in self.items:
            left = (item.due - today).days
            wanted = 0.25 if left <= 3 else 0.02
            open_now = item.reported is None and not item.recurring and item.given < today
            if open_now and self.chance.random() < wanted:
                item.reported = today
                yield item

    def _write(self, work: object, now: datetime) -> None:
        database = Database(self.url)
        try:
            database.write(lambda session: work(session, now))  # type: ignore[operator]
        finally:
            database.close()

    def _give(self, session: Session, now: datetime) -> None:
        unit, today = self.chance.randrange(1, UNITS + 1), local_day(now)
        due = today + self.chance.randrange(7, 63) * DAY
        calendar = days.calendar(session, today)
        content = f"Báo cáo chuyên đề số {len(self.items) + 1}"
        new = TaskToGive(content, (unit,), due=Due(due, Operator.BY))
        self.items.append(Item(create(session, new, Giving(None, now, calendar)), unit, due, today))

    def _give_monthly(self, session: Session, now: datetime) -> None:
        today = local_day(now)
        every = Deadline(
            "ngày 25 hằng tháng", Operator.ON, recurrence=Recurrence(Period.MONTH, day=MONTHLY_DAY)
        )
        for unit in range(1, UNITS + 1):
            new = TaskToGive("Báo cáo tháng", (unit,), deadline=every)
            number = create(session, new, Giving(None, now, days.calendar(session, today)))
            for month in range(today.year * 12 + today.month - 1, today.year * 12 + today.month + 24):
                due = date(month // 12, month % 12 + 1, MONTHLY_DAY)
                if due >= today:
                    self.items.append(Item(number, unit, due, today, recurring=True))


def _registry(session: Session, now: datetime) -> None:
    bot = TOKEN.partition(":")[0]
    for unit in range(1, UNITS + 1):
        session.add(Unit(id=unit, code=f"D{unit}", name=f"Phòng Chuyên môn {unit}", kind="phòng"))
    session.flush()
    for unit in range(1, UNITS + 1):
        _person(session, unit, unit, Role.HEAD)
    _person(session, UNITS + 1, 1, Role.OFFICE)
    session.flush()
    for person in range(1, UNITS + 2):
        chat = chat_of(person) if person <= UNITS else OFFICE_CHAT
        channel = "telegram" if isinstance(chat, int) else "zalo"
        session.add(
            Address(
                person_id=person, channel=channel, bot=bot, user_id=str(chat), chat_id=str(chat),
                state="active", linked_at=now,
            )
        )  # fmt: skip


def _person(session: Session, number: int, unit: int, role: Role) -> None:
    session.add(
        Person(id=number, code=f"C{number}", name=f"Trưởng Thứ {number}", title="Trưởng phòng", unit_id=unit)
    )
    session.flush()
    session.add(PersonRole(person_id=number, unit_id=unit, role=role))


def calendar_at(url: str, now: datetime) -> Calendar:
    """The office's days."""
    database = Database(url)
    try:
        return database.read(lambda session: days.calendar(session, local_day(now)))
    finally:
        database.close()


def size(path: Path) -> int:
    """MiB of the database with its log."""
    return sum(each.stat().st_size for each in path.parent.glob(f"{path.name}*")) >> 20
