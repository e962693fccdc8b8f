"""What help shows can be sent as it stands."""

from datetime import date

import pytest

from chat import understand
from chat.intents import Ambiguous, NeedNumber, Unknown
from chat.situation import KnownUnit, Situation
from messages.help import help_for
from messages.text import Message

UNITS = (KnownUnit("QHPT", "Phòng Quy hoạch", ()),)
TODAY = date(2026, 11, 23)
PROSE = "gửi tệp"


def sentences(message: Message) -> list[str]:
    """Every example, with its blanks filled in."""
    lines = [line[2:] for line in message.text.plain.split("\n") if line.startswith("• ")]
    typed = [part for line in lines if not line.startswith(PROSE) for part in line.split(" · ")]
    return [part.replace("(mã đơn vị)", "QHPT").replace("(mã cán bộ)", "N09") for part in typed]


@pytest.mark.parametrize(
    ("message", "situation"),
    [
        (
            help_for(office=True, leader=False, head=False, staff=False),
            Situation(
                today=TODAY, office=True, linked=True, units=UNITS, open_reviews=1, draft_numbers=(1, 43)
            ),
        ),
        (
            help_for(office=False, leader=True, head=False, staff=False),
            Situation(today=TODAY, leader=True, linked=True, units=UNITS),
        ),
        (
            help_for(office=False, leader=False, head=True, staff=False),
            Situation(today=TODAY, head=True, linked=True, units=UNITS),
        ),
        (
            help_for(office=False, leader=False, head=False, staff=True),
            Situation(today=TODAY, staff=True, linked=True, units=UNITS),
        ),
    ],
    ids=["office", "leader", "head", "staff"],
)
def test_every_example_is_understood(message: Message, situation: Situation) -> None:
    asked = sentences(message)
    assert len(asked) >= 6
    lost = [
        text for text in asked if isinstance(understand(text, situation), Unknown | NeedNumber | Ambiguous)
    ]
    # In an open review a number may be a draft's; there the bot rightly asks.
    assert [text for text in lost if "12" not in text or not situation.open_reviews] == []


def test_who_holds_no_role_is_sent_to_the_office() -> None:
    said = help_for(office=False, leader=False, head=False, staff=False).text.plain
    assert "Đề nghị liên hệ Văn phòng" in said
