"""Raw Telex and slips of the thumb, put right word by word."""

import tracemalloc

import pytest

from language.repair import loosely, read, telex, vocabulary
from language.spelling import is_spelt, is_syllable
from language.tokens import tokenize


@pytest.mark.parametrize(
    ("keys", "letters"),
    [
        ("vieecj", "việc"), ("ddax", "đã"), ("rooif", "rồi"), ("truwowcs", "trước"), ("dduwojc", "được"),
        ("nguwowif", "người"), ("hoafn", "hòan"), ("quas", "quá"), ("giair", "giải"),
        ("xong", "xong"), ("huyr", "hủy"),
        ("Vieecj", "việc"), ("việc", "việc"), ("12", "12"), ("KHTC", "khtc"),
    ],
)  # fmt: skip
def test_keys_make_letters(keys: str, letters: str) -> None:
    assert telex(keys).casefold() == letters


@pytest.mark.parametrize(
    "word",
    [
        "việc",
        "giêng",
        "gì",
        "quý",
        "nghiệp",
        "yêu",
        "uỷ",
        "xoong",
        "khuya",
        "vien",
        "Đã",
        "hoà",
        "hòa",
        "ngoằn",
    ],
)
def test_a_syllable_is_one(word: str) -> None:
    assert is_spelt(word)


@pytest.mark.parametrize(
    "word", ["vệc", "vrệc", "xpng", "ngyà", "hoom", "iệc", "cềt", "ngìn", "kong", "blorp"]
)
def test_what_no_syllable_is_spelt_like_is_none(word: str) -> None:
    assert not is_spelt(word)


def test_whatever_is_spelt_with_marks_is_so_without_them() -> None:
    assert is_syllable("viec")
    assert not is_syllable("vrec")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xpng 12", "xong 12"), ("hoàn tàhnh 12", "hoàn thanh 12"),
        ("ddax xong vieecj 12", "đã xong việc 12"),
        ("file docx", "file docx"), ("anh Long", "anh Long"),
    ],
)  # fmt: skip
def test_a_word_that_cannot_be_is_the_only_known_one_near_to_it(typed: str, meant: str) -> None:
    assert " ".join(token.text for token in read(typed)) == meant


def test_the_places_of_the_tokens_stay_those_of_the_text() -> None:
    typed = "ddax xpng vieecj 12, số 45/BC-NVY"
    places = [(token.start, token.end) for token in tokenize(typed)]
    assert [(token.start, token.end) for token in read(typed)] == places


def test_a_known_word_is_never_touched() -> None:
    for word in sorted(vocabulary()):
        (token, *rest) = read(word) or (None,)
        assert rest or token is None or token.folded == word


def test_further_names_are_known_and_are_put_right() -> None:
    names = frozenset({"zirkon"})
    assert read("zirkno", names)[0].text == "zirkon"
    assert read("zirkon", names)[0].text == "zirkon"


def test_a_word_that_may_be_is_put_right_only_loosely() -> None:
    assert read("miệc nào 12")[0].text == "miệc"
    assert loosely("miệc nào 12") == "viec nào 12"
    assert loosely("chưa xong 12") == "chưa xong 12"


def test_f65_one_word_without_end_is_left_alone_and_costs_no_more_than_itself() -> None:
    word = "abcdeghiklmnopqrstuvxy" * 300
    loosely("xogn")  # what is read once is read
    tracemalloc.start()
    try:
        assert loosely(word) == word
        assert tracemalloc.get_traced_memory()[1] < 100 * len(word)
    finally:
        tracemalloc.stop()
