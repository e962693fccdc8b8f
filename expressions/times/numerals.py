"""Numbers in words of more than one syllable: mười hai, ba mươi, hai mươi lăm, hai mốt."""

from collections.abc import Sequence

_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_BEHIND_TENS = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_CONTRACTED = {"hai": 20, "ba": 30, "bốn": 40}  # "hai mốt", "ba lăm": the tens word left out


def read_numeral(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number below 100 of two or more words at a place, and the place behind it.

    "năm" behind the tens is the year and no five ("mười năm" is ten years): that is said "lăm".
    """
    if at + 1 >= len(words):
        return None
    first, second = words[at], words[at + 1]
    units = _BEHIND_TENS.get(second, 0) if second != "năm" else 0
    if first == "mười":
        return (10 + units, at + 2) if units else None
    tens = _DIGITS.get(first, 0)
    if tens and second == "mươi":
        third = words[at + 2] if at + 2 < len(words) else ""
        units = _BEHIND_TENS.get(third, 0) if third != "năm" else 0
        return (10 * tens + units, at + 3) if units else (10 * tens, at + 2)
    if first == "hai" and second in {"nghìn", "ngàn"}:
        return _year(words, at + 2)
    if first in _CONTRACTED and second in {"mốt", "lăm", "nhăm"}:
        return _CONTRACTED[first] + _BEHIND_TENS[second], at + 2
    return None


def _year(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """ "không trăm hai mươi sáu" behind "hai nghìn", or "hai sáu" alone."""
    at += 2 * (tuple(words[at : at + 2]) == ("không", "trăm"))
    tens = read_numeral(words, at)
    if tens is not None:
        return 2000 + tens[0], tens[1]
    pair = [_BEHIND_TENS.get(word, 0) for word in words[at : at + 2]]
    return (2000 + 10 * pair[0] + pair[1], at + 2) if len(pair) == 2 and all(pair) else None
