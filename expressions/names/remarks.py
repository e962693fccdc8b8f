"""What is said of a body between two commas or behind a dash, between its name and what it does.

"Sở A, đơn vị được giao quản lý hồ sơ, rà soát …", "Sở A, trên cơ sở kết quả kiểm kê, tham mưu …".
"""

import re

from expressions.names.duty_words import DOUBTFUL_PREDICATES, PREDICATES, RESPONSIBLE
from language.spelling import UPPER, alternatives

_LONGEST = 110  # letters
_VERBS = (*PREDICATES, *DOUBTFUL_PREDICATES)
# Of a noun that may be another name of the list as well, only a clause is a remark.
_OPENS = (
    r"\s?,\s(?:(?:là\s|đồng thời là\s)?(?:đơn vị|cơ quan|bộ phận|tổ chức|địa phương|người|nơi)"
    r"\s(?:(?:được|đang|đã|sẽ)\s"
    rf"|(?!(?:(?:có )?liên quan|ngang|thuộc|trực thuộc|cấp|và|{alternatives(_VERBS)})(?!\w)))"
    r"|(?:với|trong|trên|theo|qua|từ|tại|ngoài|bằng|nhằm|để|khi|sau khi|trước khi|nếu|do|vì|là)\s)"
)
_OPENING = re.compile(_OPENS)
_WHOLE = re.compile(
    rf"{_OPENS}[^,;.:\n]{{3,{_LONGEST}}}(?:,\s(?:nhiệm vụ|quyền hạn)[^,;.:\n]{{0,40}})?,"
    rf"(?=\s(?:{alternatives((*_VERBS, *RESPONSIBLE))})(?!\w))"
)
# "Sở A - cơ quan thường trực Ban Chỉ đạo tỉnh tham mưu …"
_DASHED = re.compile(
    r"\s[-–]\s(?:là\s)?(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)"
    r"\s(?:[Tt]hường trực|đầu mối|chủ quản|chuyên trách|chuyên môn"
    rf"|được giao|chịu trách nhiệm)(?!\w)[^,;.:\n]{{0,{_LONGEST}}}?(?:,|\s[-–])?"
    rf"(?=\s(?:{alternatives((*_VERBS, *RESPONSIBLE))})(?!\w))"
)
# "Đ/c An - công chức Phòng Kinh tế trực tiếp theo dõi …"
_POST = re.compile(
    r"\s?[-–,]\s(?=(?:công|viên) chức|cán bộ|chuyên viên|nhân viên|[Pp]hó|[Tt]rưởng|[Cc]hủ tịch|[Cc]hánh)"
    rf"[^,;.:\n]{{3,{_LONGEST}}}?,?(?=\s(?:{alternatives((*_VERBS, *RESPONSIBLE))})(?!\w))"
)
# "Đoàn kiểm tra do đồng chí Phó Giám đốc làm trưởng đoàn tiến hành …"
_LED_BY = re.compile(
    r"\s?do\s[^,;.:\n]{3,110}?\slàm\s"
    r"(?:[Tt]rưởng (?:[Đđ]oàn|[Bb]an|[Tt]iểu ban)|[Tt]ổ trưởng|[Cc]hủ tịch)(?!\w)"
)
_REMARKS = (_WHOLE, _DASHED, _LED_BY, _POST)
_AT_THE_END = re.compile(rf"(?<=\w){_OPENS}[^,;.:\n]{{3,{_LONGEST}}}\Z")
_OF_A_BODY = re.compile(rf"(?:\A|[{UPPER}])[^,;]*\Z")


def remark_begins(text: str, begin: int, at: int) -> bool:
    """Whether behind the single body that a list from `begin` on names last a remark begins at `at`."""
    return _WHOLE.match(text, at) is not None and _OF_A_BODY.search(text, begin, at) is not None


def past_remark(text: str, at: int) -> int:
    """Where the remark ends that begins at `at`; `at` itself where none does."""
    remark = next((found for form in _REMARKS if (found := form.match(text, at))), None)
    return remark.end() if remark else at


def has_remark(name: str) -> bool:
    """Whether what seems a name goes on with a remark."""
    return _OPENING.search(f"{name} ") is not None


def without_remark(name: str) -> str:
    """A name without the remark at its end."""
    return _AT_THE_END.sub("", name.rstrip(", "))
