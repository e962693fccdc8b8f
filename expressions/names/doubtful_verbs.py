"""Verbs that are parts of names as well: whether one of them ends a name.

"Phòng Hành chính tổng hợp" and "Phòng Y tế tổng hợp số liệu"; "Trung tâm Dịch vụ việc làm".
"""

import re

from expressions.names.duty_words import DEEDS_IN_NAMES, DOUBTFUL_PREDICATES, PARTS_OF_NAMES, PREDICATES
from language.spelling import UPPER, alternatives

_LONGEST_PART = 32  # letters of a fixed phrase inside names
_PART_OF_NAME = re.compile(rf"(?<!\w)(?:{alternatives(PARTS_OF_NAMES)})(?!\w)", re.IGNORECASE)
_PARTS = re.compile(rf"(?:{alternatives(PARTS_OF_NAMES)})(?!\w)")
_MORE_VERBS = re.compile(rf"\s(?:{alternatives(PREDICATES)})(?!\w)")
_DOUBT = re.compile(
    r"(?<=\s)(?:(?<!Ban )(?<!(?<!hòng, )(?<!ở, )ban )"
    rf"|(?<=ác [Bb]an )(?=(?:xây dựng|hướng dẫn|nghiên cứu|thẩm định)\s))"
    rf"(?<![Cc]ổng )(?<!hi đua, )(?:{alternatives(DOUBTFUL_PREDICATES)})(?![\w])"
)
# Their names are fixed: after "Sở Kế hoạch và Đầu tư" a verb is a verb.
FIRM = re.compile(r"(?:Bộ|Sở|UBND|Ủy ban|Uỷ ban|Chính phủ|Thủ tướng|[Cc]ác)(?!\w)")
# And theirs may hold any verb: "Ban Quản lý dự án đầu tư xây dựng tỉnh".
_LOOSE = re.compile(
    r"(?:Ban [Qq]uản lý|Ban QLDA|BQL|Công ty|Tổng công ty|Viện|Quỹ"
    r"|Trường(?!\s(?:THPT|THCS|TH|Tiểu học|[Mm]ầm non|MN|PT)))(?!\w)"
)
_UNFINISHED = ("và", ",", "-", " có", " là", "các", "những", "một số", "mọi")
# After these words a verb may still belong to the name: "Phòng Hành chính tổng hợp", "Cục Giám sát quản lý".
_NAME_TAIL = re.compile(
    r"(?:^|\s)(?:Hành chính|Kế hoạch|Quản lý|Giám sát|Tổ chức|Khoa học|Nghiên cứu|Dự báo|Kiểm soát|Kiểm tra"
    r"|Bảo trợ|Xúc tiến|Phát triển|Đào tạo|Tư vấn|Thông tin|Truyền thông|Chính sách|Dịch vụ|Bảo đảm|Hợp tác"
    r"|Khám|Phòng|Ban|Cục|Vụ|Trung tâm|Viện|Bộ phận|Tổ|Hội đồng)$"
)
# But not all of them: "Phòng Tài chính - Kế hoạch kiểm tra …", "Công ty Điện lực An Phú kiểm tra …".
_SELDOM_NAMES = frozenset(
    ("tuyên truyền", "bổ sung", "điều chỉnh", "tự", "cùng", "giúp", "không", "quy định", "kiểm tra")
)
# What no body is called by: "Các đơn vị tổ chức sơ kết …".
_NO_TRADES = frozenset(
    ("tổ chức", "hướng dẫn", "hỗ trợ", "bổ sung", "điều chỉnh", "xây dựng", "tự", "cùng", "giúp", "không",
     "đăng ký", "tổng hợp", "quy định", "đổi mới")
)  # fmt: skip
_SAID_ALONE = _NO_TRADES - {"xây dựng", "hỗ trợ", "đổi mới", "tổng hợp", "quy định"}
# What names like these hold: "Phòng Kế hoạch tổng hợp", "Phòng Hành chính quản trị".
_OF_FIELDS = frozenset(
    ("tổng hợp", "quản trị", "đầu tư", "tổ chức", "thống kê", "đào tạo", "mua sắm", "hợp tác", "truyền thông",
     "thông tin", "quản lý", "phục vụ", "dự án")
)  # fmt: skip
# What a verb takes that names do not: "Phòng Hành chính tổng hợp số liệu", "Phòng Kế hoạch giám sát việc …".
_OBJECT = re.compile(
    r"(?<!giúp)\s(?:việc|những|số liệu|hồ sơ|danh sách|kết quả|nội dung|tình hình|ý kiến|báo cáo|toàn bộ"
    r"|toàn diện|đầy đủ|kịp thời|cho|lại|thêm|đột xuất|tiền|dự toán|dự thảo|phương án|nhu cầu|\d{1,3}|một"
    r"|chữ ký|quy chế|con dấu|bổ sung|đúng|ngay|tất cả)(?!\w)"
)
_DUTY = re.compile(r"\s(?:chủ trì|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ)(?!\w)")
_FIELD_TAIL = re.compile(r"(?:^|\s)(?:Hành chính|Kế hoạch|Tổ chức|Khoa học|Đào tạo|Chính sách|Thông tin)$")
_ENDS_IN_CAPITAL = re.compile(rf"\s[{UPPER}]\w*\s[{UPPER}]\w*$")
_PLACE_TAIL = re.compile(
    r"(?:tỉnh|huyện|xã|phố|phường|Sở|Bộ|quận|liên quan|trực thuộc|UBND|nhân dân|Chính phủ|Ban"
    r"|trưởng|phòng|đơn vị|địa phương|ngành|Chỉ đạo|Y tế|Văn phòng|Công an)$"
)


# What a name is not over behind: kinds of bodies, and words that a field follows.
_UNFINISHED_NAME = re.compile(
    rf"(?:{_NAME_TAIL.pattern[:-1]}|(?:^|\s)(?:phòng|tổ|đội|đồng|quan|phận|lượng|viên|tâm|quỹ|công ty|cục"
    r"|đơn vị|điểm|trạm|nghiệp|nghiệp vụ|chỉ đạo|công tác|cảnh sát|kỹ thuật|hỗ trợ|kinh doanh|quyền|TNHH"
    r"|MTV|CP|cổ phần|đoàn|việc|(?<!, )ngành|hệ thống|người|đại lý|kho bạc|dân sự|sau|trước|về|số|khoản"
    r"|nguồn|cơ sở|trạm|doanh nghiệp|hợp tác xã|bệnh viện|trường))\Z",
    re.IGNORECASE,
)


def begins_part(text: str) -> bool:
    """Whether a text begins with a fixed phrase of names: "giao thông"."""
    return _PARTS.match(text) is not None


def is_part_of_name(text: str, begin: int, at: int) -> bool:
    """Whether the verb at `at` stands in a fixed phrase of names: "việc làm", "giao thông"."""
    near = _PART_OF_NAME.finditer(text, max(begin, at - _LONGEST_PART), at + _LONGEST_PART)
    part = next((part for part in near if part.start() <= at < part.end()), None)
    if part is None:
        return False
    before = text[begin:at].rstrip()
    deed = part.start() == at and part.group() in DEEDS_IN_NAMES
    over = _FIELD_TAIL.search(before) or not _UNFINISHED_NAME.search(before)
    return not deed or before.endswith(_UNFINISHED) or not over


def inside_brackets(text: str, start: int, at: int) -> bool:
    """Whether a bracket opened after `start` is still open at `at`."""
    return text.count("(", start, at) > text.count(")", start, at)


def doubtful_end(text: str, begin: int, start: int, end: int) -> int:
    """Where between `start` and `end` a verb of these ends the names that begin at `begin`, else `end`."""
    first = (bool(_LOOSE.match(text, begin)), bool(FIRM.match(text, begin)))
    for found in _DOUBT.finditer(text, start, end):
        last = max(text.rfind(joint, begin, found.start()) + len(joint) for joint in (", ", "; ", " và "))
        loose, firm = (True, False) if _LOOSE.match(text, max(last, begin)) else first
        before = text[max(begin, start - 20) : found.start()].rstrip()
        if inside_brackets(text, start, found.start()) or before.endswith(_UNFINISHED):
            continue
        if _DUTY.match(text, found.end()):
            continue  # "Khoa Nội tổng hợp có trách nhiệm …"
        if is_part_of_name(text, begin, found.start()):
            continue
        trade = found.group() not in _NO_TRADES
        if trade and found.start() <= start + 1 and _MORE_VERBS.match(text, found.end()):
            continue  # "Cơ quan kiểm tra khẩn trương …"
        if found.start() > start + 1 and _OBJECT.match(text, found.end()):
            end = found.start()
            break
        if (
            loose
            and found.group() not in _SAID_ALONE
            and not _PLACE_TAIL.search(before)
            and not _ENDS_IN_CAPITAL.search(before)
        ):
            continue
        seldom = found.group() not in _OF_FIELDS - _SELDOM_NAMES and _FIELD_TAIL.search(before)
        if firm or seldom or _PLACE_TAIL.search(before) or not _NAME_TAIL.search(before):
            end = found.start()
            break
    return end
