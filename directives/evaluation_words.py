"""When two texts, or two names of units, count as the same for an evaluation."""

import re
import unicodedata

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
_LONG_NAME = 7
_ALIKE = 0.8
_NO_WORD = re.compile(r"[^\w]+")


def plain(text: str | None) -> str:
    """Small letters, composed, markup and punctuation away, single spaces."""
    composed = unicodedata.normalize("NFC", text or "").casefold().replace("_", " ")
    return " ".join(_NO_WORD.sub(" ", composed).split())


def overlap(one: str, other: str) -> float:
    """The share of the shorter one's words that the other has too."""
    a, b = set(plain(one).split()), set(plain(other).split())
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_unit(one: str, other: str) -> bool:
    """The same words, or four of five in a long name; in short ones a single word makes two units."""
    a, b = _unit_words(one), _unit_words(other)
    both, either = set(a) & set(b), set(a) | set(b)
    return a == b or (len(either) >= _LONG_NAME and len(both) / len(either) >= _ALIKE)


def _unit_words(name: str) -> list[str]:
    written_out = " ".join(ABBREVIATIONS.get(word, word) for word in plain(name).split())
    return [word for word in written_out.split() if word not in LITTLE_WORDS]
