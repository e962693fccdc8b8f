"""F67: what trade, talk, keys and recognition make like a mark passes; a mark beside it is held."""

from itertools import product

import pytest

from directives.model import Classification
from directives.secrets import classify
from tests.directives import secrecy_likenesses as likenesses
from tests.directives.secrecy_samples import letter


def test_f67_what_is_like_a_mark_in_trade_talk_and_keys_passes() -> None:
    assert [(classify(text), text) for text in likenesses.TYPED if classify(text) is not None] == []


def test_f67_another_word_that_recognition_gave_a_marks_tone_passes() -> None:
    verdicts = [(classify(text, recognised=True), text) for text in likenesses.RECOGNISED]
    assert [each for each in verdicts if each[0] is not None] == []


def test_f67_a_firms_name_and_an_orders_number_pass_as_names_of_files() -> None:
    assert [name for name in likenesses.NAMES if classify("", name) is not None] == []
    assert [name for name in likenesses.MARKED_NAMES if classify("", name) is None] == []


@pytest.mark.parametrize("text", likenesses.MARKED)
def test_f67_a_mark_as_near_to_them_as_can_be_is_held(text: str) -> None:
    assert None not in [classify(text), classify(letter((3, text)))]


@pytest.mark.parametrize("text", likenesses.MARKED_SCANS)
def test_f67_a_mark_near_to_a_misread_word_is_held(text: str) -> None:
    assert classify(letter((3, text)), recognised=True) is not None


def test_f67_a_mark_beside_any_of_them_is_held() -> None:
    typed = [beside.format(text) for beside, text in product(likenesses.BESIDE, likenesses.TYPED)]
    scans = [beside.format(text) for beside, text in product(likenesses.BESIDE, likenesses.RECOGNISED)]
    assert len(typed) + len(scans) >= 700
    assert [text for text in typed if classify(text) is None] == []
    assert [text for text in scans if classify(text, recognised=True) is None] == []


def test_an_offices_head_makes_an_orders_symbol_a_doubt() -> None:
    order = "PHIẾU XUẤT KHO\nPhiếu xuất kho số 13/TM-KD\n{}\nGiấy A4: 20 ram"
    assert classify(order.format("Thủ kho: Trần Văn Hùng")) is None
    for head in ("Kính gửi: Phòng Kinh tế", "UBND XÃ AN HÒA", "Nơi nhận: như trên", "Bộ Công Thương"):
        assert classify(order.format(head)) not in (None, Classification.SECRET)
