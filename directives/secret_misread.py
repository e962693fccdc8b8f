"""Words that recognition gave another tone, so that they read "mật": mặt hàng, mất nước, mật độ, mắt.

Only what no mark can be part of: the word stands between both its neighbours, or before a pair of them, each
written as large or small as it is, where a stamp over the line would stand out.
"""

import re

_UNITS = r"\s{0,2}[:(]?\s{0,2}\d"
_COMPOUNDS = re.compile(
    r"(?<![^\W_])(?:"
    # mặt
    r"(?:các|những|một số|nhiều|stt|tt|tên|nhóm) (?P<a>mật) hàng"
    r"(?! (?:không|hải|tuần|tháng|quý|năm|ngày|binh))"
    r"|(?P<b>mật) hàng (?:thiết yếu|chủ lực|bình ổn|tiêu dùng|nông sản|thực phẩm)"
    r"|(?:thuê|giải phóng|tổng|sang nhượng|san lấp|quỹ) (?P<c>mật) bằng"
    r"(?! (?:văn|công|điện|fax|tay|đường|xe))"
    r"|(?:(?:ủy|uỷ) ban|ubmttq|ban) (?P<d>mật) trận tổ quốc"
    rf"|(?P<e>mật) (?:tiền|cắt|đường)(?: (?:rộng|dài|ngang|dọc|đường))?{_UNITS}"
    r"|(?:cạnh|mép|giáp|trải|láng) (?P<f>mật) đường"
    r"|(?:bề|khuôn|gương) (?P<g>mật)(?= (?:đường|ruộng|bàn|trẻ|tiêu|người|em|các|nền|bê|sàn))"
    # mất
    r"|(?:thông báo|bị|gây|cúp|tình trạng|chống) (?P<h>mật) (?:nước|điện)"
    r"(?= (?:tạm|sinh hoạt|sạch|luân phiên|cục bộ|diện rộng|đột xuất|kéo dài|do|từ)\b)"
    r"|(?:nguy cơ|bị|gây|tình trạng|chống) (?P<i>mật) (?:mùa|ngủ|cân bằng|an toàn|vệ sinh|trộm|cắp|trắng)"
    # mật độ, mật ong
    r"|(?P<j>mật) (?:dộ|dô|đọ|dọ)(?![^\W_])|(?P<k>mật) (?:òng|óng|ọng|ông) (?:rừng|hoa|lít|chai|nuôi)"
    # mắt
    r"|(?:mổ|nhỏ|đau|khám|đỏ|thuốc|kính) (?P<l>mật) (?:cá chân|trái|phải|đỏ|miễn phí|cho (?:trẻ|học|người))"
    r")",
    re.IGNORECASE,
)
# "Chủ sử dụng: Mật Thi Hoa": a family's name, and one that has lost its tone.
_OWNER = re.compile(
    r"(?:họ(?: và)? tên|chủ (?:sử dụng|hộ|đất|nhà)|người(?: [^\W\d_]+){1,2}|bên [ab]|ông|bà)\s{0,2}:\s{0,2}"
    r"(?P<of>mật) th[iịí] (?P<given>[^\W\d_]+)(?: [^\W\d_]+)?\s*$",
    re.IGNORECASE,
)
_DOINGS = frozenset({"hành", "đua", "tuyển", "công", "đấu", "cử"})  # thi hành, thi đua
_REACH = 60  # characters before and behind


def misread_word(shown: str, start: int, end: int) -> bool:
    """Whether "mật" at `start` of a recognised line is another word with a wrong tone, by those beside it."""
    near_start = max(0, start - _REACH)
    near = shown[near_start : end + _REACH]
    at = start - near_start
    for found in _COMPOUNDS.finditer(near):
        if any(found.start(name) == at for name in _COMPOUNDS.groupindex):
            return _alike(found.group())
    owner = _OWNER.search(near)
    return (
        owner is not None
        and owner.start("of") == at
        and near[at:].istitle()
        and owner["given"].lower() not in _DOINGS
    )


def _alike(said: str) -> bool:
    """Whether no word of it stands out: all in capitals, or none but for what begins a line or a column."""
    words = [word for word in said.split() if word[0].isalpha()]
    if said.isupper():
        return True
    return not any(word.isupper() and word.lower() == "mật" for word in words)
