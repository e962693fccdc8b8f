"""The own unit by its noun: "trung tâm" of a centre's head is the own one, of anybody else's another."""

from dataclasses import replace

import pytest

from chat import Situation, understand
from chat.intents import Ambiguous, Ask, Decline, Done, RequestExtension
from tests.chat.understanding import HEAD


def head_of(code: str) -> Situation:
    return replace(HEAD, own_units=(code,))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CDC", "trung tâm đã xong việc 12"),
        ("CDC", "TT em đã hoàn thành việc 12 ạ"),
        ("CDC", "trung tam minh xong 12 roi"),
        ("TTYT1", "Trung tâm Y tế thành phố đã triển khai xong việc 12"),
        ("BVSN", "bệnh viện xong việc 12 rồi"),
        ("BVSN", "bv e lam xong 12 r a"),
        ("BVSN", "bên bệnh viện đã hoàn thành nhiệm vụ 12"),
        ("NVY", "phòng đã hoàn thành việc 12"),
        ("TTR", "đơn vị đã hoàn thành việc 12"),
        ("BVSN", "cơ quan chúng tôi xong việc 12 rồi"),
    ],
)
def test_the_own_unit_is_named_by_its_noun(code: str, said: str) -> None:
    assert understand(said, head_of(code)) == Done((12,))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("NVY", "trung tâm đã xong việc 12"),
        ("NVY", "bệnh viện xong việc 12 rồi"),
        ("BVSN", "trung tâm xong 12 rồi"),
        ("BVSN", "bệnh viện bạn xong 12 rồi"),
        ("BVSN", "bệnh viện khác đã xong 12"),
        ("BVSN", "bệnh viện Hoàn Mỹ xong 12 rồi"),
        ("CDC", "Trung tâm Tổng hợp đã xong việc 12"),
        ("CDC", "các trung tâm xong 12 rồi"),
        ("CDC", "hai trung tâm đã xong việc 12"),
        ("CDC", "Trung tâm Y tế thành phố đã xong việc 12"),
    ],
)
def test_another_units_noun_is_asked_about(code: str, said: str) -> None:
    assert isinstance(understand(said, head_of(code)), Ambiguous)


def test_it_receives_and_asks_as_well() -> None:
    centre = head_of("CDC")
    assert isinstance(understand("việc 12 giao nhầm cho trung tâm", centre), Decline)
    assert isinstance(understand("TT mình xin gia hạn việc 12 đến 3/12", centre), RequestExtension)
    asked = understand("việc của trung tâm quá hạn", centre)
    assert isinstance(asked, Ask)
    assert asked.query.mine
