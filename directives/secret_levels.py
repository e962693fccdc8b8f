"""A level that nothing accounts for, whatever tones it has lost and wherever it stands.

What a mark says is asked about by default: both words of a heavier mark in any tones, "độ mật" where no value
follows, what papers are called with "mat" behind it. Named here is only what else the same words may be.
"""

import re
from collections.abc import Iterator

from directives.model import SecrecyDoubt
from directives.secret_compounds import LOST, TONELESS_INNOCENT
from directives.secret_lines import PAPERS, SecretLine
from language.folding import fold

_PAIR = re.compile(
    r"(?<![^\W_])(t[oôốồổỗộóòỏõọ]i|tuy[eêếềểễệéèẻẽẹ]t)[\s_.–-]{1,3}(m[aâăàáảãạấầẩẫậắằẳẵặ]t)(?![^\W_])",
    re.IGNORECASE,
)
# "Tôi mật báo", "tối mật độ xe tăng cao".
_OTHER_BEHIND = re.compile(r"\s{1,2}(?:báo|độ|khẩu|mã|ong|thiết|thám|vụ|phục|đàm)\b", re.IGNORECASE)
_SAID_OF_IT = re.compile(
    r"\W*$|\W{0,3}[,.;:!()\[\]/–-]|\s(?:nhe|nha|do|day|cam|khong|chi|luu|cua|so|ve|gui|va|kem|thuong|khan|hoa|moi)\b"
)
_LOST_BEHIND = re.compile(r"\s?(?:roi|het|ca|may|hai|ba|mot|vi|the|dien|xe|tien|may|tui|giay|chia|do)\b")
SHE = re.compile(r"\b(?:chi|co|ban|em|be|chau|ba|me|thi|di|hoa|bang|mua)\W{1,2}$")
_REACH = 60  # characters before and behind


def levels(lines: list[SecretLine], *, recognised: bool) -> Iterator[SecrecyDoubt]:
    """A doubt for each level in a line that nothing else accounts for."""
    for line in lines:
        if "mat" in line.folded and (
            (not recognised and any(_is_heavier(line.shown, found) for found in _PAIR.finditer(line.shown)))
            or any(_is_level(line.shown, found) for found in _LEVEL.finditer(line.shown))
        ):
            yield SecrecyDoubt.WORDS_ELSEWHERE
        if _is_toneless_paper(line):
            yield SecrecyDoubt.WORDS_ELSEWHERE


def _is_heavier(shown: str, found: re.Match[str]) -> bool:
    """Whether two words are a heavier mark that has lost a tone, by their tones and those beside them."""
    first, second = found.group(1).lower(), found.group(2).lower()
    if ((first, second) in _WHOLE and found.group()[len(first)].isspace()) or _OTHER_BEHIND.match(
        shown, found.end()
    ):
        return False  # the mark with all its tones is judged by those who know more of the line
    if second in ("mật", "mât", "mạt") or (first == "tuyệt" and not found.group().islower()):
        return True
    if first == "tuyệt" or found.group().isascii():
        return not _is_lost(shown, *found.span())
    return False


_WHOLE = frozenset({("tối", "mật"), ("tuyệt", "mật")})


def _is_lost(shown: str, start: int, end: int) -> bool:
    """Whether somebody is without something, or "mat" is a face or an eye: "toi mat vi", "tuyet mat hang"."""
    said = shown[start:end]
    lead, rest = fold(shown[max(0, start - _REACH) : start]), fold(shown[end : end + _REACH])
    if TONELESS_INNOCENT.search(f"{fold(said)} {rest.strip()}") or LOST.match(f"{fold(said)} {rest.strip()}"):
        return True
    if said[0].lower() == "t" and SHE.search(f"{lead} "[-_REACH:]) is not None and "tuy" in fold(said):
        return True
    if "tuy" in fold(said):
        return _LOST_BEHIND.match(rest) is not None
    return not said.isupper() and _SAID_OF_IT.match(f" {rest}") is None


# "Phương án A2 - độ mật", "bản này có độ mật": with no value behind, and no form's heading.
_LEVEL = re.compile(
    r"(?:(?<=\s)[-–(\[/]\s?|\b(?:có|thuộc|mang|là|này|ở|gồm|đã đóng|được đóng|có đóng|chứa) "
    r"|\b(?:khẩn|tốc|hẹn giờ)\W{1,3}"
    r"|\b(?:ghi chú|lưu ý|chú ý)\s?:\s?)(?:dấu )?(?:chỉ )?(?:mức |cấp )?độ mật(?![^\W_])",
    re.IGNORECASE,
)
_NO_VALUE = re.compile(r"\W{0,3}$|\s?[,.;)\]!–-]|\s(?:nhé|nha|đấy|đó|ạ)\b")
_ASKED_OF = re.compile(
    r"\b(?:không|nào|nếu|khi|phải|cần|các|những|xác định|quy định|đề xuất)\b", re.IGNORECASE
)


def _is_level(shown: str, found: re.Match[str]) -> bool:
    lead = shown[max(0, found.start() - _REACH) : found.start()]
    clause = re.split(r"[.;:!?,]", lead)[-1]
    return _NO_VALUE.match(shown, found.end()) is not None and _ASKED_OF.search(clause) is None


# "Tai lieu mat, doc xong huy": a paper that is lost is spoken of in a sentence that goes on.
_TONELESS_PAPER = re.compile(
    rf"\b(?:{PAPERS}) mat"
    r"(?=\W*$|\s?[,.;:!/(–-]| (?:nay|so \d|cua (?:tinh|huyen|cong an|bo|so|bch)|kem)\b)|\bban mat so \d"
)


_TONELESS_SAID = re.compile(
    r"\b(?:cong van|van ban|cv|vb|tai lieu|ho so)(?: nay)? (?:co|bi|dong) dau (?:do )?mat\b"
    r"|\bmat\b.{0,15}\b(?:dung (?:gui|chuyen|noi)|khong (?:gui|chuyen|pho bien|phat tan)|cam (?:sao|chup)|"
    r"(?:doc|xem) xong)\b"
)


def _is_toneless_paper(line: SecretLine) -> bool:
    if not line.shown.isascii() or "mat" not in line.folded:
        return False
    said = _TONELESS_SAID.search(line.folded)
    if said is not None and TONELESS_INNOCENT.search(line.folded) is None:
        return True
    return any(
        TONELESS_INNOCENT.search(line.folded[max(0, found.start() - _REACH) : found.end()]) is None
        for found in _TONELESS_PAPER.finditer(line.folded)
    )
