import pytest

from tests.every_row import every_row


def test_each_row_that_fails_is_named_and_no_other() -> None:
    @every_row([("a", 1), ("b", 2), ("c", 3), ("d", None)])
    def odd(letter: str, number: int) -> None:
        assert number % 2, letter

    with pytest.raises(AssertionError) as told:
        odd()
    said = str(told.value)
    assert said.startswith("2 of 4 rows fail")
    assert ["('a', 1)" in said, "('b', 2)" in said, "('c', 3)" in said, "('d', None)" in said] == [
        False,
        True,
        False,
        True,
    ]


def test_a_table_without_a_row_fails() -> None:
    with pytest.raises(AssertionError, match="empty"):
        every_row([])(print)()
