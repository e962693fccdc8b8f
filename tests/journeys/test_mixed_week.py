"""A week of an office half on Zalo, half on Telegram; on Wednesday one of the two is down, and comes back.

Nothing is lost, nothing doubled, and what may have arrived before goes over the other one with its mark.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from storage import people
from storage.engine import Database, Session
from storage.tasks import Giving, TaskToGive, create
from tasks.deadline import Operator
from tasks.model import Due
from tasks.workdays import Calendar
from tests.journeys.mornings import CLERK, EIGHT, GIVEN, HEADS, UNITS, put_on_zalo
from tests.journeys.promises import MARK, at_rest, check
from tests.over_zalo import zalo_chat
from tests.program import Program
from tests.servers import ChatId, Json, Sandbox
from tests.stores import Store

ZALO_ALONE, ZALO_FIRST, TELEGRAM_ALONE, TELEGRAM_FIRST = (HEADS[n : n + 2] for n in range(0, 8, 2))
WEDNESDAY, THURSDAY, FRIDAY = "25/11/2026", "26/11/2026", "27/11/2026"
MONDAY = "23/11/2026"
SECOND_DUE = Due(date(2026, 11, 30), Operator.BY)
"""Three working days after Wednesday, so that every head is to be reminded on the day that fails."""

LONG = 90.0


@dataclass(frozen=True)
class Half:
    """What is down; who hears over the other messenger (`crossing`), and who when it is back (`waiting`)."""

    down: str
    waiting: Sequence[int]
    crossing: Sequence[int]


HALVES = {
    "zalo": Half("zalo", ZALO_ALONE, ZALO_FIRST),
    "telegram": Half("telegram", TELEGRAM_ALONE, TELEGRAM_FIRST),
}


@pytest.fixture
def both(tmp_path: Path, server: Sandbox, morning: str, store: Store) -> Iterator[Program]:
    """The program with both tokens and webhooks, not yet started; the clerk is on both."""
    server.clear_faults()
    server.reset()
    chats: list[ChatId] = [CLERK, *HEADS, *map(zalo_chat, (CLERK, *HEADS))]
    server.people([{"chat_id": chat, "name": f"{chat}", "started": True} for chat in chats])
    url = store.copy(morning, tmp_path / "nhacviec.db")
    put_on_zalo(url, ZALO_ALONE)
    put_on_zalo(url, (*ZALO_FIRST, *TELEGRAM_FIRST, CLERK), besides=True)
    database = Database(url)
    database.write(_second_tasks_and_preferences)
    database.close()
    program = Program(tmp_path, server, EIGHT, url)
    program.channels = ("telegram", "zalo")
    program.receive_by_webhook()
    yield program
    program.close()
    store.drop(url)


def _second_tasks_and_preferences(session: Session) -> None:
    for n in range(len(UNITS)):
        unit = people.unit_by_code(session, f"P{n}")
        assert unit is not None
        content = f"Rà soát hồ sơ quý {n + 1}"
        create(session, TaskToGive(content, (unit.id,), due=SECOND_DUE), Giving(None, GIVEN, Calendar()))
    for n in (HEADS.index(chat) for chat in TELEGRAM_FIRST):
        head = people.person_by_code(session, f"M1{n}")
        assert head is not None
        assert people.prefer(session, head.id, "telegram", GIVEN)


@pytest.mark.parametrize("down", HALVES)
def test_f20_a_week_with_one_messenger_down_on_wednesday(both: Program, server: Sandbox, down: str) -> None:
    half, up = HALVES[down], "telegram" if down == "zalo" else "zalo"
    both.start()
    server.wait_until(lambda: at_rest(both, planned=len(HEADS)), timeout=LONG)
    assert _copies(server, MONDAY) == Counter(HEADS)
    _one_reports_and_is_confirmed(both, server, _chat(half.crossing[0], down), _chat(CLERK, up))

    doubtful, other = half.crossing
    server.faults({"kind": "timeout_after", "channel": down, "chat_id": _chat(doubtful, down)})
    server.say(_chat(doubtful, down), "cảm ơn")
    server.wait_for(_chat(doubtful, down), contains="Cảm ơn")  # and the program does not hear that it arrived
    server.faults({"kind": "403_html", "channel": down, "method": "*", "times": -1})
    both.move("+1")
    for chat in half.crossing:
        server.wait_for(_chat(chat, up), contains=f"{WEDNESDAY}:", timeout=LONG)
    thanked = server.wait_for(_chat(doubtful, up), contains="Cảm ơn", timeout=LONG)
    assert _text(thanked).startswith(MARK)
    assert _copies(server, WEDNESDAY) == Counter({*HEADS} - {*half.waiting})
    server.ask(_chat(other, up), f"đã nhận {HEADS.index(other) + 1}")

    server.clear_faults()
    _rest(both)
    assert _copies(server, WEDNESDAY) == Counter(HEADS)
    both.move("+1")
    _rest(both)
    assert _copies(server, THURSDAY) == Counter({*HEADS} - {doubtful})  # whose task of Friday is done
    both.move("+1")
    _rest(both)
    assert _copies(server, FRIDAY) == Counter(HEADS)
    for day in (THURSDAY, FRIDAY):
        over = [chat for chat in HEADS if _digests(server, _chat(chat, down), day)]
        assert set(over) <= {*half.waiting, *half.crossing}, (
            "it is back, and everybody is written to as before"
        )
        assert other in over
    check(both, server, ambiguous=1)


def _chat(number: int, channel: str) -> ChatId:
    return zalo_chat(number) if channel == "zalo" else number


def _rest(program: Program) -> None:
    program.sandbox.wait_until(lambda: at_rest(program), timeout=LONG)


def _digests(sandbox: Sandbox, chat: ChatId, day: str) -> list[str]:
    return [_text(m) for m in sandbox.sent(chat, contains="Hệ thống nhắc việc") if f"{day}:" in _text(m)]


def _text(message: Json) -> str:
    return str(message["text"])


def _copies(sandbox: Sandbox, day: str) -> Counter[int]:
    """How many digests of the day each head was sent, over either messenger."""
    return Counter(
        {
            head: n
            for head in HEADS
            if (n := sum(len(_digests(sandbox, chat, day)) for chat in (head, zalo_chat(head))))
        }
    )


def _one_reports_and_is_confirmed(program: Program, sandbox: Sandbox, head: ChatId, clerk: ChatId) -> None:
    number = HEADS.index(int(str(head).removeprefix("zl-"))) + 1
    sandbox.ask(head, f"xong {number}")
    sandbox.say(clerk, f"việc {number}")  # whichever messenger the office hears of it on
    sandbox.wait_for(clerk, contains="chờ Văn phòng xác nhận")
    sandbox.ask(clerk, f"xác nhận {number}")
    sandbox.wait_for(head, contains="đã xác nhận hoàn thành")
    _rest(program)
