"""Lines that only tell: of force, of whom to ring, of a signature. They ask nothing, wherever they stand."""

import re

_TOLD = re.compile(
    r"(?:(?:Chỉ thị|Quyết định|Nghị quyết|Thông tư|Nghị định|Quy chế|Quy định|Kế hoạch|Công điện|Văn bản"
    r"|Hướng dẫn|Công văn)\snày\s(?:có hiệu lực|thay thế|được phổ biến|phổ biến)"
    r"|(?:Mọi|Các)\s(?:ý kiến|thắc mắc|vướng mắc|thông tin|chi tiết)[^.;]{0,60}?(?:xin |vui lòng )?liên hệ"
    r"|(?:Ký bởi|Người ký|Cơ quan|Email|Thời gian ký|Số điện thoại|Fax)\s?:\s"
    r"|[^;]{4,120}?\schủ trì (?:cuộc họp|[Pp]hiên họp|[Hh]ội nghị|buổi làm việc)\W{0,3}$)"
)
_PLACE_AND_DAY = re.compile(r"[^.;:]{3,40}, ngày \d{0,2}\s?tháng \d{0,2}\s?năm \d{0,4}\W{0,3}$")
_TOPIC = re.compile(r"(?:Đ[oôốấ]i với (?:công tác|việc|hoạt động|nội dung|lĩnh vực)|Về (?:việc|công tác))\s")


def asks_nothing(text: str, over_others: bool) -> bool:
    """Whether a text is a remark on the document, a line of its form or a topic that stands over others."""
    if text.isupper() or _PLACE_AND_DAY.match(text):
        return True
    return bool(_TOLD.match(text) or (over_others and _TOPIC.match(text)))
