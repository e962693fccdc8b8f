"""A week of an office half on Zalo, half on Telegram; on Wednesday one of the two is down, and comes back.

Nothing is lost, nothing doubled, and what may have arrived before goes over the other one with its mark.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tests.journeys.mornings import CLERK, HEADS, TELEGRAM_ALONE, TELEGRAM_FIRST, ZALO_ALONE, ZALO_FIRST
from tests.journeys.promises import MARK, at_rest, check
from tests.over_zalo import zalo_chat
from tests.program import Program
from tests.servers import ChatId, Json, Sandbox

WEDNESDAY, THURSDAY, FRIDAY = "25/11/2026", "26/11/2026", "27/11/2026"
MONDAY = "23/11/2026"
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


@pytest.mark.parametrize("down", HALVES)
def test_f20_a_week_with_one_messenger_down_on_wednesday(
    on_both: Program, server: Sandbox, down: str
) -> None:
    half, up = HALVES[down], "telegram" if down == "zalo" else "zalo"
    on_both.start()
    server.wait_until(lambda: at_rest(on_both, planned=len(HEADS)), timeout=LONG)
    assert _copies(server, MONDAY) == Counter(HEADS)
    _one_reports_and_is_confirmed(on_both, server, _chat(half.crossing[0], down), _chat(CLERK, up))

    doubtful, other = half.crossing
    server.faults({"kind": "timeout_after", "channel": down, "chat_id": _chat(doubtful, down)})
    server.say(_chat(doubtful, down), "cảm ơn")
    server.wait_for(_chat(doubtful, down), contains="Cảm ơn")  # and the program does not hear that it arrived
    server.faults({"kind": "403_html", "channel": down, "method": "*", "times": -1})
    on_both.move("+1")
    for chat in half.crossing:
        server.wait_for(_chat(chat, up), contains=f"{WEDNESDAY}:", timeout=LONG)
    thanked = server.wait_for(_chat(doubtful, up), contains="Cảm ơn", timeout=LONG)
    assert _text(thanked).startswith(MARK)
    assert _copies(server, WEDNESDAY) == Counter({*HEADS} - {*half.waiting})
    server.ask(_chat(other, up), f"đã nhận {HEADS.index(other) + 1}")

    server.clear_faults()
    _rest(on_both)
    assert _copies(server, WEDNESDAY) == Counter(HEADS)
    on_both.move("+1")
    _rest(on_both)
    assert _copies(server, THURSDAY) == Counter({*HEADS} - {doubtful})  # whose task of Friday is done
    on_both.move("+1")
    _rest(on_both)
    assert _copies(server, FRIDAY) == Counter(HEADS)
    for day in (THURSDAY, FRIDAY):
        over = [chat for chat in HEADS if _digests(server, _chat(chat, down), day)]
        assert set(over) <= {*half.waiting, *half.crossing}, (
            "it is back, and everybody is written to as before"
        )
        assert other in over
    check(on_both, server, ambiguous=1)


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
