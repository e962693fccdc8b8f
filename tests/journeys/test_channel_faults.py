"""What the channel may do to a morning's reminders, by the numbers of FAULTS; over HTTP, by rule."""

import time

import pytest
from sqlmodel import col, select

from messages.text import RESENT
from storage.tables import Address
from tests.journeys.mornings import CLERK, EIGHT, HEADS
from tests.journeys.promises import MARK, at_rest, check
from tests.program import Program
from tests.servers import Json, Sandbox

LONG = 90.0
FIRST, SECOND, THIRD, FOURTH, FIFTH = HEADS[:5]


def _run(program: Program, *rules: Json) -> None:
    """The morning under these rules, until everything has come to rest."""
    program.sandbox.faults(*rules)
    if not program.running:
        program.start()
    program.sandbox.wait_until(lambda: at_rest(program, planned=len(HEADS)), timeout=LONG)


def _told_once(program: Program, why: str) -> str:
    """The one note to the office on what could not be delivered: it goes at a tick, and a start ticks."""
    sandbox = program.sandbox
    for _ in range(2):
        program.stop()
        _run(program)
        sandbox.wait_for(CLERK, contains=why, timeout=LONG)
        sandbox.ask(CLERK, "xin chào", timeout=LONG)
    sandbox.wait_until(lambda: at_rest(program, planned=len(HEADS)), timeout=LONG)
    (note,) = sandbox.sent(CLERK, contains=why)
    return str(note["text"])


def _reminders(sandbox: Sandbox, chat: int) -> list[str]:
    return [m["text"] for m in sandbox.sent(chat, contains="Hệ thống nhắc việc")]


def _sends(sandbox: Sandbox, chat: int | None = None) -> list[Json]:
    return sandbox.attempts(chat, "sendMessage")


def _address(program: Program, chat: int) -> str:
    wanted = select(Address.state).where(col(Address.chat_id) == str(program.sandbox.there(chat)))
    return program.look(lambda s: s.exec(wanted).one())


def test_f11_an_answer_that_never_comes_costs_one_marked_copy(asleep: Program, sandbox: Sandbox) -> None:
    _run(asleep, {"kind": "timeout_after", "chat_id": FIRST})
    check(asleep, sandbox, ambiguous=1)
    first, second = _reminders(sandbox, FIRST)
    assert second == MARK + first


def test_f12_a_silence_before_acceptance_is_made_good_by_the_one_resend(
    asleep: Program, sandbox: Sandbox
) -> None:
    _run(asleep, {"kind": "timeout_before", "chat_id": FIRST})
    check(asleep, sandbox)
    (only,) = _reminders(sandbox, FIRST)
    assert only.startswith(RESENT)
    assert len(_sends(sandbox, FIRST)) == 2


def test_f13_resets_pages_and_garbage_cost_a_marked_copy_each_and_no_reminder(
    asleep: Program, sandbox: Sandbox
) -> None:
    copies = {"reset_before": 1, "reset_after": 2, "502_html": 1, "garbage_200": 2, "ok_false_200": 1}
    struck = dict(zip(copies, HEADS, strict=False))
    _run(asleep, *({"kind": kind, "chat_id": chat} for kind, chat in struck.items()))
    check(asleep, sandbox, ambiguous=2)
    assert {kind: len(_reminders(sandbox, chat)) for kind, chat in struck.items()} == copies
    assert all(_reminders(sandbox, chat)[-1].startswith(RESENT) for chat in struck.values())


def test_g4_two_silences_on_one_reminder_make_it_unknown_and_the_office_hears_of_it(
    asleep: Program, sandbox: Sandbox
) -> None:
    _run(asleep, {"kind": "timeout_after", "chat_id": FIRST, "times": 2})
    assert "Chưa gửi được 1 nhắc việc" in _told_once(asleep, "không rõ đã nhận hay chưa")
    check(asleep, sandbox, ambiguous=2)
    assert len(_sends(sandbox, FIRST)) == 2


@pytest.mark.needs("waiting")
def test_f14_no_request_falls_into_a_servers_window_even_over_a_restart(
    asleep: Program, sandbox: Sandbox
) -> None:
    seconds = 8
    sandbox.faults({"kind": "429", "retry_after": seconds, "method": "sendMessage", "skip": 2})
    asleep.start()
    sandbox.wait_until(lambda: any(a["outcome"] == "fault 429" for a in _sends(sandbox)), timeout=LONG)
    time.sleep(1)
    asleep.kill()
    _run(asleep)
    check(asleep, sandbox, kills=1)
    refused = next(a["at"] for a in _sends(sandbox) if a["outcome"] == "fault 429")
    # What was on its way when the refusal came had left before it.
    inside = [a for a in _sends(sandbox) if refused + 1 < a["at"] < refused + seconds]
    assert inside == []
    assert all(len(_reminders(sandbox, chat)) >= 1 for chat in HEADS)


@pytest.mark.needs("blocking")
def test_f17_a_head_who_blocked_the_bot_is_tried_once_and_shown_to_the_office_once(
    asleep: Program, sandbox: Sandbox
) -> None:
    _run(asleep, {"kind": "403", "chat_id": FIRST, "times": -1})
    assert "Chưa gửi được 1 nhắc việc" in _told_once(asleep, "đã chặn hệ thống")
    check(asleep, sandbox)
    assert _address(asleep, FIRST) == "blocked"
    assert len(_sends(sandbox, FIRST)) == 1


def test_f18_a_providers_block_page_is_no_refusal(asleep: Program, sandbox: Sandbox) -> None:
    _run(asleep, {"kind": "403_html", "chat_id": FIRST}, {"kind": "404_html", "chat_id": SECOND})
    check(asleep, sandbox)
    assert [_address(asleep, chat) for chat in (FIRST, SECOND)] == ["active", "active"]
    assert [len(_reminders(sandbox, chat)) for chat in (FIRST, SECOND)] == [1, 1]


def test_f19_a_chat_that_is_not_there_is_shown_to_the_office_once(asleep: Program, sandbox: Sandbox) -> None:
    _run(asleep, {"kind": "400_chat_not_found", "chat_id": FIRST, "times": -1})
    assert "Chưa gửi được 1 nhắc việc" in _told_once(asleep, "địa chỉ không còn dùng được")
    check(asleep, sandbox)
    assert _address(asleep, FIRST) == "invalid"
    assert len(_sends(sandbox, FIRST)) == 1


def test_f46_a_morning_that_is_reached_twice_sends_no_second_digest(
    asleep: Program, sandbox: Sandbox
) -> None:
    _run(asleep)
    asleep.stop()
    again = Program(asleep.folder, sandbox, EIGHT, asleep.url)
    again.channels, again.settings = asleep.channels, asleep.settings
    again.start()
    try:
        again.move("+1")
        sandbox.wait_until(lambda: at_rest(again, planned=len(HEADS)), timeout=LONG)
        check(again, sandbox)
        assert all(len(_reminders(sandbox, chat)) == 1 for chat in HEADS)
    finally:
        again.close()
