"""Words that are one slip of the thumb apart."""

from collections.abc import Iterable


def one_edit_apart(word: str, other: str) -> bool:
    """Whether one letter dropped, added or changed, or two swapped, makes one of the other."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or (len(left) > 1 and swapped)


def one_letter_less(word: str) -> Iterable[str]:
    """The word without each of its letters."""
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def without_a_letter(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by what is left of them without one letter, and by themselves.

    Two words one edit apart have an entry in common, so that only those need be compared.
    """
    found: dict[str, list[str]] = {}
    for word in words:
        for left in {word, *one_letter_less(word)}:
            found.setdefault(left, []).append(word)
    return found
