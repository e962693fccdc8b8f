"""Marks whose letters stand apart from each other, or hang on the words beside them.

A file may keep a mark in runs, cells, revisions or elements of its own; put together again it lacks the
blanks around it, or has more than blanks within.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from directives.model import SecrecyDoubt
from directives.secret_lines import SecretLine, cell_rows
from directives.secret_people import names_person
from language.folding import composed

# "HÒAMẬT", "MẬTSố", "gửiMậtcác", "2026MẬT"; each of the words beside it may be a number.
_GLUED = re.compile(r"(?<=[^\W_])M[Ậậ]T|M[Ậậ]T(?=[^\W_])|(?<=[^\W_])Mật|Mật(?=[^\W_])")
_GLUED_LEGACY = re.compile(r"(?<=[^\W_])M(?:Ë|AÄ)T(?![^\W_])|(?<![^\W_])M(?:Ë|AÄ)T(?=[A-Z])")
_OTHER_BEFORE = re.compile(r"(?:bí|bảo|túi|lấy|nuôi|rỉ|mắc|cơ)$", re.IGNORECASE)
_OTHER_BEHIND = re.compile(r"(?:ong|khẩu|mã|mía|độ|ngữ)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NAME_REACH, _LONGEST = 60, 8  # characters before and behind
_GLUED_WORDS = "bimatnhanuoc"
# The middle letter with none beside it, or the first two with none behind them: nothing but a mark is so cut.
_MIDDLE = re.compile("[ẬậËëÄä]")
_LONE_ACCENT = re.compile(r"(?:[\d_]|[^\w\u0300-\u036f]){1,20}([\u0302\u0323])")
_BEFORE = re.compile(r"[Mm][\W\d_]{0,20}$")
_BEHIND = re.compile(r"[\W\d_]{0,20}[Tt](?![^\W\d_])")
_REACH = 21


def in_pieces(lines: list[SecretLine]) -> Iterator[SecrecyDoubt]:
    """What is a mark once its letters are taken together, or parted from the words beside them."""
    for line in lines:
        if _is_glued(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE
    whole = "\n".join(line.shown for line in lines)
    if any(accent in whole for accent in "\u0302\u0323"):
        whole = composed(_LONE_ACCENT.sub(r"\1", whole))
    places = [found.start() for found in _MIDDLE.finditer(whole)]
    lone = [at for at in places if not whole[at - 1 : at].isalpha() or not whole[at + 1 : at + 2].isalpha()]
    if any(_is_apart(whole, at) for at in lone) or (
        lone
        and any(
            _is_apart(said, found.start()) for said in cell_rows(lines) for found in _MIDDLE.finditer(said)
        )
    ):
        yield SecrecyDoubt.WORDS_ELSEWHERE


def _is_glued(line: SecretLine) -> bool:
    shown = line.shown
    if ("Ë" in shown or "Ä" in shown) and _GLUED_LEGACY.search(shown) is not None:
        return True
    if "mat" not in line.folded:
        return False
    if _GLUED_WORDS in line.folded:
        return True
    return any(_parted_mark(shown, *found.span()) for found in _GLUED.finditer(shown))


def _parted_mark(shown: str, start: int, end: int) -> bool:
    """Whether the word is a mark where it is parted from what it hangs on."""
    lead, behind = shown[max(0, start - _NAME_REACH) : start], shown[end : end + _LONGEST]
    if _OTHER_BEFORE.search(lead) or (
        _OTHER_BEHIND.match(behind) and not _begins_anew(shown[start:end], behind)
    ):
        return False
    return not (shown[start:end].istitle() and names_person(_WORD.findall(_parted_names(lead))))


def _parted_names(lead: str) -> str:
    """ "NguyễnThị" as it is said."""
    pairs = pairwise(lead)
    return lead[:1] + "".join(
        f" {char}" if char.isupper() and last.islower() else char for last, char in pairs
    )


def _begins_anew(word: str, behind: str) -> bool:
    return word.isupper() and behind[:2].istitle()


def _is_apart(text: str, at: int) -> bool:
    """Whether the letter is a mark's, parted from the one before it or behind it by more than letters."""
    start = at - 1 if text[at] in "Ää" and text[at - 1 : at] in ("A", "a") else at
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    behind = _BEHIND.match(text, at + 1, at + _REACH + 2)
    # What is parted at neither side is a word.
    return bool(before and behind and (len(before.group()) > 1 or len(behind.group()) > 1))
