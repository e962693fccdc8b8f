"""Pieces of regular expressions: the letters of Vietnamese, lists of words that are quick to search for."""

import re
from collections.abc import Iterable

LOWER = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
UPPER = LOWER.upper()


# Lists of words as regular expressions that are quick to search for. `re` tries the words of a list one
# after another, at every character of a text, unless all of them begin with a plain letter: then it skips
# to the letters that can begin one.


def alternatives(words: Iterable[str]) -> str:
    """Any of the words, the longest first; what they begin with in common is compared once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """What may follow a node; nothing may follow only where no longer word does."""
    branches = []
    for letter, below in node.items():
        if letter:
            begun = re.escape(letter)
            while len(below) == 1 and "" not in below:
                ((letter, below),) = below.items()
                begun += re.escape(letter)
            branches.append(begun + _pattern(below))
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


def not_after(words: Iterable[str], *barred: str) -> str:
    """Any of the words, none of which stands behind one of the `barred` patterns of fixed width.

    The words are patterns too, each beginning with a plain letter; of two that fit the first wins.
    The look back is taken from behind that letter, so that a search may skip to it.
    """
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    branches = []
    for letter, rests in by_letter.items():
        looks = "".join(f"(?<!{before}{letter})" for before in barred)
        branches.append(f"{letter}{looks}(?:{'|'.join(rests)})")
    return f"(?:{'|'.join(branches)})"
