"""Sentences as people type them, and what they mean."""

import unicodedata
from dataclasses import replace

import pytest

from chat import understand
from tests.chat.understanding import HEAD, OFFICE, REVIEW, brief, rows
from tests.every_row import every_row


@every_row(rows("answers.txt"))
def test_a_heads_answer_means(sentence: str, expected: str) -> None:
    assert brief(understand(sentence, HEAD)) == expected


@every_row(rows("questions.txt"))
def test_the_offices_question_or_order_means(sentence: str, expected: str) -> None:
    assert brief(understand(sentence, OFFICE)) == expected


@every_row([*rows("unread_office.txt"), *rows("plain_office.txt")])
def test_an_order_of_the_office_is_done_if_it_is_wholly_understood(sentence: str, expected: str) -> None:
    assert brief(understand(sentence, OFFICE)) == expected


@every_row([*rows("unread_head.txt"), *rows("plain_head.txt")])
def test_a_heads_answer_is_taken_if_it_is_wholly_understood(sentence: str, expected: str) -> None:
    assert brief(understand(sentence, HEAD)) == expected


@every_row(rows("replies.txt"))
def test_a_reply_to_a_reminder_means(sentence: str, expected: str) -> None:
    assert brief(understand(sentence, replace(HEAD, replied_to=(7,)))) == expected


@every_row(rows("review.txt"))
def test_a_word_on_the_open_review_means(sentence: str, expected: str) -> None:
    assert brief(understand(sentence, REVIEW)) == expected


@every_row(rows("answers.txt"))
def test_an_answer_means_the_same_decomposed(sentence: str, expected: str) -> None:
    assert brief(understand(unicodedata.normalize("NFD", sentence), HEAD)) == expected


@every_row(rows("answers.txt"))
def test_an_answer_in_capitals_is_never_taken_for_more(sentence: str, expected: str) -> None:
    # Capitals change document numbers and codes, and nothing of what is done.
    assert brief(understand(sentence.upper(), HEAD)).upper() == expected.upper()


@pytest.mark.parametrize(("table", "least"), [("answers.txt", 90), ("questions.txt", 90), ("review.txt", 45)])
def test_the_tables_are_as_long_as_they_should_be(table: str, least: int) -> None:
    sentences = [sentence for sentence, _ in rows(table)]
    assert len(set(sentences)) >= least
