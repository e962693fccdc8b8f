"""«không mật»: which words answer the gate's doubt."""

import unicodedata

import pytest

from chat.clearance import clears, without_clearance

CLEARING = [
    "không mật",
    "Không mật.",
    "KHÔNG MẬT",
    "xong 1 không mật",
    "xong 12, không mật",
    "nhận ngày 23/11/2026; không mật",
    "Văn bản này không mật ạ",
    "tài liệu không  mật",
    "không mật\nSỞ XÂY DỰNG\nSố: 12/SXD",
    "SỞ XÂY DỰNG\nSố: 12/SXD\n\nkhông mật\n",
]
NOT_CLEARING = [
    "",
    "Bản này không mất trang nào",
    "không mất",
    "khong mat",
    "không mát",
    "không mật khẩu",
    "tệp không mật khẩu",
    "không mật không",
    "không mật?",
    "có phải không mật",
    "chưa chắc không mật",
    "mật hay không mật",
    "không biết không mật",
    "không mật thiết",
    "không bí mật",
    "SỞ XÂY DỰNG\nTài liệu này không mật\nSố: 12/SXD",
]


@pytest.mark.parametrize("words", CLEARING)
def test_the_exact_words_clear_in_any_form_of_writing(words: str) -> None:
    assert clears(words)
    assert clears(unicodedata.normalize("NFD", words))


@pytest.mark.parametrize("words", NOT_CLEARING)
def test_other_words_clear_nothing(words: str) -> None:
    assert not clears(words)
    assert without_clearance(words) == words


def test_what_else_was_said_is_left() -> None:
    assert without_clearance("xong 12, không mật") == "xong 12"
    assert without_clearance("xong 1 không mật") == "xong 1"
    assert without_clearance("không mật\nSỞ XÂY DỰNG") == "SỞ XÂY DỰNG"
    assert without_clearance("không mật") == ""


def test_the_answer_takes_no_other_word_of_secrecy_with_it() -> None:
    assert "Mật" in without_clearance("không mật\nMật\nSố: 12/SXD")
