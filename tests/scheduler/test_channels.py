"""Two channels, one state: what is owed goes over whichever can be reached, and nothing twice."""

from collections import deque
from dataclasses import replace
from datetime import datetime

import pytest

from messages.text import RESENT, Attachment, Message, Text, message_payload
from scheduler.channel import Failure
from scheduler.deliver import Deliverer
from storage.database.engine import Session
from storage.delivery.outbox import Target, enqueue
from storage.registry import people
from storage.tables import Address
from tests.office import Office
from tests.scheduler.fakes import LIMITS, FakeChannel, lost, refused
from tests.scheduler.stage import BOT, Stage

ZALO = ("zalo", "9")
TABLE = Attachment("/srv/xuat/0f3a.xlsx", "bang-theo-doi.xlsx")


class Reachable:
    """Whether the channel answers a question that sends nothing."""

    def __init__(self) -> None:
        self.answers = False
        self.asked = 0

    async def __call__(self) -> bool:
        self.asked += 1
        return self.answers


@pytest.fixture
def probe() -> Reachable:
    return Reachable()


@pytest.fixture
def both(stage: Stage, office: Office) -> Stage:
    """A head with both channels, Zalo first."""
    stage.channels[ZALO] = FakeChannel(stage.clock, "zalo")

    def link(session: Session) -> None:
        session.add(
            Address(
                person_id=office.head_planning,
                channel="zalo",
                bot="9",
                user_id="z1",
                chat_id="z1",
                linked_at=stage.clock.now(),
            )
        )

    stage.database.write(link)
    return stage


def _deliverer(stage: Stage, probe: Reachable) -> Deliverer:
    probes = dict.fromkeys(stage.channels, probe)
    return Deliverer(
        stage.database, stage.channels, stage.renderers, stage.clock, stage.policy, probes=probes
    )


async def _go_down(stage: Stage, deliverer: Deliverer, office: Office) -> None:
    """Zalo refuses every connection, until it is held to be away."""
    stage.channels[ZALO].faults = deque([refused(Failure.UNREACHABLE)] * 50)
    for seconds in (5,) * 12 + (30,) * 8:
        await deliverer.drain()
        stage.clock.advance(seconds)


async def test_f20_a_channel_out_of_reach_hands_its_rows_to_the_other(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    both.owe_person("a", office.head_planning)
    await deliverer.drain()
    assert both.channels[ZALO].copies("tin a") == 1
    for key in "bcdefg":
        both.owe_person(key, office.head_planning)
    await _go_down(both, deliverer, office)
    assert [each.text for each in both.channel.sent] == [f"tin {key}" for key in "bcdefg"]
    assert {row.state for row in both.rows()} == {"sent"}
    assert len(both.channels[ZALO].calls) <= 1 + both.policy.breaker_after + 3


async def test_f20_when_it_is_back_it_is_used_again_and_nothing_is_sent_twice(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    for key in "abcdefg":
        both.owe_person(key, office.head_planning)
    await _go_down(both, deliverer, office)
    both.channels[ZALO].faults.clear()
    probe.answers = True
    for _ in range(3):
        both.clock.advance(60)
        await deliverer.drain()
    both.owe_person("later", office.head_planning)
    for _ in range(3):
        await deliverer.drain()
        both.clock.advance(60)
    assert [each.text for each in both.channels[ZALO].sent] == ["tin later"]
    assert [each.text for each in both.channel.sent] == [f"tin {key}" for key in "abcdefg"]


async def test_f20_what_may_have_arrived_crosses_over_with_the_mark_and_once(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    both.channels[ZALO].faults = deque([lost(accepted=True)] + [refused(Failure.UNREACHABLE)] * 50)
    both.owe_person("a", office.head_planning)
    await deliverer.drain()
    for key in "bcdefg":
        both.owe_person(key, office.head_planning)
    for _ in range(60):
        await deliverer.drain()
        both.clock.advance(5)
    told = [each.text for each in both.channel.sent]
    assert sorted(told) == sorted([f"{RESENT}\ntin a", *(f"tin {key}" for key in "bcdefg")])
    assert both.channels[ZALO].copies("tin a") == 1


async def test_f20_what_may_have_arrived_is_not_sent_again_into_a_silence(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(both, probe), both.channels[ZALO]
    zalo.faults = deque([lost(accepted=False)] * 50)
    both.owe_person("only", office.head_planning)
    for _ in range(60):
        await deliverer.drain()
        both.clock.advance(5)
    assert len(zalo.calls) == 1
    assert [each.text for each in both.channel.sent] == [f"{RESENT}\ntin only"]
    assert both.state("only") == "sent"


async def test_f28_what_a_channel_never_answers_for_is_sent_again_over_the_other(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(both, probe), both.channels[ZALO]
    zalo.faults, probe.answers = deque([lost(accepted=False)] * 50), True
    both.owe_person("only", office.head_planning)
    for _ in range(30):
        await deliverer.drain()
        both.clock.advance(5)
    assert (len(zalo.calls), both.state("only")) == (1, "sent")
    assert [each.text for each in both.channel.sent] == [f"{RESENT}\ntin only"]


async def test_f28_what_a_channel_refuses_for_certain_goes_over_the_other_unmarked_and_once(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(both, probe), both.channels[ZALO]
    zalo.faults = deque([refused(Failure.BAD_MESSAGE)] * 2)  # as it is, and in plain words
    both.owe_person("first", office.head_planning)
    await deliverer.drain()
    assert (len(zalo.calls), [each.text for each in both.channel.sent]) == (2, ["tin first"])
    assert both.state("first") == "sent"
    zalo.faults = deque([refused(Failure.BAD_MESSAGE)] * 9)
    both.channel.faults = deque([refused(Failure.BAD_MESSAGE)] * 9)
    both.owe_person("second", office.head_planning)
    await deliverer.drain()
    assert (both.state("second"), both.row("second").reason) == ("failed", "bad_message")
    assert (len(zalo.calls), len(both.channel.calls)) == (4, 2)


async def test_f28_what_is_refused_waits_for_the_other_channel_while_that_is_away(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(both, probe), both.channels[ZALO]
    zalo.faults = deque([refused(Failure.BAD_MESSAGE)] * 9)
    both.channel.faults = deque([refused(Failure.UNREACHABLE)] * 12)
    both.owe_person("only", office.head_planning)
    for _ in range(40):
        await deliverer.drain()
        both.clock.advance(5)
    assert (len(zalo.calls), both.state("only")) == (2, "due")
    probe.answers = True
    both.channel.faults.clear()
    for _ in range(40):
        await deliverer.drain()
        both.clock.advance(5)
    assert (len(zalo.calls), both.state("only"), [s.text for s in both.channel.sent]) == (
        2,
        "sent",
        ["tin only"],
    )


async def test_f20_who_has_no_other_address_gets_the_one_resend_when_it_answers_again(
    stage: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(stage, probe)
    stage.channel.faults = deque([lost(accepted=False)])
    stage.owe_person("only", office.head_planning)
    for _ in range(60):
        await deliverer.drain()
        stage.clock.advance(5)
    assert (stage.state("only"), len(stage.channel.calls)) == ("ambiguous", 1)
    probe.answers = True
    for _ in range(30):
        await deliverer.drain()
        stage.clock.advance(5)
    assert [each.text for each in stage.channel.sent] == [f"{RESENT}\ntin only"]


async def test_f20_an_answer_to_a_chat_crosses_over_to_its_persons_other_address(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    for key in "abcdef":
        both.owe_person(key, office.head_planning)
    await _go_down(both, deliverer, office)
    both.owe("answer:1:1", chat="105", person_id=office.head_planning)
    await deliverer.drain()
    assert both.state("answer:1:1") == "sent"
    assert both.channels[ZALO].copies("answer") == 0


async def test_who_writes_over_a_channel_is_answered_over_it(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    for key in "abcdef":
        both.owe_person(key, office.head_planning)
    await _go_down(both, deliverer, office)
    both.channels[ZALO].faults.clear()
    deliverer.heard(ZALO)
    both.owe_person("answer", office.head_planning)
    await deliverer.drain()
    assert both.channels[ZALO].copies("answer") == 1


async def test_f21_with_both_out_of_reach_everything_waits(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    both.channel.faults = deque([refused(Failure.UNREACHABLE)] * 500)
    for key in "abcdefg":
        both.owe_person(key, office.head_planning)
    await _go_down(both, deliverer, office)
    assert {row.state for row in both.rows()} == {"due"}
    both.channel.faults.clear()
    probe.answers = True
    for _ in range(3):
        both.clock.advance(60)
        await deliverer.drain()
    assert {row.state for row in both.rows()} == {"sent"}


async def test_f28_a_quota_that_is_used_up_is_the_other_channels_work(
    both: Stage, office: Office, probe: Reachable
) -> None:
    deliverer = _deliverer(both, probe)
    both.channels[ZALO].faults = deque([refused(Failure.QUOTA)])
    for key in "abc":
        both.owe_person(key, office.head_planning)
    for _ in range(3):
        await deliverer.drain()
        both.clock.advance(6)
    assert (len(both.channels[ZALO].calls), both.channels[ZALO].sent) == (1, [])
    assert [each.text for each in both.channel.sent] == ["tin a", "tin b", "tin c"]


async def test_a_short_window_is_waited_for(both: Stage, office: Office, probe: Reachable) -> None:
    deliverer = _deliverer(both, probe)
    both.channels[ZALO].faults = deque([refused(Failure.RATE_LIMITED, retry_after=30.0)])
    both.owe_person("a", office.head_planning)
    for _ in range(10):
        await deliverer.drain()
        both.clock.advance(6)
    assert (len(both.channels[ZALO].sent), both.channel.sent) == (1, [])


async def test_the_preferred_channel_is_tried_first(both: Stage, office: Office, now: datetime) -> None:
    head = office.head_planning
    assert both.database.write(lambda s: people.prefer(s, head, "telegram", now))
    assert not both.database.write(lambda s: people.prefer(s, head, "postcards", now))
    both.owe_person("a", head)
    await both.deliverer().drain()
    assert (len(both.channel.sent), both.channels[ZALO].sent) == (1, [])
    assert [row.channel for row in both.database.read(lambda s: people.addresses(s, head))] == [
        "telegram",
        "zalo",
    ]


@pytest.fixture
def with_files(both: Stage) -> Stage:
    """The first channel carries files, Zalo none."""
    both.channel.limits = replace(LIMITS, sends_files=True)
    return both


def _owe_table(stage: Stage, person: int) -> None:
    """As the answer in the person's chat on Zalo."""
    payload, now = message_payload(Message((Text("Bảng theo dõi"),), attachment=TABLE)), stage.clock.now()
    stage.database.write(
        lambda s: enqueue(
            s, "answer:1:1", "message", now=now, person_id=person, to=Target(*ZALO, "z1"), payload=payload
        )
    )


async def test_a_file_that_a_channel_does_not_carry_goes_over_the_persons_other_one_once(
    with_files: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(with_files, probe), with_files.channels[ZALO]
    zalo.faults, probe.answers = deque([lost(accepted=False)]), True
    _owe_table(with_files, office.head_planning)
    await deliverer.drain()
    with_files.clock.advance(70)
    await deliverer.drain()
    (told,) = zalo.sent
    assert (told.text.startswith(RESENT), told.message.attachment) == (True, None)
    assert "gửi tệp qua Telegram" in told.text
    (file,) = with_files.channel.sent
    assert (file.message.attachment, file.chat_id) == (TABLE, str(100 + office.head_planning))
    assert {row.state for row in with_files.rows()} == {"sent"}


async def test_a_file_is_to_be_fetched_where_the_other_channel_is_out_of_reach(
    with_files: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(with_files, probe), with_files.channels[ZALO]
    with_files.channel.faults = deque([refused(Failure.UNREACHABLE)] * 50)
    with_files.owe("to-telegram", chat=str(100 + office.head_planning))
    for _ in range(8):
        await deliverer.drain()
        with_files.clock.advance(6)
    _owe_table(with_files, office.head_planning)
    await deliverer.drain()
    assert [each.text.splitlines()[-1].partition(": ")[2] for each in zalo.sent] == [
        "ứng dụng nhắn tin này không chuyển được tệp, đề nghị nhận tại Văn phòng."
    ]


async def test_an_officer_is_not_sent_to_the_office_for_a_file(
    both: Stage, office: Office, probe: Reachable
) -> None:
    def move(session: Session) -> None:
        (address,) = people.addresses(session, office.clerk)
        address.channel, address.bot, address.chat_id = *ZALO, "z1"
        session.add(address)

    both.database.write(move)
    _owe_table(both, office.clerk)
    await _deliverer(both, probe).drain()
    (told,) = both.channels[ZALO].sent
    assert told.text.endswith("nhận qua người quản trị hệ thống.")


async def test_a_file_whose_other_channel_goes_down_is_told_of_and_not_handed_on(
    with_files: Stage, office: Office, probe: Reachable
) -> None:
    deliverer, zalo = _deliverer(with_files, probe), with_files.channels[ZALO]
    with_files.channel.faults = deque([refused(Failure.UNREACHABLE)] * 50)
    _owe_table(with_files, office.head_planning)
    for _ in range(60):
        await deliverer.drain()
        with_files.clock.advance(5)
    with_files.channel.faults.clear()
    probe.answers = True
    for _ in range(3):
        with_files.clock.advance(60)
        await deliverer.drain()
    assert ["gửi tệp qua Telegram" in zalo.sent[0].text, "nhận tại Văn phòng" in zalo.sent[1].text] == [
        True
    ] * 2
    assert (len(zalo.sent), with_files.channels[BOT].sent) == (2, [])
