"""Recipients that bear no name: "gửi đến đối tượng được kiểm tra", "thông báo cho chủ rừng"."""

import re

from expressions.names.duty_words import RECIPIENT_ENDS
from language.spelling import LOWER, UPPER, alternatives

# "gửi về TTKSBT (Khoa A)": a body by letters that the text does not explain.
BY_LETTERS = re.compile(rf"[{UPPER}]{{3,10}}(?![\w/-])(?:\s\((?:Phòng|Khoa|Ban|Vụ|Tổ|qua)\s[^()]{{2,60}}\))?")
_MOST_WORDS = 7
_HEAD = (
    r"(?:đơn vị|cơ quan|đoàn|tổ|chi bộ|chính quyền|chủ(?! (?:động|tịch|trương|trì))|đối tượng|nơi|văn phòng"
    r"|bộ phận)"
)
_END = rf"(?=\s?[.,;:)]|\s(?:{alternatives((*RECIPIENT_ENDS, 'trong', 'và'))})(?!\w)|\s\(|\s\d|\Z)"
_ONE = re.compile(
    rf"(?:\d{{1,3}}%\s)?(?P<name>(?:\d{{1,3}}\s)?{_HEAD}(?:\s[{LOWER}]+){{1,{_MOST_WORDS}}}?){_END}"
)
_ON = re.compile(rf"\svà\s(?={_HEAD}\s)")


def read_unnamed(text: str, at: int) -> tuple[tuple[str, ...], int]:
    """The bodies at a place by what they are, and where the last of them ends; none where there are none."""
    names: list[str] = []
    found = _ONE.match(text, at)
    while found:
        names.append(found["name"])
        at = found.end()
        joint = _ON.match(text, at)
        found = _ONE.match(text, joint.end()) if joint else None
    return tuple(names), at
