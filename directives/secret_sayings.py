"""A level behind another label than its own, and what somebody says of a paper that they send."""

import re

from directives.secret_lines import SecretLine

# What names the level by another word, the mark alone behind it: "Mức độ: Mật".
_LEVEL_LABEL = re.compile(
    r"^\W{0,5}(?:\d{1,2}[.)]\s?)?(?:(?:mức|mức độ|cấp|cấp độ|độ|chế độ|dấu|dấu chỉ|tính chất|phân loại|"
    r"phân cấp|loại)(?: (?:văn bản|tài liệu|công văn|hồ sơ|thông tin|bảo mật|mật|của)){0,3}"
    r"|security|classification|level)\s?[:=–-]\s{0,3}\W{0,2}(?:tối |tuyệt )?mật\W{0,3}(?=$|[\t|;(])",
    re.IGNORECASE,
)
_GOODS = re.compile(r"^\W{0,5}(?:phân )?loại\s?[:=–-]", re.IGNORECASE)
# Of what somebody sends: "đây là văn bản độ Mật", "em chụp CV mật của tỉnh".
_TOLD_PAPER = r"(?:van ban|tai lieu|cong van|cv|vb|ho so|bao cao|ke hoach|to trinh|quyet dinh)"
_MAT = r"mat(?! (?:ong|mia|do|khau|ma|thiet)\b)(?!\w)"
_TOLD_OF = re.compile(
    r"\b(?:day la|(?:em|anh|chi|toi|minh|chau|chung toi)(?: \w+)? (?:chup|gui|chuyen|scan|quet))(?: \w+){0,3}"
    rf" {_TOLD_PAPER}(?: (?:do|dau|loai))? (?:toi |tuyet )?{_MAT}"
    rf"|\b{_TOLD_PAPER} (?:den |di )?so \S{{1,20}} (?:do|dau|loai) (?:toi |tuyet )?{_MAT}"
    rf"|^\W{{0,5}}{_TOLD_PAPER} (?:toi|tuyet) mat\b, "
    r"|^\W{0,5}(?:co |duoc |da )?dong dau (?:do )?(?:toi |tuyet )?mat\W*$"
)
# What one says of it to another: "văn bản đóng dấu mật đấy, anh đừng chuyển cho ai".
_STAMPED = re.compile(
    rf"\b{_TOLD_PAPER}(?: (?:nay|do|kia))? (?:co |duoc |bi |da )?(?:dong )?dau (?:do )?"
    rf"(?:toi |tuyet )?{_MAT}(?! (?:thi|phai|khong)\b)"
)
_SPOKEN = re.compile(r"\b(?:anh|chi|em|sep|bac|nhe|nha|oi|a)\b")
_OTHER_TONE = re.compile(r"\bm[ấắặá]t\b")
NOT_TO_BE_SENT = re.compile(r"\b(?:khong|cam|tuyet doi|dung (?:gui|chuyen|chup|scan|quet|dua))\b")
"""Who says so tells others what secret papers are not, or must not be done with."""


def is_labelled(line: SecretLine) -> bool:
    """Whether a field names the level: "Mức độ: Mật"."""
    return _LEVEL_LABEL.search(line.shown) is not None and _GOODS.search(line.shown) is None


def is_told_of(line: SecretLine) -> bool:
    """Whether somebody says of a paper that it is secret."""
    stamped = _STAMPED.search(line.folded)
    if stamped and _SPOKEN.search(line.folded) and not NOT_TO_BE_SENT.search(line.folded[: stamped.start()]):
        return _OTHER_TONE.search(line.shown.lower()) is None
    told = _TOLD_OF.search(line.folded) is not None and NOT_TO_BE_SENT.search(line.folded) is None
    return told and _OTHER_TONE.search(line.shown.lower()) is None
