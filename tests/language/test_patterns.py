import re

from hypothesis import given
from hypothesis import strategies as st

from language.spelling import alternatives, not_after

letters = st.text("abc .(", min_size=1, max_size=5)
words = st.lists(letters, min_size=1, max_size=12)
texts = st.text("abc .(", max_size=40)


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(pattern, text)]


@given(words, texts)
def test_a_tree_of_words_finds_what_the_list_finds_longest_first(words: list[str], text: str) -> None:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert spans(alternatives(words), text) == spans(listed, text)


@given(words, texts)
def test_what_follows_a_word_may_call_for_a_shorter_one(words: list[str], text: str) -> None:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert spans(rf"(?:{alternatives(words)})b", text) == spans(rf"(?:{listed})b", text)


@given(st.lists(st.text("abc ", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=12), texts)
def test_looking_back_behind_the_first_letter_finds_the_same_words(words: list[str], text: str) -> None:
    plain = rf"(?<!\w)(?<!b )(?:{'|'.join(words)})"
    assert spans(not_after(words, r"\w", "b "), text) == spans(plain, text)


def test_a_word_behind_a_barred_one_is_passed_over() -> None:
    pattern = not_after(("giao", "đề nghị"), r"\w", "được ")
    assert spans(pattern, "được giao; giao việc, đề nghị") == [(11, 15), (22, 29)]
