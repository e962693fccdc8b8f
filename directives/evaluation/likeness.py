"""When two texts, two names of units or two lists of them count as the same for an evaluation."""

import re
import unicodedata
from collections.abc import Sequence

ABBREVIATIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "uỷ": "ủy",
    "ttyt": "trung tâm y tế",
    "tccb": "tổ chức cán bộ",
    "bhxh": "bảo hiểm xã hội",
    "gdđt": "giáo dục và đào tạo",
    "tp": "thành phố",
    "nvy": "nghiệp vụ y",
    "nvd": "nghiệp vụ dược",
    "khtc": "kế hoạch tài chính",
    "syt": "sở y tế",
    "vp": "văn phòng",
    "vpcp": "văn phòng chính phủ",
}
LITTLE_WORDS = frozenset({"các", "những", "thuộc", "của", "quý", "và"})
_LONG_NAME = 7  # words: in a shorter name a single one makes another unit
_ALIKE = 0.8
_WHOLE_LIST = 0.85  # of its words, which the names found one by one must make up
_NO_WORD = re.compile(r"[^\w]+")
_BRACKETS = re.compile(r"\([^)]{0,120}\)")  # as long as a note in a name is


def plain(text: str | None) -> str:
    """Small letters, composed, markup and punctuation away, single spaces."""
    composed = unicodedata.normalize("NFC", text or "").casefold().replace("_", " ")
    return " ".join(_NO_WORD.sub(" ", composed).split())


def overlap(one: str, other: str) -> float:
    """The share of the shorter one's words that the other has too."""
    a, b = set(plain(one).split()), set(plain(other).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_unit(one: str, other: str) -> bool:
    """The same words, or four of five in a long name; what stands in brackets is left out."""
    a, b = _unit_words(one), _unit_words(other)
    both, either = set(a) & set(b), set(a) | set(b)
    return a == b or (len(either) >= _LONG_NAME and len(both) / len(either) >= _ALIKE)


def shared_units(wanted: Sequence[str], found: Sequence[str]) -> tuple[int, int, int]:
    """How many single units are right, falsely found and missed.

    A list in one entry and the same list in several are the same.
    """
    wanted, found, right = list(wanted), list(found), 0
    for name in list(wanted):
        hit = next((other for other in found if same_unit(name, other)), None)
        if hit is not None:
            wanted.remove(name)
            found.remove(hit)
            right += 1
    right += _take_lists(wanted, found)
    right += _take_lists(found, wanted)
    return right, len(found), len(wanted)


def _take_lists(lists: list[str], singles: list[str]) -> int:
    """Take out of both what names together what the other names one by one; how many units that were."""
    taken = 0
    for entry in list(lists):
        said = set(_unit_words(entry))
        parts = [name for name in singles if set(_unit_words(name)) <= said]
        covered = {word for name in parts for word in _unit_words(name)}
        if len(parts) > 1 and len(covered) >= _WHOLE_LIST * len(said):
            lists.remove(entry)
            for name in parts:
                singles.remove(name)
            taken += len(parts)
    return taken


def _unit_words(name: str) -> list[str]:
    written_out = " ".join(ABBREVIATIONS.get(word, word) for word in plain(_BRACKETS.sub(" ", name)).split())
    return [word for word in written_out.split() if word not in LITTLE_WORDS]
