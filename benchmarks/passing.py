"""Which of our files "xong 12" passes through, from the update to the office's notice made ready to send.

    python -m benchmarks.passing

A file counts where a function of it runs on the way; which ones is said beside it. What only loads or
defines does not count. With the turn it is said how many statements went to the database. The first answer
of a conversation reads what is kept from then on (the registry, patterns); so the second is followed. The
turn goes from the arrival of the update until the answer and the notices are written; then comes their
delivery.
"""

import asyncio
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from sqlalchemy import event

from bot.channels.telegram.messenger import TelegramMessenger
from bot.demo.run import found_office
from bot.incoming.intake import Intake
from bot.reading.reader import Reader
from bot.service import rules
from messages.text import Message
from scheduler.channel import Receipt
from scheduler.deliver import Deliverer
from scheduler.policy import DeliveryPolicy
from scheduler.rendering import renderers
from scheduler.time import SystemClock
from storage.database.engine import Session
from storage.database.start import open_database
from storage.incoming.inbox import Waiting
from storage.registry import people
from storage.work import days, tasks
from tasks.deadline import Deadline, Operator
from tasks.model import Due, Person, Role
from tasks.workdays import local_day

ROOT = Path(__file__).parent.parent
BOT = "1000000001"
HERE = "benchmarks/"


class Silent(TelegramMessenger):
    """The real messenger, whose messages go nowhere; `sent` has their chats in order."""

    sent: list[str]

    async def send(self, chat_id: str, message: Message, *, reply_to: str | None = None) -> Receipt:
        """Take the message."""
        self.sent.append(chat_id)
        return Receipt(str(len(self.sent)))


Followed = dict[str, dict[str, int]]
"""By file the functions that ran, with their first lines."""


class Follower:
    """Notes the functions of ours that are called, in every thread there is."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._root = f"{ROOT}/"

    def called(self, frame: FrameType, event: str, _argument: Any) -> None:
        """See sys.setprofile."""
        code = frame.f_code
        name = code.co_filename
        if event == "call" and name.startswith(self._root) and "/site-packages/" not in name:
            self._seen[name.removeprefix(self._root)][code.co_qualname] = code.co_firstlineno

    def take(self) -> Followed:
        """What was called since the last time."""
        seen, self._seen = self._seen, defaultdict(dict)
        return {name: seen[name] for name in sorted(seen) if not name.startswith(HERE)}


@contextmanager
def following() -> Iterator[Follower]:
    """A follower at work, in this thread and all that begin after it."""
    follower = Follower()
    threading.setprofile(follower.called)
    sys.setprofile(follower.called)
    try:
        yield follower
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def begin(session: Session, now: datetime) -> tuple[str, str, list[int]]:
    """The demonstration's office with two tasks: the chats of their head and of a clerk; their numbers."""
    found_office(session, now)
    clerk = next(p for p in people.office_people(session) if _chat(session, p))
    heads = (p for p in people.people(session) if {role for role, _ in p.roles} == {Role.HEAD})
    head = next(p for p in heads if _chat(session, p))
    due = Due(local_day(now) + timedelta(days=7), Operator.BY, None)
    unit = next(unit for role, unit in head.roles if role is Role.HEAD)
    giving = tasks.Giving(None, now, days.calendar(session, local_day(now)))
    numbers = [
        tasks.create(
            session,
            tasks.TaskToGive(content, (unit,), (), Deadline("chậm nhất", Operator.BY, due.on), due),
            giving,
        )
        for content in ("Rà soát hồ sơ", "Thống kê nhà ở")
    ]
    return _chat(session, head), _chat(session, clerk), numbers


def _chat(session: Session, person: Person) -> str:
    """Where the person is on Telegram, "" for nowhere."""
    found = (each.chat_id for each in people.addresses(session, person.id) if each.channel == "telegram")
    return next(found, "")


def update(chat: str, number: int) -> dict[str, Any]:
    """A private message that reports a task done, as Telegram has it."""
    sender = {"id": int(chat), "is_bot": False, "first_name": "A"}
    moment = int(datetime.now(UTC).timestamp())
    message = {
        "message_id": number,
        "date": moment,
        "chat": {"id": int(chat), "type": "private"},
        "from": sender,
    }
    return {"update_id": number, "message": {**message, "text": f"xong {number}"}}


async def passed(folder: Path) -> tuple[Followed, Followed, int]:
    """What ran on the way: of the turn, and in those files that delivery adds; statements of the turn."""
    with following() as follower:
        database = open_database(folder / "office.db")
        clock, messenger = SystemClock(), Silent(f"{BOT}:loopback", "http://127.0.0.1:9")
        head, clerk, numbers = database.write(lambda session: begin(session, clock.now()))
        by_bot = {(messenger.name, messenger.bot): messenger}
        deliverer = Deliverer(database, by_bot, renderers(rules), clock, DeliveryPolicy())
        rows: list[Waiting] = []
        statements = count(1)
        event.listen(database.engine, "before_cursor_execute", lambda *_: next(statements))
        intake = Intake(
            database=database,
            messengers=by_bot,
            clock=clock,
            reader=Reader(),
            files=folder,
            wake=deliverer.wake,
            queue=rows.append,
        )
        for number in numbers:
            messenger.sent = []
            follower.take()
            before = next(statements)
            await intake.take(messenger, [update(head, number)])
            while rows:
                await intake.handle(rows.pop().row_id)
            turn, asked = follower.take(), next(statements) - before - 1
            while clerk not in messenger.sent:
                await deliverer.drain()
            delivery = follower.take()
        database.close()
    return turn, {name: called for name, called in delivery.items() if name not in turn}, asked


def main() -> None:
    """Print the files, what ran in each, and their number."""
    with tempfile.TemporaryDirectory() as folder:
        turn, delivery, statements = asyncio.run(passed(Path(folder)))
    print(f"turn: {statements} statements")
    for title, way in (("turn", turn), ("delivery", delivery)):
        rooms = Counter(name.partition("/")[0] for name in way)
        print(f"{title}: {len(way)} files", *(f"{room} {n}" for room, n in sorted(rooms.items())), sep=", ")
        for name, called in way.items():
            print(f"  {name}: {', '.join(sorted(called, key=lambda each: called[each]))}")


if __name__ == "__main__":
    main()
