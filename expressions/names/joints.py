"""Joints between words that look like two names and are one: "Chủ tịch, các Phó Chủ tịch UBND tỉnh"."""

import re

from expressions.names.name_words import UNIT_HEADS
from expressions.names.shared_heads import COUNCILS, PLACE, TITLE
from language.spelling import LOWER, UPPER, alternatives

LONGEST_SINGLE = 130  # letters of a single name
_PERSON = re.compile(
    rf"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)(?:\s[{UPPER}]\w*){{1,6}}(?:\s[-–]\s[^,;]{{3,60}})?(?:$|,\s)"
)
_CROWD = re.compile(
    r"(?:[Cc]ác\s)?(?:[Ss]ở|[Bb]ộ|[Bb]an|[Pp]hòng|ngành|cơ quan)(?:,?\s(?:ban|ngành|cơ quan))*"
)
_SMALL_HEAD = re.compile(rf"(?:ban|ngành|cơ quan|đơn vị|đoàn thể|địa phương)\s[{UPPER}]")
_ROMAN, _ROMAN_ENDS = re.compile(r"[IVX]{1,4}(?!\w)"), re.compile(r"\s[IVX]{1,4}\Z")
_KNOWN_LETTERS = alternatives(head for head in UNIT_HEADS if head.isupper())
_LETTERS = re.compile(rf"(?!{_KNOWN_LETTERS})[{UPPER}]{{3,}}(?![\w])(?!\s[{UPPER}])")
_ROOM = re.compile(rf"(?:[Pp]hòng|[Kk]hoa|Vụ|Ban)\s[{UPPER}][{LOWER}]+(?:\s[{LOWER}]+)*")
_OFFICE_ALONE = re.compile(
    r"(?:đồng chí )?(?:Chủ tịch|Giám đốc|Trưởng ban|Cục trưởng|Hiệu trưởng|Chánh Văn phòng)\Z"
)
_SHARES = re.compile(r"(?:Báo|Đài|Viện|Hội|Trường)\Z")
_DEPUTIES = re.compile(r"(?:các )?(?:đồng chí )?Phó\s")
_COUNCIL_OF_PLACES = re.compile(
    r"(?:Chủ tịch\s)?(?:UBND|[ỦU][ỷy] ban nhân dân)\scác\s(?:huyện|xã|quận|phường|tỉnh)"
)
_JOINT_OFFICE = re.compile(r"Văn phòng (?:Đoàn (?:đại biểu Quốc hội|ĐBQH)|HĐND|Hội đồng nhân dân)[^,;]*$")


def is_inside_a_name(text: str, begin: int, joint: re.Match[str], after: str) -> bool:
    """Whether what a joint parts is one name; it begins at `begin`, `after` is what follows the joint."""
    end = joint.start()
    if PLACE.match(after) and _COUNCIL_OF_PLACES.match(text, begin, end):
        return True  # "Chủ tịch UBND các huyện ven biển và huyện Lý Sơn"
    if TITLE.match(after) and _PERSON.match(text, begin, end):
        return True
    if after[:1].islower() and _CROWD.fullmatch(text, begin, end) and _SMALL_HEAD.match(after):
        return True  # "các sở, ban, ngành Thành phố"
    if _OFFICE_ALONE.match(text, begin, end) and _DEPUTIES.match(after):
        return True  # "Chủ tịch, các Phó Chủ tịch UBND tỉnh"
    if _ROMAN.match(after) and _ROMAN_ENDS.search(text, begin, end):
        return True  # "Các Khu Quản lý đường bộ I, II và III"
    if "và" not in joint.group():
        return False
    if after.startswith(COUNCILS) and _JOINT_OFFICE.search(text, max(begin, end - LONGEST_SINGLE), end):
        return True
    if _SHARES.match(text, begin, end):
        return True  # "Báo và Đài Phát thanh - Truyền hình tỉnh"
    # "Phòng Khảo thí và ĐBCLGD"
    return _LETTERS.match(after) is not None and _ROOM.fullmatch(text, begin, end) is not None
