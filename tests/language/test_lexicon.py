"""Phrases looked up over tokens."""

import pytest

from language.lexicon import PhraseBook, book, untelex
from language.spelling import one_edit_apart
from language.tokens import tokenize

BOOK = PhraseBook(
    {
        "done": ["xong", "hoàn thành", "đã hoàn thành"],
        "many": ["những"],
        "but": ["nhưng"],
        "not": ["không"],
        "drop": ["bỏ"],
        "set": ["bộ"],
    },
    {"ht": "hoan thanh", "hong": "khong"},
)


def found(text: str, *, marked: bool = False) -> tuple[int, set[str]]:
    size, tags = BOOK.longest(tokenize(text), 0, marked=marked)
    return size, set(tags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đã hoàn thành việc", (3, {"done"})),
        ("hoan thanh", (2, {"done"})),
        ("Hoàn THÀNH", (2, {"done"})),
        ("hoàn", (0, set())),
        ("xonggg", (1, {"done"})),
        ("hoàn tahnh", (2, {"done"})),
        ("hong", (1, {"not"})),
        ("hòng", (0, set())),
        ("bó", (0, set())),
        ("bo", (1, {"drop", "set"})),
    ],
)
def test_the_longest_phrase_wins_and_typed_marks_must_agree(
    text: str, expected: tuple[int, set[str]]
) -> None:
    assert found(text) == expected


def test_in_a_sentence_with_marks_the_very_marks_go_first() -> None:
    assert found("nhưng", marked=True) == (1, {"but"})
    assert found("nhung") == (1, {"but", "many"})


def test_but_is_never_many() -> None:
    only_many = PhraseBook({"many": ["những"]}, {})
    assert only_many.longest(tokenize("nhưng"), 0) == (0, frozenset())


@pytest.mark.parametrize(("typed", "bare"), [("chuwa", "chua"), ("roofi", "roi"), ("xong", "xong")])
def test_keys_of_telex_are_left_out(typed: str, bare: str) -> None:
    assert untelex(typed) == bare


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("xong", "xng", True), ("xong", "xonng", True), ("xong", "xobg", True), ("xong", "oxng", True),
        ("xong", "xong", False), ("xong", "gnox", False), ("xong", "xo", False),
    ],
)  # fmt: skip
def test_one_edit(one: str, other: str, apart: bool) -> None:
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart


def test_a_class_in_several_files_is_joined() -> None:
    both = book("objects", "acts")
    assert "review" in both.longest(tokenize("phiếu soát"), 0)[1]
    assert "review" in both.longest(tokenize("trang"), 0)[1]
