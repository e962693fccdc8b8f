"""Which of our files "xong 12" passes through, from the update to the office's notice made ready to send.

    python -m benchmarks.passing

A file counts where a step of it runs on the way: a function of ours, of more than one statement. What only
loads or defines does not count, and where nothing but accessors are called (a property, `clock.now()`, a
name for one expression) the file is named apart, since who follows the way need not open it. The turn goes
from the arrival of the update until the answer and the notices are written; then comes their delivery.
"""

import ast
import asyncio
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

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
from tasks.model import Due, Role
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


@dataclass(slots=True)
class Followed:
    """The files whose steps ran, and those of which only accessors were called."""

    files: list[str] = field(default_factory=list)
    only_touched: list[str] = field(default_factory=list)

    def without(self, before: "Followed") -> "Followed":
        """What came after `before` alone."""
        known = {*before.files, *before.only_touched}
        files = [name for name in self.files if name not in before.files]
        return Followed(files, [name for name in self.only_touched if name not in known])


class Follower:
    """Notes the functions of ours that are called, in every thread that begins after it."""

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}  # by file, the first lines of the functions called
        self._root = f"{ROOT}/"

    def called(self, frame: FrameType, event: str, _argument: Any) -> None:
        """See sys.setprofile."""
        name = frame.f_code.co_filename
        if event == "call" and name.startswith(self._root) and "/site-packages/" not in name:
            self._seen.setdefault(name.removeprefix(self._root), set()).add(frame.f_code.co_firstlineno)

    def take(self) -> Followed:
        """What was called since the last time."""
        seen, self._seen = self._seen, {}
        found = Followed()
        for name in sorted(name for name in seen if not name.startswith(HERE)):
            (found.files if seen[name] & steps_of(ROOT / name) else found.only_touched).append(name)
        return found


@contextmanager
def following() -> Iterator[Follower]:
    """A follower at work."""
    follower = Follower()
    threading.setprofile(follower.called)
    sys.setprofile(follower.called)
    try:
        yield follower
    finally:
        sys.setprofile(None)
        threading.setprofile(None)


def steps_of(path: Path) -> frozenset[int]:
    """The first lines, decorators included, of the functions of more than one statement."""
    lines = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            if len(body) > 1 or (body and not isinstance(body[0], ast.Return | ast.Expr)):
                lines.add(min([node.lineno, *(each.lineno for each in node.decorator_list)]))
    return frozenset(lines)


def begin(session: Session, now: datetime) -> tuple[str, str, int]:
    """The demonstration's office with one task: the chats of its head and of a clerk, and its number."""
    found_office(session, now)
    head = next(p for p in people.people(session) if p.has(Role.HEAD) and people.addresses(session, p.id))
    clerk = next(p for p in people.office_people(session) if people.addresses(session, p.id))
    due = Due(local_day(now) + timedelta(days=7), Operator.BY, None)
    unit = next(unit for role, unit in head.roles if role is Role.HEAD)
    new = tasks.TaskToGive("Rà soát hồ sơ", (unit,), (), Deadline("chậm nhất", Operator.BY, due.on), due)
    number = tasks.create(session, new, tasks.Giving(None, now, days.calendar(session, local_day(now))))
    head_chat, clerk_chat = (people.addresses(session, p.id)[0].chat_id for p in (head, clerk))
    return head_chat, clerk_chat, number


def update(chat: str, text: str) -> dict[str, Any]:
    """A private message as Telegram has it."""
    sender = {"id": int(chat), "is_bot": False, "first_name": "A"}
    moment = int(datetime.now(UTC).timestamp())
    message = {"message_id": 1, "date": moment, "chat": {"id": int(chat), "type": "private"}, "from": sender}
    return {"update_id": 1, "message": {**message, "text": text}}


async def passed(folder: Path) -> tuple[Followed, Followed]:
    """The files on the way: of the turn, and those that delivery adds."""
    database = open_database(folder / "office.db")
    clock, messenger = SystemClock(), Silent(f"{BOT}:loopback", "http://127.0.0.1:9")
    messenger.sent = []
    head, clerk, number = database.write(lambda session: begin(session, clock.now()))
    by_bot = {(messenger.name, messenger.bot): messenger}
    deliverer = Deliverer(database, by_bot, renderers(rules), clock, DeliveryPolicy())
    rows: list[Waiting] = []
    intake = Intake(
        database=database,
        messengers=by_bot,
        clock=clock,
        reader=Reader(),
        files=folder,
        wake=deliverer.wake,
        queue=rows.append,
    )
    with following() as follower:
        await intake.take(messenger, [update(head, f"xong {number}")])
        for row in rows:
            await intake.handle(row.row_id)
        turn = follower.take()
        while clerk not in messenger.sent:
            await deliverer.drain()
        delivery = follower.take()
    database.close()
    return turn, delivery.without(turn)


def main() -> None:
    """Print the files and their number."""
    with tempfile.TemporaryDirectory() as folder:
        turn, delivery = asyncio.run(passed(Path(folder)))
    for title, way in (("turn", turn), ("delivery", delivery)):
        rooms = Counter(name.partition("/")[0] for name in way.files)
        counts = [f"{room} {n}" for room, n in sorted(rooms.items())]
        print(f"{title}: {len(way.files)} files", *counts, sep=", ")
        for name in way.files:
            print(f"  {name}")
        print(f"  only touched: {', '.join(way.only_touched) or 'none'}")


if __name__ == "__main__":
    main()
