"""A task that is given in parts: the unit is told apart, what is to be done comes with the next message."""

from tests.bot.reviewing import said
from tests.bot.talk import Talk
from tests.office import Office


def test_what_is_to_be_done_is_asked_and_then_given(talk: Talk, office: Office) -> None:
    assert "nội dung việc" in said(talk.say(office.clerk, "giao Phòng Quy hoạch, hạn 11/12/2026"))
    answer = said(talk.say(office.clerk, "rà soát mạng lưới trạm"))
    assert "Rà soát mạng lưới trạm" in answer
    assert "11/12" in answer
