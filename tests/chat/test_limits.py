"""Whatever is typed, understanding it never raises, stays within bounds and stays linear."""

import re
from dataclasses import fields, replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat import Situation, understand
from chat.intents import Ambiguous, Done, Intent, NeedNumber, PastedDirective, Several, Unknown
from chat.message import LONGEST_ORDER
from chat.sentences.counting import LARGEST_NUMBER, MOST_NUMBERS
from language.lexicon import classes
from tests.chat.understanding import HEAD, OFFICE, REVIEW
from tests.steps import AT_LENGTH, MOST, counted_patterns

ANSWER_WORDS = classes("answers")
OFFICE_WORDS = {
    kind: found for name in ("common", "objects", "acts", "asking") for kind, found in classes(name).items()
}
WORDS = st.sampled_from(
    [
        *(p for ps in classes("answers").values() for p in ps),
        *(p for name in ("acts", "objects", "common", "asking") for ps in classes(name).values() for p in ps),
        *(
            "12",
            "3-5",
            "30/11",
            "ngày 12",
            "45/BC-NVY",
            "80%",
            "16h30",
            ",",
            ".",
            ";",
            "?",
            "\n",
            "NVY",
            "KHTC",
        ),
        *("999999999999", "0", "từ 1 đến 900000", "٣", "፩", "²", "😀", "12/15", "đ", "-"),
    ]
)
SITUATIONS = st.sampled_from(
    [
        HEAD,
        OFFICE,
        REVIEW,
        replace(HEAD, replied_to=(12,)),
        replace(HEAD, replied_to=(12, 15), offered=("xong 12",), has_file=True),
        replace(REVIEW, replied_review=True, head=True),
        replace(HEAD, linked=False, head=False),
    ]
)


def _numbers(intent: Intent) -> list[int]:
    if isinstance(intent, Several):
        return [n for part in intent.intents for n in _numbers(part)]
    if isinstance(intent, Ambiguous):
        return [*intent.numbers, *(n for part in intent.readings for n in _numbers(part))]
    if isinstance(intent, NeedNumber):
        return []
    values = [getattr(intent, f.name) for f in fields(intent) if f.name in ("numbers", "drafts")]
    return [n for value in values for n in value]


@given(st.text(max_size=300), SITUATIONS)
def test_no_text_raises(text: str, situation: Situation) -> None:
    assert all(0 < n <= LARGEST_NUMBER for n in _numbers(understand(text, situation)))


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14), SITUATIONS)
def test_no_mixture_of_known_words_raises(words: list[str], situation: Situation) -> None:
    numbers = _numbers(understand(" ".join(words), situation))
    assert all(0 < n <= LARGEST_NUMBER for n in numbers)


@given(
    st.lists(WORDS, max_size=8), st.sampled_from(["chưa", "không", "sẽ", "sắp", "gần", "nếu", "chắc", "?"])
)
def test_a_word_of_warning_in_one_clause_is_never_done(words: list[str], warning: str) -> None:
    """Whatever stands around it, as long as nothing is cut off by a separator or given as a reason."""
    plain = [w for w in words if not re.search(r"[,.;?\n]", w) and w not in ANSWER_WORDS["reason"]]
    plain = [w for w in plain if w not in (*ANSWER_WORDS["contrast"], *ANSWER_WORDS["safe"])]
    intent = understand(" ".join([*plain, warning, "xong 12"]), HEAD)
    assert not isinstance(intent, Done)


def test_a_range_is_bounded() -> None:
    assert len(_numbers(understand("bỏ 1-900000", REVIEW))) <= MOST_NUMBERS


@pytest.mark.parametrize("situation", [HEAD, OFFICE, REVIEW])
@pytest.mark.parametrize("order", ["xong 12", "hủy 12", "xác nhận 12", "lưu"])
def test_a_message_longer_than_an_order_is_a_document_or_a_remark(order: str, situation: Situation) -> None:
    long = order + " ạ" * LONGEST_ORDER
    intent = understand(long, situation)
    if situation.office:
        assert intent == PastedDirective(long)
    else:
        assert isinstance(intent, Unknown)
        assert len(intent.text) <= LONGEST_ORDER


@pytest.mark.parametrize(
    "typed",
    [
        "ｘｏｎｇ　１２",
        "x\u200bong 12",
        "xong\u00a012",
        "\u202exong 12",
        "хоng 12",
        "xong\u2060 12",
    ],
)
def test_full_width_invisible_and_look_alike_letters_do_not_matter(typed: str) -> None:
    intent = understand(typed, HEAD)
    assert isinstance(intent, Done)
    assert intent.numbers == (12,)


WORST = (
    "a",
    "1",
    "1/",
    "1-",
    "1-a/",
    "45/B-",
    "1/1/1",
    "1 ",
    " ",
    "/",
    "/a",
    "aa.",
    "1.1",
    "xw",
    "ddaa",
    "8h",
    "xpng ",
    "vieecj ",
    "xong 12, ",
    "NVY ",
    "nếu ",
    "?",
)


def test_f65_understanding_takes_linear_time() -> None:
    """As a head and as the office take turns, at length both; of the patterns see test_growth.py."""
    both = (HEAD, REVIEW)
    with counted_patterns() as steps:
        grown = {
            (unit, at.head): steps.growth(partial(_understand, at), unit, LONGEST_ORDER // 4)
            for n, unit in enumerate(WORST)
            for at in (both if AT_LENGTH else both[n % 2 :][:1])
        }
    assert {each: ratio for each, ratio in grown.items() if ratio > MOST} == {}


def _understand(situation: Situation, text: str) -> object:
    return understand(text, situation)
