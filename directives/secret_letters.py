"""Levels by their letters alone: (M), TM and TuM beside what papers are called, A, B and C on an envelope."""

import re

from directives.secret_lines import PAPERS, SecretLine, cells_of
from language.folding import fold

_LETTER = r"(?-i:M|TM|T[Uu]M)"
_LONE = re.compile(r"[(\[]\s?(?:M|TM|T[Uu]M)\s?[)\]]")
_MOST = re.compile(r"(?<![\w-])(?:TuM|[(\[]TUM[)\]])(?!\w)")
_NAMED = re.compile(
    rf"\b(?:độ|(?<!đánh )dấu|mức|mức độ|cấp độ|chế độ)"
    rf"(?:\s?[:=–-]\s?|\s)[\"“]?{_LETTER}[\"”]?(?![\w./&-]|\s?[:%\d])",
    re.IGNORECASE,
)
_NAMED_TONELESS = re.compile(
    rf"(?:^\W{{0,5}}|\b(?i:{PAPERS}) )(?i:do|dau|muc)\s?:?\s"
    r"(?:M|TM|T[Uu]M)(?=\s?$|\s?[,;)!])"
)
_IN_BRACKETS = re.compile(r"[(\[]\s?(?:M|TM|T[Uu]M)\s?[)\]]")
_PAPER = re.compile(rf"\b(?:{PAPERS}|dien|ban nay|cai nay|bc|kh|ttr|tb|vt|vp|luu)\b")
# Sizes of clothes, and the sign of a brand.
_OTHER = re.compile(
    r"\b(?:áo|quần|váy|size|cỡ|găng tay|khẩu trang|ủng|mũ|nhãn hiệu|thương hiệu|logo|biển hiệu|đồng phục)\b"
)
_KEPT = re.compile(r"\blưu\b[^;\n]{0,30}\bV[TP]\s?(?:-\s?|\()(?-i:M|TM|T[Uu]M)\)?(?![\w&-])", re.IGNORECASE)
_ENVELOPE = re.compile(
    r"\b(?:bì|phong bì)\b[^.;\n]{0,25}\b(?:dấu|chữ|ký hiệu|đóng)(?: (?:chữ|dấu|ký hiệu)){0,2}\s?[:\"“(]?\s?"
    r"(?-i:[ABC])(?![\w])|^\W{0,5}bì (?:số \d{1,2}\W{1,3})?[\"“]?(?-i:[ABC])\W*$"
    r"|\bdấu (?:chữ )?[\"“]?(?-i:[ABC])[\"”]? (?:ngoài|trong|trên|lên) bì\b"
    r"|\bký hiệu (?:trên )?(?:bì|phong bì)\s?:?\s?[\"“(]?(?-i:[ABC])(?!\w)",
    re.IGNORECASE,
)
_REACH = 60  # characters before and behind


def says_it_by_letters(line: SecretLine, *, recognised: bool) -> bool:
    """Whether a letter on the line stands for a level; one by itself is what recognition makes of a logo."""
    shown = line.shown
    if "M" in shown and (_KEPT.search(shown) or _NAMED_TONELESS.search(shown) or _is_named(shown)):
        return True
    if recognised:
        return False
    if "M" in shown and (_MOST.search(shown) or _is_alone(shown)):
        return True
    return "bi" in line.folded and _ENVELOPE.search(shown) is not None


def _is_named(shown: str) -> bool:
    named = _NAMED.search(shown)
    if named is not None and not _is_other(shown, *named.span()):
        return True
    return any(_is_of_a_paper(shown, found) for found in _IN_BRACKETS.finditer(shown))


def _is_alone(shown: str) -> bool:
    if "(" not in shown and "[" not in shown:
        return False
    return any(_LONE.fullmatch(cell.strip(" .,*-–")) is not None for cell in cells_of(shown))


def _is_of_a_paper(shown: str, found: re.Match[str]) -> bool:
    lead = fold(shown[max(0, found.start() - _REACH) : found.start()])
    return _PAPER.search(lead) is not None and not _is_other(shown, *found.span())


def _is_other(shown: str, start: int, end: int) -> bool:
    return _OTHER.search(shown[max(0, start - _REACH) : end + _REACH].lower()) is not None
