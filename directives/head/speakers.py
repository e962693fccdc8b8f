"""The unit whose letters a symbol bears, where the letterhead shows only the body above it."""

import re

from expressions.names.places import BODIES
from language.letters import UPPER

# What a document is, at the beginning of a symbol: "TB-VPCP", "KH-UBND".
KINDS_OF_SYMBOLS = frozenset(
    ("TB", "KH", "QĐ", "CT", "CTr", "HD", "TTr", "BC", "CĐ", "NQ", "KL", "QC", "CV", "GM", "TT", "NĐ", "ĐA",
     "PA", "TBKL", "KLTB", "QyĐ", "CTHĐ", "TTLT", "QĐPD", "TM", "PC", "BB", "ĐL")
)  # fmt: skip
_HEAD = re.compile(
    r"(?<!\w)(?:Tổng cục|Cục|Vụ|Văn phòng|Viện|Trung tâm|Ủy ban|Thanh tra|Ban|Chi cục|Phòng|Chi nhánh)\s"
    r"(?=[A-ZĐ])"
)
_SPEAKS = re.compile(
    r"\s(?:đề nghị|yêu cầu|thông báo|có ý kiến|nhận được|xin|trả lời|hướng dẫn|lưu ý|trân trọng|đã|kính"
    r"|báo cáo|ban hành|triển khai)(?!\w)"
)
_WORD = re.compile(rf"[{UPPER}\w]+")
_LONGEST = 12
_LONGEST_NAME = 100
_BROKEN = re.compile(r"[.;:“”]")
_MOST = 80
_REACH = 8000


def unit_of_symbol(symbol: str | None, letterhead: list[str], document: str) -> str | None:
    """ "GSQL-GQ4" under "TỔNG CỤC HẢI QUAN": the Cục Giám sát quản lý that speaks in the text, or None.

    None too where the letters are those of the letterhead or of a body that is known by them.
    """
    letters = _letters(symbol)
    if letters is None or any(_fits(letters, name) for name in letterhead):
        return None
    for count, found in enumerate(_HEAD.finditer(document[:_REACH])):
        if count >= _MOST:
            break
        verb = _SPEAKS.search(document, found.end(), found.end() + _LONGEST_NAME)
        name = " ".join(document[found.start() : verb.start()].split()) if verb else ""
        if name and not _BROKEN.search(name) and _fits(letters, name):
            return name
    return None


def _letters(symbol: str | None) -> str | None:
    """The letters of the unit in a symbol: the first part that does not name a kind of document."""
    parts = [part.replace("&", "") for part in re.split(r"[-/.–]", symbol or "")]
    unit = next((part for part in parts if part not in KINDS_OF_SYMBOLS), "")
    known = any(unit.upper() == letters.upper() for letters in BODIES)
    return unit.upper() if 2 <= len(unit) <= 9 and unit.isalpha() and not known else None


def _fits(letters: str, name: str) -> bool:
    """Whether the letters begin the initials of a name, with its first words or without them."""
    words = [word.upper() for word in _WORD.findall(name)][:_LONGEST]
    small = ("VÀ", "VỀ", "CỦA", "CÁC")
    for skipped in (small, ("VÀ",), ()):
        initials = "".join(word[0] for word in words if word not in skipped)
        if any(initials[start:].startswith(letters) for start in (0, 1, 2)):
            return True
    return False
