"""The sentences about files: each says what the person can do."""

import pytest

from directives.extract import MAX_DOCUMENTS
from messages.review.reading import PROBLEMS, problem, scanning


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_problem_has_a_sentence_without_a_gap(code: str) -> None:
    assert "{" not in problem(code, "a.zip", {"most": 50})


def test_too_many_files_in_a_zip_names_the_limit() -> None:
    assert f"tối đa {MAX_DOCUMENTS}" in problem("too_many_entries", "a.zip", {"limit": MAX_DOCUMENTS})


def test_a_zip_is_not_called_a_scan() -> None:
    assert scanning(3, zipped=True).startswith("Trong tệp nén vừa gửi có bản chụp, 3 trang")
    assert scanning(3, zipped=False).startswith("Tệp vừa gửi là bản chụp, 3 trang")
